"""What is known of a policy beside its text: status, sources, parameters, readings, as HTML."""

from collections.abc import Iterator

from assistant.web.escape import as_html
from assistant.web.policy.text import Anchors, marked
from assistant.web.words import Words
from corpus import Parameter, Policy, Reading, TextFigure
from corpus.quantities import format_quantity


def facts(policy: Policy, words: Words) -> str:
    """The head of a policy: its status, what it rests on, who interprets it."""
    rows = "".join(
        f"<dt>{as_html(words(name))}</dt><dd>{as_html(value)}</dd>"
        for name, value in _facts(policy, words)
    )
    return f'<dl class="about-policy">{rows}</dl>'


def _facts(policy: Policy, words: Words) -> Iterator[tuple[str, str]]:
    force = words("in force" if policy.in_force else "not in force")
    yield "status", f"{policy.status} · {force}。{policy.status_note}"
    yield "region", policy.region
    for basis in policy.basis:
        yield "basis", f"《{basis.title}》（{basis.number}）"
    for other in policy.related:
        yield (
            "related",
            f"《{other.title}》（{other.number}，{other.date}，{other.source}）：{other.note}",
        )
    yield "interpreter", f"{policy.interpreter.department}。{policy.interpreter.quote}"
    yield "version", policy.version


def parameters(policy: Policy, at: Anchors, words: Words) -> str:
    """Every number of the text with the words that state it; "" when there is none."""
    if not policy.parameters:
        return ""
    heads = ("parameter", "value", "quote", "provision")
    head = "".join(f'<th scope="col">{as_html(words(name))}</th>' for name in heads)
    rows = "".join(
        _parameter(policy, item, at, words, heads) for item in policy.parameters.values()
    )
    return (
        f'<section class="part" id="{at("parameters")}"><h3>{as_html(words("parameters"))}</h3>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>"
    )


def _parameter(
    policy: Policy, item: Parameter, at: Anchors, words: Words, heads: tuple[str, ...]
) -> str:
    values = "、".join(format_quantity(value, item.unit) for value in item.values)
    cells = (as_html(item.label), as_html(values), _quote(policy, item), _link(item.provision, at))
    row = "".join(
        f'<td data-label="{as_html(words(name))}">{cell}</td>'
        for name, cell in zip(heads, cells, strict=True)
    )
    return f"<tr>{row}</tr>"


def _quote(policy: Policy, item: Parameter) -> str:
    """The quote with its own figures marked where they stand in the provision."""
    provision = policy.provisions[item.provision]
    start = provision.text.index(item.quote)
    whole = marked(provision.text[: start + len(item.quote)], _own(policy, item))
    return whole[len(as_html(provision.text[:start])) :]


def _own(policy: Policy, item: Parameter) -> tuple[TextFigure, ...]:
    figures = policy.provisions[item.provision].figures
    return tuple(figure for figure in figures if figure.parameter == item.name)


def _link(provision: str, at: Anchors) -> str:
    return f'<a class="ref" href="{at.to(provision)}">{as_html(provision)}</a>'


def readings(policy: Policy, at: Anchors, words: Words) -> str:
    """Every reading: the question, what is chosen and what else is possible; "" when none."""
    if not policy.readings:
        return ""
    items = "".join(_reading(item, at, words) for item in policy.readings.values())
    title = as_html(words("readings"))
    return f'<section class="part" id="{at("readings")}"><h3>{title}</h3>{items}</section>'


def _reading(item: Reading, at: Anchors, words: Words) -> str:
    options = "".join(
        f"<li><strong>{as_html(words('default' if key == item.default else 'other'))}："
        f"{as_html(option.label)}</strong><span>{as_html(option.why)}</span></li>"
        for key, option in item.options.items()
    )
    return (
        f'<article class="reading"><h4>{as_html(item.question)} {_link(item.provision, at)}</h4>'
        f"<blockquote>{as_html(item.quote)}</blockquote><ul>{options}</ul></article>"
    )
