"""About, over, under; losses and declines."""

from decimal import Decimal

import pytest

from corpus.quantities import find_quantities

MARKS = {
    "": (
        "8000万", "达到8000万", "给予50万元", "最近8000万", "签约500万", "8000万余额",
        "8000万上下游", "节约50万", "近三年", "8000万多种渠道", "50万起步", "8000万+利润", "高级500万",
    ),
    "about": (
        "约8000万", "大约8000万", "大概8000万", "差不多8000万", "8000万左右", "8000万上下",
        "约为8000万", "八千来万", "80来万", "几千万", "五十几万", "二十几家", "数百万", "好几万",
        "about 8 million",
    ),
    "over": (
        "8000多万", "8000万多", "一千余万", "8000万出头", "超过8000万", "至少8000万",
        "不低于8000万", "不少于10家", "8000万以上", "5000万元以上", "8000万（含）以上", "8000万+",
        "一个多亿", "约1亿多", "100多家", "百余家", "上百家", "过亿", "上千万", ">=8000万", "≥10%",
        "大于或等于10家", "at least 8 million", "over 8 million",
    ),
    "under": (
        "不到8000万", "不足8000万", "近8000万", "将近8000万", "最多8000万", "最高50万",
        "最高不超过100万元", "8000万以内", "8000万以下", "不超过（含）100万", "低于8000万",
        "8000万不到", "不超过3年", "<5%", "up to 8 million",
    ),
    "range": (
        "8000到9000万", "七八家",
    ),
}  # fmt: skip


CASES = [(text, mark) for mark, texts in MARKS.items() for text in texts]


@pytest.mark.parametrize(("text", "mark"), CASES)
def test_mark(text: str, mark: str) -> None:
    [found] = find_quantities(text)
    assert found.mark == mark


def test_vague_numbers_keep_their_lower_value() -> None:
    texts = ("几千万", "五十几万", "八千来万", "一百多家", "十几万", "上亿元", "数百万")
    values = [find_quantities(text)[0].value for text in texts]
    assert values == [10_000_000, 500_000, 80_000_000, 100, 100_000, 100_000_000, 1_000_000]


LOSSES = (
    "亏损200万", "亏了二百万", "净亏200万", "亏损了约200万", "亏损：200万元", "亏損額為200萬",
    "去年亏200万", "200万元的亏损", "利润亏损200万",
)  # fmt: skip


@pytest.mark.parametrize("text", LOSSES)
def test_losses(text: str) -> None:
    [found] = find_quantities(text)
    assert (found.value, found.loss) == (Decimal(-2_000_000), True)


@pytest.mark.parametrize(
    "text",
    [
        "-200万", "负200万", "利润-200万", "利润为-200万", "利润：−200万", "負200萬",
        "利润是负的200万",
    ],
)  # fmt: skip
def test_negative_money(text: str) -> None:
    [found] = find_quantities(text)
    assert (found.value, found.loss) == (Decimal(-2_000_000), False)


@pytest.mark.parametrize(
    "text",
    [
        "扭亏200万", "减亏200万", "弥补亏损200万", "亏损企业给200万", "肩负200万", "工资-200万",
        "——200万",
    ],
)  # fmt: skip
def test_not_negative(text: str) -> None:
    [found] = find_quantities(text)
    assert (found.value, found.loss) == (Decimal(2_000_000), False)


DECLINES = (
    "增长-5%", "下降5%", "下滑百分之五", "负增长5%", "降了约5个点", "同比减少了5%", "降幅为5%",
    "-5%", "负的百分之五", "百分之负五", "增长率负5%", "5%的负增长", "5%的降幅",
)  # fmt: skip


@pytest.mark.parametrize("text", DECLINES)
def test_declines(text: str) -> None:
    [found] = find_quantities(text)
    assert found.value == Decimal("-0.05")


@pytest.mark.parametrize(
    "text",
    [
        "下降到5%", "下降后增长5%", "降至5%", "增长5%", "降雨概率5%", "下降很多，占比5%", "5%下降",
    ],
)  # fmt: skip
def test_not_declines(text: str) -> None:
    [found] = find_quantities(text)
    assert found.value == Decimal("0.05")
