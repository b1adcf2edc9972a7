"""Conversations are kept in the browser: over a reload, over a restart, several of them."""

from collections.abc import Iterator
from threading import Event

import pytest
from playwright.sync_api import Page, expect

from assistant.answer import Answer
from assistant.web.door import Door
from tests.assistant.web.asking import ask, ask_and_wait
from tests.assistant.web.fake_assistant import FakeAssistant
from tests.assistant.web.serving import serve_door


@pytest.fixture
def assistant() -> FakeAssistant:
    """The assistant behind the served page."""
    return FakeAssistant()


@pytest.fixture
def address(assistant: FakeAssistant) -> Iterator[str]:
    """A served page whose assistant is open."""
    with serve_door(Door(lambda: assistant)) as address:
        yield address


def sessions(assistant: FakeAssistant) -> list[str]:
    """The session of each question."""
    return [session for session, _ in assistant.asked]


def test_a_reload_goes_on_and_a_new_conversation_begins_afresh(
    page: Page, address: str, assistant: FakeAssistant
) -> None:
    page.goto(address)
    ask_and_wait(page, "问一")
    page.reload()
    expect(page.locator("#now .question")).to_have_text("问一")
    expect(page.locator("#panel .notices")).to_contain_text("问一")
    ask_and_wait(page, "问二")
    expect(page.locator("#past .question")).to_have_text("问一")
    page.get_by_role("button", name="新对话").click()
    expect(page.locator("#log .question")).to_have_count(0)
    expect(page.locator("#panel")).to_contain_text("提问以后")
    expect(page.get_by_label("您的问题")).to_be_focused()
    ask_and_wait(page, "问三")
    first, second, third = sessions(assistant)
    assert first == second != third


def test_the_list_of_conversations_closes_by_escape_and_by_a_click_beside_it(
    page: Page, address: str
) -> None:
    page.goto(address)
    ask_and_wait(page, "问一")
    history, listed = page.locator("#history summary"), page.locator("#history li button").first
    history.click()
    listed.focus()
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(history).to_be_focused()
    history.click()
    expect(listed).to_be_visible()
    page.locator("#panel h2").first.click()
    expect(listed).to_be_hidden()


def test_what_another_page_has_left_in_the_browser_breaks_nothing(page: Page, address: str) -> None:
    page.add_init_script("localStorage.setItem('policy-assistant-history', '[{\"other\": 1}]')")
    page.goto(address)
    ask_and_wait(page, "问一")
    page.locator("#history summary").click()
    expect(page.locator("#history li button").first).to_have_text("问一")


def test_a_conversation_goes_on_in_another_language(
    page: Page, address: str, assistant: FakeAssistant
) -> None:
    page.goto(address)
    ask_and_wait(page, "问一")
    page.get_by_role("link", name="English").click()
    expect(page.locator("#now .question")).to_have_text("问一")
    expect(page.locator("#panel")).to_contain_text("Download the receipt")


def test_conversations_are_listed_reopened_and_deleted_by_keyboard(
    page: Page, address: str, assistant: FakeAssistant
) -> None:
    page.goto(address)
    ask_and_wait(page, "问一")
    page.get_by_role("button", name="新对话").click()
    expect(page.locator("#log .question")).to_have_count(0)
    ask_and_wait(page, "问二")
    listed = page.locator("#history li button:first-child")
    page.locator("#history summary").focus()
    page.keyboard.press("Enter")
    expect(listed).to_have_text(["问二", "问一"])
    expect(listed.first).to_have_attribute("aria-current", "true")
    listed.nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#now .question")).to_have_text("问一")
    expect(page.locator("#panel .notices")).to_contain_text("问一")
    ask_and_wait(page, "问三")
    first, second, third = sessions(assistant)
    assert first == third != second
    page.locator("#history summary").click()
    expect(listed).to_have_text(["问一", "问二"])
    page.get_by_role("button", name="删除：问一").press("Enter")
    expect(page.locator("#log .question")).to_have_count(0)
    expect(listed).to_have_text(["问二"])
    page.reload()
    page.locator("#history summary").click()
    expect(listed).to_have_text(["问二"])


def test_no_other_conversation_begins_while_an_answer_is_on_its_way(page: Page) -> None:
    assistant, let = FakeAssistant(), Event()

    def stream(session: str, question: str) -> Iterator[str | Answer]:
        yield "一半"
        assert let.wait(60)
        yield assistant.ask(session, question)

    assistant.stream = stream  # type: ignore[method-assign]
    with serve_door(Door(lambda: assistant)) as address:
        page.goto(address)
        ask(page, "问一")
        expect(page.locator("#now .answer")).to_have_text("一半")
        expect(page.locator("#acts [inert]")).to_have_count(1)
        let.set()
        expect(page.locator("#now .tools")).to_be_visible()
        page.get_by_role("button", name="新对话").click()
        expect(page.locator("#log .question")).to_have_count(0)


def test_a_conversation_outlives_a_restart_of_the_server(page: Page) -> None:
    port = None
    for number in ("一", "二"):
        with serve_door(Door(FakeAssistant), port=port) as address:
            port = int(address.rstrip("/").rpartition(":")[2])
            page.goto(address)
            if number == "二":
                expect(page.locator("#now .question")).to_have_text("问一")
            ask_and_wait(page, f"问{number}")
    expect(page.locator("#past .question")).to_have_text("问一")


def test_when_there_is_too_much_the_oldest_conversations_go_first(page: Page, address: str) -> None:
    page.goto(address)
    ask_and_wait(page, "问一")
    page.evaluate("""() => {
        const [kept] = JSON.parse(localStorage["policy-assistant-history"]);
        const long = (session) => ({...kept, session, filler: "x".repeat(900_000)});
        localStorage["policy-assistant-history"] = JSON.stringify([kept, ..."abcd"].map(
            (each) => each === kept ? kept : long(each)));
    }""")
    ask_and_wait(page, "问二")
    kept = "JSON.parse(localStorage['policy-assistant-history']).map((each) => each.session)"
    assert page.evaluate(kept)[1:] == ["a", "b"]
