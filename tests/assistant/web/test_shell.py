"""What all pages share: the strip, the ways to other pages and languages, the title, the foot."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from assistant.web.door import Door
from assistant.web.feedback import log_feedback
from assistant.web.header import about, header
from assistant.web.pages import PAGES
from assistant.web.site import LANG, Page, Site
from assistant.web.words import LANGUAGES, Language, Words
from corpus import default_corpus
from tests.assistant.web.asking import ask_and_wait
from tests.assistant.web.fake_assistant import FakeAssistant
from tests.assistant.web.html import Read
from tests.assistant.web.serving import serve_door

POLICIES = default_corpus()
WORDS = Path("assistant/web/words")


def site(language: Language = "zh-Hans") -> Site:
    """A site with the real policies."""
    return Site(Door(FakeAssistant), POLICIES, language, log_feedback)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The served pages."""
    with serve_door(Door(FakeAssistant)) as address:
        yield address


def test_the_strip_the_title_and_the_foot_come_from_the_policies() -> None:
    policy = next(iter(POLICIES.values()))
    text = Read(header(PAGES[0], PAGES, site())).text
    assert f"{policy.status} · 尚未生效 · 测算仅供参考" in text
    assert policy.title in text
    foot = Read(about(POLICIES)).text
    assert policy.status_note in foot
    assert policy.related[0].number in foot


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "Draft for comment · Not in force"), ("zh-Hant", "徵求意見稿 · 尚未生效")],
)
def test_the_strip_is_in_the_readers_language(language: Language, says: str) -> None:
    assert says in Read(header(PAGES[0], PAGES, site(language))).text


def test_nothing_in_a_policy_becomes_markup() -> None:
    (id, policy), hostile = next(iter(POLICIES.items())), "<script>alert(1)</script>'\""
    related = tuple(replace(item, title=hostile, note=hostile) for item in policy.related)
    bad = replace(policy, title=hostile, status=hostile, status_note=hostile, related=related)
    plain, spoilt = site(), replace(site(), policies={id: bad})
    for before, after in (
        (header(PAGES[0], PAGES, plain), header(PAGES[0], PAGES, spoilt)),
        (about(plain.policies), about(spoilt.policies)),
    ):
        assert Read(after).tags == Read(before).tags
        assert hostile in Read(after).text


def test_the_language_switch_keeps_the_page() -> None:
    other = Page("chat", "calculate", lambda site, blocks: None)
    read = Read(header(other, [PAGES[0], other], site("en")))
    assert read.links == [
        "/en/",
        "/en/calculate",
        "/calculate",
        "/zh-hant/calculate",
        "/en/calculate",
    ]


@pytest.mark.parametrize("file", sorted(WORDS.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_word_is_given_in_both_languages(file: Path) -> None:
    for key, words in yaml.safe_load(file.read_text("utf-8")).items():
        assert isinstance(key, str), key
        assert len(words) == 2, key
        assert all(isinstance(word, str) and word for word in words), key


@pytest.mark.parametrize("own", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_its_language_and_its_title(
    page: BrowserPage, address: str, own: Page, language: Language
) -> None:
    page.goto(address.rstrip("/") + own.address(language))
    words = Words(own.name, language)
    expect(page).to_have_title(f"{words('nav')} · {Words('site', language)('title')}")
    expect(page.locator("html")).to_have_attribute("lang", LANG[language])
    expect(page.locator("h1")).to_have_text(words("title"))
    expect(page.locator("#header .pages [aria-current]")).to_have_text(words("nav"))


def test_a_server_that_is_gone_is_told_in_plain_chinese(page: BrowserPage) -> None:
    with serve_door(Door(FakeAssistant)) as address:
        page.goto(address)
        ask_and_wait(page, "问")
    page.get_by_label("您的问题").fill("还在吗？")
    page.keyboard.press("Enter")
    toast = page.locator(".toast-body").first
    expect(toast).to_contain_text("正在重新连接，对话还在。", timeout=30_000)
    expect(toast).not_to_contain_text("Error")


@pytest.mark.parametrize("path", ["/en", "/zh-hant"])
def test_a_language_without_its_slash_is_found(page: BrowserPage, address: str, path: str) -> None:
    page.goto(address.rstrip("/") + path)
    assert page.url.endswith(path + "/")
