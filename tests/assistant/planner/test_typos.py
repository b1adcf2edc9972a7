"""Typos: a term written with a character of the same sound is put right; nothing else changes."""

import pytest

from assistant.planner.typos import Typos

TYPOS = Typos(
    ["利润", "综合经济贡献", "孵化器", "工资", "revenue", "营业收入", "基金"],
    ["公积金怎么算"],
    {"几多": "多少", "冇": "没有"},
    [",先不问奖励"],
)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("综合经济贡献几多,先不问奖励", "综合经济贡献多少"),
        ("利闰{u1}", "利润{u1}"),
        ("综合经济供献", "综合经济贡献"),
        ("孵化气能拿多少", "孵化器能拿多少"),
        ("营业收入和工姿", "营业收入和工资"),
    ],
)
def test_a_homophone_is_put_right(written: str, mended: str) -> None:
    assert TYPOS.mend(written) == mended


@pytest.mark.parametrize(
    "text",
    ["利润{u1}，工资{u2}", "", "力闰", "利率", "{u1}", "revenu 8000", "今天天气怎么样", "a\nb 😀"],
)
def test_nothing_else_changes(text: str) -> None:
    assert TYPOS.mend(text) == text


def test_the_length_stays_so_that_spans_hold() -> None:
    text = "去年利闰{u1}，今年综合经济供献{u2}"
    assert len(TYPOS.mend(text)) == len(text)


def test_dialect_is_put_in_the_common_words() -> None:
    assert TYPOS.mend("奖励几多，冇认定过") == "奖励多少，没有认定过"


def test_what_an_example_spells_so_is_no_slip() -> None:
    assert TYPOS.mend("含不含公积金") == "含不含公积金"
