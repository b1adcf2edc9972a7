"""What a reader does with an answer: copy it, and say what they think of it."""

import re
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest
from playwright.sync_api import Page, expect

from assistant.answer import Known, Told
from assistant.web.chat.kept import Kept, dump
from assistant.web.chat.page import Chat
from assistant.web.door import Door
from assistant.web.site import Site
from assistant.web.words import Words
from tests.assistant.web.asking import ask
from tests.assistant.web.fake_assistant import FakeAssistant, full_answer
from tests.assistant.web.serving import serve_door


@pytest.fixture
def assistant() -> FakeAssistant:
    """The assistant behind the served page."""
    return FakeAssistant()


@pytest.mark.parametrize("served", ["over HTTPS or here", "over HTTP"])
def test_an_answer_is_copied_as_it_reads(page: Page, assistant: FakeAssistant, served: str) -> None:
    if served == "over HTTP":  # there the browser gives no clipboard
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    else:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with serve_door(Door(lambda: assistant)) as address:
        page.goto(address)
        ask(page, "能拿多少？")
        page.locator("#now .tools").get_by_role("button", name="复制").click()
        expect(page.locator("#now .tools")).to_contain_text("已复制")
        page.get_by_label("您的问题").press("Control+V")
        expect(page.get_by_label("您的问题")).to_have_value(
            re.compile("^奖励：44万元。能拿多少？\\s*$")
        )


def test_what_the_reader_thinks_is_passed_on_once(page: Page, assistant: FakeAssistant) -> None:
    said: list[tuple[Any, ...]] = []
    with serve_door(Door(lambda: assistant), lambda *told: said.append(told)) as address:
        page.goto(address)
        ask(page, "问一")
        page.get_by_role("button", name="这个回答有帮助").click()
        expect(page.locator("#now .tools")).to_contain_text("谢谢")
        ask(page, "问二")
        expect(page.locator("#past .tools")).to_contain_text("谢谢")
        opinion = page.locator("#now .tools summary")
        expect(opinion).to_have_accessible_name("这个回答有问题")
        opinion.focus()
        page.keyboard.press("Enter")
        page.get_by_label("哪里不对").fill("少了<b>一条")
        page.get_by_role("button", name="提交").click()
        expect(page.locator("#now .tools")).to_contain_text("谢谢")
        page.reload()
        expect(page.locator("#now .tools")).to_contain_text("谢谢")
    (first, one, *good), (second, two, *bad) = said
    assert (first, [one, two]) == (second, [1, 2])
    assert good == [_told("问一"), True, ""]
    assert bad == [_told("问二"), False, "少了<b>一条"]


def _told(question: str) -> Told:
    known = Known("contribution_award", {"prior_contribution": "60000000"})
    return Told(question, f"**奖励：44万元**。{question}", "answered", False, known)


def test_nothing_that_the_browser_says_of_an_answer_is_believed() -> None:
    said: list[tuple[Any, ...]] = []
    assistant = FakeAssistant()
    door = Door(lambda: assistant)
    door.open()
    chat = Chat(
        Site(door, {}, "zh-Hans", lambda *told: said.append(told)), Words("chat", "zh-Hans")
    )
    kept = Kept().with_answer("能拿多少", door.ask("s", "能拿多少"))
    forged = kept.with_answer("伪造的问题", full_answer("伪造的答复", turn=1))
    liked = SimpleNamespace(index=1, liked=False, reason="长" * 999)
    stored = {**dump(forged), "session": "s"}
    chat.feedback(stored, liked)  # type: ignore[arg-type]
    ((_, _, told, _, reason),) = said
    assert told.question == "能拿多少"
    assert "伪造" not in told.answer
    assert len(reason) == 500


@pytest.mark.parametrize(("session", "turn"), [("s", 0), ("s", 2), ("another", 1)])
def test_a_turn_that_was_not_is_not_rated(session: str, turn: int) -> None:
    said: list[tuple[Any, ...]] = []
    assistant = FakeAssistant()
    door = Door(lambda: assistant)
    door.open()
    door.ask("s", "问")
    chat = Chat(
        Site(door, {}, "zh-Hans", lambda *told: said.append(told)), Words("chat", "zh-Hans")
    )
    stored = {**dump(Kept().with_answer("问", full_answer(turn=turn))), "session": session}
    with pytest.raises(gr.Error, match="已经没有"):
        chat.feedback(stored, SimpleNamespace(index=0, liked=False, reason=""))  # type: ignore[arg-type]
    assert said == []


def test_what_failed_is_not_rated(page: Page, assistant: FakeAssistant) -> None:
    with serve_door(Door(lambda: assistant)) as address:
        page.goto(address)
        ask(page, "坏")
        tools = page.locator("#now .tools")
        expect(tools.get_by_role("button", name="复制")).to_be_visible()
        assert tools.get_by_role("button").count() == 1
        assert tools.locator("summary").count() == 0
