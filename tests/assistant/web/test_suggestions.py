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
        WORDS("after contribution_award"), WORDS("ask departments"),
    ]  # fmt: skip


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
