"""Ranges, and a unit written once for several numbers."""

from decimal import Decimal

import pytest

from corpus.quantities import find_quantities

RANGES = [
    ("8000到9000万", "80000000", "90000000", "yuan"),
    ("8000-9000万", "80000000", "90000000", "yuan"),
    ("8000万~9000万", "80000000", "90000000", "yuan"),
    ("8000万—9000万元", "80000000", "90000000", "yuan"),
    ("6000至8500万元", "60000000", "85000000", "yuan"),
    ("5000-1.2亿", "50000000", "120000000", "yuan"),
    ("六千到八千五百万", "60000000", "85000000", "yuan"),
    ("介于8000万和9000万之间", "80000000", "90000000", "yuan"),
    ("七八百万", "7000000", "8000000", "yuan"),
    ("三五百万", "3000000", "5000000", "yuan"),
    ("一两百万", "1000000", "2000000", "yuan"),
    ("三四十万", "300000", "400000", "yuan"),
    ("四十五六万", "450000", "460000", "yuan"),
    ("一万六七", "16000", "17000", "yuan"),
    ("七八百万到一千万", "7000000", "10000000", "yuan"),
    ("一到两百万", "1000000", "2000000", "yuan"),
    ("3到5百万", "3000000", "5000000", "yuan"),
    ("五块六到五块七毛八", "5.6", "5.78", "yuan"),
    ("亏损200到300万", "-3000000", "-2000000", "yuan"),
    ("$8000~9000", "8000", "9000", "foreign"),
    ("10%-15%", "0.1", "0.15", "rate"),
    ("10-15%", "0.1", "0.15", "rate"),
    ("百分之三十到四十一", "0.3", "0.41", "rate"),
    ("百分之二三十", "0.2", "0.3", "rate"),
    ("下降10-15%", "-0.15", "-0.1", "rate"),
    ("十五六家", "15", "16", "count"),
    ("3至5家", "3", "5", "count"),
    ("三到五家", "3", "5", "count"),
    ("三两个", "2", "3", "count"),
    ("两三年", "2", "3", "years"),
    ("两到三年", "2", "3", "years"),
    ("20 - 100", "20", "100", "number"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_range(text: str, low: str, high: str, unit: str) -> None:
    [found] = find_quantities(text)
    assert (found.value, found.upper, found.unit) == (Decimal(low), Decimal(high), unit)
    assert found.mark == "range"


NOT_RANGES = [
    ("从6000万到8500万", [60_000_000, 85_000_000]),
    ("从6000到8500万", [60_000_000, 85_000_000]),
    ("由去年的6000万到8500万", [60_000_000, 85_000_000]),
    ("6000万涨到8500万", [60_000_000, 85_000_000]),
    ("9000万到3家", [90_000_000, 3]),
    ("9000到8000万", [90_000_000, 80_000_000]),
    ("8000万500万", [80_000_000, 5_000_000]),
    ("1.5亿3000万", [150_000_000, 30_000_000]),
    ("八百万 五百万", [8_000_000, 5_000_000]),
    ("800，500，300", [800, 500, 300]),
]


@pytest.mark.parametrize(("text", "values"), NOT_RANGES)
def test_two_numbers(text: str, values: list[int]) -> None:
    found = find_quantities(text)
    assert [item.value for item in found] == values
    assert all(item.upper is None for item in found)


SHARED = [
    ("去年6000今年8500万", [60_000_000, 85_000_000]),
    ("去年6000，今年8500万元", [60_000_000, 85_000_000]),
    ("去年6000万，今年8500", [60_000_000, 85_000_000]),
    ("6000和8500万", [60_000_000, 85_000_000]),
    ("6000→8500万", [60_000_000, 85_000_000]),
    ("6000、7000和8500万", [60_000_000, 70_000_000, 85_000_000]),
    ("营收8000、利润500、工资300，单位万元", [80_000_000, 5_000_000, 3_000_000]),
    ("单位：万元。营收8000；利润500；工资300", [80_000_000, 5_000_000, 3_000_000]),
    ("营收8000，利润500，工资300，都是万元", [80_000_000, 5_000_000, 3_000_000]),
    ("營收8000，利潤500，都是萬元", [80_000_000, 5_000_000]),
    ("营业收入（万元）8000，利润-500", [80_000_000, -5_000_000]),
    ("营收8000，利润亏损200，以万元计", [80_000_000, -2_000_000]),
    ("营收8000-9000，单位：万元", [80_000_000]),
    ("下面单位都是百万元哈：贡献去年62，今年95", [62_000_000, 95_000_000]),
    ("单位是万元：去年6200，今年9500", [62_000_000, 95_000_000]),
    ("营收1.2，利润0.3，单位亿元", [120_000_000, 30_000_000]),
    ("营收8000万，利润500，工资300", [80_000_000, 5_000_000, 3_000_000]),
    ("2024年6000，2025年8500万", [60_000_000, 85_000_000]),
    ("revenue in RMB million: 58, then 79", [58_000_000, 79_000_000]),
    ("revenue (RMB million): 55", [55_000_000]),
    ("去年1.2今年1.5亿", [120_000_000, 150_000_000]),
    ("营收80000000，利润5000000，单位：元", [80_000_000, 5_000_000]),
]


@pytest.mark.parametrize(("text", "values"), SHARED)
def test_unit_said_once(text: str, values: list[int]) -> None:
    found = find_quantities(text)
    assert [item.value for item in found] == values
    assert all(item.unit == "yuan" and item.scaled for item in found)


YEARS = [
    ("贡献 2023=5,420，2024=7,610，单位万元", [54_200_000, 76_100_000]),
    ("贡献2024: 5420，2025: 7610，单位万元", [54_200_000, 76_100_000]),
    ("年份 收入\n2024  6,100\n2025  7,350\n（单位：万元）", [61_000_000, 73_500_000]),
    ("营收2024：58百万，2025：79百万", [58_000_000, 79_000_000]),
]


@pytest.mark.parametrize(("text", "amounts"), YEARS)
def test_a_year_that_labels_a_figure_takes_no_unit(text: str, amounts: list[int]) -> None:
    found = find_quantities(text)
    assert [item.value for item in found if item.scaled] == amounts
    assert all(1990 <= item.value < 2040 for item in found if not item.scaled)


def test_a_unit_stated_for_a_list_is_no_amount_of_its_own() -> None:
    assert find_quantities("contribution, in RMB million: see the sheet") == []


BARE = [
    "8500",
    "去年6000今年8500",
    "去年6000。今年8500万",
    "员工120，营收8000万",
    "企业12，营收8000万",
    "营收1.2亿，利润500",
    "去年60000000今年8500万",
    "2024 8500万",
    "增长10，营收8000万",
    "员工120人，其中研发人员35，单位：万元",
]


@pytest.mark.parametrize("text", BARE)
def test_no_unit_without_evidence(text: str) -> None:
    bare = [item for item in find_quantities(text) if not item.scaled]
    assert bare
    assert all(item.unit == "number" for item in bare)
