"""Receipts: anyone can recompute one, and a changed one is found out."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tools import CALCULATORS, ReplayError, calculate, replay
from tools.receipt import receipt_hash

Receipt = dict[str, Any]
FACTS: dict[str, dict[str, object]] = {
    "scale_up_award": {"first_time": True, "base_revenue": "3000万", "next_revenue": "3500.5万"},
    "economic_contribution": {"revenue": "8000万", "profit": -1, "wages": "0.01"},
    "contribution_award": {"prior_contribution": "6000万", "current_contribution": "8500万"},
    "incubator_award": {
        "level": "国家级",
        "newly_recognised": False,
        "assessment": "良好",
        "firms": 3,
    },
    "talent_award": {},
    "cluster_funding": {"assessment": "优秀"},
    "project_funding": {"projects": 2},
    "higher_of": {"amounts": ["30万", "50.5万"]},
    "contribution_target": {"prior_contribution": "6000万"},
    "next_tranche": {"prior_contribution": "6000万", "current_contribution": "8500万"},
    "firms_to_cap": {"firms": "4家", "assessment": "优秀"},
    "scale_up_target": {"base_revenue": "3000万"},
    "total_of": {"awards": ["44万"], "ceilings": ["60万"]},
    "difference_of": {"first": "44万", "second": "100万"},
}


def receipt(**readings: str) -> Receipt:
    made = calculate("contribution_award", FACTS["contribution_award"], readings).receipt
    copied: Receipt = json.loads(json.dumps(made))
    return copied


def signed(changed: Receipt) -> Receipt:
    """The receipt with a hash that fits what it now says."""
    body = {key: value for key, value in changed.items() if key != "hash"}
    return {**body, "hash": receipt_hash(body)}


@pytest.mark.parametrize("name", CALCULATORS)
def test_a_receipt_replays_after_json(name: str) -> None:
    award = calculate(name, FACTS[name])
    again = replay(json.loads(json.dumps(award.receipt)))
    assert again == award


def test_a_receipt_keeps_the_reading_it_was_made_under() -> None:
    made = receipt(tranche="pro_rata")
    assert made["readings"]["tranche"] == "pro_rata"
    assert made["result"] == {"value": "490000", "unit": "yuan", "role": "award"}
    assert replay(made).value == 490_000


def test_the_same_calculation_makes_the_same_receipt() -> None:
    facts = {"current_contribution": 85_000_000, "prior_contribution": "60000000"}
    assert calculate("contribution_award", facts).receipt == receipt()


def set_result(made: Receipt) -> None:
    made["result"]["value"] = "1000000"


def set_fact(made: Receipt) -> None:
    made["facts"]["current_contribution"] = "99000000"


def set_reading(made: Receipt) -> None:
    made["readings"]["tranche"] = "pro_rata"


def set_version(made: Receipt) -> None:
    made["policy_version"] = "0" * 64


def add_entry(made: Receipt) -> None:
    made["note"] = "特批"


def set_hash(made: Receipt) -> None:
    made["hash"] = "0" * 64


CHANGES = [set_result, set_fact, set_reading, set_version, add_entry, set_hash]


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_receipt_fails(change: Callable[[Receipt], None]) -> None:
    made = receipt()
    change(made)
    with pytest.raises(ReplayError, match="校验值不符"):
        replay(made)


@pytest.mark.parametrize(
    ("change", "says"),
    [(set_result, "result"), (set_version, "policy_version"), (set_fact, "result")],
)
def test_a_forged_hash_does_not_help(change: Callable[[Receipt], None], says: str) -> None:
    made = receipt()
    change(made)
    with pytest.raises(ReplayError, match=f"重新计算的结果与测算单不同：.*{says}"):
        replay(signed(made))


@pytest.mark.parametrize("name", ["policy_version", "calculator", "facts", "readings", "hash"])
def test_a_receipt_that_is_not_whole_names_what_is_missing(name: str) -> None:
    made = receipt()
    del made[name]
    with pytest.raises(ReplayError, match=name):
        replay(made)
