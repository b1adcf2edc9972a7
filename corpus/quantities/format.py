"""Writes a value the one way it is shown to users; `find_quantities` reads it back."""

from decimal import Decimal, localcontext

from corpus.quantities.model import EXACT, tidy

_WAN_DECIMALS, _YI_DECIMALS = 6, 4
_WITHOUT_COUNTER = "个"


def format_quantity(value: Decimal, unit: str, counter: str = "") -> str:
    """440000 yuan is 44万元, 0.125 rate is 12.5%, 12 count 家 is 12家. Never rounds.

    Raises ValueError for a unit that is not yuan, rate, count, years or number.
    """
    with localcontext(EXACT):
        if unit == "yuan":
            return _yuan(value)
        if unit == "rate":
            return _plain(value.scaleb(2)) + "%"
        if unit == "count":
            return _plain(value) + (counter or _WITHOUT_COUNTER)
        if unit == "years":
            return _years(value)
        if unit == "number":
            return _plain(value) + counter
    raise ValueError(
        f"format_quantity: cannot write unit {unit!r}; use yuan, rate, count, years or number"
    )


def _yuan(value: Decimal) -> str:
    for exponent, decimals, name in ((8, _YI_DECIMALS, "亿元"), (4, _WAN_DECIMALS, "万元")):
        scaled = tidy(value.scaleb(-exponent))
        if abs(scaled) >= 1 and _decimals(scaled) <= decimals:
            return _plain(scaled) + name
    return _plain(value) + "元"


def _years(value: Decimal) -> str:
    """24年 and 2024年 are calendar years; as a term they are written 24年期."""
    written = _plain(value)
    calendar = written.isdigit() and (20 <= value <= 99 or 1500 <= value <= 2099)
    return f"{written}年期" if calendar else f"{written}年"


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _plain(value: Decimal) -> str:
    return f"{tidy(value):f}"
