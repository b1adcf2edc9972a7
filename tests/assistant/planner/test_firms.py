"""Firms: which of several firms a text speaks of."""

import pytest

from assistant.ledger import Ledger
from assistant.planner.firms import FirmNames, each_firm, each_year_pair, firm_of
from assistant.planner.message import Message
from assistant.planner.vocabulary import Vocabulary
from tests.assistant.planner.understood import understood


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("a公司今年要是9300万呢", "a"),
        ("乙的呢", "b"),
        ("going back to firm b", "b"),
        ("回到第一家", "a"),
        ("甲乙两家一起", ""),
        ("a公司和b公司", ""),
        ("企业b轮融资以后", ""),
        ("is the company a science service firm", ""),
        ("firm a: 55 million last year", "a"),
        ("再看另一家子公司", "d"),
        ("另一个项目", ""),
        ("一家公司", ""),
    ],
)
def test_the_firm_that_a_text_names(text: str, firm: str) -> None:
    assert firm_of(text, "c") == firm


def test_a_message_for_each_firm_that_has_figures() -> None:
    message = understood(
        "A公司去年6200万今年8300万，B公司去年1亿今年1.32亿，分别能拿多少", Ledger()
    )
    first, second = each_firm(message)
    assert [mention.id for mention in first.amounts] == ["u1", "u2"]
    assert [mention.id for mention in second.amounts] == ["u3", "u4"]
    assert second.text[second.amounts[0].start :].startswith("{u3}"), "in their places"


@pytest.mark.parametrize(
    "text", ["A公司去年6200万，B公司呢", "去年6200万今年8300万", "A公司和B公司"]
)
def test_one_firm_with_figures_is_no_comparison(text: str) -> None:
    message: Message = understood(text, Ledger())
    assert list(each_firm(message)) == []


PAIRS = {"u1": "prior", "u2": "current", "u3": "prior", "u4": "current"}


def test_firms_told_by_their_two_years_only() -> None:
    message = understood("鹭检去年5200万今年6400万，鹭研去年1.03亿今年1.09亿", Ledger())
    first, second = each_year_pair(message, PAIRS)
    assert [mention.id for mention in first.amounts] == ["u1", "u2"]
    assert [mention.id for mention in second.amounts] == ["u3", "u4"]


@pytest.mark.parametrize("periods", [{}, dict.fromkeys(PAIRS, "prior"), {"u1": "prior"}])
def test_other_years_are_no_firms(periods: dict[str, str]) -> None:
    message = understood("鹭检去年5200万今年6400万，鹭研去年1.03亿今年1.09亿", Ledger())
    assert not each_year_pair(message, periods)


NAMES = FirmNames(Vocabulary(["财务说去年的营业收入，科技服务业企业的综合经济贡献"]))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("一个叫闽测通，一个叫云帆数科", ("闽测通", "云帆")),
        ("我有两家公司，鹭川设计跟晟海咨询", ("鹭川", "晟海")),
        ("鹭川设计本年度：营业收入一亿", ("鹭川",)),
        ("再看云帆数科：今年一亿", ("云帆",)),
        ("财务说去年一亿", ()),
        ("综合经济贡献去年一亿", ()),
        ("我们去年一亿", ()),
    ],
)
def test_names_that_a_conversation_gives_to_firms(text: str, names: tuple[str, ...]) -> None:
    assert NAMES.told([text]) == names


def test_a_firm_by_the_name_it_was_given() -> None:
    names = ("闽测通", "云帆")
    assert firm_of("云帆呢", "a", names) == "b"
    assert firm_of("闽测通和云帆一起", "a", names) == ""
    assert firm_of("云帆呢", "a", ("云帆",)) == "", "one name tells no firm from another"
