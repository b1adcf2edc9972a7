"""Facts: from handles and words to what a calculator takes, and what must be asked or said first."""

from decimal import Decimal

import pytest

from assistant.facts import NONE, Read, all_inputs, read_arguments
from assistant.ledger import Ledger
from assistant.sealing import seal_message
from tools import CALCULATORS


def read(calculator: str, **said: str) -> Read:
    """What the arguments give, each written as a user writes it."""
    item, ledger, arguments = CALCULATORS[calculator], Ledger(), {}
    for name, text in said.items():
        words = item.input(name).kind in ("choice", "yes_no") or text == NONE
        arguments[name] = text if words else seal_message(text, ledger)[0]
    return read_arguments(item, arguments, ledger)


def test_amounts_rates_and_counts_are_exact() -> None:
    award = read("scale_up_award", base_revenue="3000.01万", growth_rate="12.5%", first_time="是")
    assert award.values == {
        "base_revenue": Decimal(30_000_100), "growth_rate": Decimal("0.125"), "first_time": "是",
    }  # fmt: skip
    assert award.handles == {"base_revenue": ["u1"], "growth_rate": ["u2"]}


def test_parts_of_one_count_are_added() -> None:
    found = read("incubator_award", firms="3家2家")
    assert found.values == {"firms": Decimal(5)}
    assert found.handles == {"firms": ["u1", "u2"]}


def test_none_is_zero() -> None:
    assert read("incubator_award", firms=NONE).values == {"firms": 0}


def test_a_list_of_amounts_keeps_them_apart() -> None:
    ledger = Ledger()
    sealed, _ = seal_message("30万和50万", ledger)
    first, second = sealed.split("和")
    found = read_arguments(CALCULATORS["higher_of"], {"amounts": [first, second]}, ledger)
    assert found.values == {"amounts": [Decimal(300_000), Decimal(500_000)]}


@pytest.mark.parametrize(("said", "asks"), [("8500", "没有写单位"), ("30万美元", "外币")])
def test_what_has_no_unit_or_another_currency_is_asked_for(said: str, asks: str) -> None:
    found = read("contribution_award", prior_contribution=said, current_contribution="9000万")
    assert [(item["name"], item["label"]) for item in found.unclear] == [
        ("prior_contribution", "上年度综合经济贡献")
    ]
    assert asks in found.unclear[0]["question"]
    assert "{u1}" in found.unclear[0]["question"], "the number stays sealed"
    assert "prior_contribution" not in found.values


def test_a_count_may_be_a_bare_number() -> None:
    found = read("talent_award", people="3")
    assert (found.values, found.unclear) == ({"people": Decimal(3)}, [])


def test_a_range_is_computed_at_both_ends_and_said() -> None:
    found = read("contribution_award", current_contribution="8000万到9000万")
    assert found.values == {"current_contribution": Decimal(80_000_000)}
    assert found.upper == {"current_contribution": Decimal(90_000_000)}
    assert "区间" in found.notes[0]


@pytest.mark.parametrize("said", ["约8000万", "8000多万", "不到8000万", "8000万左右"])
def test_an_approximate_amount_is_said_to_be_one(said: str) -> None:
    found = read("contribution_award", current_contribution=said)
    assert found.values == {"current_contribution": Decimal(80_000_000)}
    assert "大概" in found.notes[0]
    assert found.upper == {}


def test_an_exact_amount_needs_no_note() -> None:
    assert read("contribution_award", current_contribution="8000万").notes == []


def test_a_loss_is_negative() -> None:
    assert read("economic_contribution", profit="亏损200万").values == {
        "profit": Decimal(-2_000_000)
    }


def test_every_declared_fact_is_among_all_inputs_once() -> None:
    names = [item.name for item in all_inputs()]
    of_facts = (each for each in CALCULATORS.values() if not each.of_results)
    declared = {i.name for each in of_facts for i in each.inputs if not i.of_question}
    assert set(names) == declared
    assert len(names) == len(declared)
    assert not {"first", "awards", "uncapped"} & declared, "results, and what is asked of one"
