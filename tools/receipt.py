"""Receipts (测算单): a record of a calculation that anyone can recompute."""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from corpus import Policy
from tools.award import Award, plain
from tools.errors import ReplayError
from tools.inputs import Fact, Facts

_FIELDS = {
    "policy": str, "policy_version": str, "calculator": str, "facts": dict, "readings": dict,
    "result": dict, "hash": str,
}  # fmt: skip


def make_receipt(
    calculator: str, facts: Facts, readings: Mapping[str, str], award: Award, policy: Policy
) -> dict[str, Any]:
    """The receipt of an award: policy version, inputs, readings, result and a hash."""
    body: dict[str, Any] = {
        "policy": policy.id,
        "policy_version": policy.version,
        "calculator": calculator,
        "facts": written(facts),
        "readings": dict(sorted(readings.items())),
        "result": {"value": plain(award.value), "unit": award.unit, "role": award.role},
    }
    return {**body, "hash": receipt_hash(body)}


def check_shape(receipt: Mapping[str, Any]) -> None:
    """Raise ReplayError unless a receipt has its fields, each of its kind."""
    missing = set(_FIELDS) - set(receipt)
    if missing:
        raise ReplayError(f"不是完整的测算单，缺少：{'、'.join(sorted(missing))}")
    wrong = [name for name, kind in _FIELDS.items() if not isinstance(receipt[name], kind)]
    if not wrong:
        options = receipt["readings"].items()
        wrong = [f"readings.{name}" for name, option in options if not isinstance(option, str)]
    if wrong:
        raise ReplayError(f"测算单的字段写法不对：{'、'.join(wrong)}")


def receipt_hash(body: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of a receipt without its hash."""
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def written(facts: Facts) -> dict[str, Any]:
    """Facts as a receipt writes them: amounts as exact decimal strings, in yuan or as a share."""
    return {name: _json(value) for name, value in sorted(facts.items())}


def _json(value: Fact) -> Any:
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return plain(value) if isinstance(value, Decimal) else value
