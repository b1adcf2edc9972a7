"""The panel beside the chat: what the last answer rests on, as HTML.

Everything that comes from an answer passes through `as_html`.
"""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from assistant.answer import STATUSES, Answer
from assistant.web.escape import as_html
from corpus.quantities import format_quantity

ROLES = {
    "award": "应得",
    "ceiling": "最高",
    "threshold": "目标",
    "component": "测算",
}
"""The badge of a headline figure, by its role."""

_Item = Mapping[str, Any]
_EMPTY = """
<div class="panel-empty">
  <p><strong>测算过程与依据</strong></p>
  <p>提问以后，这里显示数额、每一步怎么算、依据哪一条、由哪些部门负责。</p>
</div>"""


def panel(answer: Answer | None) -> str:
    """The panel for an answer, or what it is for before there is one."""
    if answer is None:
        return _EMPTY
    result = answer.result
    parts = [
        _headline(result) if result else _status(answer),
        _needs(answer.needs),
        _not_met(result["not_met"] if result else []),
        _steps(answer),
        _alternatives(result["alternatives"] if result else []),
        _citations(answer.citations),
        _notices(answer.notices),
        _receipt(result["receipt"]) if result else "",
    ]
    return "".join(parts)


def _section(title: str, body: str, name: str) -> str:
    return f'<section class="part {name}"><h2>{title}</h2>{body}</section>'


def _each(items: Iterable[str]) -> str:
    return "".join(f"<li>{item}</li>" for item in items)


def _yuan(value: str) -> str:
    return as_html(format_quantity(Decimal(value), "yuan"))


def _status(answer: Answer) -> str:
    words = as_html(STATUSES[answer.status])
    return f'<p class="status status-{answer.status}">{words}</p>'


def _headline(result: _Item) -> str:
    role = result["role"] if result["role"] in ROLES else "component"
    amount = _yuan(result["value_yuan"])
    exact = f"{Decimal(result['value_yuan']):,f}元"
    return (
        f'<section class="headline"><h2>{as_html(result["label"])}</h2>'
        f'<p class="amount"><span class="badge badge-{role}">{ROLES[role]}</span>'
        f"<strong>{amount}</strong></p>"
        f'<p class="exact">{exact if exact != amount else ""}</p></section>'
    )


def _needs(needs: Iterable[_Item]) -> str:
    items = _each(as_html(need["question"]) for need in needs)
    return _section("还需要您补充", f"<ul>{items}</ul>", "needs") if items else ""


def _not_met(conditions: Iterable[_Item]) -> str:
    items = _each(
        f"<strong>{as_html(item['condition'])}</strong>"
        f"<span>要求：{as_html(item['required'])}</span>"
        f"<span>目前：{as_html(item['actual'])}</span>"
        for item in conditions
    )
    return _section("未满足的条件", f"<ul>{items}</ul>", "not-met") if items else ""


def _steps(answer: Answer) -> str:
    if not answer.trace:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{as_html(step["label"])}</th>'
        f'<td class="expression">{_lines(step["expression"])}</td>'
        f'<td class="value">{_step_value(step, answer.figures)}</td></tr>'
        for step in answer.trace
    )
    head = '<tr><th scope="col">步骤</th><th scope="col">怎么算</th><th scope="col">结果</th></tr>'
    return _section(
        "测算过程", f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>", "steps"
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


def _alternatives(alternatives: Iterable[_Item]) -> str:
    items = _each(
        f"<strong>{as_html(item['label'])}：{_yuan(item['value_yuan'])}</strong>"
        f"<span>{as_html(item['why'])}</span>"
        for item in alternatives
    )
    return _section("另一种口径", f"<ul>{items}</ul>", "alternatives") if items else ""


def _citations(citations: Iterable[_Item]) -> str:
    by_policy: dict[str, str] = {}
    for item in citations:
        by_policy[item["policy"]] = by_policy.get(item["policy"], "") + _citation(item)
    quoted = "".join(
        f'{figures}<p class="policy">出自《{as_html(policy)}》</p>'
        for policy, figures in by_policy.items()
    )
    return _section("依据条文", quoted, "citations") if quoted else ""


def _citation(item: _Item) -> str:
    return (
        f"<figure><blockquote>{as_html(item['quote'])}</blockquote>"
        f"<figcaption><span>{as_html(item['measure'])} · 条款 {as_html(item['provision'])}</span>"
        f"<span>责任单位：{as_html('、'.join(item['departments']))}</span></figcaption></figure>"
    )


def _notices(notices: Iterable[str]) -> str:
    items = _each(map(as_html, notices))
    return _section("提示", f"<ul>{items}</ul>", "notices") if items else ""


def _receipt(receipt: _Item) -> str:
    """A link that carries the receipt itself: no file of it is kept on the server."""
    document = json.dumps(receipt, ensure_ascii=False, indent=2) + "\n"
    name = f"测算单-{receipt['hash'][:8]}.json"
    return (
        f'<p class="receipt"><a class="button" download="{as_html(name)}" '
        f'href="data:application/json;charset=utf-8,{quote(document)}">下载测算单</a>'
        "<span>测算单记有输入、口径和结果，任何人都可以据此重新计算核对。</span></p>"
    )
