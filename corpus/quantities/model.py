"""A quantity found in a text, and exact decimal arithmetic for it."""

from dataclasses import dataclass
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal

EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""No sum or product is ever rounded. Never divide in it: see `share`."""

_DIVISION = Context(prec=50)
_SIX_PLACES = Decimal("1E-6")


@dataclass(frozen=True)
class Quantity:
    """One number stated in a text.

    `value` is in the base unit: yuan for money, a fraction for a rate (10% is 0.1), else plain.
    The span covers the number with its sign, currency and unit; words around it that make it
    vague (约, 以上) or a loss (亏损) stay outside the span and are told by `mark` and `loss`.
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    """yuan | rate | count | years | number | foreign"""
    upper: Decimal | None = None
    """Upper end of a range; `value` is the lower end."""
    mark: str = ""
    """"" | about | over | under | range"""
    counter: str = ""
    """家, 个, 人 … for a count; 年 for years; 天, 亩 … for a number in another measure."""
    currency: str = ""
    """USD, HKD … when the unit is foreign."""
    loss: bool = False
    article: bool = False
    """一家 or 一个 that may only be an article."""
    scaled: bool = True
    """False for a bare number, written without 万, 亿, 元, % or a counter."""


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """part / whole: exact when the decimal is finite, else to 6 places. None when whole is 0."""
    if not whole:
        return None
    quotient = _DIVISION.divide(part, whole)
    if EXACT.multiply(quotient, whole) == part:
        return quotient
    return quotient.quantize(_SIX_PLACES, context=_DIVISION)


def tidy(value: Decimal) -> Decimal:
    """The same value without an exponent or needless zeros: 8E+7 and 80000000.0 are 80000000."""
    if value == value.to_integral_value(context=EXACT):
        return value.quantize(Decimal(1), context=EXACT) + Decimal(0)
    return value.normalize(EXACT)


@dataclass(slots=True)
class Found:
    """A quantity on its way, with its span in the plain text and how it was written.

    Its value is `written` × 10^`exponent` × `factor`, plus loose change; a neighbour written
    without a unit takes `exponent` and `factor` from it.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    written: Decimal
    exponent: int = 0
    factor: Decimal = Decimal(1)
    upper: Decimal | None = None
    mark: str = ""
    counter: str = ""
    currency: str = ""
    loss: bool = False
    article: bool = False
    scaled: bool = True

    def seal(self, start: int, end: int, text: str) -> Quantity:
        """The finished quantity, at its place in the original string."""
        return Quantity(
            start,
            end,
            text[start:end],
            tidy(self.value),
            self.unit,
            None if self.upper is None else tidy(self.upper),
            self.mark,
            self.counter,
            self.currency,
            self.loss,
            self.article,
            self.scaled,
        )
