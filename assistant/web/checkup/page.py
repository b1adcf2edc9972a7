"""The page: who you are, what you know of yourself, and what each measure has for you."""

from functools import partial
from typing import Any

import gradio as gr

from assistant.web.checkup.findings import lines_of, total_of
from assistant.web.checkup.report import notices, report
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
from tools import BadFact, Calculator, Input
from tools.screen import screened

_PART = "part"
"""A screening goes through the parts of an award by itself."""


def build(site: Site, blocks: gr.Blocks) -> None:
    """The choice of subjects, a form for each, and the outcome beside it."""
    words, asks = Words("checkup", site.language), Words("forms", site.language)
    subjects, empty = _subjects(site), no_result(words("empty"))
    with gr.Row(elem_id="checkup"):
        with gr.Column(scale=5, min_width=340, elem_classes="forms"):
            choice = gr.Radio(
                subjects, value=subjects[0], label=words("subject"), elem_id="subject"
            )
            panes = [
                pane(subject, subject == subjects[0], _groups(site, subject), words("check"), asks)
                for subject in subjects
            ]
        with gr.Column(scale=6, min_width=340, elem_classes="outcome"):
            shown = gr.HTML(empty, elem_id="result", elem_classes="sheet", **PLAIN)
    for subject, (_, form, button) in zip(subjects, panes, strict=True):
        on_submit(
            form, button, partial(_wrong, site, subject, words, asks),
            partial(_outcome, site, subject, words, asks), [empty], [shown],
        )  # fmt: skip
    columns = [column for column, _, _ in panes]
    choice.change(
        lambda chosen: [gr.Column(visible=name == chosen) for name in subjects] + [empty],
        choice, [*columns, shown], **QUIET,
    )  # fmt: skip


def _subjects(site: Site) -> list[str]:
    """Whom the policies are for, in the order of their texts; first those that are asked most."""
    named = dict.fromkeys(
        subject
        for policy in site.policies.values()
        for provision in policy.provisions.values()
        for subject in provision.subjects
    )
    return sorted(named, key=lambda subject: -len(_inputs(site, subject)))


def _calculators(site: Site, subject: str) -> list[Calculator]:
    return [item for policy in site.policies.values() for item in screened(subject, policy)]


def _groups(site: Site, subject: str) -> list[Group]:
    """What the subject's calculators ask, each under its name."""
    return [
        Group(
            each.label, rule(site, each),
            [i for i in each.inputs if i.name != _PART and not i.of_question], each.instead,
        )
        for each in _calculators(site, subject)
    ]  # fmt: skip


def _inputs(site: Site, subject: str) -> list[Input]:
    return [item for group in _groups(site, subject) for item in group.inputs]


def _facts(
    site: Site, subject: str, asks: Words, typed: Typed, unit: str | None
) -> tuple[dict[str, object], dict[str, str]]:
    facts, wrong = read_fields(_inputs(site, subject), typed, unit, asks)
    for item in _calculators(site, subject):
        wrong |= twice(item, facts, asks)
    return facts, wrong


def _wrong(
    site: Site, subject: str, words: Words, asks: Words, typed: Typed, unit: str | None
) -> dict[str, str]:
    facts, wrong = _facts(site, subject, asks, typed, unit)
    if wrong:
        return wrong
    try:
        for policy in site.policies.values():
            lines_of(subject, facts, policy, words)
    except BadFact as bad:
        return {bad.field: str(bad)}
    return {}


def _outcome(
    site: Site, subject: str, words: Words, asks: Words, typed: Typed, unit: str | None
) -> list[Any]:
    facts, _ = _facts(site, subject, asks, typed, unit)
    reports = [_report(site, policy, subject, facts, words) for policy in site.policies.values()]
    return ["".join(reports)]


def _report(
    site: Site, policy: Policy, subject: str, facts: dict[str, object], words: Words
) -> str:
    lines = lines_of(subject, facts, policy, words)
    link = partial(provision_link, site.policies, policy.id, language=site.language)
    named = f'<section class="policy"><h2>《{as_html(policy.title)}》</h2></section>'
    total = total_of(lines, subject, facts, policy)
    return (
        (named if len(site.policies) > 1 else "")
        + report(lines, total, link, words)
        + notices(policy, words)
    )
