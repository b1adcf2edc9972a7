"""A browser, and a page of it that talks to this machine alone."""

import os
import shutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

_FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_MISSING = (
    "no Chromium found; install it (Debian and Ubuntu: apt-get install chromium), "
    "or set CHROMIUM to the path of a Chromium or Chrome"
)


def _chromium() -> str:
    named = os.environ.get("CHROMIUM")
    found = [named] if named else filter(None, map(shutil.which, _NAMES))
    path = next(iter(found), "")
    if not path:
        pytest.fail(_MISSING, pytrace=False)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium: $CHROMIUM, or the one on the path. A module's, for its event loop ends with it."""
    path = _chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()


def _refuse(dialog: Dialog, wrong: list[str]) -> None:
    wrong.append(dialog.message)
    dialog.dismiss()


@pytest.fixture
def options() -> dict[str, Any]:
    """What kind of reader the page is for; a test parametrizes this."""
    return {}


@pytest.fixture
def page(browser: Browser, options: dict[str, Any]) -> Iterator[Page]:
    """A new page; afterwards it must have asked no other host, and raised no error or dialog."""
    context = browser.new_context(locale="zh-CN", **options)
    hosts: set[str | None] = set()
    wrong: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).hostname))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: _refuse(dialog, wrong))
    yield page
    context.close()
    assert hosts <= {"127.0.0.1", None}, "the page asked another host"
    assert wrong == []
