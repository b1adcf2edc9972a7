"""What is no receipt of its own facts is refused, whatever it is; numbers too long to be exact too."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tools import BadFact, ReplayError, calculate, replay
from tools.receipt import receipt_hash

FACTS = {"prior_contribution": 80_000_000, "current_contribution": 96_000_000}
Receipt = dict[str, Any]


def made() -> Receipt:
    return calculate("contribution_award", FACTS).receipt


CHANGES: dict[str, Callable[[Receipt], Receipt]] = {
    "result that is a string": lambda receipt: {**receipt, "result": "430000"},
    "facts that do not suffice": lambda receipt: {**receipt, "facts": {}},
    "calculator that is none": lambda receipt: {**receipt, "calculator": "no_such"},
    "calculator that is a list": lambda receipt: {**receipt, "calculator": []},
    "facts that are a list": lambda receipt: {**receipt, "facts": []},
    "fact that is a list": lambda receipt: {**receipt, "facts": {"prior_contribution": []}},
    "reading that is a list": lambda receipt: {**receipt, "readings": {"tranche": ["whole"]}},
    "field too many": lambda receipt: {**receipt, "extra": 1},
    "field too few": lambda receipt: {k: v for k, v in receipt.items() if k != "policy"},
}


@pytest.mark.parametrize("resealed", [True, False])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_malformed_receipt_is_refused(
    change: Callable[[Receipt], Receipt], resealed: bool
) -> None:
    receipt = change(made())
    if resealed:
        body = {name: value for name, value in receipt.items() if name != "hash"}
        receipt["hash"] = receipt_hash(body)
    with pytest.raises(ReplayError):
        replay(receipt)


def test_what_differs_is_listed_though_the_hash_tells_already() -> None:
    with pytest.raises(ReplayError, match=r"被改动过.*420000.*430000"):
        replay({**made(), "result": {"value": "430000", "unit": "yuan", "role": "award"}})


@pytest.mark.parametrize("written", ["9" * 16, "1e40", "0." + "1" * 9, "9" * 5000, "1e999999"])
def test_a_number_too_long_to_be_exact_is_refused(written: str) -> None:
    with pytest.raises(BadFact, match="位数太多"):
        calculate("contribution_award", {**FACTS, "current_contribution": Decimal(written)})
