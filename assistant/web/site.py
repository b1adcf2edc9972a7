"""What every page is given, and what a page is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import gradio as gr

from assistant.desk.models import Reply
from assistant.web.door import Door
from assistant.web.feedback import Feedback
from assistant.web.words import LANGUAGES, Language
from corpus import Policy

PATHS: dict[Language, str] = {"zh-Hans": "/", "zh-Hant": "/zh-hant/", "en": "/en/"}
"""Where the pages of each language are."""

LANG = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en"}
"""What the page says its language is."""

assert PATHS.keys() == LANGUAGES.keys() == LANG.keys()


Offered = Callable[[str], Reply | None]


@dataclass(frozen=True)
class Site:
    """What a page may use; `language` is the one it is read in."""

    door: Door
    policies: Mapping[str, Policy]
    language: Language
    feedback: Feedback
    offered: Offered = lambda _: None
    """The approved reply for questions like one, if there is any."""


@dataclass(frozen=True)
class Page:
    """A page. Its words are in words/<name>.yaml: at least nav, title and lead."""

    name: str
    path: str
    """After the language's path: "" or one word."""
    build: Callable[[Site, gr.Blocks], None]
    """Adds the page's components to the Gradio page that is open; the shell has its own there."""

    def address(self, language: Language) -> str:
        """Where the page is in a language."""
        return PATHS[language] + self.path
