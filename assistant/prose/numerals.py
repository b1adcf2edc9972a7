"""Any numeral at all, in whatever disguise: a language model has no use for one."""

import re
import unicodedata
from collections.abc import Iterator, Set
from html import unescape

from assistant.prose.words import WORDS

_JOINED = re.compile(r"\b(?:[a-z] ){2,}[a-z]\b")
"""f i v e"""
_LATIN = re.compile(r"[a-z]+")
_HARMLESS_SYMBOLS = frozenset("→+−=<>|~^`$")  # markup among them is for `references` to judge
_PERCENT = frozenset("%‰")
_CATEGORIES = frozenset("LPZ")


def numeral_in(text: str, latin: Set[str]) -> str:
    """The first numeral in a text without handles and refs; "" if there is none.

    Digits of every script, Chinese numerals that are not part of a known word, number words, and
    Latin words that are not in `latin` (lower case): they could be number words of any language.
    """
    plain = unicodedata.normalize("NFKC", unescape(text))
    visible = "".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Mn", "Me"))
    return next((found for found in _numerals(visible, latin) if found), "")


def without_numeral_words(text: str) -> str:
    """The text without the words that hold a numeral and say no number."""
    return _NO_NUMBER.sub("", text)


def words_of(text: str) -> Set[str]:
    """The Latin words of a text, in lower case."""
    return frozenset(_LATIN.findall(text.lower()))


def _numerals(text: str, latin: Set[str]) -> Iterator[str]:
    yield from (c for c in text if _foreign(c))
    letters = "".join(c for c in text if unicodedata.category(c)[0] == "L")
    rest = without_numeral_words(letters)
    yield from (c for c in rest if c in WORDS["numerals"] or _value(c))
    spaced = _JOINED.sub(lambda match: match[0].replace(" ", ""), text.lower())
    for word in _LATIN.findall(spaced):
        if word in _LATIN_NUMBERS or word not in latin | _PLAIN_LATIN:
            yield word


def _foreign(character: str) -> bool:
    """Digits, symbols and emoji, and letters that are neither Chinese nor Latin."""
    category = unicodedata.category(character)
    if category[0] == "L":
        name = unicodedata.name(character, "")
        return not name.startswith(("CJK UNIFIED", "LATIN SMALL", "LATIN CAPITAL"))
    if category[0] == "C":
        return character not in "\n\t"
    if character in _PERCENT:
        return True
    return category[0] not in _CATEGORIES and character not in _HARMLESS_SYMBOLS


def _value(character: str) -> bool:
    return unicodedata.numeric(character, None) is not None


def _no_number() -> re.Pattern[str]:
    """The words that hold a numeral and say no number, where no other numeral is beside them."""
    numerals = "".join({c for c in map(chr, range(0x3007, 0x9FFF)) if _value(c)})
    beside = f"[{numerals}{WORDS['numerals']}亿万]"
    words = "|".join(sorted(WORDS["no_number"], key=len, reverse=True))
    return re.compile(f"(?<!{beside})(?:{words})(?!{beside}|[%％元块家人成])")


_NO_NUMBER = _no_number()
_LATIN_NUMBERS = frozenset(WORDS["latin_numbers"].split())
_PLAIN_LATIN = frozenset(word.lower() for word in WORDS["plain_latin"])
