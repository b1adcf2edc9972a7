"""What a message is about: provisions, by search and by the names people use for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.planner.classifier import Vector
from corpus import Policy, Provision
from corpus.search import Search

_NAME_WEIGHT = 0.12
_PART = 5


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
        self._provisions = [
            (provision.ref, _names(provision))
            for policy in policies.values()
            for provision in policy.provisions.values()
        ]

    def rank(self, text: str, vector: Vector) -> list[Topic]:
        """Every provision, best first; a name said in the message counts by its length."""
        fused = self._search.rank(text, vector).fused
        found = []
        for (ref, names), score in zip(self._provisions, fused, strict=True):
            named = _named(text, names)
            found.append(Topic(ref, float(score) + _NAME_WEIGHT * named, named))
        return sorted(found, key=lambda topic: -topic.score)


def _names(provision: Provision) -> list[re.Pattern[str]]:
    """A pattern a name: English ones as whole words, a measure's title by any part of it."""
    title = provision.measure.title if provision.measure.number else ""
    parts = {title[start : start + _PART] for start in range(len(title) - _PART + 1)}
    return [re.compile(re.escape(part)) for part in sorted(parts)] + [
        re.compile(
            rf"(?<![a-z]){re.escape(name.lower())}(?![a-z])"
            if name.isascii()
            else re.escape(name.lower())
        )
        for name in (provision.title, *provision.names)
    ]


def _named(text: str, names: list[re.Pattern[str]]) -> int:
    """Characters of the message that names cover, each counted once."""
    covered: set[int] = set()
    for name in names:
        for match in name.finditer(text):
            covered |= set(range(*match.span()))
    return len(covered)
