"""The tools that compute: one a calculator, and the screening of a firm."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from langgraph.runtime import get_runtime

from assistant.facts import READING, read_arguments
from assistant.ledger import handles
from assistant.seal_award import AwardSealer
from assistant.sealing import seal_provision
from assistant.toolbox.result import Artifact, Result, provision, result
from assistant.turn import Turn
from corpus import Policy
from tools import CALCULATORS, Award, BadFact, Calculator, Input, MissingFacts
from tools.screen import Finding, screen


def _given(arguments: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in arguments.items() if value is not None}


def calculate(item: Calculator, arguments: dict[str, Any]) -> Result:
    """What a calculator makes of the arguments: an award, what is missing, or what is wrong."""
    return result(_calculated(item, _given(arguments)))


def _calculated(item: Calculator, arguments: dict[str, Any]) -> Artifact:
    turn = get_runtime(Turn).context
    policy = turn.policies[item.policy]
    refs = [policy.provisions[id].ref for id in _asked_of(item, arguments)]
    base: Artifact = {
        "calculator": item.name,
        "label": item.label,
        "provisions": refs,
        "facts": [] if item.of_results else _facts(item, arguments),
    }
    facts = read_arguments(item, arguments, turn.ledger)
    if facts.unclear:
        return {**base, "kind": "needs", "needs": facts.unclear}
    try:
        award = item.run(facts.values, policy, facts.readings)
    except MissingFacts as missing:
        needs = [_need(item.input(name)) for name in missing.names]
        return {**base, "kind": "needs", "needs": needs}
    except BadFact as bad:
        return {
            **base,
            "kind": "bad_fact",
            "needs": [_need(item.input(bad.field))],
            "message": str(bad),
        }
    sealer = AwardSealer(policy, turn.ledger, facts.handles)
    sealed = sealer.seal(_grounded(award, facts.handles, turn))
    if facts.upper:
        other = item.run({**facts.values, **facts.upper}, policy, facts.readings)
        sealed["alternatives"].append(sealer.range_end(other))
    sealed["notes"] += facts.notes
    sealed["provisions"] = [*_of_results(facts.handles, turn), *sealed["provisions"]]
    turn.receipts[handles(sealed["headline"])[0]] = award.receipt
    clauses = [provision(ref, turn) for ref in sealed["provisions"]]
    return {**base, **sealed, "clauses": clauses, "notice": policy.status_note}


def _grounded(award: Award, given: Mapping[str, Sequence[str]], turn: Turn) -> Award:
    """The award with each step that rests on no clause of its own resting on that of its facts."""
    if all(step.provision for step in award.trace):
        return award
    last = [turn.ledger[id] for ids in given.values() for id in ids][-1]
    clause, quote = last.provision.partition(":")[2], last.quote
    steps = (
        step if step.provision else replace(step, provision=clause, quote=quote)
        for step in award.trace
    )
    return replace(award, trace=tuple(steps))


def _of_results(given: Mapping[str, Sequence[str]], turn: Turn) -> list[str]:
    """The provisions of the results computed before that were given."""
    figures = [turn.ledger[id] for ids in given.values() for id in ids]
    results = [f for f in figures if f.source == "calculator" and f.role in ("award", "ceiling")]
    return list(dict.fromkeys(figure.provision for figure in results))


def _asked_of(item: Calculator, arguments: dict[str, Any]) -> list[str]:
    """The provisions that what is given so far matters for; the calculator's first if none."""
    own = dict.fromkeys(item.input(name).provision for name in arguments if name != READING)
    return [id for id in own if id] or [item.provisions[0]]


def _need(item: Input) -> dict[str, str]:
    return {"name": item.name, "label": item.label, "question": item.question}


def _facts(item: Calculator, arguments: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {"name": name, "label": item.input(name).label,
         "value": "、".join(value) if isinstance(value, list) else str(value)}
        for name, value in arguments.items()
        if name != READING
    ]  # fmt: skip


def screen_firm(**arguments: Any) -> Result:
    """Each provision as it applies to what a firm or incubator says of itself."""
    turn = get_runtime(Turn).context
    given = _given(arguments)
    subject = given.pop("subject", "企业")
    findings, policy = [], turn.policies[next(iter(CALCULATORS.values())).policy]
    values, ids = {}, {}
    for item in CALCULATORS.values():
        own = {i.name: given[i.name] for i in item.inputs if i.name in given}
        facts = read_arguments(item, own, turn.ledger)
        values.update(facts.values)
        ids.update(facts.handles)
    try:
        found = screen(subject, values, policy)
    except BadFact as bad:
        return result({"kind": "bad_fact", "needs": [], "message": str(bad), "provisions": []})
    for finding in found:
        findings.append(_finding(finding, policy, turn, AwardSealer(policy, turn.ledger, ids)))
    refs = [ref for finding in findings for ref in finding["refs"]]
    return result(
        {
            "kind": "screen",
            "subject": subject,
            "findings": findings,
            "notice": policy.status_note,
            "provisions": refs,
        }
    )


def _finding(finding: Finding, policy: Policy, turn: Turn, sealer: AwardSealer) -> Artifact:
    entry: Artifact = {
        "provision": finding.provision, "label": finding.label, "verdict": finding.verdict,
        "why": finding.why if finding.award is None else "", "award": None, "quote": "",
    }  # fmt: skip
    if finding.award is None and not finding.needs:
        entry["quote"] = seal_provision(policy.provisions[finding.provision], turn.ledger)
    entry["refs"] = [policy.provisions[finding.provision].ref]
    if finding.award is not None:
        entry["award"] = sealer.seal(finding.award)
        entry["refs"] = entry["award"]["provisions"]
    return entry
