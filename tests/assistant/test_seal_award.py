"""A sealed award: every number is a handle, of the source the number has."""

import json
from decimal import Decimal

import pytest

from assistant.ledger import HANDLE, handles
from assistant.seal_award import AwardSealer
from corpus.quantities import find_quantities
from tests.assistant.sealed_awards import CASES, POLICY, Sealed
from tools import CALCULATORS, Amount

SOURCES = {"user": "u", "text": "q", "calculator": "f"}


def expected_source(amount: Amount, case: Sealed) -> str:
    """Where an amount of the working comes from: what was said, what the text says, or neither."""
    if any(case.ledger[id].decimal == amount.value for id in case.given.get(amount.input, [])):
        return "user"
    return "text" if amount.parameter else "calculator"


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Sealed:
    return Sealed(request.param)


def test_every_amount_of_the_working_is_a_handle_of_its_source(case: Sealed) -> None:
    for step, sealed in zip(case.award.trace, case.sealed["trace"], strict=True):
        amounts = [part for part in step.parts if isinstance(part, Amount)]
        ids = handles(sealed["expression"])
        assert [case.ledger[id].decimal for id in ids] == [amount.value for amount in amounts]
        assert [case.ledger[id].unit for id in ids] == [amount.unit for amount in amounts]
        for id, amount in zip(ids, amounts, strict=True):
            assert case.ledger[id].source == expected_source(amount, case)
            assert id[0] == SOURCES[case.ledger[id].source]
        assert case.value(sealed["value"]) == step.value


def test_the_quotes_hold_the_figures_of_the_text(case: Sealed) -> None:
    for step in case.sealed["trace"]:
        assert {case.ledger[id].source for id in handles(step["quote"])} <= {"text"}
        assert POLICY.provisions[step["provision"]]


def test_the_headline_is_computed_and_has_the_role_of_the_award(case: Sealed) -> None:
    (id,) = handles(case.sealed["headline"])
    figure = case.ledger[id]
    assert (figure.source, figure.role) == ("calculator", case.award.role)
    assert (figure.decimal, figure.unit) == (case.award.value, case.award.unit)
    assert case.sealed["due"] is (case.award.value != 0)


def test_the_other_readings_are_figures_too(case: Sealed) -> None:
    values = [case.value(item["headline"]) for item in case.sealed["alternatives"]]
    assert values == [item.value for item in case.award.alternatives]


def test_conditions_not_met_hold_handles(case: Sealed) -> None:
    for item, sealed in zip(case.award.not_met, case.sealed["not_met"], strict=True):
        for side, parts in (("actual", item.actual), ("required", item.required)):
            amounts = [part.value for part in parts if isinstance(part, Amount)]
            assert [case.ledger[id].decimal for id in handles(sealed[side])] == amounts
        assert bool(sealed["gap"]) is (item.gap is not None)
        if item.gap is not None:
            assert case.value(sealed["gap"]) == item.gap.value


def test_no_bare_quantity_is_left(case: Sealed) -> None:
    ids = ("provision", "provisions", "calculator")
    for step in [*case.sealed["trace"], *case.sealed["not_met"], case.sealed]:
        flat = {key: value for key, value in step.items() if key not in (*ids, "trace", "not_met")}
        left = find_quantities(HANDLE.sub("某", json.dumps(flat, ensure_ascii=False)))
        assert [quantity.text for quantity in left if not quantity.article] == []


def test_the_cap_is_the_figure_of_the_text() -> None:
    case = Sealed("贡献奖励，封顶")
    (cap,) = handles(case.sealed["cap"])
    assert (case.ledger[cap].source, case.ledger[cap].role) == ("text", "ceiling")
    assert case.value(case.sealed["cap"]) == Decimal(1_000_000)
    assert case.value(case.sealed["before_cap"]) == Decimal(1_800_000)


def test_a_ceiling_in_the_working_is_said_to_be_one() -> None:
    case = Sealed("孵化器，封顶")
    for step in case.sealed["trace"]:
        for id in handles(step["expression"]):
            if case.ledger[id].role == "ceiling":
                before = step["expression"].partition("{" + id + "}")[0].rstrip()
                assert before.endswith(("最高", "不超过"))


def test_the_upper_end_of_a_range_is_another_reading() -> None:
    case = Sealed("贡献奖励")
    facts = {"prior_contribution": Decimal(60_000_000), "current_contribution": Decimal(95_000_000)}
    upper = CALCULATORS["contribution_award"].run(facts, POLICY, {})
    other = AwardSealer(POLICY, case.ledger, case.given).range_end(upper)
    assert case.value(other["headline"]) == upper.value == Decimal(540_000)
