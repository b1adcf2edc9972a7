"""What the desk lists: matches while one types, the caller's facts, the queue, the replies."""

from collections.abc import Iterable, Mapping

from assistant.answer import Answer
from assistant.desk.models import Reply, Waiting
from assistant.receipts.sheet import given
from assistant.receipts.words import word
from assistant.web.desk.card import approved
from assistant.web.escape import as_html
from assistant.web.words import Words
from corpus import Policy, provision_at
from tools import CALCULATORS


def matches(refs: list[str], policies: Mapping[str, Policy], words: Words) -> str:
    """The provisions, and the calculators that rest on them."""
    if not refs:
        return f'<p class="none">{as_html(words("no matches"))}</p>'
    items = [_provision(ref, policies) for ref in refs]
    ids = {ref.partition(":")[2] for ref in refs[:2]}
    for item in CALCULATORS.values():
        if item.provisions[0] in ids:
            items.append(f"<li><b>{as_html(words('calculator'))}</b> {as_html(item.label)}</li>")
    return f'<ul class="matches" lang="zh-CN">{"".join(items)}</ul>'


def _provision(ref: str, policies: Mapping[str, Policy]) -> str:
    provision = provision_at(policies, ref)
    return (
        f"<li><details><summary><b>{as_html(provision.id)}</b> {as_html(provision.title)}"
        f"</summary><p>{as_html(provision.text)}</p></details></li>"
    )


def facts(answers: Iterable[Answer], words: Words) -> str:
    """The caller's facts by label, the latest value of each, and what is still missing."""
    said: dict[str, str] = {}
    for answer in answers:
        for need in answer.needs:
            said[need["label"]] = "？"
        receipt = answer.result["receipt"] if answer.result else None
        if receipt:
            for item in CALCULATORS[receipt["calculator"]].inputs:
                if item.name in receipt["facts"]:
                    said[item.label] = str(given(item, receipt["facts"][item.name], word))
    items = "".join(f"<li>{as_html(name)} <b>{as_html(v)}</b></li>" for name, v in said.items())
    if not items:
        return f'<p class="none">{as_html(words("no facts"))}</p>'
    return f'<ul class="facts" lang="zh-CN">{items}</ul>'


def queue(items: Iterable[Waiting], words: Words) -> str:
    """The queue, each with its number, reason, question and what was answered."""
    return _table(
        [
            f"<td>{item.id}</td><td>{as_html(words(item.reason))}</td>"
            f'<td lang="zh-CN"><details><summary>{as_html(item.question)}</summary>'
            f"<p>{as_html(item.answer)}</p></details>"
            f"{f'<p>{as_html(item.comment)}</p>' if item.comment else ''}</td>"
            f"<td>{as_html(item.at[:16])}</td>"
            for item in items
        ],
        words("empty queue"),
    )


def standing(replies: Iterable[Reply], words: Words) -> str:
    """The approved replies that hold."""
    return _table(
        [
            f'<td>{reply.id}</td><td lang="zh-CN"><b>{as_html(reply.question)}</b>'
            f"{approved(reply, words)}</td>"
            for reply in replies
        ],
        words("none standing"),
    )


def _table(rows: list[str], none: str) -> str:
    if not rows:
        return f"<p>{as_html(none)}</p>"
    return f'<table class="queue"><tbody><tr>{"</tr><tr>".join(rows)}</tr></tbody></table>'
