"""What a message is about: provisions, by search and by the names people use for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.planner.classifier import Vector
from corpus import Policy
from corpus.search import Search

_NAME_WEIGHT = 0.12


@dataclass(frozen=True)
class Topic:
    """A provision with how well it fits; `named` when the message says a name of it."""

    ref: str
    score: float
    named: int


class Topics:
    """Ranks provisions for a message."""

    def __init__(self, policies: Mapping[str, Policy], search: Search) -> None:
        self._search = search
        self._provisions = [p for policy in policies.values() for p in policy.provisions.values()]

    def rank(self, text: str, vector: Vector) -> list[Topic]:
        """Every provision, best first; a name said in the message counts by its length."""
        fused = self._search.rank(text, vector).fused
        found = []
        for provision, score in zip(self._provisions, fused, strict=True):
            named = _named(text, (provision.title, *provision.names))
            found.append(Topic(provision.ref, float(score) + _NAME_WEIGHT * named, named))
        return sorted(found, key=lambda topic: -topic.score)


def _named(text: str, names: tuple[str, ...]) -> int:
    """Characters of the message that names cover, each counted once; English names are whole words."""
    covered: set[int] = set()
    for name in names:
        pattern = re.escape(name.lower())
        if name.isascii():
            pattern = rf"(?<![a-z]){pattern}(?![a-z])"
        for match in re.finditer(pattern, text):
            covered |= set(range(*match.span()))
    return len(covered)
