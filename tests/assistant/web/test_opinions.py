"""What a reader does with an answer: copy it, and say what they think of it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant.web.door import Door
from tests.assistant.web.asking import ask
from tests.assistant.web.fake_assistant import FakeAssistant
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
    (first, *good), (second, *bad) = (
        (session, q, liked, why) for session, _, q, _, liked, why in said
    )
    assert first == second
    assert good == ["问一", True, ""]
    assert bad == ["问二", False, "少了<b>一条"]
    assert [answer.text for _, _, _, answer, _, _ in said] == [
        "**奖励：44万元**。问一",
        "**奖励：44万元**。问二",
    ]
    assert [turn for _, turn, *_ in said] == [answer.turn for _, _, _, answer, _, _ in said]
