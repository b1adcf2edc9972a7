"""Typing slips (利闰 for 利润, written by its sound) and words of a dialect (几多 for 多少)."""

import re
from collections.abc import Iterable, Mapping

from pypinyin import Style, lazy_pinyin

_LONGEST = 8
_BUILDING = frozenset("是的不了在有我你他她它这那和就都也要会能里家个几")
"""Characters that stand everywhere: 是里 of 要是里面 is no slip for 市里."""


class Typos:
    """Mends words that sound like a known term, tone included, and share a character with it.

    What stands so in a term or a text is no slip: 积金 of 公积金 is not 基金.
    """

    def __init__(
        self,
        terms: Iterable[str],
        texts: Iterable[str],
        dialect: Mapping[str, str],
        asides: Iterable[str],
    ) -> None:
        self._aside = re.compile("|".join(asides))
        self._dialect = dialect
        self._terms: dict[tuple[str, ...], str] = {}
        for term in sorted({term for term in terms if len(term) > 1 and _chinese(term)}):
            self._terms.setdefault(_sounds(term), term)
        self._right = "\n".join([*self._terms.values(), *texts])

    def mend(self, text: str) -> str:
        """The text with the terms put right, dialect in the common words, and no asides."""
        for word, common in self._dialect.items():
            text = text.replace(word, common)
        text = self._aside.sub("", text)
        sounds, mended = _sounds(text), list(text)
        for size in range(_LONGEST, 1, -1):
            for start in range(len(text) - size + 1):
                written = "".join(mended[start : start + size])
                term = self._terms.get(sounds[start : start + size])
                if term and written not in self._right and _alike(term, written):
                    mended[start : start + size] = term
        return "".join(mended)


def _sounds(text: str) -> tuple[str, ...]:
    """One sound with its tone for each character."""
    return tuple(lazy_pinyin(text, style=Style.TONE3, errors=list))  # type: ignore[arg-type]  # one entry a character


def _chinese(text: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in text)


def _alike(term: str, written: str) -> bool:
    """Whether they share a character, and none that differs is one that sentences are built of."""
    pairs = list(zip(term, written, strict=True))
    return any(a == b for a, b in pairs) and not any(a != b and b in _BUILDING for a, b in pairs)
