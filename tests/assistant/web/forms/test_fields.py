"""What is typed into a form: read as people write it, refused beside the field in plain words."""

from decimal import Decimal

import pytest

from assistant.web.calculate.page import award_of
from assistant.web.forms.fields import read_fields
from assistant.web.words import Words
from corpus import default_corpus
from tools import CALCULATORS, calculator

WORDS = Words("forms", "zh-Hans")
POLICY = default_corpus()["xiamen_tech_services"]
AWARD = calculator("contribution_award")


def read(
    typed: str, unit: str | None = None, name: str = "profit", of: str = "economic_contribution"
) -> object:
    facts, wrong = read_fields([calculator(of).input(name)], {name: typed}, unit, WORDS)
    return wrong.get(name) or facts[name]


@pytest.mark.parametrize(
    ("typed", "unit", "yuan"),
    [
        ("8500万", None, 85_000_000),
        ("八千五百万", None, 85_000_000),
        ("8500", "万元", 85_000_000),
        ("8,500", "元", 8_500),
        ("8500元", "万元", 8_500),
        ("８５００", "万元", 85_000_000),
        ("-200", "万元", -2_000_000),
        ("亏损200万", None, -2_000_000),
        (" 1.5亿元 ", "万元", 150_000_000),
        ("85 million", None, 85_000_000),
        ("0", "万元", 0),
    ],
)
def test_an_amount_as_people_write_it(typed: str, unit: str | None, yuan: int) -> None:
    assert read(typed, unit) == Decimal(yuan)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("8500", "请写单位"), ("8500到9000万", "不是一个确定的数"), ("8，500万", "不止一个金额"),
        ("很多", "看不出金额"), ("3家", "看不出金额"),
        ("不到5000万", "不是一个确定的数"), ("5000万以上", "不是一个确定的数"),
        ("8500万美元", "换算成人民币"), ("1234567890123456789元", "位数太多"),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused_in_words(typed: str, says: str) -> None:
    assert says in str(read(typed))


def test_a_rate_needs_its_per_cent_sign() -> None:
    assert read("15%", name="growth_rate", of="scale_up_award") == Decimal("0.15")
    assert "百分号" in str(read("15", "万元", name="growth_rate", of="scale_up_award"))


@pytest.mark.parametrize(
    ("typed", "name", "of"),
    [("不到10%", "growth_rate", "scale_up_award"), ("3-5人", "people", "talent_award")],
)
def test_a_bound_is_no_number_of_any_kind(typed: str, name: str, of: str) -> None:
    assert "不是一个确定的数" in str(read(typed, name=name, of=of))


def test_an_estimate_is_taken() -> None:
    assert read("约8500万") == 85_000_000


def test_several_amounts_in_one_field() -> None:
    assert read("30万、50.5万", name="amounts", of="higher_of") == (300_000, 505_000)
    assert read("30、50", "万元", name="amounts", of="higher_of") == (300_000, 500_000)
    assert "请写单位" in str(read("30、50", name="amounts", of="higher_of"))


def test_a_field_left_empty_is_not_given() -> None:
    assert read_fields(AWARD.inputs, {"increase": " ", "with_scale_up": None}, None, WORDS) == (
        {},
        {},
    )


@pytest.mark.parametrize("name", CALCULATORS)
def test_what_is_missing_is_asked_beside_its_field(name: str) -> None:
    award, wrong = award_of(calculator(name), POLICY, {}, None, WORDS)
    assert (award is None) == bool(wrong)
    for field, message in wrong.items():
        assert message == calculator(name).input(field).question


def test_one_fact_in_two_ways_is_refused_beside_the_second() -> None:
    typed = {"prior_contribution": "6000万", "current_contribution": "8500万", "increase": "100万"}
    award, wrong = award_of(AWARD, POLICY, typed, None, WORDS)
    assert award is None
    assert list(wrong) == ["increase"]
    assert "本年度综合经济贡献" in wrong["increase"]


def test_facts_that_contradict_are_refused_beside_one_of_them() -> None:
    typed = {"base_revenue": "0元", "next_revenue": "10万", "first_time": "是"}
    award, wrong = award_of(calculator("scale_up_award"), POLICY, typed, None, WORDS)
    assert award is None
    assert "大于零" in wrong["base_revenue"]


def test_a_whole_form_gives_the_award() -> None:
    typed = {"prior_contribution": "6000", "current_contribution": "8500"}
    award, wrong = award_of(AWARD, POLICY, typed, "万元", WORDS)
    assert wrong == {}
    assert award is not None
    assert award.value == 440_000
