"""What a conversation holds of its turns."""

from uuid import uuid4

import pytest

from assistant import Assistant
from assistant.answer import Known

AWARD = "去年综合经济贡献6000万，今年8,500万元，能拿多少奖励"


def test_a_turn_is_held_as_it_was_asked_and_answered(opened: Assistant) -> None:
    session = uuid4().hex
    first = opened.ask(session, AWARD)
    second = opened.ask(session, "本市公积金缴存比例是多少")
    told = opened.recall(session, 1)
    assert told is not None
    assert told.question == "去年综合经济贡献6000万,今年8,500万元,能拿多少奖励"
    assert (told.answer, told.status) == (first.text, "answered")
    again = opened.recall(session, 2)
    assert again is not None
    assert (again.answer, again.status) == (second.text, second.status)


@pytest.mark.parametrize("turn", [-1, 0, 2])
def test_a_turn_that_was_not_is_none(opened: Assistant, turn: int) -> None:
    session = uuid4().hex
    opened.ask(session, AWARD)
    assert opened.recall(session, turn) is None
    assert opened.recall(uuid4().hex, 1) is None


@pytest.mark.parametrize(
    ("question", "calculator", "facts"),
    [
        (
            AWARD,
            "contribution_award",
            {"prior_contribution": "60000000", "current_contribution": "85000000"},
        ),
        (
            "今年综合经济贡献八千万，能拿多少奖励",
            "contribution_award",
            {"current_contribution": "80000000"},
        ),
        (
            "我们市级孵化器考核良好，能补多少",
            "incubator_award",
            {"level": "市级", "assessment": "良好"},
        ),
        ("没有首次升规，能拿升规奖励吗", "scale_up_award", {"first_time": False}),
    ],
)
def test_what_was_understood_is_held_whether_or_not_it_suffices(
    opened: Assistant, question: str, calculator: str, facts: dict[str, object]
) -> None:
    session = uuid4().hex
    opened.ask(session, question)
    told = opened.recall(session, 1)
    assert told is not None
    assert told.known == Known(calculator, facts)


@pytest.mark.parametrize(
    "question", ["市级孵化器，考核良好，2.5家首次认定高企，能补多少", "人才奖励是哪一条"]
)
def test_what_cannot_be_read_or_is_nobodys_case_is_not_held(
    opened: Assistant, question: str
) -> None:
    session = uuid4().hex
    opened.ask(session, question)
    told = opened.recall(session, 1)
    assert told is not None
    assert told.known is None or "firms" not in told.known.facts


@pytest.mark.parametrize(
    ("question", "unsure"),
    [
        (AWARD, False),
        ("人才奖励最高多少", False),
        ("本市公积金缴存比例是多少", False),
        ("大学搞科技园这件事，文件里是鼓励还是不鼓励", True),
        (
            "If another policy already covers the same matter, how does this document deal with it?",
            True,
        ),
    ],
)
def test_only_a_clause_that_hardly_leads_is_unsure(
    opened: Assistant, question: str, unsure: bool
) -> None:
    session = uuid4().hex
    opened.ask(session, question)
    told = opened.recall(session, 1)
    assert told is not None
    assert told.unsure is unsure
