"""One written form on both sides of a search, and passages cut into windows."""

import unicodedata
from functools import cache

from opencc import OpenCC

WINDOW = 300
"""Longest piece of a passage, in characters, that gets a vector of its own."""

LONGEST_QUERY = 512
"""Characters of a question that are searched for; encoding takes longer than linear time."""


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


def clean(text: str) -> str:
    """The text in Simplified script and NFKC, without what an engine in C cannot take.

    NUL ends a C string, and a lone surrogate (legal in JSON) has no UTF-8 form.
    """
    encodable = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    simplified: str = _to_simplified().convert(unicodedata.normalize("NFKC", encodable))
    return simplified


def clean_query(text: str) -> str:
    """The question cleaned, with the middle left out when it is too long.

    Both ends stay: people describe themselves first and ask last. NFKC can lengthen a text, so it
    is cut on both sides of it.
    """
    return _ends(clean(_ends(text)))


def _ends(text: str) -> str:
    half = LONGEST_QUERY // 2
    return text if len(text) <= LONGEST_QUERY else text[:half] + text[-half:]


def windows(text: str) -> list[str]:
    """The text in order, cut into the fewest pieces of at most WINDOW characters, about equal.

    An empty text is one empty piece, so that every passage has a vector.
    """
    count = max(1, -(-len(text) // WINDOW))
    return [text[len(text) * i // count : len(text) * (i + 1) // count] for i in range(count)]
