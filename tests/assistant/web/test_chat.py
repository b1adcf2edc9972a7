"""The chat in Chromium, over a small assistant that says back what it is asked."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from assistant.answer import Answer
from assistant.web.door import Door
from tests.assistant.web.asking import ask, ask_and_wait
from tests.assistant.web.fake_assistant import FakeAssistant, SlowToOpen
from tests.assistant.web.serving import serve_door

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> {{constructor}} ${alert(3)} `a` *b* "
    "![c](http://example.com/c.png) [d](javascript:alert(4)) www.example.com a@example.com $$e$$ </textarea><b>"
)


@pytest.fixture(scope="module")
def assistant() -> FakeAssistant:
    """The assistant behind the served page."""
    return FakeAssistant()


@pytest.fixture(scope="module")
def address(assistant: FakeAssistant) -> Iterator[str]:
    """A served page whose assistant is open."""
    with serve_door(Door(lambda: assistant)) as address:
        yield address


def test_a_question_asked_too_early_waits_and_says_so(page: Page) -> None:
    slow = SlowToOpen()
    with serve_door(Door(slow.open)) as address:
        page.goto(address)
        ask(page, "能拿多少？")
        expect(page.locator("#now .note")).to_contain_text("正在准备…")
        slow.let.set()
        expect(page.locator("#panel .amount")).to_have_text("应得44万元")
        expect(page.locator("#now .note")).to_have_count(0)


def test_an_answer_is_shown_as_it_comes_and_ends_as_the_assistant_ends_it(page: Page) -> None:
    slow = SlowToOpen()
    assistant = slow.assistant

    def stream(session: str, question: str) -> Iterator[str | Answer]:
        yield "**先说**一半"
        assert slow.let.wait(60)
        yield assistant.ask(session, question)

    assistant.stream = stream  # type: ignore[method-assign]
    with serve_door(Door(lambda: assistant)) as address:
        page.goto(address)
        ask(page, "能拿多少？")
        expect(page.locator("#now .answer strong")).to_have_text("先说")
        expect(page.locator("#now .tools")).to_have_count(0)
        slow.let.set()
        expect(page.locator("#now .answer")).to_contain_text("奖励：44万元")
        expect(page.locator("#now .answer")).not_to_contain_text("先说")


@pytest.mark.parametrize("model", ["built-in", "qwen<b>3"])
def test_the_message_says_which_language_model_wrote_it(page: Page, model: str) -> None:
    assistant = FakeAssistant()

    def stream(session: str, question: str) -> Iterator[str | Answer]:
        yield replace(assistant.ask(session, question), model=model)

    assistant.stream = stream  # type: ignore[method-assign]
    with serve_door(Door(lambda: assistant)) as address:
        page.goto(address)
        ask_and_wait(page, "能拿多少？")
        writer = page.locator("#now .writer")
        if model == "built-in":
            expect(writer).to_have_count(0)
        else:
            expect(writer).to_contain_text(f"由语言模型 {model} 撰写")


def test_what_is_typed_is_shown_as_text_everywhere(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, HOSTILE)
    expect(page.locator("#panel .notices")).to_contain_text(HOSTILE)
    expect(page.locator("#now .question")).to_have_text(HOSTILE)
    ask(page, "再问")
    expect(page.locator("#past .question")).to_have_text(HOSTILE)
    page.locator("#history summary").click()
    expect(page.locator("#history li button").first).to_have_text(HOSTILE)
    assert page.locator("#panel :is(script, img, b, em, code)").count() == 0
    assert page.locator("#past .answer :is(script, img, b, a)").count() == 0
    assert (
        page.locator(":is(#past .question, #history) :is(script, img, b, em, code, a)").count() == 0
    )


def test_the_steps_unfold_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "能拿多少？")
    summary = page.locator("#panel .steps summary")
    expect(summary).to_have_text("测算过程（2步）")
    expect(page.locator("#panel .steps table")).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel .steps td.value")).to_have_text(["24万元", "8"])


@pytest.mark.parametrize("question", ["能拿多少？", "缺"])
def test_what_was_understood_is_changed_and_asked_again(
    page: Page, address: str, assistant: FakeAssistant, question: str
) -> None:
    page.goto(address)
    ask(page, question)
    chip = page.locator("#now .chip summary")
    expect(chip).to_have_text("上年度综合经济贡献 6000万元")
    chip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("9000万元")
    page.keyboard.press("Enter")
    expect(page.locator("#now .question")).to_have_text("上年度综合经济贡献改为9000万元")
    expect(page.locator("#past .question")).to_have_text(question)
    (first, _), (second, said) = assistant.asked[-2:]
    assert (first, said) == (second, "上年度综合经济贡献改为9000万元")


def test_what_is_no_number_is_not_asked(page: Page, address: str, assistant: FakeAssistant) -> None:
    page.goto(address)
    ask_and_wait(page, "能拿多少？")
    before = len(assistant.asked)
    page.locator("#now .chip summary").click()
    field = page.locator("#now .chip input")
    field.fill("很多")
    field.press("Enter")
    assert field.evaluate("field => field.validity.patternMismatch")
    field.fill("九千万")
    field.press("Enter")
    expect(page.locator("#now .question")).to_have_text("上年度综合经济贡献改为九千万")
    assert len(assistant.asked) == before + 1


def test_a_suggestion_is_asked_and_a_missing_figure_begun(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "缺")
    page.get_by_role("button", name="本年度综合经济贡献…").click()
    expect(page.get_by_label("您的问题")).to_have_value("本年度综合经济贡献：")
    expect(page.get_by_label("您的问题")).to_be_focused()
    page.get_by_role("button", name="由哪些部门负责？").click()
    expect(page.locator("#now .question")).to_have_text("由哪些部门负责？")


def test_an_example_is_asked_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address)
    example = page.locator("#now .examples button").first
    text = example.inner_text().strip()
    example.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#now .question")).to_have_text(text)
    expect(page.locator("#panel .notices")).to_contain_text(text)


def test_an_empty_question_is_not_asked(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("您的问题").fill("   ")
    page.keyboard.press("Enter")
    ask(page, "问")
    expect(page.locator("#log .question").first).to_have_text("问")


def test_a_question_that_breaks_the_assistant_leaves_the_page_working(
    page: Page, address: str
) -> None:
    page.goto(address)
    ask(page, "坏")
    expect(page.locator("#panel .status")).to_have_text("未能处理")
    ask(page, "好")
    expect(page.locator("#panel .amount")).to_have_text("应得44万元")
