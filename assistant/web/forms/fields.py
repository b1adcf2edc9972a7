"""What people type into a form, read as the facts of a calculator."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from assistant.web.words import Words
from corpus.quantities import find_quantities
from tools import BadFact, Input

Typed = Mapping[str, str | None]
"""What each field holds, by the input's name: text, or the choice that is made."""
UNITS = ("万元", "元")
"""What a number without a unit may be meant in."""
_INEXACT = ("under", "over", "range")
"""不到5000万 is no 5000万, and at a threshold that decides; 约 is how people estimate."""


def read_field(item: Input, typed: str, unit: str | None, words: Words) -> object:
    """What `Input.read` takes for what is typed: money always with its unit.

    Raises BadFact in words that are shown beside the field.
    """
    if item.kind in ("yes_no", "choice"):
        return typed
    found = find_quantities(typed)
    if any(quantity.mark in _INEXACT for quantity in found):
        raise BadFact(item.name, words("exact").format(typed=typed))
    if item.kind == "rate" and any(quantity.unit == "number" for quantity in found):
        raise BadFact(item.name, words("rate needs %"))
    if item.kind not in ("money", "amounts"):
        return typed
    if any(quantity.unit == "foreign" for quantity in found):
        raise BadFact(item.name, words("yuan only"))
    if item.kind == "money" and len(found) > 1:
        raise BadFact(item.name, words("one amount").format(typed=typed))
    if any(quantity.unit == "number" for quantity in found) and unit not in UNITS:
        raise BadFact(item.name, words("unit needed"))
    if not found or any(quantity.unit not in ("yuan", "number") for quantity in found):
        raise BadFact(item.name, words("no amount").format(typed=typed))
    values = [
        quantity.value if quantity.unit == "yuan" else _in_unit(quantity.value, unit)
        for quantity in found
    ]
    return values if item.kind == "amounts" else values[0]


def _in_unit(value: Decimal, unit: str | None) -> Decimal:
    (quantity,) = find_quantities(f"{value:f}{unit}")
    return quantity.value


def read_fields(
    inputs: Iterable[Input], typed: Typed, unit: str | None, words: Words
) -> tuple[dict[str, object], dict[str, str]]:
    """The facts that fields state, and what is wrong with the others, by the input's name."""
    facts: dict[str, object] = {}
    wrong: dict[str, str] = {}
    for item in inputs:
        text = (typed.get(item.name) or "").strip()
        if not text:
            continue
        try:
            facts[item.name] = item.read(read_field(item, text, unit, words))
        except BadFact as bad:
            wrong[item.name] = str(bad)
    return facts, wrong
