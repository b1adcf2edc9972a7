"""What the browser keeps of a conversation."""

import json

import pytest

from assistant.web.kept import Kept, dump, load
from tests.assistant.web.fake_assistant import full_answer


def test_a_conversation_comes_back_as_it_was() -> None:
    kept = Kept().with_answer("问", full_answer())
    assert load(json.loads(json.dumps(dump(kept)))) == kept


@pytest.mark.parametrize(
    "data", [None, "", [], {"session": 5}, {"exchanges": 3}, {"last": {"session": "s"}}]
)
def test_anything_else_begins_a_new_conversation(data: object) -> None:
    kept = load(data)
    assert (kept.exchanges, kept.last) == ((), None)
    assert len(kept.session) == 32


def test_only_the_latest_turns_are_kept() -> None:
    kept = Kept()
    for number in range(60):
        kept = kept.with_answer(str(number), full_answer())
    assert [exchange.question for exchange in kept.exchanges] == [str(n) for n in range(10, 60)]
