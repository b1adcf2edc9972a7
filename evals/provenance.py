"""Is every quantity in an answer sourced? Decided from the answer alone, without the renderer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from corpus import default_corpus
from evals.amounts import Amount, Class, find_amounts
from evals.front_door import AnswerData

_UNITS: dict[Class, frozenset[str]] = {
    "money": frozenset({"yuan", "foreign"}),
    "rate": frozenset({"rate"}),
    "count": frozenset({"count", "years", "number"}),
    "bare": frozenset({"yuan", "foreign", "rate", "count", "years", "number"}),
}


@dataclass(frozen=True)
class Provenance:
    """How many claims of a source were looked at, and those that do not hold."""

    of: int
    faults: tuple[str, ...]


def provenance(answer: AnswerData, said: Sequence[str], texts: str = "") -> Provenance:
    """Quantities without a figure of that value, and figures or citations whose source is not so.

    `said` are the user's messages up to this answer; `texts` the policies', the own ones if empty.
    """
    known = texts or _policies()
    claims = [*_quantities(answer), *_sources(answer, said, known), *_citations(answer, known)]
    return Provenance(len(claims), tuple(fault for fault in claims if fault))


def _quantities(answer: AnswerData) -> Iterator[str]:
    sizes = [(abs(Decimal(item["value"])), item["unit"]) for item in answer["figures"]]
    for amount in find_amounts(answer["text"]):
        yield "" if _among(amount, sizes) else f"no figure for {amount.text!r}"


def _among(amount: Amount, sizes: list[tuple[Decimal, str]]) -> bool:
    return any(amount.size == size and unit in _UNITS[amount.kind] for size, unit in sizes)


def _sources(answer: AnswerData, said: Sequence[str], known: str) -> Iterator[str]:
    for item in answer["figures"]:
        source, place = item["source"], f"figure {item['id']} ({item['value']})"
        if source["kind"] == "user":
            yield "" if _was_said(item, said) else f"{place}: not said by the user"
        elif source["kind"] == "text":
            yield "" if source["quote"] in known else f"{place}: quote not in the text"
        else:
            yield "" if source["kind"] == "calculator" else f"{place}: source {source['kind']!r}"


def _was_said(item: AnswerData, said: Sequence[str]) -> bool:
    """The words are in a message of the user's, and read as the value where this finder can."""
    words = item["source"]["quote"]
    if not words or not any(words in message for message in said):
        return False
    read = find_amounts(words)
    if len(read) != 1 or read[0].text != words or read[0].kind == "bare":
        return True
    value = Decimal(item["value"])
    of_two = read[0].kind == "rate" or words.endswith("倍")
    ratio = of_two and item["label"] and read[0].size == value + 1  # 去年的1.2倍
    return bool(ratio) or read[0].size == abs(value)


def _citations(answer: AnswerData, known: str) -> Iterator[str]:
    for item in answer["citations"]:
        yield (
            "" if item["quote"] in known else f"citation {item['provision']}: quote not in the text"
        )


@cache
def _policies() -> str:
    return "\n".join(policy.text for policy in default_corpus().values())
