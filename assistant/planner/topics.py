"""What a message is about: provisions, by search and by the names people use for them."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assistant.facts import all_inputs
from assistant.planner.classifier import Vector
from assistant.sealing import simplify
from corpus import Policy, Provision
from corpus.search import Search

_NAME_WEIGHT = 0.12
_PART = 4
_SHORT = 5  # characters: the plural of a shorter English word may be another: stock, stocks
_RUN = 5  # characters: shorter runs are in questions about anything
_FACT = 4  # characters of the name of a fact: 年营业收入 quotes nothing


_DENIED, _NO_QUESTION = (
    re.compile("(?<!是)(?:不是|并非)$"),
    re.compile("[^,，。;；吗么]{0,6}[,，。;；]"),
)
"""不是孵化器，是企业自己: what is denied is not what is asked about."""


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
        parts = _title_parts(policies)
        facts = [name for item in all_inputs() for name in item.names if len(name) >= _FACT]
        runs = {
            p.ref: {r for r in _runs(simplify(p.text)) if not any(name in r for name in facts)}
            for p in provisions
        }
        shared = Counter(run for found in runs.values() for run in found)
        self._provisions = [
            (
                p.ref,
                _names(p, parts.get(p.measure.title, ())),
                {run for run in runs[p.ref] if shared[run] == 1},
            )
            for p in provisions
        ]

    def rank(self, text: str, vector: Vector) -> list[Topic]:
        """Every provision, best first; a name said in the message counts by its length."""
        fused = self._search.rank(text, vector).fused
        found = []
        for (ref, names, runs), score in zip(self._provisions, fused, strict=True):
            named = _named(text, names, runs)
            found.append(Topic(ref, float(score) + _NAME_WEIGHT * named, named))
        return sorted(found, key=lambda topic: -topic.score)


def _title_parts(policies: Mapping[str, Policy]) -> dict[str, set[str]]:
    """The runs of a few characters of each measure's title that no other measure speaks of."""
    texts: dict[str, str] = {}
    for policy in policies.values():
        for provision in policy.provisions.values():
            title = provision.measure.title
            texts[title] = texts.get(title, title) + "\n" + provision.text
    spoken = Counter(run for text in texts.values() for run in _runs(text, _PART))
    return {title: {run for run in _runs(title, _PART) if spoken[run] == 1} for title in texts}


def _names(provision: Provision, parts: Collection[str]) -> list[re.Pattern[str]]:
    """A pattern a name: English ones as whole words (a phrase or longer word in the plural too),
    a measure's title by its parts."""
    named = (_pattern(name.lower()) for name in (provision.title, *provision.names))
    return [re.compile(pattern) for pattern in (*map(re.escape, sorted(parts)), *named)]


def _pattern(name: str) -> str:
    if not name.isascii():
        return re.escape(name)
    plural = "s?" if len(name) > _SHORT else ""
    return rf"(?<![a-z]){re.escape(name).replace(chr(92) + ' ', '[ -]')}{plural}(?![a-z])"


def _runs(text: str, size: int = _RUN) -> set[str]:
    """Every run of a few characters within words: what a quotation of the text would hold."""
    words = re.findall(r"[一-鿿]+", text)
    return {w[i : i + size] for w in words for i in range(len(w) - size + 1)}


def _named(text: str, names: list[re.Pattern[str]], runs: set[str]) -> int:
    """Characters of the message that are names, or words of this provision alone."""
    covered: set[int] = set()
    for name in names:
        for match in name.finditer(text):
            if not (
                _DENIED.search(text[: match.start()]) and _NO_QUESTION.match(text, match.end())
            ):
                covered |= set(range(*match.span()))
    for start in range(len(text) - _RUN + 1):
        if text[start : start + _RUN] in runs:
            covered |= set(range(start, start + _RUN))
    return len(covered)
