"""What the desk lists: matches while one types, the caller's facts, calls, the queue, replies."""

from collections.abc import Iterable, Mapping

import gradio as gr

from assistant.answer import Answer, Known
from assistant.desk.models import Call, Reply, Waiting
from assistant.receipts.sheet import given
from assistant.receipts.words import word
from assistant.web.desk.card import approved
from assistant.web.escape import as_html
from assistant.web.moments import moment
from assistant.web.words import Words
from corpus import Policy, provision_at
from tools import CALCULATORS


def titled(name: str, html: str, words: Words) -> gr.HTML:
    """A list under its title; both are named by the same word."""
    gr.HTML(f"<h2>{as_html(words(name))}</h2>", apply_default_css=False)
    return gr.HTML(html, elem_id=name, apply_default_css=False)


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


def facts_of(answer: Answer, known: Known | None) -> dict[str, str]:
    """The caller's facts after an answer by label: a value, or ？ where it is missing."""
    said = {need["label"]: "？" for need in answer.needs}
    if known is None:
        return said
    inputs = [item for item in CALCULATORS[known.calculator].inputs if item.name in known.facts]
    return said | {item.label: str(given(item, known.facts[item.name], word)) for item in inputs}


def facts(said: Mapping[str, str], words: Words) -> str:
    """The caller's facts."""
    items = "".join(f"<li>{as_html(name)} <b>{as_html(v)}</b></li>" for name, v in said.items())
    if not items:
        return f'<p class="none">{as_html(words("no facts"))}</p>'
    return f'<ul class="facts" lang="zh-CN">{items}</ul>'


def past(calls: Iterable[Call], words: Words) -> str:
    """Calls to be opened one by one: facts, notes, and what was asked and read out."""
    items = "".join(_call(call, words) for call in calls)
    return items or f'<p class="none">{as_html(words("no calls"))}</p>'


def _call(call: Call, words: Words) -> str:
    count = as_html(words("asked").format(count=len(call.asked)))
    first = call.asked[0].question if call.asked else ""
    state = "" if call.ended else f" · <b>{as_html(words('goes on'))}</b>"
    asked = "".join(
        f'<li lang="zh-CN"><b>{as_html(item.question)}</b><p>{as_html(item.answer)}</p></li>'
        for item in call.asked
    )
    notes = as_html(call.notes) or as_html(words("no notes"))
    return (
        f'<details class="call"><summary><b>{as_html(moment(call.started))}</b> · '
        f'{as_html(call.agent)} · {count}{state} <span lang="zh-CN">{as_html(first)}</span>'
        f"</summary><h3>{as_html(words('facts'))}</h3>{facts(call.facts, words)}"
        f"<h3>{as_html(words('notes'))}</h3><p>{notes}</p>"
        f"<h3>{as_html(words('questions'))}</h3><ol>{asked}</ol></details>"
    )


def queue(items: Iterable[Waiting], words: Words) -> str:
    """The queue, each with its number, reason, question and what was answered."""
    return _table(
        [
            f"<td>{_pick(item.id, words)}</td><td>{as_html(words(item.reason))}</td>"
            f'<td lang="zh-CN"><details><summary>{as_html(item.question)}</summary>'
            f"<p>{as_html(item.answer)}</p></details>"
            f"{f'<p>{as_html(item.comment)}</p>' if item.comment else ''}</td>"
            f"<td>{as_html(moment(item.at))}</td>"
            for item in items
        ],
        words("empty queue"),
    )


def standing(replies: Iterable[Reply], words: Words) -> str:
    """The approved replies that hold."""
    return _table(
        [
            f'<td>{_pick(reply.id, words)}</td><td lang="zh-CN"><b>{as_html(reply.question)}</b>'
            f"{approved(reply, words)}</td>"
            for reply in replies
        ],
        words("none standing"),
    )


def _pick(id: int, words: Words) -> str:
    """The number of a row, which puts itself where it is acted on."""
    label = as_html(words("pick").format(number=id))
    return (
        f'<button type="button" class="small" data-pick="{id}" aria-label="{label}">{id}</button>'
    )


def _table(rows: list[str], none: str) -> str:
    if not rows:
        return f"<p>{as_html(none)}</p>"
    return f'<table class="queue"><tbody><tr>{"</tr><tr>".join(rows)}</tr></tbody></table>'
