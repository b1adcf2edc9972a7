"""The page: choose a calculator, fill in its form, see what it gives."""

from functools import partial
from typing import Any

import gradio as gr

from assistant.receipts.sheet import sheet_of
from assistant.web.calculate.chart import NAME, curve_of
from assistant.web.calculate.figure import distance, figure
from assistant.web.calculate.form import Form, Verdicts, award_of, form_of
from assistant.web.calculate.result import result
from assistant.web.escape import as_html
from assistant.web.links import provision_link
from assistant.web.site import Site
from assistant.web.words import Words
from tools import CALCULATORS, Award, Calculator

_TO_RESULT = """() => {
  if (innerWidth <= 760) document.getElementById("result").scrollIntoView({behavior: "smooth"});
}"""
"""On a phone the result is below the form."""

_PLAIN: dict[str, Any] = {"apply_default_css": False}
_QUIET: dict[str, Any] = {
    "api_visibility": "private", "show_progress": "hidden", "concurrency_limit": None,
    "trigger_mode": "multiple",
}  # fmt: skip


def build(site: Site, blocks: gr.Blocks) -> None:
    """The choice of calculators, a form for each, and the result beside it."""
    words = Words("calculate", site.language)
    offered = [item for item in CALCULATORS.values() if item.policy in site.policies]
    with gr.Row(elem_id="calculate"):
        with gr.Column(scale=5, min_width=340, elem_classes="forms"):
            choice = gr.Radio(
                [(item.label, item.name) for item in offered], value=offered[0].name,
                label=words("calculator"), elem_id="choice",
            )  # fmt: skip
            panes = [_pane(item, item is offered[0], words) for item in offered]
        with gr.Column(scale=6, min_width=340, elem_classes="outcome"):
            shown = gr.HTML(_empty(words), elem_id="result", elem_classes="sheet", **_PLAIN)
            with gr.Column(visible=False, elem_id="chart", elem_classes="sheet") as charted:
                said = gr.HTML(**_PLAIN)
                plot = gr.Plot(show_label=False, label=words("chart"))
    outputs = [shown, charted, said, plot]
    for item, (_, form, button) in zip(offered, panes, strict=True):
        inputs, triggers = form.components, form.submitted_by(button)
        # first, for Gradio goes no further once a validator refuses
        gr.on(triggers, partial(_clear, site, words, item, form), inputs, outputs, **_QUIET)
        asked = gr.on(
            triggers, partial(_calculate, site, words, item, form), inputs, outputs,
            validator=partial(_check, site, words, item, form), **_QUIET,
        )  # fmt: skip
        asked.success(None, js=_TO_RESULT)
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
        form = form_of(item.inputs, item.instead, words)
        button = gr.Button(words("calculate"), variant="primary", elem_classes="go")
    return pane, form, button


def _empty(words: Words) -> str:
    return f'<p class="empty">{as_html(words("empty"))}</p>'


def _nothing(words: Words) -> list[Any]:
    """The outputs before there is a result."""
    return [_empty(words), gr.Column(visible=False), "", None]


def _check(site: Site, words: Words, item: Calculator, form: Form, *values: str | None) -> Verdicts:
    """For each field, whether it is right, or what is wrong with it."""
    _, wrong = award_of(item, site.policies[item.policy], *form.typed(values), words)
    return form.verdicts(wrong)


def _clear(site: Site, words: Words, item: Calculator, form: Form, *values: str | None) -> Any:
    """Takes an earlier result away where the form is wrong; the validator only marks the fields."""
    _, wrong = award_of(item, site.policies[item.policy], *form.typed(values), words)
    return _nothing(words) if wrong else [gr.skip()] * len(_nothing(words))


def _calculate(
    site: Site, words: Words, item: Calculator, form: Form, *values: str | None
) -> list[Any]:
    policy = site.policies[item.policy]
    award, _ = award_of(item, policy, *form.typed(values), words)
    if award is None:  # the validator came before
        return _nothing(words)
    sheet = sheet_of(award, policy, Words("receipt", site.language))
    link = partial(provision_link, site.policies, item.policy, language=site.language)
    return [result(sheet, award, link, words), *_chart(site, words, award)]


def _chart(site: Site, words: Words, award: Award) -> list[Any]:
    policy = site.policies[award.receipt["policy"]]
    curve = None
    if award.calculator == NAME:
        curve = curve_of(award, award.receipt["facts"], policy)
    if curve is None:
        return [gr.Column(visible=False), "", None]
    title = f"<h2>{as_html(words('chart'))}</h2>"
    said = f"<section>{title}{distance(curve, words)}</section>"
    return [gr.Column(visible=True), said, figure(curve, words)]
