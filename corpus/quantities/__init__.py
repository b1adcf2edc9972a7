"""The grammar of quantities: what a number in Chinese or English text says, exactly."""

from corpus.quantities.format import format_quantity
from corpus.quantities.grammar import find_quantities
from corpus.quantities.model import Quantity

__all__ = ["Quantity", "find_quantities", "format_quantity"]
