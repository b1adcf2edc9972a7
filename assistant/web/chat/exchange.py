"""A question and its answer as HTML.

Everything that anyone typed or a document says passes through `as_html` or the Markdown reader.
"""

from collections.abc import Mapping, Sequence

from assistant.answer import BUILT_IN, Answer
from assistant.web.chat.chips import chips
from assistant.web.chat.kept import Exchange
from assistant.web.chat.markdown import as_marked, as_plain
from assistant.web.chat.sources import Context
from assistant.web.chat.suggestions import ask_button, suggestions
from assistant.web.escape import as_html
from assistant.web.words import Words
from corpus import Policy

_THUMB = (
    '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7 11v9H3v-9zM7 11l4-8c2 0 3 1 3 3l-1 4h6'
    'c1.5 0 2.3 1 2 2.5l-1.5 6c-.3 1-1 1.5-2 1.5H7"/></svg>'
)
"""A thumb; drawn, for not every reader has a font with one."""


def past(exchanges: Sequence[Exchange], words: Words, policies: Mapping[str, Policy]) -> str:
    """The exchanges that are given: those before the last one."""
    return "".join(
        _article(exchange.question, _answered(exchanges[: index + 1], words, policies))
        for index, exchange in enumerate(exchanges)
    )


def current(exchanges: Sequence[Exchange], words: Words, policies: Mapping[str, Policy]) -> str:
    """The last exchange, with what was understood and what to ask next."""
    exchange = exchanges[-1]
    after = chips(exchange.known, words) + suggestions(exchange.answer, words)
    done = f'<p class="hidden-text" role="status">{as_html(words("answer is here"))}</p>'
    return _article(exchange.question, _answered(exchanges, words, policies) + after + done)


def waiting(question: str, text: str, note: str) -> str:
    """A question whose answer is on its way; `text` is what there is of it."""
    note = f'<p class="note" role="status">{as_html(note)}</p>'
    return _article(question, f'<div class="answer">{as_plain(text)}</div>{note}')


def welcome(words: Words) -> str:
    """What stands in the place of a conversation: how to begin, and examples to click."""
    chinese = Words("chat", "zh-Hans")
    keys = chinese.starting("example ")
    examples = "".join(f"<li>{ask_button(chinese(key), words(key))}</li>" for key in keys)
    return (
        f'<div class="welcome"><h2>{as_html(words("welcome"))}</h2>'
        f'<p>{as_html(words("how to begin"))}</p><ul class="examples">{examples}</ul></div>'
    )


def _article(question: str, body: str) -> str:
    return f'<article><p class="question">{as_html(question)}</p>{body}</article>'


def _answered(exchanges: Sequence[Exchange], words: Words, policies: Mapping[str, Policy]) -> str:
    """The answer of the last of some exchanges."""
    exchange, index = exchanges[-1], len(exchanges) - 1
    said = [each.question for each in exchanges]
    answer = as_marked(Context(exchange.answer, said, policies, words), f"source-{index}")
    writer = _writer(exchange.answer, words)
    tools = _tools(exchange, index, words)
    return f'<div class="answer" lang="zh-CN">{answer}</div>{writer}{tools}'


def _writer(answer: Answer, words: Words) -> str:
    """Which language model wrote the text, if one did."""
    if answer.model == BUILT_IN:
        return ""
    return f'<p class="note writer">{as_html(words("writer").format(model=answer.model))}</p>'


def _tools(exchange: Exchange, index: int, words: Words) -> str:
    copied = as_html(words("copied"))
    copy = f'<button type="button" data-copied="{copied}">{as_html(words("copy"))}</button>'
    if not exchange.answer.turn:
        opinion = ""  # no turn came of it
    elif exchange.liked is None:
        opinion = _like(index, words) + _dislike(index, words)
    else:
        opinion = f'<span role="status">{as_html(words("thanks"))}</span>'
    return f'<div class="tools">{copy}{opinion}</div>'


def _like(index: int, words: Words) -> str:
    name = as_html(words("good"))
    return f'<button type="button" data-like="{index}" aria-label="{name}">{_THUMB}</button>'


def _dislike(index: int, words: Words) -> str:
    return (
        f'<details><summary aria-label="{as_html(words("bad"))}">{_THUMB}</summary>'
        f'<form class="reason-form" data-dislike="{index}"><label>{as_html(words("reason"))}'
        f'<textarea name="reason" rows="2" maxlength="500"></textarea></label>'
        f'<button class="primary">{as_html(words("send reason"))}</button></form></details>'
    )
