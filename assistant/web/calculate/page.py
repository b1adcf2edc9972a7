"""The page: choose a calculator, fill in its form, see what it gives."""

from functools import partial
from typing import Any

import gradio as gr

from assistant.receipts import as_pdf, as_workbook
from assistant.receipts.sheet import sheet_of
from assistant.web.calculate.chart import NAME, curve_of
from assistant.web.calculate.fields import UNITS
from assistant.web.calculate.figure import distance, figure
from assistant.web.calculate.form import Form, award_of, form_of
from assistant.web.calculate.result import downloads, result
from assistant.web.escape import as_html
from assistant.web.links import provision_link
from assistant.web.site import Site
from assistant.web.words import Words
from tools import CALCULATORS, Award, Calculator

_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}


def build(site: Site, blocks: gr.Blocks) -> None:
    """The choice of calculators, a form for each, and the result beside it."""
    words = Words("calculate", site.language)
    offered = [item for item in CALCULATORS.values() if item.policy in site.policies]
    with gr.Row(elem_id="calculate"):
        with gr.Column(scale=5, min_width=340, elem_id="forms"):
            choice = gr.Radio(
                [(item.label, item.name) for item in offered], value=offered[0].name,
                label=words("calculator"), elem_id="choice",
            )  # fmt: skip
            unit = gr.Radio(list(UNITS), label=words("unit"), elem_id="unit")
            panes = [_pane(item, item is offered[0], words) for item in offered]
        with gr.Column(scale=6, min_width=340, elem_id="outcome"):
            shown = gr.HTML(_empty(words), elem_id="result", apply_default_css=False)
            with gr.Column(visible=False, elem_id="chart") as charted:
                said = gr.HTML(apply_default_css=False)
                plot = gr.Plot(show_label=False, label=words("chart"))
            files = gr.HTML(visible=False, elem_id="files", apply_default_css=False)
    outputs = [shown, charted, said, plot, files]
    for item, (_, form, button) in zip(offered, panes, strict=True):
        inputs = [unit, *form.components]
        button.click(
            partial(_calculate, site, words, item, form), inputs, outputs,
            validator=partial(_check, site, words, item, form), **_QUIET,
        ).success(partial(_files, site, words, item, form), inputs, files, **_QUIET)  # fmt: skip
    names = [item.name for item in offered]
    columns = [pane for pane, _, _ in panes]
    choice.change(
        lambda chosen: [gr.Column(visible=name == chosen) for name in names] + _nothing(words),
        choice, columns + outputs, **_QUIET,
    )  # fmt: skip


def _pane(
    item: Calculator, visible: bool, words: Words
) -> tuple[gr.Column, Form, gr.Button]:  # fmt: skip
    with gr.Column(visible=visible, elem_id=f"form-{item.name}", elem_classes="form-pane") as pane:
        form = form_of(item, words)
        button = gr.Button(words("calculate"), variant="primary", elem_classes="go")
    return pane, form, button


def _empty(words: Words) -> str:
    return f'<p class="empty">{as_html(words("empty"))}</p>'


def _nothing(words: Words) -> list[Any]:
    """The outputs before there is a result."""
    hidden = gr.HTML(visible=False)
    return [_empty(words), gr.Column(visible=False), "", None, hidden]


def _check(
    site: Site, words: Words, item: Calculator, form: Form, unit: str | None, *values: str | None
) -> list[dict[str, Any]]:
    """For each field, whether it is right, or what is wrong with it."""
    _, wrong = award_of(item, site.policies[item.policy], form.typed(values), unit, words)
    right = gr.validate(True, "")
    return [right] + [
        gr.validate(False, wrong[name]) if name in wrong else right for name in form.fields
    ]


def _calculate(
    site: Site, words: Words, item: Calculator, form: Form, unit: str | None, *values: str | None
) -> list[Any]:
    policy = site.policies[item.policy]
    award, _ = award_of(item, policy, form.typed(values), unit, words)
    if award is None:  # the validator came before
        return _nothing(words)
    sheet = sheet_of(award, policy, Words("receipt", site.language))
    link = partial(provision_link, site.policies, item.policy, language=site.language)
    return [
        result(sheet, award.role, link), *_chart(site, words, award),
        gr.HTML("", visible=False),
    ]  # fmt: skip


def _chart(site: Site, words: Words, award: Award) -> list[Any]:
    policy = site.policies[award.receipt["policy"]]
    curve = None
    if award.calculator == NAME:
        curve = curve_of(award, award.receipt["facts"], policy)
    if curve is None:
        return [gr.Column(visible=False), "", None]
    title = f"<h2>{as_html(words('chart'))}</h2>"
    return [gr.Column(visible=True), title + distance(curve, words), figure(curve, words)]


def _files(
    site: Site, words: Words, item: Calculator, form: Form, unit: str | None, *values: str | None
) -> Any:
    """The downloads; made after the result is shown, for a PDF takes most of a second."""
    policy = site.policies[item.policy]
    award, _ = award_of(item, policy, form.typed(values), unit, words)
    if award is None:
        return gr.HTML(visible=False)
    links = downloads(
        sheet_of(award, policy).receipt, as_pdf(award, policy), as_workbook(award, policy),
        award.receipt["hash"][:8], words,
    )  # fmt: skip
    return gr.HTML(links, visible=True)
