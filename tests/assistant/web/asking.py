"""What a reader does on the chat page."""

from playwright.sync_api import Page, expect


def ask(page: Page, question: str) -> None:
    """Type a question and press Enter."""
    page.get_by_label("您的问题").fill(question)
    page.keyboard.press("Enter")


def ask_and_wait(page: Page, question: str) -> None:
    """Ask, and wait for the whole answer."""
    ask(page, question)
    expect(page.locator("#now .question")).to_have_text(question)
    expect(page.locator("#now .tools")).to_be_visible()
