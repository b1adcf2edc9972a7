"""What people typed and what documents say, made safe for Markdown and HTML."""

import re
from html import escape

_LINKS = r"(?<=www)\.|:(?=//)|@"
"""What Markdown makes a link of by itself."""

_MARKUP = re.compile(
    r"[!#$&()*+\-;<=>\[\\\]^_`{|}~]|^[ \t]+|(?<=\d)\.(?=\s)|" + _LINKS, re.MULTILINE
)
_NOT_OURS = re.compile(r"[&<\[]|" + _LINKS)
"""HTML, links and pictures: an answer has none, and a picture would ask another host."""


def _entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])


def as_html(text: object) -> str:
    """Text as HTML that shows exactly that text."""
    return escape(str(text))


def as_typed(text: str) -> str:
    """Text as Markdown that shows exactly that text."""
    return _MARKUP.sub(_entities, text)


def as_answer(markdown: str) -> str:
    """An answer's Markdown without HTML, links and pictures, which are shown as text."""
    return _NOT_OURS.sub(_entities, markdown)
