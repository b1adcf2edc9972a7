"""Spans point into the original string, whatever was done to read it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.quantities import find_quantities

SPANS = [
    ("我们去年营收 8000 万元，利润 500万。", ["8000 万元", "500万"]),
    ("营收５　０００万！", ["５　０００万"]),
    ("营收5\u200b0\u200b0\u200b万", ["5\u200b0\u200b0\u200b万"]),
    ("公司：人民币500万元整（￥5,000,000）", ["人民币500万元整", "￥5,000,000"]),
    ("增长了 百 分 之 十 五，翻了两番", ["百 分 之 十 五", "翻了两番"]),
    ("利润-200万，增长 -5%", ["-200万", "-5%"]),
    ("约8000多万元以上", ["8000多万元"]),
    ("亏损200万", ["200万"]),
    ("5½万和㎡", ["5½万"]),
    ("從8000萬到9000萬，3至5家", ["8000萬", "9000萬", "3至5家"]),
    ("①营收8000万②利润500万", ["8000万", "②", "500万"]),
]


@pytest.mark.parametrize(("text", "pieces"), SPANS)
def test_spans(text: str, pieces: list[str]) -> None:
    found = find_quantities(text)
    assert [item.text for item in found] == pieces
    assert [text[item.start : item.end] for item in found] == pieces


PIECES = st.sampled_from(
    [
        *"0123456789,.%-~ 一二三五十百千万亿点半两几多约元年月家个成折倍到至不超过第条、。：（）",
        *"\u200b５①½$kw",
        *("单位：万元", "去年", "百分之"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_string_gives_ordered_spans(text: str) -> None:
    end = 0
    for item in find_quantities(text):
        assert end <= item.start < item.end <= len(text)
        assert item.text == text[item.start : item.end]
        assert item.upper is None or item.value <= item.upper
        end = item.end


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_any_unicode_is_read_without_error(text: str) -> None:
    assert all(item.text for item in find_quantities(text))


HOSTILE = [
    "一", "十", "1", "1,111", "万", "1万", "8kw", " ", "1 ", "一 ", "a", "http://", "1.", "1-",
    "七八万", "百分之", "第一、", "1.1、", "(", "亏损", "电话1", "\u200b", "①", "6000，",
    "去年6000", "从", "1/", "一亿一万", "half a ", "one ", "2024-",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_hostile_text_is_read_through(piece: str) -> None:
    text = piece * (10_000 // len(piece)) + "。给予50万元"
    assert find_quantities(text)[-1].text == "50万元"
