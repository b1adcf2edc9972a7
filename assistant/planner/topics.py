"""What a message is about: provisions, by search and by the names people use for them."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.planner.classifier import Vector
from assistant.sealing import simplify
from corpus import Policy, Provision
from corpus.search import Search

_NAME_WEIGHT = 0.12
_PART = 5
_RUN = 5  # characters: shorter runs are in questions about anything


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
        provisions = [p for policy in policies.values() for p in policy.provisions.values()]
        runs = {p.ref: _runs(simplify(p.text)) for p in provisions}
        shared = Counter(run for found in runs.values() for run in found)
        self._provisions = [
            (p.ref, _names(p), {run for run in runs[p.ref] if shared[run] == 1}) for p in provisions
        ]

    def rank(self, text: str, vector: Vector) -> list[Topic]:
        """Every provision, best first; a name said in the message counts by its length."""
        fused = self._search.rank(text, vector).fused
        found = []
        for (ref, names, runs), score in zip(self._provisions, fused, strict=True):
            named = _named(text, names, runs)
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


def _runs(text: str) -> set[str]:
    """Every run of a few characters within words: what a quotation of the text would hold."""
    words = re.findall(r"[一-鿿]+", text)
    return {w[i : i + _RUN] for w in words for i in range(len(w) - _RUN + 1)}


def _named(text: str, names: list[re.Pattern[str]], runs: set[str]) -> int:
    """Characters of the message that are names, or words of this provision alone."""
    covered: set[int] = set()
    for name in names:
        for match in name.finditer(text):
            covered |= set(range(*match.span()))
    for start in range(len(text) - _RUN + 1):
        if text[start : start + _RUN] in runs:
            covered |= set(range(start, start + _RUN))
    return len(covered)
