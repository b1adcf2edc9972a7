"""The page: choose a calculator, fill in its form, see what it gives."""

from functools import partial
from typing import Any

import gradio as gr

from assistant.receipts.sheet import sheet_of
from assistant.web.calculate.chart import NAME, curve_of
from assistant.web.calculate.figure import distance, figure
from assistant.web.calculate.result import result
from assistant.web.escape import as_html
from assistant.web.forms import (
    PLAIN,
    QUIET,
    Group,
    Typed,
    no_result,
    on_submit,
    pane,
    read_fields,
    rule,
    twice,
)
from assistant.web.links import provision_link
from assistant.web.site import Site
from assistant.web.words import Words
from corpus import Policy
from tools import CALCULATORS, Award, BadFact, Calculator, MissingFacts


def build(site: Site, blocks: gr.Blocks) -> None:
    """The choice of calculators, a form for each, and the result beside it."""
    words, asks = Words("calculate", site.language), Words("forms", site.language)
    offered = [
        item
        for item in CALCULATORS.values()
        if item.policy in site.policies and not item.of_results
    ]  # it adds up results, and has none to fill in
    with gr.Row(elem_id="calculate"):
        with gr.Column(scale=5, min_width=340, elem_classes="forms"):
            choice = gr.Radio(
                [(item.label, item.name) for item in offered], value=offered[0].name,
                label=words("calculator"), elem_id="choice",
            )  # fmt: skip
            panes = [
                pane(
                    item.name, item is offered[0],
                    [Group("", rule(site, item), item.inputs, item.instead)],
                    words("calculate"), asks,
                )
                for item in offered
            ]  # fmt: skip
        with gr.Column(scale=6, min_width=340, elem_classes="outcome"):
            shown = gr.HTML(
                no_result(words("empty")), elem_id="result", elem_classes="sheet", **PLAIN
            )
            with gr.Column(visible=False, elem_id="chart", elem_classes="sheet") as charted:
                said = gr.HTML(**PLAIN)
                plot = gr.Plot(show_label=False, label=words("chart"))
    outputs = [shown, charted, said, plot]
    for item, (_, form, button) in zip(offered, panes, strict=True):
        on_submit(
            form, button, partial(_wrong, site, item, asks),
            partial(_outcome, site, item, words, asks), _nothing(words), outputs,
        )  # fmt: skip
    names = [item.name for item in offered]
    columns = [column for column, _, _ in panes]
    choice.change(
        lambda chosen: [gr.Column(visible=name == chosen) for name in names] + _nothing(words),
        choice, columns + outputs, **QUIET,
    )  # fmt: skip


def _nothing(words: Words) -> list[Any]:
    """The outputs before there is a result."""
    return [no_result(words("empty")), gr.Column(visible=False), "", None]


def award_of(
    calculator: Calculator, policy: Policy, typed: Typed, unit: str | None, words: Words
) -> tuple[Award | None, dict[str, str]]:
    """The award for what is typed; or none, and what is wrong, by the input's name."""
    facts, wrong = read_fields(calculator.inputs, typed, unit, words)
    wrong |= twice(calculator, facts, words)
    if wrong:
        return None, wrong
    try:
        return calculator.run(facts, policy, {}), {}
    except MissingFacts as missing:
        return None, {name: calculator.input(name).question for name in missing.names}
    except BadFact as bad:
        return None, {bad.field: str(bad)}


def _wrong(
    site: Site, item: Calculator, asks: Words, typed: Typed, unit: str | None
) -> dict[str, str]:
    return award_of(item, site.policies[item.policy], typed, unit, asks)[1]


def _outcome(
    site: Site, item: Calculator, words: Words, asks: Words, typed: Typed, unit: str | None
) -> list[Any]:
    policy = site.policies[item.policy]
    award, _ = award_of(item, policy, typed, unit, asks)
    if award is None:  # `_wrong` comes before
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
