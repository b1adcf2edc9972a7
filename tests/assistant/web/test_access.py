"""Every page can be used by everyone: axe finds nothing serious, nothing is cut off or in the way.

The pictures of the pages are kept in build/screenshots.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from assistant.web.door import Door
from assistant.web.pages import PAGES
from assistant.web.site import Page
from tests.assistant.web.access import barriers, fits
from tests.assistant.web.asking import ask_and_wait
from tests.assistant.web.fake_assistant import FakeAssistant
from tests.assistant.web.looks import SCREENSHOTS
from tests.assistant.web.serving import serve_door

LONG = "能拿多少？" + "一二三四五六七八九十" * 20
READERS = [
    pytest.param({"viewport": {"width": width, "height": height}, "color_scheme": scheme},
                 id=f"{width}-{scheme}")
    for width, height in ((1440, 900), (390, 844)) for scheme in ("light", "dark")
]  # fmt: skip


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The served pages."""
    with serve_door(Door(FakeAssistant)) as address:
        yield address


@pytest.mark.parametrize("options", READERS)
@pytest.mark.parametrize("own", PAGES, ids=lambda page: page.name)
def test_a_page_has_no_barrier(
    page: BrowserPage, address: str, own: Page, options: dict[str, Any]
) -> None:
    size = options["viewport"]
    page.goto(address.rstrip("/") + own.address("zh-Hans"))
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=SCREENSHOTS / f"{own.name}-{size['width']}-{options['color_scheme']}.png")
    assert barriers(page) == []
    assert fits(page, size["width"])
    page.mouse.wheel(0, 5000)
    expect(page.locator("#header .strip")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("options", READERS)
def test_the_chat_has_no_barrier_with_everything_open(
    page: BrowserPage, address: str, options: dict[str, Any]
) -> None:
    page.goto(address)
    ask_and_wait(page, LONG)
    page.locator("#now .figure").first.focus()
    assert barriers(page) == []
    for summary in page.locator("#main details > summary").all():
        summary.press("Enter")
    assert barriers(page) == []
    assert fits(page, options["viewport"]["width"])


@pytest.mark.parametrize("options", READERS[2:3])
def test_on_a_phone_the_sources_stand_below_and_the_question_box_stays(
    page: BrowserPage, address: str
) -> None:
    page.goto(address)
    ask_and_wait(page, LONG)
    expect(page.get_by_label("您的问题")).to_be_in_viewport(ratio=1)
    chat, panel = page.locator("#talk").bounding_box(), page.locator("#panel").bounding_box()
    assert chat and panel and panel["y"] >= chat["y"] + chat["height"]


@pytest.mark.parametrize(
    "options", [{"viewport": {"width": width, "height": 600}} for width in (1440, 390)]
)
def test_what_is_opened_comes_into_view(page: BrowserPage, address: str) -> None:
    page.goto(address)
    ask_and_wait(page, LONG)
    page.locator("#now .tools summary").press("Enter")
    expect(page.get_by_role("button", name="提交")).to_be_in_viewport(ratio=1)
    form, box = (page.locator(each).bounding_box() for each in (".reason-form", "#question"))
    assert form and box and form["y"] + form["height"] <= box["y"]


@pytest.mark.parametrize("options", READERS[:1])
def test_on_a_wide_screen_the_sources_stand_beside(page: BrowserPage, address: str) -> None:
    page.goto(address)
    ask_and_wait(page, LONG)
    chat, panel = page.locator("#talk").bounding_box(), page.locator("#panel").bounding_box()
    assert chat and panel and panel["x"] >= chat["x"] + chat["width"]
    assert panel["y"] == chat["y"]
    question = page.locator("#now .question").bounding_box()
    strip = page.locator("#header .strip").bounding_box()
    assert question and strip and question["y"] >= strip["y"] + strip["height"]
