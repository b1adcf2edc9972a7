"""The one way a value is written, and that it is read back."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.quantities import find_quantities, format_quantity

WRITTEN = [
    ("440000", "yuan", "44万元"),
    ("85123450", "yuan", "8512.345万元"),
    ("10000", "yuan", "1万元"),
    ("9999.99", "yuan", "9999.99元"),
    ("8000", "yuan", "8000元"),
    ("0", "yuan", "0元"),
    ("120000000", "yuan", "1.2亿元"),
    ("100010000", "yuan", "1.0001亿元"),
    ("100001000", "yuan", "10000.1万元"),
    ("123456.789", "yuan", "123456.789元"),
    ("123456.78", "yuan", "12.345678万元"),
    ("-2000000", "yuan", "-200万元"),
    ("8E+7", "yuan", "8000万元"),
    ("0.1", "rate", "10%"),
    ("0.125", "rate", "12.5%"),
    ("-0.05", "rate", "-5%"),
    ("1", "rate", "100%"),
    ("3", "years", "3年"),
    ("24", "years", "24年期"),
    ("2500", "number", "2500"),
]


@pytest.mark.parametrize(("value", "unit", "written"), WRITTEN)
def test_written(value: str, unit: str, written: str) -> None:
    assert format_quantity(Decimal(value), unit) == written


def test_counts_take_their_counter() -> None:
    assert format_quantity(Decimal(12), "count", "家") == "12家"
    assert format_quantity(Decimal(12), "count") == "12个"


def test_unknown_unit() -> None:
    with pytest.raises(ValueError, match="dollars"):
        format_quantity(Decimal(1), "dollars")


AMOUNTS = st.decimals(-(10**15), 10**15, places=4, allow_nan=False) | st.integers(
    -(10**11), 10**11
).map(Decimal)
UNITS = st.sampled_from(["yuan", "rate", "count", "years", "number"])
BEFORE = st.sampled_from(["", "我们有", "奖励：", "共计", "，"])
AFTER = st.sampled_from(["", "。", "，如上"])


@settings(max_examples=600, deadline=None)
@given(AMOUNTS, UNITS, BEFORE, AFTER)
def test_what_is_written_is_read_back(value: Decimal, unit: str, before: str, after: str) -> None:
    value = abs(value) if unit == "years" else value
    [found] = find_quantities(before + format_quantity(value, unit) + after)
    assert (found.value, found.unit, found.mark, found.upper) == (value, unit, "", None)


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10**6), st.sampled_from("家个人名项户件次笔位"))
def test_counters_are_read_back(value: int, counter: str) -> None:
    [found] = find_quantities(format_quantity(Decimal(value), "count", counter))
    assert (found.value, found.unit, found.counter) == (Decimal(value), "count", counter)
