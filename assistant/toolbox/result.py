"""What a tool returns: the artifact for the assistant, and what a language model sees of it."""

import json
from typing import Any

from assistant.sealing import seal_provision
from assistant.turn import Turn

Artifact = dict[str, Any]
Result = tuple[str, Artifact]

_UNSEEN = frozenset({"notice", "note", "quote", "related"})
"""Kept from the model: the composer says it."""


def result(artifact: Artifact) -> Result:
    """The artifact, and its JSON for the model, without what the composer will say anyway."""
    return json.dumps(_seen(artifact), ensure_ascii=False), artifact


def _seen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _seen(item) for key, item in value.items() if key not in _UNSEEN}
    return [_seen(item) for item in value] if isinstance(value, list) else value


def known(ref: str, turn: Turn) -> bool:
    """Whether a ref names a provision."""
    policy, _, id = ref.partition(":")
    return policy in turn.policies and id in turn.policies[policy].provisions


def provision(ref: str, turn: Turn) -> Artifact:
    """A provision with every figure in it sealed."""
    found, policy = turn.provision(ref), turn.policy_of(ref)
    figures = [turn.ledger.add_text(found, figure) for figure in found.figures]
    return {
        "ref": ref, "title": found.title, "measure": found.measure.heading,
        "text": seal_provision(found, turn.ledger),
        "departments": list(policy.departments(found.id)),
        "figures": [{"handle": figure.handle, "label": figure.label, "role": figure.role}
                    for figure in figures],
    }  # fmt: skip
