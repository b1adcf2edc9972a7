"""What an approved reply may state: figures of the text and no others, a ceiling as a ceiling."""

import pytest

from assistant.desk.figures import BadReply, check_reply
from corpus import default_corpus

POLICIES = default_corpus()


@pytest.mark.parametrize(
    "text",
    [
        "请向市科技局咨询，电话以其网站公布的为准。",
        "首次升规且次年营业收入增长10%以上的，一次性奖励50万元。",
        "首次升规奖励是五十万，增长要达到百分之十。",
        "市级孵化器运营补助每年最高50万元，省级认定奖励不超过100万。",
        "一家企业只能报一次性奖励，见第一条、措施二。",
        "请看厦科规〔2025〕7号文，或拨打0592-2021234。",
    ],
)
def test_figures_of_the_text(text: str) -> None:
    check_reply(text, POLICIES)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("可以奖励60万元。", "60万元"),
        ("大约五十五万元。", "五十五万元"),
        ("奖励50万元，另加3万元。", "3万元"),
        ("可得50万到80万。", "50万到80万"),
        ("5个工作日内办结。", "5个工作日"),
        ("奖励50万美元。", "50万美元"),
        ("亏损50万元的也行。", "50万元"),
    ],
)
def test_a_figure_that_the_text_does_not_state_is_named(text: str, named: str) -> None:
    with pytest.raises(BadReply, match=f"“{named}”不是条文写明的数额"):
        check_reply(text, POLICIES)


@pytest.mark.parametrize(
    ("text", "named"),
    [("市级孵化器每年给予50万元的运营补助。", "50万元"), ("部级孵化器认定奖励500万。", "500万元")],
)
def test_a_ceiling_must_be_called_one(text: str, named: str) -> None:
    with pytest.raises(BadReply, match=f"{named} 是上限"):
        check_reply(text, POLICIES)


def test_nobody_writes_a_handle() -> None:
    with pytest.raises(BadReply, match="{f1}"):
        check_reply("奖励{f1}。", POLICIES)
