"""The text of a policy as HTML: measures, provisions with their anchors, figures marked.

Everything that comes from a policy passes through `as_html`.
"""

from collections.abc import Iterator

from assistant.web.escape import as_html
from assistant.web.words import Words
from corpus import Measure, Policy, Provision, TextFigure


class Anchors:
    """The ids of a policy's parts on the page: "1.2" in the first policy, else "other:1.2"."""

    def __init__(self, page: str, prefix: str) -> None:
        self._page = page
        self._prefix = prefix

    def __call__(self, key: str) -> str:
        """The id of a provision, a measure or a section."""
        return as_html(self._prefix + key)

    def to(self, key: str) -> str:
        """The address of a part; with its page, for Gradio makes "/" the base of all addresses."""
        return as_html(f"{self._page}#{self._prefix}{key}")


def contents(policy: Policy, at: Anchors, words: Words) -> str:
    """Links to the measures and what follows them."""
    items = [(measure_key(measure), measure.heading) for measure in policy.measures.values()]
    items += [("parameters", words("parameters"))] * bool(policy.parameters)
    items += [("readings", words("readings"))] * bool(policy.readings)
    links = "".join(f'<li><a href="{at.to(key)}">{as_html(name)}</a></li>' for key, name in items)
    label = as_html(words("contents"))
    return f'<nav class="contents" aria-label="{label}"><h3>{label}</h3><ul>{links}</ul></nav>'


def measure_key(measure: Measure) -> str:
    """The anchor of a measure, apart from those of provisions."""
    return f"measure-{measure.key}"


def measures(policy: Policy, at: Anchors, words: Words) -> str:
    """Every word of the text, measure by measure."""
    return "".join(_measure(policy, measure, at, words) for measure in policy.measures.values())


def _measure(policy: Policy, measure: Measure, at: Anchors, words: Words) -> str:
    departments = "、".join(measure.departments)
    foot = (
        f'<p class="departments">{as_html(words("departments"))}：{as_html(departments)}</p>'
        if departments
        else ""
    )
    number = f"{measure.number}、" if measure.number else ""
    return (
        f'<section class="measure" id="{at(measure_key(measure))}">'
        f"<h3>{as_html(number + measure.title)}</h3>"
        f"{''.join(_pieces(policy, measure, at, words))}{foot}</section>"
    )


def _pieces(policy: Policy, measure: Measure, at: Anchors, words: Words) -> Iterator[str]:
    """What stands before the first provision, then each with all up to the next."""
    own = [item for item in policy.provisions.values() if item.measure.key == measure.key]
    before = policy.text[measure.start : own[0].start].strip()
    if before:
        yield f'<p class="before">{as_html(before)}</p>'
    ends = [item.start for item in own[1:]] + [measure.end]
    for item, end in zip(own, ends, strict=True):
        yield _provision(item, policy.text[item.start : end].rstrip(), at, words)


def _provision(item: Provision, text: str, at: Anchors, words: Words) -> str:
    name = as_html(item.id)
    label = as_html(f"{words('link')} {item.id}")
    return (
        f'<article class="provision" id="{at(item.id)}" tabindex="-1">'
        f'<h4><a href="{at.to(item.id)}" aria-label="{label}">{name}</a> {as_html(item.title)}</h4>'
        f"<p>{marked(text, item.figures)}</p></article>"
    )


def marked(text: str, figures: tuple[TextFigure, ...]) -> str:
    """The text with each figure marked, and what the figure is."""
    parts, last = [], 0
    for figure in figures:
        parts.append(as_html(text[last : figure.start]))
        words = as_html(text[figure.start : figure.end])
        parts.append(f'<mark title="{as_html(figure.label)}">{words}</mark>')
        last = figure.end
    return "".join([*parts, as_html(text[last:])])
