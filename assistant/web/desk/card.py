"""An answer as a card to be read out: the script, the clause, the departments, the caution."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from assistant.answer import Answer
from assistant.desk.models import Reply
from assistant.web.escape import as_html
from assistant.web.moments import moment
from assistant.web.words import Words
from corpus import Policy
from corpus.quantities import format_quantity

_MARKUP = re.compile(r"\*\*|^> ?|^- ", re.MULTILINE)
_ENDS = "。！？：；"
_LONGEST = 150
"""Characters that are read out in about half a minute."""


def script(answer: Answer, policies: Mapping[str, Policy]) -> str:
    """What is said to the caller: the answer and its reason, in plain spoken Chinese.

    A computed result comes with what it is worth: by a draft, or no more than a ceiling.
    """
    result = answer.result
    if result is None and answer.needs:
        return "还需要请您告诉我：" + "；".join(need["question"] for need in answer.needs)
    if result is None:
        return _shortened(_MARKUP.sub("", answer.text))
    most = "最高" if result["role"] == "ceiling" else ""
    amount = format_quantity(Decimal(result["value_yuan"]), "yuan")
    said = f"{result['label']}，{most}{amount}。"
    for item in result["not_met"]:
        said += f"{item['condition']}现在是{item['actual']}，要求{item['required']}。"
    for other in result["alternatives"]:
        value = format_quantity(Decimal(other["value_yuan"]), "yuan")
        said += f"如果{other['label']}，是{most}{value}。"
    return said + _worth(result, policies)


def _worth(result: Mapping[str, Any], policies: Mapping[str, Policy]) -> str:
    policy = policies[result["receipt"]["policy"]]
    cautions = [] if policy.in_force else [f"以上按{policy.status}测算，文件尚未施行"]
    cautions += ["“最高”只是上限"] if result["role"] == "ceiling" else []
    return "，".join(cautions) + "。" if cautions else ""


def _shortened(text: str) -> str:
    """The paragraphs that fit into the time, the first one always."""
    kept: list[str] = []
    length = 0
    for paragraph in filter(None, (line.strip() for line in text.splitlines())):
        length += len(paragraph)
        if kept and length > _LONGEST:
            break
        kept.append(paragraph if paragraph[-1] in _ENDS else f"{paragraph}。")
    return "".join(kept)


def ticket(question: str, said: str, answer: Answer) -> str:
    """The call in lines for a ticket; `said` is the script."""
    clauses = "、".join(item["provision"] for item in answer.citations)
    return f"问：{question}\n答：{said}\n依据：{clauses or '无'}"


def card(question: str, said: str, answer: Answer, reply: Reply | None, words: Words) -> str:
    """The card as HTML; `said` is the script."""
    parts = [
        f'<section class="script" aria-live="polite"><h2>{words("script")}</h2>'
        f'<p lang="zh-CN">{as_html(said)}</p>{_copy(said, words("copy script"), words)}'
        f"{_copy(ticket(question, said, answer), words('copy ticket'), words)}</section>",
        approved(reply, words),
        *(_clause(item, words) for item in answer.citations[:3]),
        _caution(answer, words),
    ]
    return f'<article class="card">{"".join(parts)}</article>'


def _copy(text: str, label: str, words: Words) -> str:
    return (
        f'<button type="button" class="small" data-copy="{as_html(text)}" '
        f'data-copied="{as_html(words("copied"))}">{as_html(label)}</button>'
    )


def approved(reply: Reply | None, words: Words) -> str:
    """A reply that a supervisor approved, with who and when; nothing if there is none."""
    if reply is None:
        return ""
    by = words("approved by").format(name=reply.approved_by, at=moment(reply.approved_at))
    return (
        f'<section class="approved"><h2>{words("approved")}</h2><p>{as_html(reply.text)}</p>'
        f'<p class="by">{as_html(by)}</p></section>'
    )


def _clause(item: dict[str, object], words: Words) -> str:
    departments = item["departments"]
    names = "、".join(departments) if isinstance(departments, list) else ""
    return (
        f'<section class="clause" lang="zh-CN"><h2>{words("clause")} '
        f"{as_html(item['provision'])}</h2><blockquote>{as_html(item['quote'])}</blockquote>"
        f"<p>{words('departments')}：{as_html(names)}</p></section>"
    )


def _caution(answer: Answer, words: Words) -> str:
    notices = "".join(f"<li>{as_html(notice)}</li>" for notice in answer.notices)
    return (
        f'<section class="caution"><h2>{words("caution")}</h2><ul>{notices}</ul></section>'
        if notices
        else ""
    )
