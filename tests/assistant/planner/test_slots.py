"""Slots: which quantity and which word of a sentence is which input. One line is one sentence."""

from decimal import Decimal

import pytest

from assistant.facts import NONE, all_inputs, read_arguments
from assistant.ledger import Ledger
from assistant.planner.choices import Choices
from assistant.planner.slots import Slots
from tests.assistant.planner.understood import WORDS, understood
from tools import CALCULATORS

SLOTS = Slots(WORDS, all_inputs(), Choices(WORDS, all_inputs()))
WAN = 10_000

SENTENCES = {
    "contribution_award": [
        ("去年综合经济贡献6000万，今年8500万，能拿多少", "prior=6000 current=8500"),
        ("去年和今年综合经济贡献分别是6000万和8500万", "prior=6000 current=8500"),
        ("今年、去年的综合经济贡献分别为8500万、6000万", "prior=6000 current=8500"),
        ("综合经济贡献从6000万增长到8500万", "prior=6000 current=8500"),
        ("经济贡献由5000万涨到7000万，奖励多少", "prior=5000 current=7000"),
        ("我们今年贡献8000万去年7000万给多少奖励", "prior=7000 current=8000"),
        ("去年6000万的综合经济贡献，今年8500万的综合经济贡献", "prior=6000 current=8500"),
        ("去年贡献6000万，今年比去年多了2500万", "prior=6000 increase=2500"),
        ("去年综合经济贡献6000万，今年增加了2500万", "prior=6000 increase=2500"),
        ("去年综合经济贡献9000万，今年比去年少了1000万", "prior=9000 decrease=1000"),
        ("前年综合经济贡献6000万，去年8500万", "prior=6000 current=8500"),
        ("2024年综合经济贡献6000万，2025年8500万", "prior=6000 current=8500"),
        ("2025年贡献8500万，2024年6000万", "prior=6000 current=8500"),
        ("24年贡献6000万，25年8500万", "prior=6000 current=8500"),
        ("去年贡献六千万，不对，是七千万，今年9000万", "prior=7000 current=9000"),
        ("去年贡献6000万今年8000万，说错了，今年应该是8500万", "prior=6000 current=8500"),
        ("上年度贡献九千万，本年度一亿二", "prior=9000 current=12000"),
        ("我们注册资本5000万，去年贡献6000万，今年8500万", "prior=6000 current=8500"),
        ("公司有员工200人，去年贡献6000万，今年8500万", "prior=6000 current=8500"),
        ("去年贡献8000万，今年持平", "prior=8000 current=8000"),
        ("去年贡献6000，今年8500，单位万元", "prior=6000 current=8500"),
        ("去年贡献小一个亿吧，九千八百万，今年1.35亿", "prior=9800 current=13500"),
        ("25年综合经济贡献跟24年一样都是7000万，24万总有吧", "prior=7000 current=7000"),
        ("contribution rose from 60 million to 85 million", "prior=6000 current=8500"),
    ],
    "economic_contribution": [
        ("8000万的营收，500万的利润，300万的工资", "revenue=8000 profit=500 wages=300"),
        ("营收、利润、工资分别是8000万、500万、300万", "revenue=8000 profit=500 wages=300"),
        ("营业收入1.2亿 净利润800万 人工成本1500万", "revenue=12000 profit=800 wages=1500"),
        ("营收8000万，亏了200万，发工资300万", "revenue=8000 profit=-200 wages=300"),
        ("研发费用600万，营收8000万，利润500万，工资300万", "revenue=8000 profit=500 wages=300"),
        ("revenue 80 million, profit 5 million, payroll 3 million", "revenue=8000 profit=500 wages=300"),
    ],
    "scale_up_award": [
        ("我们首次升规，纳统当年营收3000万，次年3500万", "first=是 base=3000 next=3500"),
        ("首次上规的企业营收从3000万增到3500万", "first=是 base=3000 next=3500"),
        ("首次升规，纳统当年营收3000万，次年比当年多了400万", "first=是 base=3000 more=400"),
        ("注册资本1000万，首次升规，纳统当年营收3000万，次年3500万", "first=是 base=3000 next=3500"),
        ("第一次达到规上，纳统后第二年增速9%", "first=是 rate=9%"),
        ("这是我们第二次升规，次年营收增长15%", "first=否 rate=15%"),
        ("我们不是首次升规，次年营收增长15%", "first=否 rate=15%"),
        ("首次升规，次年营收下降了5%", "first=是 rate=-5%"),
        ("是不是首次升规不清楚，次年营收增长15%", "rate=15%"),
    ],
    "incubator_award": [
        ("我们是市级孵化器，考核优秀，有3家企业首次认定高企", "level=市级 assessed=优秀 firms=3家"),
        ("市级孵化器，考核良好，在孵3家毕业2家首次认定高企", "level=市级 assessed=良好 firms=5家"),
        ("我们是一家市级孵化器，考核优秀，5家去年首次认定高企", "level=市级 assessed=优秀 firms=5家"),
        ("市级孵化器考核良好，在孵企业20家，其中首次认定高企4家", "level=市级 assessed=良好 firms=4家"),
        ("省级孵化器，不是新认定，考核合格", "level=省级 new=否 assessed=合格"),
        ("新认定的省级孵化器", "level=省级 new=是"),
        ("国家级孵化器，去年认定的，考核优秀", "level=国家级 new=否 assessed=优秀"),
        ("市级孵化器，考核优秀，员工200人", "level=市级 assessed=优秀"),
        ("市级孵化器，考核没通过", "level=市级 assessed=不合格"),
        ("市级孵化器的运营补助", "level=市级 part=运营补助"),
    ],
    "talent_award": [("我们有三位专家进了目录", "people=3家")],
    "contribution_target": [("去年贡献6000万，想拿50万奖励，今年要做到多少", "prior=6000 wanted=50")],
    "next_tranche": [("去年6000万今年8500万贡献，再多做多少能到下一档", "prior=6000 current=8500")],
}  # fmt: skip
"""Money in 万元, rates with %, counts with 家, words as they are."""

