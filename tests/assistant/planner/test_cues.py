"""Cues: what announces a quantity, of which year, and what was taken back."""

from dataclasses import replace

import pytest

from assistant.facts import all_inputs
from assistant.ledger import Ledger
from assistant.planner.announced import Announced
from assistant.planner.cues import Cues
from tests.assistant.planner.understood import WORDS, understood

CUES = Cues(WORDS, all_inputs())


def announced(text: str, years: tuple[int, ...] = ()) -> list[Announced]:
    return list(CUES.announced(understood(text, Ledger(), years)))


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("去年6000万，今年8500万", ["prior", "current"]),
        ("今年8500万，去年6000万", ["current", "prior"]),
        ("前年6000万，去年8500万", ["prior", "current"]),
        ("今年6000万，明年8500万", ["prior", "current"]),
        ("上年度6000万，本年度8500万", ["prior", "current"]),
        ("纳统当年3000万，次年3500万", ["prior", "current"]),
        ("纳统当年3000万，目前次年预计3500万", ["prior", "current"]),
        ("上年度6000万，当年8500万", ["prior", "current"]),
        ("当年8500万，上年6000万", ["current", "prior"]),
        ("去年刚进规，当年3000万", ["prior"]),
        ("今年刚升规，营收3000万", ["prior"]),
        ("去年升规，今年3500万", ["current"]),
        ("去年刚进规，当年3000万，今年3500万", ["prior", "current"]),
        ("大前年进的规，那年3000万，前年3500万", ["prior", "current"]),
        ("前年进的规，进规那年3000万", ["prior"]),
        ("2024年6000万，2025年8500万", ["prior", "current"]),
        ("2025年8500万，2024年6000万", ["current", "prior"]),
        ("24年6000万，25年8500万", ["prior", "current"]),
        ("从6000万增长到8500万", ["prior", "current"]),
        ("2025年贡献1.26亿元，同比增长20%", ["current", ""]),
        ("贡献1.26亿元，比上年增长20%", ["current", ""]),
        ("revenue was 38.2 million in 2023 and 43 million in 2024", ["prior", "current"]),
        ("年份 2024 2025\n收入 6100万 7350万", ["prior", "current"]),
        ("去年和今年分别是6000万和8500万", ["prior", "current"]),
        ("last year 60 million, this year 85 million", ["prior", "current"]),
        ("今年比去年多了2500万", ["current"]),
        ("去年6000万", ["prior"]),
        ("贡献6000万", [""]),
        ("2025年6000万", [""]),
    ],
)
def test_the_year_of_each_quantity(text: str, periods: list[str]) -> None:
    assert [row.period for row in announced(text)] == periods


@pytest.mark.parametrize(
    ("earlier", "text", "period"),
    [
        ("前年刚进的规上，进规那年{u1}，去年{u2}", "那要是去年其实只有3480万呢", "current"),
        ("去年{u1}，今年{u2}", "那要是去年其实有7000万呢", "prior"),
        ("去年{u1}", "今年8500万", "current"),
    ],
)
def test_the_words_of_years_mean_what_they_meant_in_the_case(
    earlier: str, text: str, period: str
) -> None:
    message = replace(understood(text, Ledger(), ()), earlier=earlier)
    assert [row.period for row in CUES.announced(message)] == [period]


def test_years_named_earlier_in_the_conversation_count() -> None:
    assert [row.period for row in announced("2025年8500万", (24,))] == ["current"]
    assert [row.period for row in announced("2024年6000万", (25,))] == ["prior"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("营收8000万，利润500万", ["营收", "利润"]),
        ("8000万的营收，500万的利润", ["营收", "利润"]),
        ("营收、利润、工资分别是8000万、500万、300万", ["营收", "利润", "工资"]),
        ("净利润500万", ["净利润"]),
        ("revenue of 80 million", ["revenue"]),
    ],
)
def test_the_name_nearest_to_each_quantity(text: str, names: list[str]) -> None:
    assert [row.names[-1] for row in announced(text)] == names


@pytest.mark.parametrize(
    "text", ["去年贡献六千万，不对，是七千万", "去年贡献6000万，更正，去年贡献是7000万"]
)
def test_a_quantity_taken_back_is_left_out(text: str) -> None:
    (row,) = announced(text)
    assert row.mention.id == "u2"


def test_a_correction_of_another_year_takes_nothing_back() -> None:
    rows = announced("去年6000万，不对，今年8500万")
    assert [row.period for row in rows] == ["prior", "current"]


@pytest.mark.parametrize("text", ["注册资本5000万", "研发费用600万", "融资3000万", "员工200人"])
def test_a_figure_that_no_calculator_asks_for_is_told(text: str) -> None:
    assert [row.other for row in announced(text)] == [True]
    assert [row.other for row in announced("营收5000万")] == [False]


def test_a_total_is_told() -> None:
    assert [row.total for row in announced("一共5家")] == [True]
    assert [row.total for row in announced("在孵5家")] == [False]


def test_a_line_of_years_heads_the_columns_below_it() -> None:
    rows = announced("指标,2023年度,2024年度\n营收(万元),8500,11200\n净利润(万元),420,-360")
    assert [row.period for row in rows] == ["prior", "current", "prior", "current"]


def test_a_figure_taken_back_is_known_as_such() -> None:
    assert [row.retracted for row in announced("15%那个不要管，就按2000万算")] == [True, False]


def test_what_is_denied_for_another_figure_is_left_out() -> None:
    assert len(announced("如果不是亏900万是赚900万呢")) == 1


def test_a_line_of_names_heads_the_columns_of_a_table() -> None:
    rows = announced("年份  收入  利润\n2024  6,100  450\n2025  7,350  520\n（单位：万元）")
    assert [(row.names[-1], row.period) for row in rows] == [
        ("收入", "prior"), ("利润", "prior"), ("收入", "current"), ("利润", "current"),
    ]  # fmt: skip


def test_what_is_denied_says_what_the_figure_after_it_is() -> None:
    (row,) = announced("上年度贡献不是0，是2600万")
    assert (row.mention.unit, row.names, row.period) == ("yuan", ("贡献",), "prior")
