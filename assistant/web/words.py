"""The interface's words in three languages; a page keeps its own in words/<page>.yaml."""

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from opencc import OpenCC

Language = Literal["zh-Hans", "zh-Hant", "en"]

LANGUAGES: dict[Language, str] = {"zh-Hans": "简体", "zh-Hant": "繁體", "en": "English"}
"""Every language of the interface, by its own name. Answers are in the policy's language."""

_FOLDER = Path(__file__).parent / "words"
_TO_TRADITIONAL = OpenCC("s2t")


@cache
def _load(file: Path) -> dict[str, list[str]]:
    words: dict[str, list[str]] = yaml.safe_load(file.read_text("utf-8"))
    return words


class Words:
    """A page's words in one language: `words("send")`. KeyError naming a word that is missing.

    The file holds `key: [简体, English]`; Traditional script is made from the Simplified.
    """

    def __init__(self, page: str, language: Language) -> None:
        file = _FOLDER / f"{page}.yaml"
        self.language = language
        self._file = file
        self._words = _load(file)

    def __call__(self, key: str) -> str:
        if key not in self._words:
            raise KeyError(f"{self._file}: no word {key!r}")
        chinese, english = self._words[key]
        if self.language == "en":
            return english
        return chinese if self.language == "zh-Hans" else str(_TO_TRADITIONAL.convert(chinese))

    def starting(self, prefix: str) -> list[str]:
        """The keys that begin so, in the file's order."""
        return [key for key in self._words if key.startswith(prefix)]

    def has(self, key: str) -> bool:
        """Whether the page has this word."""
        return key in self._words
