"""What must hold of one turn: each check compares what the case states with the answer.

A check gives a Verdict, right out of how many, or None when the case does not state it: that is
unscored, never wrong.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from corpus import default_corpus
from evals.cases import POLICY
from evals.front_door import AnswerData, Played
from evals.provenance import provenance

REFUSALS = frozenset({"out_of_scope", "refused", "not_covered"})


@dataclass(frozen=True)
class Verdict:
    """`right` of `of` things hold; `expected` and `got` say what differs."""

    right: int
    of: int
    expected: str = ""
    got: str = ""

    @property
    def holds(self) -> bool:
        """All of it."""
        return self.right == self.of

    def to_dict(self) -> dict[str, Any]:
        """For the log."""
        return asdict(self)


Check = Callable[[Played], Verdict | None]


def status(played: Played) -> Verdict | None:
    """One of the statuses that the case allows."""
    allowed, got = played.turn.status, str(played.answer.get("status"))
    return Verdict(int(got in allowed), 1, " or ".join(allowed), got)


def figure(played: Played) -> Verdict | None:
    """The headline figure, exact."""
    if played.turn.value is None:
        return None
    got = _result(played.answer).get("value_yuan")
    try:
        right = got is not None and Decimal(str(got)) == Decimal(played.turn.value)
    except InvalidOperation:
        right = False
    return Verdict(int(right), 1, played.turn.value, str(got))


def role(played: Played) -> Verdict | None:
    """The headline figure's role: an award, a ceiling or a threshold."""
    if played.turn.role is None:
        return None
    got = str(_result(played.answer).get("role"))
    return Verdict(int(got == played.turn.role), 1, played.turn.role, got)


def citation_recall(played: Played) -> Verdict | None:
    """How many of the provisions that must be cited are."""
    wanted = set(played.turn.cites or ())
    if not wanted:
        return None
    cited = _cited(played.answer)
    return Verdict(len(wanted & cited), len(wanted), _list(wanted), _list(cited))


def citation_precision(played: Played) -> Verdict | None:
    """How many of the provisions cited must or may be."""
    turn = played.turn
    cited = _cited(played.answer)
    if (turn.cites is None and turn.may_cite is None) or not cited:
        return None
    allowed = {*(turn.cites or ()), *(turn.may_cite or ())}
    extra = _list(cited - allowed)
    return Verdict(len(cited & allowed), len(cited), f"only {_list(allowed)}", f"also {extra}")


def says(played: Played) -> Verdict | None:
    """The words that must be in the text, each in one of its alternatives."""
    if not played.turn.says:
        return None
    text = _plain(str(played.answer.get("text")))
    missing = [entry for entry in played.turn.says if not _has(text, entry)]
    count = len(played.turn.says)
    return Verdict(count - len(missing), count, "; ".join(missing), "not said")


def not_says(played: Played) -> Verdict | None:
    """The words that must not be in the text, in any of their alternatives."""
    if not played.turn.not_says:
        return None
    text = _plain(str(played.answer.get("text")))
    said = [entry for entry in played.turn.not_says if _has(text, entry)]
    count = len(played.turn.not_says)
    return Verdict(count - len(said), count, f"not {'; '.join(said)}", "said")


def needs(played: Played) -> Verdict | None:
    """Asks for every fact that the case names; a case may name some of those still missing."""
    if played.turn.needs is None:
        return None
    wanted, asked = set(played.turn.needs), _needs(played.answer)
    return Verdict(len(wanted & asked), len(wanted), _list(wanted), _list(asked))


def sourced(played: Played) -> Verdict | None:
    """Every quantity in the text has a source, and every source is where it says it is."""
    found = provenance(played.answer, played.said)
    if not found.of:
        return None
    faults = "; ".join(found.faults)
    return Verdict(found.of - len(found.faults), found.of, "a source for every quantity", faults)


def refusal_precision(played: Played) -> Verdict | None:
    """Of the refusals given, those that were due."""
    due = _refusal_due(played)
    if due is None or played.answer.get("status") not in REFUSALS:
        return None
    return Verdict(int(due), 1)


def refusal_recall(played: Played) -> Verdict | None:
    """Of the refusals due, those that were given."""
    if not _refusal_due(played):
        return None
    return Verdict(int(played.answer.get("status") in REFUSALS), 1)


HOLDING: dict[str, Check] = {
    "status": status,
    "figure": figure,
    "role": role,
    "citation_recall": citation_recall,
    "citation_precision": citation_precision,
    "says": says,
    "not_says": not_says,
    "needs": needs,
    "provenance": sourced,
}
"""A turn holds when all of these do; a case passes when all its turns hold."""

CHECKS: dict[str, Check] = {
    **HOLDING,
    "refusal_precision": refusal_precision,
    "refusal_recall": refusal_recall,
}


def _result(answer: AnswerData) -> dict[str, Any]:
    return answer.get("result") or {}


def _cited(answer: AnswerData) -> set[str]:
    """Provision ids; those of another policy carry its title, so that they match none of a case."""
    own = default_corpus()[POLICY].title
    return {
        item["provision"] if item["policy"] == own else f"{item['policy']} {item['provision']}"
        for item in answer.get("citations") or []
    }


def _needs(answer: AnswerData) -> set[str]:
    return {item["name"] for item in answer.get("needs") or []}


def _refusal_due(played: Played) -> bool | None:
    """None when the case leaves it open."""
    allowed = set(played.turn.status)
    if allowed <= REFUSALS:
        return True
    return None if allowed & REFUSALS else False


def _plain(text: str) -> str:
    """Without the differences that a reader does not see: emphasis, spaces, width and case."""
    return re.sub(r"[\s*`]", "", unicodedata.normalize("NFKC", text)).casefold()


def _has(text: str, entry: str) -> bool:
    return any(_plain(words) in text for words in entry.split("|"))


def _list(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "none"
