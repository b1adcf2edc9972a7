"""The panel beside the chat: what the last answer rests on, as HTML.

Everything that comes from an answer passes through `as_html`.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from assistant.answer import Answer
from assistant.web.escape import as_html
from assistant.web.links import citation_link
from assistant.web.receipts import receipt_buttons
from assistant.web.words import Language, Words
from corpus import Policy
from corpus.quantities import format_quantity

_ROLES = ("award", "ceiling", "threshold", "component")
"""The roles of a headline figure that have a badge."""

_Item = Mapping[str, Any]


def panel(answer: Answer | None, language: Language, policies: Mapping[str, Policy]) -> str:
    """The panel for an answer, or what it is for before there is one; `policies` are linked to."""
    words = Words("panel", language)
    if answer is None:
        return (
            f'<div class="panel-empty"><p><strong>{words("empty title")}</strong></p>'
            f"<p>{words('empty')}</p></div>"
        )
    result = answer.result
    parts = [
        _headline(result, words) if result else _status(answer, words),
        _needs(answer.needs, words),
        _not_met(result["not_met"] if result else [], words),
        _steps(answer, words),
        _alternatives(result["alternatives"] if result else [], words),
        _citations(answer.citations, words, policies),
        _notices(answer.notices, words),
        _receipt(result["receipt"], words) if result else "",
    ]
    return "".join(parts)


def _section(title: str, body: str, name: str) -> str:
    return f'<section class="part {name}"><h2>{title}</h2>{body}</section>'


def _each(items: Iterable[str]) -> str:
    return "".join(f"<li>{item}</li>" for item in items)


def _yuan(value: str) -> str:
    return as_html(format_quantity(Decimal(value), "yuan"))


def _status(answer: Answer, words: Words) -> str:
    status = as_html(words(f"status {answer.status}"))
    return f'<p class="status status-{answer.status}">{status}</p>'


def _headline(result: _Item, words: Words) -> str:
    role = result["role"] if result["role"] in _ROLES else "component"
    amount = _yuan(result["value_yuan"])
    exact = f"{Decimal(result['value_yuan']):,f}元"
    return (
        f'<section class="headline"><h2>{as_html(result["label"])}</h2>'
        f'<p class="amount"><span class="badge badge-{role}">{words(f"role {role}")}</span>'
        f"<strong>{amount}</strong></p>"
        f'<p class="exact">{exact if exact != amount else ""}</p></section>'
    )


def _needs(needs: Iterable[_Item], words: Words) -> str:
    items = _each(as_html(need["question"]) for need in needs)
    return _section(words("needs"), f"<ul>{items}</ul>", "needs") if items else ""


def _not_met(conditions: Iterable[_Item], words: Words) -> str:
    items = _each(
        f"<strong>{as_html(item['condition'])}</strong>"
        f"<span>{words('required')}{as_html(item['required'])}</span>"
        f"<span>{words('actual')}{as_html(item['actual'])}</span>"
        for item in conditions
    )
    return _section(words("not met"), f"<ul>{items}</ul>", "not-met") if items else ""


def _steps(answer: Answer, words: Words) -> str:
    if not answer.trace:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{as_html(step["label"])}</th>'
        f'<td class="expression">{_lines(step["expression"])}</td>'
        f'<td class="value">{_step_value(step, answer.figures)}</td></tr>'
        for step in answer.trace
    )
    names = "".join(f'<th scope="col">{words(key)}</th>' for key in ("step", "how", "value"))
    title = words("steps").format(count=len(answer.trace))
    return (
        f'<details class="part steps"><summary><h2>{title}</h2></summary>'
        f"<table><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table></details>"
    )


def _lines(expression: str) -> str:
    return as_html(expression).replace("；", "；<br>")


def _step_value(step: _Item, figures: Iterable[_Item]) -> str:
    """A step gives a bare number; its unit is that of the figure with its value."""
    same = [figure for figure in figures if figure["value"] == step["value"]]
    own = [figure for figure in same if figure["label"] == step["label"]]
    unit = next((figure["unit"] for figure in own + same), "number")
    if unit in ("yuan", "rate"):
        return as_html(format_quantity(Decimal(step["value"]), unit))
    return as_html(step["value"])


def _alternatives(alternatives: Iterable[_Item], words: Words) -> str:
    items = _each(
        f"<strong>{as_html(item['label'])}：{_yuan(item['value_yuan'])}</strong>"
        f"<span>{as_html(item['why'])}</span>"
        for item in alternatives
    )
    return _section(words("alternatives"), f"<ul>{items}</ul>", "alternatives") if items else ""


def _citations(citations: Iterable[_Item], words: Words, policies: Mapping[str, Policy]) -> str:
    by_policy: dict[str, str] = {}
    for item in citations:
        link = citation_link(policies, item["policy"], item["provision"], words.language)
        quoted = _citation(item, link, words)
        by_policy[item["policy"]] = by_policy.get(item["policy"], "") + quoted
    all_quoted = "".join(
        f'{figures}<p class="policy">{words("from").format(policy=as_html(policy))}</p>'
        for policy, figures in by_policy.items()
    )
    return _section(words("citations"), all_quoted, "citations") if all_quoted else ""


def _citation(item: _Item, link: str, words: Words) -> str:
    return (
        f"<figure><blockquote>{as_html(item['quote'])}</blockquote>"
        f"<figcaption><span>{as_html(item['measure'])} · {words('provision')} "
        f"{link}</span><span>{words('departments')}"
        f"{as_html('、'.join(item['departments']))}</span></figcaption></figure>"
    )


def _notices(notices: Iterable[str], words: Words) -> str:
    items = _each(map(as_html, notices))
    return _section(words("notices"), f"<ul>{items}</ul>", "notices") if items else ""


def _receipt(receipt: dict[str, Any], words: Words) -> str:
    return (
        f'<section class="part files"><h2>{as_html(words("download"))}</h2>'
        f"<div>{receipt_buttons(receipt)}</div><p>{as_html(words('receipt'))}</p></section>"
    )
