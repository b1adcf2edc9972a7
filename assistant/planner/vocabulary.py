"""Which words of a question neither the policies nor questions about them have."""

import re
from collections.abc import Iterable

from assistant.sealing import simplify

_WORDS = re.compile(r"[一-鿿]+")
_FEW = 4
"""Pairs of characters; of fewer nothing can be said."""


class Vocabulary:
    """The pairs of Chinese characters in texts that are about what the policies say."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = {pair for text in texts for pair in _pairs(simplify(text))}

    def unknown(self, text: str) -> float:
        """The share of a question's pairs that no text has, 0 to 1: high when it is about else."""
        pairs = _pairs(text)
        if len(pairs) < _FEW:
            return 0.0
        return sum(pair not in self._known for pair in pairs) / len(pairs)

    def knows(self, word: str) -> bool:
        """Whether any pair of a word's characters stands in a text."""
        return any(pair in self._known for pair in _pairs(word))


def _pairs(text: str) -> list[str]:
    return [w[i : i + 2] for w in _WORDS.findall(text) for i in range(len(w) - 1)]
