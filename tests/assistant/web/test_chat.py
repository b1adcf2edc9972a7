"""The page in Chromium, over a small assistant that says back what it is asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant.web.door import Door
from tests.assistant.web.fake_assistant import FakeAssistant, SlowToOpen
from tests.assistant.web.serving import serve_door

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> {{constructor}} ${alert(3)} `a` *b* "
    "![c](http://example.com/c.png) [d](javascript:alert(4)) www.example.com a@example.com $$e$$ </textarea><b>"
)
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A served page whose assistant is open."""
    with serve_door(Door(FakeAssistant)) as address:
        yield address


def ask(page: Page, question: str) -> None:
    """Type a question and press Enter."""
    page.get_by_label("您的问题").fill(question)
    page.keyboard.press("Enter")


def test_a_question_asked_too_early_waits_and_says_so(page: Page) -> None:
    slow = SlowToOpen()
    with serve_door(Door(slow.open)) as address:
        page.goto(address)
        ask(page, "能拿多少？")
        expect(page.locator("#chat")).to_contain_text("正在准备…")
        slow.let.set()
        expect(page.locator("#panel .amount")).to_have_text("应得44万元")
        expect(page.locator("#chat")).not_to_contain_text("正在准备…")


def test_what_is_typed_is_shown_as_text_everywhere(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, HOSTILE)
    expect(page.locator("#panel .notices")).to_contain_text(HOSTILE)
    expect(page.locator("#chat .user")).to_have_text(HOSTILE)
    assert page.locator("#panel :is(script, img, b, em, code)").count() == 0
    assert page.locator("#chat .user :is(script, img, b, em, code, a)").count() == 0
    assert page.locator("#chat .bot.message :is(script, img, b, a)").count() == 0


def test_a_reload_goes_on_and_a_new_conversation_begins_afresh(page: Page) -> None:
    assistant = FakeAssistant()
    with serve_door(Door(lambda: assistant)) as address:
        page.goto(address)
        ask(page, "问一")
        expect(page.locator("#panel .notices")).to_contain_text("问一")
        page.reload()
        expect(page.locator("#chat .user")).to_have_text("问一")
        expect(page.locator("#panel .notices")).to_contain_text("问一")
        ask(page, "问二")
        expect(page.locator("#chat .user")).to_have_text(["问一", "问二"])
        expect(page.locator("#panel .notices")).to_contain_text("问二")
        page.get_by_role("button", name="新对话").click()
        expect(page.locator("#chat .user")).to_have_count(0)
        expect(page.locator("#panel")).to_contain_text("提问以后")
        ask(page, "问三")
        expect(page.locator("#panel .notices")).to_contain_text("问三")
    first, second, third = (session for session, _ in assistant.asked)
    assert first == second != third


def test_an_example_is_asked_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address)
    example = page.locator("#chat button.example").first
    text = example.inner_text().strip()
    example.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#chat .user")).to_have_text(text)
    expect(page.locator("#panel .notices")).to_contain_text(text)


def test_an_empty_question_is_not_asked(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "   ")
    for _ in range(40):  # the page takes one question at a time
        ask(page, "问")
        page.wait_for_timeout(250)
        if page.locator("#chat .user").count():
            break
    expect(page.locator("#chat .user").first).to_have_text("问")


def test_a_question_that_breaks_the_assistant_leaves_the_page_working(
    page: Page, address: str
) -> None:
    page.goto(address)
    ask(page, "坏")
    expect(page.locator("#panel .status")).to_have_text("未能处理")
    ask(page, "好")
    expect(page.locator("#panel .amount")).to_have_text("应得44万元")


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"viewport": size, "color_scheme": scheme}, id=f"{size['width']}-{scheme}")
        for size in (WIDE, PHONE)
        for scheme in ("light", "dark")
    ],
)
def test_it_can_be_read(page: Page, address: str, options: dict[str, Any]) -> None:
    contrast = (Path(__file__).parent / "contrast.js").read_text("utf-8")
    page.goto(address)
    expect(page.locator("#chat button.example")).to_have_count(6)
    assert page.evaluate(contrast) == []
    ask(page, "能拿多少？" + "一二三四五六七八九十" * 20)
    expect(page.locator("#panel .amount")).to_be_visible()
    assert page.evaluate(contrast) == []
    assert page.evaluate("document.documentElement.scrollWidth") == options["viewport"]["width"]
    page.mouse.wheel(0, 5000)
    expect(page.locator("#header .strip")).to_be_in_viewport()
