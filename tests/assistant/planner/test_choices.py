"""Choices: which declared choice a text names, denies or compares."""

from datetime import date

import pytest

from assistant.facts import all_inputs
from assistant.planner.choices import Choices
from tests.assistant.planner.understood import WORDS
from tools import CALCULATORS

CHOICES = Choices(WORDS, all_inputs())
INCUBATOR = CALCULATORS["incubator_award"]
FIRST_TIME = CALCULATORS["scale_up_award"].input("first_time")


@pytest.mark.parametrize(
    ("name", "text", "chosen"),
    [
        ("level", "我们是市级孵化器", "市级"),
        ("level", "国家级孵化器", "国家级"),
        ("level", "工信部认定的孵化器", "部级"),
        ("level", "a provincial incubator", "省级"),
        ("level", "不是省级，是市级", "市级"),
        ("level", "孵化器能拿多少", ""),
        ("assessment", "考核优秀", "优秀"),
        ("assessment", "考核合格", "合格"),
        ("assessment", "考核不合格", "不合格"),
        ("assessment", "考核没通过", "不合格"),
        ("newly_recognised", "新认定的省级孵化器", "是"),
        ("newly_recognised", "不是新认定", "否"),
        ("newly_recognised", "不是今年认定的", "否"),
        ("newly_recognised", "去年认定的", "否"),
        ("newly_recognised", "是不是新认定有区别吗", ""),
        ("newly_recognised", "2019年认定的", "否"),
        ("newly_recognised", "2017年就是省级孵化器了", "否"),
        ("newly_recognised", f"{date.today().year}年认定的", ""),
        ("newly_recognised", "2019年认定的高企有8家", ""),
        ("newly_recognised", "是否新认定：否", "否"),
        ("newly_recognised", "是否新认定：是；考核：优秀", "是"),
        ("part", "运营补助多少", "运营补助"),
        ("part", "加起来一共多少", "全部"),
    ],
)
def test_the_choice_that_a_text_names(name: str, text: str, chosen: str) -> None:
    assert CHOICES.choose(text, INCUBATOR.input(name), False) == chosen


@pytest.mark.parametrize(
    ("text", "chosen"),
    [("首次升规", "是"), ("第一次升规", "是"), ("第二次升规", "否"), ("不是首次升规", "否"),
     ("以前升过规", "否"), ("以前升过", "否"), ("不知道算不算首次", ""), ("营收增长", "")],
)  # fmt: skip
def test_first_time(text: str, chosen: str) -> None:
    assert CHOICES.choose(text, FIRST_TIME, False) == chosen


@pytest.mark.parametrize(
    ("text", "chosen"),
    [("是", "是"), ("对，没错", "是"), ("不是", "否"), ("没有", "否"), ("奖励呢", "")],
)
def test_yes_and_no_count_only_when_asked(text: str, chosen: str) -> None:
    assert CHOICES.choose(text, FIRST_TIME, True) == chosen
    assert CHOICES.choose(text, FIRST_TIME, False) == ""


def test_comparing_names_more_than_one_choice() -> None:
    assert CHOICES.compared("部级和市级有什么区别", INCUBATOR) == ["部级", "市级"]
    assert CHOICES.compared("市级孵化器给多少", INCUBATOR) == []


def test_a_comparison_is_narrowed_to_one_of_its_choices() -> None:
    assert CHOICES.narrowed("部级和市级有什么区别", "市级", INCUBATOR) == "和市级有什么区别"


def test_an_elliptical_question_takes_the_new_choice() -> None:
    inputs = INCUBATOR.inputs
    assert CHOICES.substituted("市级孵化器给多少", "那部级的呢", inputs) == "部级孵化器给多少"
    assert CHOICES.substituted("市级孵化器给多少", "那呢", inputs) == "市级孵化器给多少"


def test_the_first_choice_is_in_the_declared_order() -> None:
    assert CHOICES.first_choice("市级升省级", INCUBATOR.input("level")) == "省级"
    assert CHOICES.first_choice("孵化器", INCUBATOR.input("level")) == ""
