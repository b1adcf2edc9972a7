"""From a finished turn to the Answer: status, headline, figures, citations, trace, notices."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from langchain_core.messages import AnyMessage

from assistant.answer import Answer, Status
from assistant.composer import LEADING
from assistant.conversation import artifacts
from assistant.ledger import Figure, handles
from assistant.opening import open_text
from assistant.turn import Turn
from tools import plain

Artifact = dict[str, Any]
_CEILING = "“最高”是上限，不等于应得数额，实际金额以主管部门审核为准。"


def assemble(session: str, number: int, messages: Sequence[AnyMessage], turn: Turn) -> Answer:
    """The Answer for the messages of one turn; the last one is the checked draft."""
    found = artifacts(messages)
    draft = messages[-1].text
    award = _leading(found)
    shown = list(_figures(draft, award, turn))
    return Answer(
        session=session,
        turn=number,
        status=status_of(found),
        text=open_text(draft, turn.ledger),
        result=_headline(award, turn) if award else None,
        figures=[end.to_dict() for figure in shown for end in figure.ends()],
        citations=_citations(found, turn),
        needs=[_opened(need, turn) for a in found for need in a.get("needs", [])],
        trace=[_step(step, turn) for step in (award["trace"] if award else [])],
        notices=_notices(found, shown, turn),
        model=turn.written_by,
    )


def _leading(found: list[Artifact]) -> Artifact | None:
    """The result that the answer begins with: of the others if there is one, or the first."""
    awards = [a for a in found if a["kind"] == "award"]
    return next((a for a in awards if a["calculator"] in LEADING), awards[0] if awards else None)


def status_of(found: list[Artifact]) -> Status:
    """How a turn with these tool results ends."""
    kinds = [a["kind"] for a in found]
    if "decline" in kinds:
        reason: Status = found[kinds.index("decline")]["reason"]
        return reason
    asked = "needs" in kinds or "bad_fact" in kinds
    return "needs_input" if asked and "award" not in kinds else "answered"


def _headline(award: Artifact, turn: Turn) -> dict[str, Any] | None:
    figure = _at(award["headline"], turn)
    if figure.unit != "yuan":
        return None
    return {
        "value_yuan": figure.value,
        "role": award["role"],
        "label": award["label"],
        "calculator": award["calculator"],
        "receipt": turn.receipts[figure.id],
        "alternatives": [
            {"reading": item["reading"], "label": item["label"],
             "value_yuan": _at(item["headline"], turn).value, "why": item["why"]}
            for item in award["alternatives"]
        ],
        "not_met": [
            {key: open_text(item[key], turn.ledger)
             for key in ("condition", "actual", "required", "provision")}
            for item in award["not_met"]
        ],
    }  # fmt: skip


def _at(handle: str, turn: Turn) -> Figure:
    return turn.ledger[handles(handle)[0]]


def _figures(draft: str, award: Artifact | None, turn: Turn) -> Iterator[Figure]:
    """Every figure shown: in the text, the headline and the trace, once."""
    written = [draft]
    if award:
        written += [award["headline"], *(item["headline"] for item in award["alternatives"])]
        written += [
            step[key] for step in award["trace"] for key in ("expression", "value", "quote")
        ]
    for id in dict.fromkeys(handles(" ".join(written))):
        yield turn.ledger[id]


def _citations(found: list[Artifact], turn: Turn) -> list[dict[str, Any]]:
    cited = []
    for ref in dict.fromkeys(ref for a in found for ref in a["provisions"]):
        provision, policy = turn.provision(ref), turn.policy_of(ref)
        cited.append({
            "policy": policy.title, "measure": provision.measure.heading,
            "provision": provision.id, "quote": provision.text,
            "departments": list(policy.departments(provision.id)),
        })  # fmt: skip
    return cited


def _opened(need: dict[str, str], turn: Turn) -> dict[str, str]:
    return {key: open_text(value, turn.ledger) for key, value in need.items()}


def _step(step: dict[str, str], turn: Turn) -> dict[str, str]:
    return {
        "label": step["label"],
        "expression": open_text(step["expression"], turn.ledger),
        "value": plain(Decimal(_at(step["value"], turn).value)),
        "provision": step["provision"],
        "quote": open_text(step["quote"], turn.ledger),
    }


def _notices(found: list[Artifact], shown: list[Figure], turn: Turn) -> list[str]:
    if not any(figure.unit == "yuan" and figure.source != "user" for figure in shown):
        return []
    refs = [ref for a in found for ref in a["provisions"]]
    policy = turn.policy_of(refs[0]) if refs else turn.first_policy
    notices = [] if policy.in_force else [policy.status_note]
    award = _leading(found)
    if award["role"] == "ceiling" if award else any(f.role == "ceiling" for f in shown):
        notices.append(_CEILING)
    return [*notices, f"{policy.interpreter.quote}。"]
