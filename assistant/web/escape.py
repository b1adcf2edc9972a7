"""What people typed and what documents say, made safe for HTML."""

from html import escape


def as_html(text: object) -> str:
    """Text as HTML that shows exactly that text."""
    return escape(str(text))
