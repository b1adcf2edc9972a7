"""What the assistant understood, as chips: each opens to change the value and ask again.

A change is a question in the user's own words, so that the figure in it is the user's.
"""

from typing import Any

from assistant.answer import Known
from assistant.receipts.sheet import given
from assistant.receipts.words import word
from assistant.web.escape import as_html
from assistant.web.words import Words
from tools import CALCULATORS, Input

_SAY = "{label}改为{value}"
"""What the user says to change a fact; the assistant is asked in Chinese in every language."""
_A_NUMBER = ".*[0-9０-９零〇一二两兩三四五六七八九十百千].*"
"""What the browser asks of a field before it is sent: something that may be a number."""


def chips(known: Known | None, words: Words) -> str:
    """What was understood of the case, to be changed; empty if nothing was."""
    if known is None:
        return ""
    facts, declared = known.facts, CALCULATORS[known.calculator].inputs
    found = [_chip(item, facts[item.name], words) for item in declared if item.name in facts]
    if not found:
        return ""
    title = as_html(words("understood"))
    return (
        f'<div class="chips" role="group" aria-label="{title}"><span>{title}</span>'
        f"{''.join(found)}</div>"
    )


def _chip(item: Input, value: Any, words: Words) -> str:
    text = str(given(item, value, word))
    label = as_html(item.label)
    field = _select(item, text) if item.choices else _field(item, text, words)
    return (
        f'<details class="chip"><summary><span>{label}</span> <b>{as_html(text)}</b></summary>'
        f'<form class="ask-form"><label>{label}{field}</label>'
        f'<button class="primary">{as_html(words("recompute"))}</button></form></details>'
    )


def _field(item: Input, text: str, words: Words) -> str:
    say = as_html(_SAY.replace("{label}", item.label))
    given = f'name="value" value="{as_html(text)}" data-say="{say}"'
    asked = f'required pattern="{_A_NUMBER}" title="{as_html(words("a number"))}"'
    return f'<input {given} {asked} autocomplete="off">'


def _select(item: Input, text: str) -> str:
    options = "".join(
        f'<option value="{as_html(say_choice(item, choice))}"{" selected" * (choice == text)}>'
        f"{as_html(choice)}</option>"
        for choice in item.choices
    )
    return f'<select name="value" data-say="{{value}}">{options}</select>'


def say_choice(item: Input, choice: str) -> str:
    """The words that tell the assistant a choice: for yes or no, what people say for it."""
    if item.kind == "yes_no":
        return item.choices[choice][0]
    return f"{item.label}改为{choice}"
