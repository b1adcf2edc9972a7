"""What to ask next: from the answer's data, in words that the assistant answers."""

import re
from html import unescape

import pytest

from assistant import Assistant
from assistant.web.chat.suggestions import suggestions
from assistant.web.words import Words
from tests.assistant.web.fake_assistant import full_answer

WORDS = Words("chat", "zh-Hans")


def asked(html: str) -> list[str]:
    """The questions that are asked at a click."""
    return [unescape(text) for text in re.findall('data-ask="([^"]*)"', html)]


def need(name: str) -> dict[str, str]:
    """A missing input."""
    return {"name": name, "label": "", "question": ""}


def test_a_missing_choice_is_offered_and_a_missing_figure_begun() -> None:
    needs = [need("current_contribution"), need("assessment"), need("unknown")]
    html = suggestions(full_answer(status="needs_input", result=None, needs=needs), WORDS)
    assert asked(html) == [f"考核结果改为{each}" for each in ("优秀", "良好", "合格", "不合格")]
    assert 'data-begin="本年度综合经济贡献"' in html


def test_a_result_leads_to_its_backward_question() -> None:
    assert asked(suggestions(full_answer(), WORDS)) == [
        WORDS("after contribution_award"), WORDS("ask overlap"), WORDS("ask departments"),
    ]  # fmt: skip


def test_a_clause_leads_to_what_it_comes_to() -> None:
    assert asked(suggestions(full_answer(result=None, needs=[]), WORDS)) == [
        "综合经济贡献奖励我们能拿多少？", WORDS("ask departments"),
    ]  # fmt: skip


def test_what_the_answer_has_said_is_not_offered() -> None:
    answer = full_answer(text="责任单位：市科技局、市财政局")
    assert WORDS("ask departments") not in asked(suggestions(answer, WORDS))


@pytest.mark.parametrize("status", ["answered", "not_covered", "out_of_scope", "refused"])
def test_an_answer_that_rests_on_nothing_leads_to_a_beginning(status: str) -> None:
    answer = full_answer(status=status, result=None, needs=[], citations=[])
    assert asked(suggestions(answer, WORDS))[0] == WORDS("ask awards")


@pytest.mark.parametrize(
    ("calculator", "value", "facts", "further"),
    [
        ("scale_up_award", "0", {}, True), ("scale_up_award", "500000", {}, False),
        ("incubator_award", "5", {"firms": 3}, True), ("incubator_award", "5", {}, False),
    ],
)  # fmt: skip
def test_more_is_offered_only_where_there_is_more(
    calculator: str, value: str, facts: dict[str, object], further: bool
) -> None:
    result = {
        **(full_answer().result or {}), "calculator": calculator, "value_yuan": value,
        "receipt": {"facts": facts},
    }  # fmt: skip
    found = asked(suggestions(full_answer(result=result), WORDS))
    assert (WORDS(f"after {calculator}") in found) == further


def test_an_answer_without_data_leads_nowhere() -> None:
    empty = full_answer(status="error", result=None, needs=[], citations=[])
    assert suggestions(empty, WORDS) == ""


def test_the_reader_sees_their_language_and_asks_in_the_policys() -> None:
    html = suggestions(full_answer(), Words("chat", "en"))
    assert asked(html)[0] == WORDS("after contribution_award")
    assert "Which departments are in charge?" in html


@pytest.mark.parametrize(
    "question",
    [
        "我们去年综合经济贡献6000万，今年8500万，能拿多少奖励？",
        "去年综合经济贡献6000万，今年要做到多少才能拿满100万？",
        "去年综合经济贡献6000万，今年8500万，离下一档还差多少？",
        "首次升规，纳统当年营收3000万，次年3200万，有奖励吗？",
        "市级孵化器，今年考核良好，3家企业首次认定高企，能拿多少",
        "孵化器能拿多少补助？我们是部级的，考核良好",
        "营业收入1亿，利润-500万，工资2000万，综合经济贡献是多少？",
        "孵化器建设由哪些部门负责？",
        "什么是骨干人才？",
        "怎么申请奖励？",
        "厦门天气怎么样？",
    ],
)
def test_every_suggestion_is_answered(opened: Assistant, question: str) -> None:
    first = opened.ask(f"suggestions {question}", question)
    following = asked(suggestions(first, WORDS))
    assert following
    for number, text in enumerate(following):
        session = f"suggestions {question} {number}"
        opened.ask(session, question)
        answer = opened.ask(session, text)
        assert answer.status in ("answered", "needs_input"), text
        assert answer.needs != first.needs or not first.needs, text
        assert answer.text != first.text, text
