"""Inputs: what a fact may be, and errors that name it in Chinese."""

from decimal import Decimal

import pytest

from tools import CALCULATORS, BadFact, Input, calculate

MONEY = Input("wages", "money", "工资薪酬", "工资薪酬是多少？")
RATE = Input("growth", "rate", "增长率", "增长了多少？")
COUNT = Input("firms", "count", "企业数", "有几家？", counter="家", minimum=0)
PEOPLE = Input("people", "count", "人数", "有几名？", minimum=1)
YES_NO = Input("first", "yes_no", "是否首次", "是不是首次？")
CHOICE = Input(
    "level", "choice", "级别", "哪一级？", choices={"市级": ("市级",), "省级": ("省级",)}
)
AMOUNTS = Input("amounts", "amounts", "各项金额", "各是多少？")
READ: list[tuple[Input, object, object]] = [
    (MONEY, "8000万", Decimal(80_000_000)),
    (MONEY, "80000000", Decimal(80_000_000)),
    (MONEY, Decimal("0.01"), Decimal("0.01")),
    (MONEY, 5, Decimal(5)),
    (MONEY, "-200", Decimal(-200)),
    (MONEY, " 三千万元 ", Decimal(30_000_000)),
    (RATE, "10%", Decimal("0.1")),
    (RATE, "0.1", Decimal("0.1")),
    (RATE, "百分之十二点五", Decimal("0.125")),
    (COUNT, "12家", 12),
    (COUNT, 0, 0),
    (COUNT, "3", 3),
    (YES_NO, "是", True),
    (YES_NO, True, True),
    (YES_NO, "No", False),
    (YES_NO, "否", False),
    (CHOICE, "省级", "省级"),
    (AMOUNTS, ["30万", 500_000], (Decimal(300_000), Decimal(500_000))),
    (AMOUNTS, "30万", (Decimal(300_000),)),
]
REFUSED: list[tuple[Input, object]] = [
    (MONEY, "很多"),
    (MONEY, "30万美元"),
    (MONEY, "12%"),
    (MONEY, "30万到50万和60万"),
    (MONEY, True),
    (MONEY, None),
    (MONEY, ""),
    (RATE, "500万"),
    (COUNT, "2.5"),
    (COUNT, -1),
    (COUNT, "6000万"),
    (PEOPLE, 0),
    (YES_NO, "也许"),
    (YES_NO, 1),
    (CHOICE, "县级"),
    (CHOICE, ""),
    (AMOUNTS, ["30万", "美元"]),
]


@pytest.mark.parametrize(("item", "raw", "fact"), READ)
def test_what_is_given_is_read_exactly(item: Input, raw: object, fact: object) -> None:
    read = item.read(raw)
    assert (read, type(read)) == (fact, type(fact))


@pytest.mark.parametrize(("item", "raw"), REFUSED)
def test_a_bad_fact_names_the_input_by_its_label(item: Input, raw: object) -> None:
    with pytest.raises(BadFact) as refused:
        item.read(raw)
    assert refused.value.field == item.name
    assert f"“{item.label}”" in str(refused.value)


def test_a_refused_choice_says_what_is_allowed() -> None:
    with pytest.raises(BadFact, match="市级、省级"):
        CHOICE.read("县级")


def test_what_cannot_be_understood_is_asked_again() -> None:
    with pytest.raises(BadFact, match="很多。工资薪酬是多少？"):
        MONEY.read("很多")


@pytest.mark.parametrize(
    ("minimum", "value", "says"), [(0, -1, "不能是负数"), (1, 0, "必须大于零")]
)
def test_a_count_below_its_minimum_says_so(minimum: int, value: int, says: str) -> None:
    with pytest.raises(BadFact, match=says):
        Input("n", "count", "数", "几？", minimum=minimum).read(value)


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_declared_input_can_be_asked_for(name: str) -> None:
    for item in CALCULATORS[name].inputs:
        assert item.label, item.name
        assert "？" in item.question, item.name
        assert bool(item.choices) is (item.kind in ("choice", "yes_no")), item.name


@pytest.mark.parametrize(
    ("calculator", "facts", "field", "label"),
    [
        ("scale_up_award", {"first_time": True, "base_revenue": 0, "next_revenue": 1}, "base_revenue", "纳统当年营业收入"),
        ("scale_up_award", {"base_revenue": 100, "next_revenue": 120, "growth_rate": "10%"}, "growth_rate", "营业收入增长率"),
        ("contribution_award", {"prior_contribution": 1, "prior_revenue": 1, "prior_profit": 1, "prior_wages": 0}, "prior_contribution", "上年度综合经济贡献"),
        ("incubator_award", {"level": "县级"}, "level", "孵化器级别"),
        ("incubator_award", {"level": "市级", "firms": -1}, "firms", "企业数"),
        ("talent_award", {"people": 0}, "people", "人数"),
        ("higher_of", {"amounts": ["30万", -1]}, "amounts", "奖励金额"),
    ],
)  # fmt: skip
def test_calculators_name_the_field_too(
    calculator: str, facts: dict[str, object], field: str, label: str
) -> None:
    with pytest.raises(BadFact) as refused:
        calculate(calculator, facts)
    assert refused.value.field == field
    assert label in str(refused.value)
