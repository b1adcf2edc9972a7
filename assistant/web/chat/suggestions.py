"""What to ask next, from the answer's own data: what is missing, how far, who is in charge."""

from collections.abc import Iterator

from assistant.answer import Answer
from assistant.facts import SUBJECT, all_inputs
from assistant.web.chat.chips import say_choice
from assistant.web.escape import as_html
from assistant.web.words import Words
from tools import Input

_INPUTS: dict[str, Input] = {item.name: item for item in [SUBJECT, *all_inputs()]}
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
    keys = []
    if answer.result and answer.status == "answered":
        keys.append(f"after {answer.result['calculator']}")
    if answer.citations and answer.status in ("answered", "not_covered"):
        keys.append("ask departments")
    for key in keys:
        if chinese.has(key):
            yield ask_button(chinese(key), words(key))


def ask_button(question: str, label: str) -> str:
    """A button that asks a question at once."""
    return f'<button type="button" data-ask="{as_html(question)}">{as_html(label)}</button>'
