"""What the browser keeps of a conversation."""

import json
from pathlib import Path

import pytest

from assistant.web.chat.kept import Kept, dump, load
from assistant.web.chat.page import Chat
from assistant.web.door import Door
from assistant.web.feedback import log_feedback
from assistant.web.site import Site
from assistant.web.words import Words
from tests.assistant.web.fake_assistant import FakeAssistant, full_answer

STORED = Path(__file__).parent / "kept_by_shape_1.json"


def test_a_conversation_comes_back_as_it_was() -> None:
    kept = Kept().with_answer("问", full_answer()).with_answer("再问", full_answer("二"))
    kept = kept.with_feedback(0, liked=False)
    assert load(json.loads(json.dumps(dump(kept)))) == kept
    assert [exchange.liked for exchange in kept.exchanges] == [False, None]


def test_what_an_older_page_kept_is_still_shown() -> None:
    stored = json.loads(STORED.read_text("utf-8"))
    assert load(stored).exchanges, "of another shape now: keep a new file for it"
    site = Site(Door(FakeAssistant), {}, "zh-Hans", log_feedback)
    _, now, side = Chat(site, Words("chat", "zh-Hans")).show(stored)
    assert "44" in now
    assert "下载测算单" in side


@pytest.mark.parametrize(
    "data",
    [
        None,
        "",
        [],
        {"session": 5},
        {"exchanges": 3},
        {"exchanges": [{"question": "问"}]},
        {"shape": 0},
    ],
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
