"""The contract: every status has its words, and an Answer is plain data."""

import json
from typing import get_args

import pytest

from assistant.answer import STATUSES, Answer, Status, error_answer

FIELDS = [
    "session", "turn", "status", "text", "result", "figures", "citations", "needs", "trace",
    "notices", "model",
]  # fmt: skip


def test_every_status_has_its_words() -> None:
    assert list(STATUSES) == list(get_args(Status))
    assert len(set(STATUSES.values())) == len(STATUSES)


def test_an_answer_has_the_fields_of_the_contract_in_order() -> None:
    document = Answer("甲", 1, "answered", "好").to_dict()
    assert list(document) == FIELDS
    assert json.loads(json.dumps(document)) == document


def test_answers_share_no_lists() -> None:
    first, second = Answer("甲", 1, "answered", "好"), Answer("乙", 1, "answered", "好")
    first.notices.append("提示")
    assert second.notices == []


def test_an_error_answer_says_why_and_holds_nothing_else() -> None:
    answer = error_answer("甲", 3, "没有收到问题。")
    assert (answer.session, answer.turn, answer.status) == ("甲", 3, "error")
    assert answer.text == "没有收到问题。"
    assert answer.result is None
    assert not (answer.figures or answer.citations or answer.needs or answer.trace)


def test_an_answer_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Answer("甲", 1, "answered", "好").text = "不好"  # type: ignore[misc]
