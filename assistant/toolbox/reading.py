"""The tools that read the policies."""

from collections.abc import Sequence
from decimal import Decimal

from langgraph.runtime import get_runtime

from assistant.ledger import handles
from assistant.toolbox.result import Result, known, provision, result
from assistant.turn import Turn

_ORDER = 10
"""How many times one amount may be the other, and be what was meant by it."""


def read_provisions(refs: list[str]) -> Result:
    """The provisions that the refs name; a ref that names none is left out."""
    turn = get_runtime(Turn).context
    items = [provision(ref, turn) for ref in refs if known(ref, turn)]
    return result(
        {"kind": "provisions", "items": items, "provisions": [item["ref"] for item in items]}
    )


def departments(refs: list[str], department: str = "") -> Result:
    """The responsible departments of the provisions' measures, and whether one is among them."""
    _, artifact = read_provisions(refs)
    return result({**artifact, "kind": "departments", "department": department})


def measures_of(department: str) -> Result:
    """The measures that a department is responsible for."""
    policy = get_runtime(Turn).context.first_policy
    own = [m for m in policy.measures.values() if department in m.departments]
    refs = [
        next(p.ref for p in policy.provisions.values() if p.measure.key == measure.key)
        for measure in own
    ]
    return result(
        {
            "kind": "measures_of",
            "department": department,
            "items": [measure.heading for measure in own],
            "provisions": refs,
        }
    )


def search_policy(query: str) -> Result:
    """The provisions nearest in meaning to a question."""
    return read_provisions([hit.id for hit in get_runtime(Turn).context.search.search(query, 4)])


def list_measures() -> Result:
    """Every measure with the titles of its provisions."""
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
    return result({"kind": "measures", "title": policy.title, "items": items, "provisions": refs})


def document_status(aspect: str = "status") -> Result:
    """The document's standing, what it rests on, or who interprets it."""
    turn = get_runtime(Turn).context
    policy = turn.first_policy
    interpreter, basis = policy.interpreter.provision, [b.provision for b in policy.basis]
    ids = {"status": [policy.term_provision], "basis": basis, "interpreter": [interpreter]}[aspect]
    refs = [policy.provisions[id].ref for id in ids if id]
    return result({
        "kind": "status", "aspect": aspect, "title": policy.title, "status": policy.status,
        "in_force": policy.in_force, "note": policy.status_note,
        "interpreter": policy.interpreter.quote,
        "basis": [{"title": item.title, "number": item.number} for item in policy.basis],
        "related": [{"title": item.title, "number": item.number, "date": item.date,
                     "source": item.source, "note": item.note} for item in policy.related],
        "items": [provision(ref, turn) for ref in refs], "provisions": refs,
    })  # fmt: skip


def check_claim(refs: list[str], figures: list[str]) -> Result:
    """Whether each figure the user states is one that the provisions state."""
    turn = get_runtime(Turn).context
    _, artifact = read_provisions(refs)
    stated = [turn.ledger[handles(f["handle"])[0]] for i in artifact["items"] for f in i["figures"]]
    checks = []
    told = [turn.ledger[id] for id in handles(" ".join(figures))]
    yearly = [f for f in told if f.unit == "years" and f.decimal == 1]
    for said in [figure for figure in told if figure not in yearly] or told:  # 200万一年
        same = [f for f in stated if (f.unit, f.decimal) == (said.unit, said.decimal)]
        alike = [f for f in stated if f.unit == said.unit]
        alike = [f for f in alike if _of_one_order(f.decimal, said.decimal)] or alike
        checks.append(
            {
                "said": said.handle,
                "holds": bool(same),
                "stated": [
                    {"handle": f.handle, "label": f.label, "role": f.role} for f in same or alike
                ],
            }
        )
    return result({**artifact, "kind": "claim", "checks": checks})


def _of_one_order(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts may be meant for each other: 3000万 for 5000万, not for 8万."""
    return max(abs(one), abs(other)) <= _ORDER * min(abs(one), abs(other))


def decline(reason: str, subject: str = "", nearest: Sequence[str] = ()) -> Result:
    """Why there is no answer; with the provision nearest to the question, or who interprets."""
    turn = get_runtime(Turn).context
    policy = turn.first_policy
    if reason == "not_covered" and not nearest:
        nearest = [policy.provisions[policy.interpreter.provision].ref]
    items = [provision(ref, turn) for ref in nearest if known(ref, turn)]
    return result(
        {
            "kind": "decline",
            "reason": reason,
            "subject": subject,
            "items": items,
            "title": policy.title,
            "provisions": [item["ref"] for item in items],
        }
    )


def introduce() -> Result:
    """What the assistant can do."""
    return result({"kind": "introduce", "provisions": []})
