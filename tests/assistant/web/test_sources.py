"""Where a figure comes from, shown in Chromium, over a small assistant."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from assistant.answer import Answer
from assistant.web.door import Door
from corpus import default_corpus
from tests.assistant.web.asking import ask, ask_and_wait
from tests.assistant.web.fake_assistant import FakeAssistant
from tests.assistant.web.serving import serve_door


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A served page whose assistant is open."""
    with serve_door(Door(FakeAssistant)) as address:
        yield address


def test_a_figure_shows_its_source_to_pointer_and_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "能拿多少？")
    figure = page.locator("#now .figure", has_text="44万元")
    source = page.locator("#now .source").first
    expect(figure).to_have_accessible_description(
        "测算得出 奖励能拿多少？ 每年每家企业能拿多少？ 条款 1.2"
    )
    expect(source).to_be_hidden()
    figure.hover()
    expect(source).to_be_visible()
    source.hover()
    page.wait_for_timeout(400)
    expect(source).to_be_visible()
    page.locator("#panel h2").first.hover()
    expect(source).to_be_hidden()
    figure.focus()
    expect(source.locator("mark")).to_have_text("每家企业能拿多少？")
    page.keyboard.press("Escape")
    expect(source).to_be_hidden()
    figure.click()
    expect(source).to_be_visible()
    page.locator("#panel h2").first.click()
    expect(source).to_be_hidden()


def test_a_source_leads_to_its_provision(page: Page) -> None:
    assistant = FakeAssistant()
    title = default_corpus()["xiamen_tech_services"].title

    def stream(session: str, question: str) -> Iterator[str | Answer]:
        answer = assistant.ask(session, question)
        yield replace(answer, citations=[{**answer.citations[0], "policy": title}])

    assistant.stream = stream  # type: ignore[method-assign]
    with serve_door(Door(lambda: assistant)) as address:
        page.goto(address)
        ask_and_wait(page, "能拿多少？")
        expect(page.locator("#panel .citations a")).to_have_attribute("href", "/policy#1.2")
        page.locator("#now .figure", has_text="44万元").click()
        page.locator("#now .source:visible a").click()
        page.wait_for_url("**/policy#1.2")
        expect(page.locator("[id='1.2']")).to_be_in_viewport()


def test_no_part_of_a_source_is_behind_the_panel(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address)
    ask_and_wait(page, "44万元能拿到？")
    figure = page.locator("#now .figure", has_text="44万元").last
    figure.evaluate("one => { one.style.float = 'right'; }")  # to the panel, whatever the font
    figure.hover()
    expect(page.locator("#now .source:visible")).to_have_count(1)
    reach, panel, on_top = page.evaluate("""() => {
        const source = [...document.querySelectorAll("#now .source")].find((one) => !one.hidden);
        const { right, top, height } = source.getBoundingClientRect();
        const at = document.elementFromPoint(right - 8, top + height / 2);
        const panel = document.querySelector("#panel").getBoundingClientRect().left;
        return [right, panel, source.contains(at)];
    }""")
    assert reach > panel, "the source must reach over the panel for this test to mean anything"
    assert on_top
