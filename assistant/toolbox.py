"""The tools an agent may call: one a calculator, and those that read the policies.

Arguments are handles ({u1}), provision refs or enumerated words, never numbers; results hold
handles only.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any, Literal

from langchain_core.tools import BaseTool, StructuredTool
from langgraph.runtime import get_runtime
from pydantic import BaseModel, ConfigDict, Field, create_model

from assistant.facts import SUBJECT, all_inputs, read_arguments
from assistant.ledger import handles
from assistant.seal_award import AwardSealer
from assistant.sealing import seal_provision
from assistant.turn import Turn
from corpus import Policy
from tools import CALCULATORS, BadFact, Calculator, Input, MissingFacts
from tools.screen import Finding, screen

Artifact = dict[str, Any]
Result = tuple[str, Artifact]
_Aspect = Literal["status", "basis", "interpreter"]
_Reason = Literal["not_covered", "out_of_scope", "refused"]


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid")


def build_tools() -> list[BaseTool]:
    """Every tool, calculators first."""
    return [
        *(_calculator_tool(item) for item in CALCULATORS.values()),
        _tool("screen", "企业、孵化器等说明自身情况后，逐条列出可能享受的措施。", _screen,
              _schema("screen", [SUBJECT, *all_inputs()])),
        _tool("read_provisions", "按编号读取条款原文、责任单位和其中的数额。", _read,
              create_model("read_provisions", __base__=_Arguments, refs=(list[str], ...))),
        _tool("search_policy", "按问题检索最相关的条款。", _search,
              create_model("search_policy", __base__=_Arguments, query=(str, ...))),
        _tool("departments", "条款所属措施的责任单位。", _departments,
              create_model("departments", __base__=_Arguments, refs=(list[str], ...))),
        _tool("measures_of", "一个部门是哪些措施的责任单位。", _measures_of,
              create_model("measures_of", __base__=_Arguments, department=(str, ...))),
        _tool("list_measures", "列出全部措施的标题、条款和责任单位。", _list_measures,
              create_model("list_measures", __base__=_Arguments)),
        _tool("document_status", "文件的状态、依据、有效期、解释单位和相关文件。", _status,
              create_model("document_status", __base__=_Arguments,
                           aspect=(_Aspect, "status"))),
        _tool("check_claim", "把用户说的数额与条款写明的数额核对。", _check_claim,
              create_model("check_claim", __base__=_Arguments, refs=(list[str], ...),
                           figures=(list[str], ...))),
        _tool("decline", "条文没有写、与本文件无关或要求违反规则时，说明不能回答。", _decline,
              create_model("decline", __base__=_Arguments,
                           reason=(_Reason, ...),
                           subject=(str, ""), nearest=(list[str], []))),
    ]  # fmt: skip


def _tool(
    name: str, description: str, function: Callable[..., Result], schema: type[BaseModel]
) -> BaseTool:
    return StructuredTool(
        name=name, description=description, func=function, args_schema=schema,
        response_format="content_and_artifact",
    )  # fmt: skip


def _schema(name: str, inputs: Sequence[Input]) -> type[BaseModel]:
    fields: dict[str, Any] = {}
    for item in inputs:
        kind: Any = str
        if item.kind in ("choice", "yes_no"):
            kind = Literal[tuple(item.choices)]
        elif item.kind == "amounts":
            kind = list[str]
        fields[item.name] = (kind | None, Field(None, description=item.label))
    return create_model(name, __base__=_Arguments, **fields)


def _calculator_tool(item: Calculator) -> BaseTool:
    def run(**arguments: Any) -> Result:
        return _result(_calculate(item, _given(arguments)))

    description = f"测算{item.label}。没有的事实留空，工具会说明还缺什么。"
    return _tool(item.name, description, run, _schema(item.name, item.inputs))


def _given(arguments: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in arguments.items() if value is not None}


def _calculate(item: Calculator, arguments: dict[str, Any]) -> Artifact:
    turn = get_runtime(Turn).context
    policy = turn.policies[item.policy]
    refs = [policy.provisions[item.provisions[0]].ref]
    base: Artifact = {
        "calculator": item.name,
        "label": item.label,
        "provisions": refs,
        "facts": _facts(item, arguments),
    }
    facts = read_arguments(item, arguments, turn.ledger)
    if facts.unclear:
        return {**base, "kind": "needs", "needs": facts.unclear}
    try:
        award = item.run(facts.values, policy, {})
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
    sealed = sealer.seal(award)
    if facts.upper:
        other = item.run({**facts.values, **facts.upper}, policy, {})
        sealed["alternatives"].append(sealer.range_end(other))
    sealed["notes"] += facts.notes
    turn.receipts[handles(sealed["headline"])[0]] = award.receipt
    clauses = [_provision(ref, turn) for ref in sealed["provisions"]]
    return {**base, **sealed, "clauses": clauses, "notice": policy.status_note}


def _need(item: Input) -> dict[str, str]:
    return {"name": item.name, "label": item.label, "question": item.question}


def _facts(item: Calculator, arguments: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {"name": name, "label": item.input(name).label,
         "value": "、".join(value) if isinstance(value, list) else str(value)}
        for name, value in arguments.items()
    ]  # fmt: skip


def _screen(**arguments: Any) -> Result:
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
        return _result({"kind": "bad_fact", "needs": [], "message": str(bad), "provisions": []})
    for finding in found:
        findings.append(_finding(finding, policy, AwardSealer(policy, turn.ledger, ids)))
    refs = [ref for finding in findings for ref in finding["refs"]]
    return _result(
        {
            "kind": "screen",
            "subject": subject,
            "findings": findings,
            "notice": policy.status_note,
            "provisions": refs,
        }
    )


def _finding(finding: Finding, policy: Policy, sealer: AwardSealer) -> Artifact:
    entry: Artifact = {
        "provision": finding.provision, "label": finding.label, "verdict": finding.verdict,
        "why": finding.why if finding.award is None else "", "award": None,
    }  # fmt: skip
    entry["refs"] = [policy.provisions[finding.provision].ref]
    if finding.award is not None:
        entry["award"] = sealer.seal(finding.award)
        entry["refs"] = entry["award"]["provisions"]
    return entry


def _read(refs: list[str]) -> Result:
    turn = get_runtime(Turn).context
    items = [_provision(ref, turn) for ref in refs if _known(ref, turn)]
    return _result(
        {"kind": "provisions", "items": items, "provisions": [item["ref"] for item in items]}
    )


def _departments(refs: list[str]) -> Result:
    _, artifact = _read(refs)
    return _result({**artifact, "kind": "departments"})


def _measures_of(department: str) -> Result:
    policy = get_runtime(Turn).context.first_policy
    own = [m for m in policy.measures.values() if department in m.departments]
    refs = [
        next(p.ref for p in policy.provisions.values() if p.measure.key == measure.key)
        for measure in own
    ]
    return _result(
        {
            "kind": "measures_of",
            "department": department,
            "items": [measure.heading for measure in own],
            "provisions": refs,
        }
    )


def _search(query: str) -> Result:
    return _read([hit.id for hit in get_runtime(Turn).context.search.search(query, 4)])


def _known(ref: str, turn: Turn) -> bool:
    policy, _, id = ref.partition(":")
    return policy in turn.policies and id in turn.policies[policy].provisions


def _provision(ref: str, turn: Turn) -> Artifact:
    provision, policy = turn.provision(ref), turn.policy_of(ref)
    figures = [turn.ledger.add_text(provision, figure) for figure in provision.figures]
    return {
        "ref": ref, "title": provision.title, "measure": provision.measure.heading,
        "text": seal_provision(provision, turn.ledger),
        "departments": list(policy.departments(provision.id)),
        "figures": [{"handle": figure.handle, "label": figure.label, "role": figure.role}
                    for figure in figures],
    }  # fmt: skip


def _list_measures() -> Result:
    policy = get_runtime(Turn).context.first_policy
    items, refs = [], []
    for measure in policy.measures.values():
        own = [p for p in policy.provisions.values() if p.measure.key == measure.key]
        if measure.number:
            items.append(
                {
                    "number": measure.number,
                    "title": measure.title,
                    "topics": [provision.title for provision in own],
                }
            )
            refs.append(own[0].ref)
    return _result({"kind": "measures", "title": policy.title, "items": items, "provisions": refs})


def _status(aspect: str = "status") -> Result:
    turn = get_runtime(Turn).context
    policy = turn.first_policy
    interpreter, basis = policy.interpreter.provision, [b.provision for b in policy.basis]
    ids = {"status": [policy.term_provision], "basis": basis, "interpreter": [interpreter]}[aspect]
    refs = [policy.provisions[id].ref for id in ids if id]
    return _result({
        "kind": "status", "aspect": aspect, "title": policy.title, "status": policy.status,
        "in_force": policy.in_force, "note": policy.status_note,
        "interpreter": policy.interpreter.quote,
        "basis": [{"title": item.title, "number": item.number} for item in policy.basis],
        "related": [{"title": item.title, "number": item.number, "date": item.date,
                     "source": item.source, "note": item.note} for item in policy.related],
        "items": [_provision(ref, turn) for ref in refs], "provisions": refs,
    })  # fmt: skip


def _check_claim(refs: list[str], figures: list[str]) -> Result:
    """Whether each figure the user states is one that the provisions state."""
    turn = get_runtime(Turn).context
    _, artifact = _read(refs)
    stated = [turn.ledger[handles(f["handle"])[0]] for i in artifact["items"] for f in i["figures"]]
    checks = []
    for id in handles(" ".join(figures)):
        said = turn.ledger[id]
        same = [f for f in stated if (f.unit, f.decimal) == (said.unit, said.decimal)]
        alike = [f for f in stated if f.unit == said.unit]
        checks.append(
            {
                "said": said.handle,
                "holds": bool(same),
                "stated": [
                    {"handle": f.handle, "label": f.label, "role": f.role} for f in same or alike
                ],
            }
        )
    return _result({**artifact, "kind": "claim", "checks": checks})


def _decline(reason: str, subject: str = "", nearest: Sequence[str] = ()) -> Result:
    turn = get_runtime(Turn).context
    items = [_provision(ref, turn) for ref in nearest if _known(ref, turn)]
    return _result(
        {
            "kind": "decline",
            "reason": reason,
            "subject": subject,
            "items": items,
            "title": turn.first_policy.title,
            "provisions": [item["ref"] for item in items],
        }
    )


def _result(artifact: Artifact) -> Result:
    return json.dumps(artifact, ensure_ascii=False), artifact