NAMES = {
    "prior": "prior_contribution", "current": "current_contribution", "first": "first_time",
    "base": "base_revenue", "next": "next_revenue", "more": "revenue_increase",
    "rate": "growth_rate", "assessed": "assessment", "new": "newly_recognised",
}  # fmt: skip


def expected(short: str) -> dict[str, object]:
    """ "prior=6000 rate=9%" as facts."""
    facts: dict[str, object] = {}
    for pair in short.split():
        name, value = pair.split("=")
        number: object = value
        if value.endswith("%"):
            number = Decimal(value[:-1]) / 100
        elif value.endswith("家"):
            number = Decimal(value[:-1])
        elif value.lstrip("-").isdigit():
            number = Decimal(value) * WAN
        facts[NAMES.get(name, name)] = number
    return facts


def bound(calculator: str, sentence: str, pending: tuple[str, ...] = ()) -> dict[str, object]:
    """The facts that the sentence gives the calculator."""
    item, ledger = CALCULATORS[calculator], Ledger()
    arguments = SLOTS.bind(understood(sentence, ledger), item, pending)
    return read_arguments(item, arguments, ledger).values


@pytest.mark.parametrize(
    ("calculator", "sentence", "facts"),
    [(name, *line) for name, lines in SENTENCES.items() for line in lines],
)
def test_a_sentence_gives_these_facts(calculator: str, sentence: str, facts: str) -> None:
    assert bound(calculator, sentence) == expected(facts)


def test_every_amount_of_two_years_finds_its_place() -> None:
    facts = bound(
        "contribution_award",
        "去年营收8000万、利润500万、工资300万，今年营收9000万、利润600万、工资400万",
    )
    assert facts == {
        "prior_revenue": 8000 * WAN, "prior_profit": 500 * WAN, "prior_wages": 300 * WAN,
        "current_revenue": 9000 * WAN, "current_profit": 600 * WAN, "current_wages": 400 * WAN,
    }  # fmt: skip


def test_amounts_of_several_policies_are_a_list() -> None:
    assert bound("higher_of", "市里这个政策给30万，区里给50万") == {
        "amounts": [Decimal(300_000), Decimal(500_000)]
    }


@pytest.mark.parametrize(
    ("pending", "answer", "facts"),
    [
        (("prior_contribution",), "6000万", {"prior_contribution": 6000 * WAN}),
        (("current_contribution",), "6000万", {"current_contribution": 6000 * WAN}),
        (("prior_contribution", "current_contribution"), "6000万和8500万",
         {"prior_contribution": 6000 * WAN, "current_contribution": 8500 * WAN}),
    ],
)  # fmt: skip
def test_a_bare_amount_answers_what_was_asked(
    pending: tuple[str, ...], answer: str, facts: dict[str, object]
) -> None:
    assert bound("contribution_award", answer, pending) == facts


@pytest.mark.parametrize(("answer", "chosen"), [("是的", "是"), ("不是", "否"), ("没错", "是")])
def test_yes_and_no_answer_only_what_was_asked(answer: str, chosen: str) -> None:
    assert bound("scale_up_award", answer, ("first_time",)) == {"first_time": chosen}
    assert bound("scale_up_award", answer) == {}


def test_none_answers_a_question_for_a_count() -> None:
    message = understood("一家都没有", Ledger())
    arguments = SLOTS.bind(message, CALCULATORS["incubator_award"], ("firms",))
    assert arguments in ({"firms": NONE}, {}), "never a count of one"


def test_a_rate_is_never_taken_for_money() -> None:
    assert bound("contribution_target", "增长12%") == {}


def test_evidence_is_highest_for_the_calculator_the_amounts_are_of() -> None:
    message = understood("营收8000万，利润500万，工资300万", Ledger())
    evidence = {name: SLOTS.evidence(message, item) for name, item in CALCULATORS.items()}
    assert max(evidence, key=lambda name: evidence[name]) == "economic_contribution"


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("去年7000万，今年上半年3000万，下半年5500万", "prior=7000 current=8500"),
        ("去年6000万，今年3000万加5000万", "prior=6000 current=8000"),
        ("去年一季度1000万、二季度2000万、三季度2000万、四季度1000万", "prior=6000"),
        ("两年分别是7000万和8500万", "prior=7000 current=8500"),
        ("去年7000万，今年每个月800万", "prior=7000"),
        ("贡献去年6000万，这一块就能拿50万", "prior=6000"),
    ],
)
def test_parts_of_a_year_are_added_and_a_month_is_no_year(sentence: str, facts: str) -> None:
    assert bound("contribution_award", f"综合经济贡献{sentence}") == expected(facts)


def test_an_amount_takes_the_place_of_one_like_it() -> None:
    item, ledger = CALCULATORS["contribution_target"], Ledger()
    understood("去年6000万，想拿60万", ledger)
    known = {"prior_contribution": "{u1}", "wanted": "{u2}"}
    for said, name in [("要是50万呢", "wanted"), ("要是5500万呢", "prior_contribution")]:
        message = understood(said, ledger)
        arguments = SLOTS.bind(message, item, ("prior_contribution",), known, varied=True)
        assert arguments == {name: message.mentions[0].handle}


def test_what_the_callers_own_amounts_come_to_is_no_further_amount() -> None:
    assert bound("higher_of", "这里给44万，那里给28万，一共72万") == {
        "amounts": [Decimal(440_000), Decimal(280_000)]
    }
