"""What to ask next, from the answer's own data: what is missing, what it comes to, how far, who is
in charge; after an answer that rests on nothing, how to begin."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from assistant.answer import Answer
from assistant.facts import SUBJECT, all_inputs
from assistant.web.chat.chips import say_choice
from assistant.web.escape import as_html
from assistant.web.words import Words
from tools import CALCULATORS, Input

_INPUTS: dict[str, Input] = {item.name: item for item in [SUBJECT, *all_inputs()]}
_GO_ON = ("answered", "not_covered", "out_of_scope", "refused")
_ALONE = [
    item.name
    for item in CALCULATORS.values()
    if item.outcome == "award" and item.name != "higher_of"
]
_TO_BEGIN = ("ask awards", "example award", "example incubator")
_MOST = 6
"""Buttons that are offered; more are not read."""


def suggestions(answer: Answer, words: Words) -> str:
    """Buttons: a choice or a question is asked at once, a figure is begun for the reader."""
    chinese = Words("chat", "zh-Hans")
    buttons = list(_choices(answer)) + list(_begun(answer)) + list(_next(answer, words, chinese))
    if not buttons:
        return ""
    title = as_html(words("suggestions"))
    return (
        f'<div class="suggestions" role="group" aria-label="{title}">'
        f"{''.join(buttons[:_MOST])}</div>"
    )


def _choices(answer: Answer) -> Iterator[str]:
    for item in _needed(answer):
        for choice in item.choices:
            yield ask_button(say_choice(item, choice), f"{item.label}：{choice}")


def _begun(answer: Answer) -> Iterator[str]:
    for item in _needed(answer):
        if not item.choices:
            begun = as_html(item.label)
            yield f'<button type="button" data-begin="{begun}">{begun}…</button>'


def _needed(answer: Answer) -> list[Input]:
    names = dict.fromkeys(need["name"] for need in answer.needs)
    return [_INPUTS[name] for name in names if name in _INPUTS]


def _next(answer: Answer, words: Words, chinese: Words) -> Iterator[str]:
    if answer.status not in _GO_ON:
        return
    for label in _amounts(answer):
        question, shown = (each("ask amount").format(label=label) for each in (chinese, words))
        yield ask_button(question, shown)
    for key in [*_keys(answer)] or ([] if _amounts(answer) else _TO_BEGIN):
        yield ask_button(chinese(key), words(key))


def _amounts(answer: Answer) -> list[str]:
    """The awards that the clauses of an answer without an amount are computed by."""
    cited = {item["provision"] for item in answer.citations}
    return [
        item.label
        for item in CALCULATORS.values()
        if not answer.result and item.outcome == "award" and cited & set(item.provisions)
    ]


def _keys(answer: Answer) -> Iterator[str]:
    """The words of the questions that go on from an answer, beside those for amounts."""
    result = answer.result
    if result and _goes_further(result):
        key = f"after {result['calculator']}"
        yield from [key] if Words("chat", "zh-Hans").has(key) else []
    if result and result["calculator"] in _ALONE and Decimal(result["value_yuan"]):
        yield "ask overlap"
    departments = {name for item in answer.citations for name in item["departments"]}
    if not all(name in answer.text for name in departments):
        yield "ask departments"


def _goes_further(result: Mapping[str, Any]) -> bool:
    """Whether there is more to reach on the same way."""
    if result["calculator"] == "scale_up_award":
        return bool(Decimal(result["value_yuan"]) == 0)
    return result["calculator"] != "incubator_award" or "firms" in result["receipt"]["facts"]


def ask_button(question: str, label: str) -> str:
    """A button that asks a question at once."""
    return f'<button type="button" data-ask="{as_html(question)}">{as_html(label)}</button>'
