"""Receipts (测算单): a record of a calculation that anyone can recompute."""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from corpus import Policy
from tools.award import Award, plain
from tools.inputs import Fact, Facts


def make_receipt(
    calculator: str, facts: Facts, readings: Mapping[str, str], award: Award, policy: Policy
) -> dict[str, Any]:
    """The receipt of an award: policy version, inputs, readings, result and a hash."""
    body: dict[str, Any] = {
        "policy": policy.id,
        "policy_version": policy.version,
        "calculator": calculator,
        "facts": {name: _json(value) for name, value in sorted(facts.items())},
        "readings": dict(sorted(readings.items())),
        "result": {"value": plain(award.value), "unit": award.unit, "role": award.role},
    }
    return {**body, "hash": receipt_hash(body)}


def receipt_hash(body: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of a receipt without its hash."""
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _json(value: Fact) -> Any:
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return plain(value) if isinstance(value, Decimal) else value
