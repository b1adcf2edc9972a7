"""Where a figure of an answer comes from: what the user said, the clause, or the step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.answer import Answer
from assistant.web.escape import as_html
from assistant.web.links import citation_link
from assistant.web.words import Words
from corpus import Policy
from corpus.quantities import find_quantities

Item = Mapping[str, Any]
_AROUND = 60
"""Characters of the reader's message that are shown on each side of a figure in it."""


@dataclass(frozen=True)
class Context:
    """An answer with what its figures' sources point to: `said` are the reader's messages up to it,
    the latest last; `policies` are linked to."""

    answer: Answer
    said: Sequence[str]
    policies: Mapping[str, Policy]
    words: Words


def source(figure: Item, context: Context) -> str:
    """The source of a figure as HTML: a title, and the words it rests on, the place highlighted."""
    kind = figure["source"]["kind"]
    label = f"<strong>{as_html(figure['label'])}</strong>" if figure["label"] else ""
    head = (
        f'<span class="kind kind-{kind}">{as_html(context.words(f"source {kind}"))}</span>{label}'
    )
    return f'<p class="source-head">{head}</p>{_BODIES[kind](figure, context)}'


def _said(figure: Item, context: Context) -> str:
    quote = figure["source"]["quote"]
    start, end = figure["source"]["span"] or (0, 0)
    message = next((each for each in reversed(context.said) if each[start:end] == quote), None)
    if message is None:  # said before what the browser has kept
        return f"<blockquote>{as_html(quote)}</blockquote>"
    first, last = max(0, start - _AROUND), end + _AROUND
    before = "…" * (first > 0) + message[first:start]
    after = message[end:last] + "…" * (last < len(message))
    return (
        f"<blockquote>{as_html(before)}<mark>{as_html(quote)}</mark>{as_html(after)}</blockquote>"
    )


def _text(figure: Item, context: Context) -> str:
    quote = figure["source"]["quote"]
    return _clause(figure["source"]["provision"], _with_quantity(quote, figure), context)


def _computed(figure: Item, context: Context) -> str:
    step = _step(figure, context.answer)
    shown = f'<p class="working">{as_html(step["expression"])}</p>' if step else ""
    provision, quote = figure["source"]["provision"], figure["source"]["quote"] or ""
    texts = (item["quote"] for item in context.answer.citations if item["provision"] == provision)
    clause = next((text for text in texts if quote in text), quote)
    return shown + (_clause(provision, _with_quote(clause, quote), context) if clause else "")


_BODIES = {"user": _said, "text": _text, "calculator": _computed}


def _clause(provision: str, html: str, context: Context) -> str:
    words, cited = context.words, context.answer.citations
    title = next((item["policy"] for item in cited if item["provision"] == provision), "")
    link = citation_link(context.policies, title, provision, words.language)
    return (
        f"<blockquote>{html}</blockquote>"
        f'<p class="provision">{as_html(words("provision"))} {link}</p>'
    )


def _step(figure: Item, answer: Answer) -> Item | None:
    """The step whose result the figure is; else the one that it is an inner result of."""
    same = [step for step in answer.trace if step["value"] == figure["value"]]
    named = [step for step in answer.trace if step["label"] == figure["label"]]
    both = [step for step in same if step in named]
    return next(iter(both or same or named), None)


def _with_quote(text: str, quote: str) -> str:
    before, found, after = text.partition(quote)
    if not found:
        return as_html(text)
    return f"{as_html(before)}<mark>{as_html(found)}</mark>{as_html(after)}"


def _with_quantity(text: str, figure: Item) -> str:
    return "".join(_marked(text, figure))


def _marked(text: str, figure: Item) -> Iterator[str]:
    at = 0
    for found in find_quantities(text):
        if found.unit == figure["unit"] and found.value == Decimal(figure["value"]):
            yield as_html(text[at : found.start])
            yield f"<mark>{as_html(text[found.start : found.end])}</mark>"
            at = found.end
    yield as_html(text[at:])
