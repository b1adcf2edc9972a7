"""Finds every quantity in a text, in the order of the text."""

from decimal import localcontext

from corpus.quantities import reader, words
from corpus.quantities.lists import join_ranges, share_units
from corpus.quantities.model import EXACT, Found, Quantity
from corpus.quantities.normal import normalise


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of the text, left to right, not overlapping."""
    plain = normalise(text)
    masked = words.mask(plain.text)
    with localcontext(EXACT):
        found = share_units(masked, join_ranges(masked, _scan(masked)))
        return [item.seal(*plain.span(item.start, item.end), text) for item in found]


def _scan(text: str) -> list[Found]:
    found: list[Found] = []
    pos, previous_end = 0, -1
    while match := reader.START.search(text, pos):
        item, pos = reader.read_at(text, match.start(), previous_end)
        if item is not None:
            found.append(item)
            previous_end = pos
    return found
