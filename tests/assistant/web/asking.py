"""What a reader does on the chat page."""

from playwright.sync_api import Page, expect

_PATIENCE = 80
"""Quarters of a second."""


def ask(page: Page, question: str) -> None:
    """Type a question and press Enter until it is taken: the page takes one at a time."""
    box = page.get_by_label("您的问题")
    box.fill(question)
    for _ in range(_PATIENCE):
        box.press("Enter")
        page.wait_for_timeout(250)
        if box.input_value() != question:
            return
    raise AssertionError(f"the page did not take the question {question!r}")


def ask_and_wait(page: Page, question: str) -> None:
    """Ask, and wait for the whole answer."""
    ask(page, question)
    expect(page.locator("#now .question")).to_have_text(question)
    expect(page.locator("#now .tools")).to_be_visible()
