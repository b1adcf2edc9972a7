"""The suite's own finder of quantities."""

from decimal import Decimal

import pytest

from evals.amounts import find_amounts


@pytest.mark.parametrize(
    ("text", "size", "kind"),
    [
        ("奖励44万元", "440000", "money"),
        ("奖励50万", "500000", "money"),
        ("达到1亿2000万元", "120000000", "money"),
        ("达到1.2亿", "120000000", "money"),
        ("共**3802.458 万元**", "38024580", "money"),
        ("共440,000元", "440000", "money"),
        ("五十万元", "500000", "money"),
        ("五千三百万", "53000000", "money"),
        ("三点五亿元", "350000000", "money"),
        ("一萬元", "10000", "money"),
        ("伍仟捌佰万元整", "58000000", "money"),
        ("两千万", "20000000", "money"),
        ("增长10%以上", "0.1", "rate"),
        ("增长９.９％", "0.099", "rate"),
        ("百分之十点九", "0.109", "rate"),
        ("还差4家", "4", "count"),
        ("需要十二家", "12", "count"),
        ("两档加三档", "3", "count"),
        ("有效期3年", "3", "count"),
        ("电话05922021234", "5922021234", "bare"),
        ("奖励440000", "440000", "bare"),
    ],
)
def test_a_quantity_is_found_with_its_size(text: str, size: str, kind: str) -> None:
    (found,) = find_amounts(text)
    assert (found.size, found.kind) == (Decimal(size), kind)


@pytest.mark.parametrize(
    "text",
    [
        "一次性奖励、统一、一体化、第一条、唯一、万一、千万别忘",
        "每家企业、一家孵化器、一年、一个部门、两年的数、进一步",
        "工信部联科〔2025〕110号",
        "2025年、2025年度、2025年12月9日、2025-12-09、二〇二五年",
        "条款1.2、A.3，见sti.xm.gov.cn",
        "九部门、十四五、百家争鸣",
    ],
)
def test_words_dates_and_numbers_of_documents_are_no_quantities(text: str) -> None:
    assert find_amounts(text) == []


def test_every_quantity_of_a_sentence_is_found() -> None:
    found = find_amounts("存量部分每2000万元给予8万元，3档共24万元，增长5%。")
    assert [str(item.size) for item in found] == ["20000000", "80000", "3", "240000", "0.05"]
