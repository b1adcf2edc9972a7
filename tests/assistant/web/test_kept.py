"""What the browser keeps of a conversation."""

import json

import pytest

from assistant.web.chat.kept import Kept, dump, load
from tests.assistant.web.fake_assistant import full_answer


def test_a_conversation_comes_back_as_it_was() -> None:
    kept = Kept().with_answer("问", full_answer()).with_answer("再问", full_answer("二"))
    kept = kept.with_feedback(0, liked=False)
    assert load(json.loads(json.dumps(dump(kept)))) == kept
    assert [exchange.liked for exchange in kept.exchanges] == [False, None]


@pytest.mark.parametrize(
    "data", [None, "", [], {"session": 5}, {"exchanges": 3}, {"exchanges": [{"question": "问"}]}]
)
def test_anything_else_begins_a_new_conversation(data: object) -> None:
    kept = load(data)
    assert (kept.exchanges, kept.last) == ((), None)
    assert len(kept.session) == 32


def test_only_the_latest_turns_are_kept() -> None:
    kept = Kept()
    for number in range(40):
        kept = kept.with_answer(str(number), full_answer())
    assert [exchange.question for exchange in kept.exchanges] == [str(n) for n in range(10, 40)]
