"""Reads the unit written after a number."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.quantities.characters import DIGIT, DIGITS
from corpus.quantities.numerals import Numeral
from corpus.quantities.units import BIG_COUNT, CURRENCIES, SYMBOLS, UNIT

_MORE = re.compile(r"[多余来]")
_LAST = rf"(?![0-9{DIGIT}十百千万亿.家个名人次年月天%])"
_SMALL_CHANGE = re.compile(
    rf"(?:零?(?P<jiao>[0-9{DIGIT}])[角毛])?"
    rf"(?:零?(?P<fen>[0-9{DIGIT}])分(?!之)|(?<=[角毛])(?P<cent>[0-9{DIGIT}]){_LAST})?[整正]?"
)
_LOOSE_CHANGE = re.compile(rf"(?P<zero>零?)(?P<digit>[0-9{DIGIT}]){_LAST}")
_HALF = re.compile(r"半(?![年导])")
_FORMAL = re.compile("[名位项]|[家个](?![里人庄村岗嘴边湾])")
"""Behind 伍, 陆 and 肆, which are names and words as well: 伍名骨干, not 伍家岗."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_AMOUNT = re.compile(r"(?<=[a-z])\s?\d")
_HALVED = {"成", "倍", "块", "元", "个", "天"}


@dataclass(frozen=True)
class Unit:
    """The unit written after a number: value = number × `factor` + `extra`."""

    end: int
    unit: str
    factor: Decimal = Decimal(1)
    extra: Decimal = Decimal(0)
    counter: str = ""
    currency: str = ""
    mark: str = ""


def read(text: str, numeral: Numeral) -> Unit | None:
    """The unit right after a number, with 多, 余 or 来 between them, or None."""
    unit = _read_at(text, numeral.end, numeral)
    if unit is not None or not _MORE.match(text, numeral.end):
        return unit
    unit = _read_at(text, numeral.end + 1, numeral)
    if unit is None:
        return None
    return replace(unit, mark="about" if text[numeral.end] == "来" else "over")


def _read_at(text: str, pos: int, numeral: Numeral) -> Unit | None:
    match = UNIT.match(text, pos)
    if match is None:
        return None
    kind, written, end = match.lastgroup, match[0].strip(), match.end()
    single = not numeral.arabic and numeral.end - numeral.start == 1
    if numeral.arabic and _YEAR.fullmatch(text, numeral.start, pos) and _AMOUNT.match(text, end):
        return None  # in 2024 RMB 55m the currency is of the amount behind it
    if kind in ("percent", "mille"):
        return Unit(end, "rate", Decimal("1E-2" if kind == "percent" else "1E-3"))
    if kind == "fold":
        return _fold(text, numeral, end)
    if kind in ("tenth", "times"):
        return _with_half(text, end, "rate", Decimal("1E-1" if kind == "tenth" else "1"), written)
    if kind == "foreign":
        code = next(code for code in CURRENCIES if match[code])
        return Unit(end, "foreign", currency=code)
    if kind == "symbol":
        return Unit(end, "foreign", currency=SYMBOLS[written])
    if kind == "yuan":
        return _yuan(text, written, end, single and numeral.value == 1)
    if kind == "jiao":
        return _jiao(text, end) if numeral.value < 10 else None
    if kind == "years":
        extra = Decimal("0.5") if written.endswith("半") else Decimal(0)
        return Unit(end, "years", extra=extra, counter="年")
    if kind == "described":  # the words between say what is counted: they stay in the text
        return Unit(pos, "count", counter=match["noun"])
    if kind == "count":
        return _count(text, pos, numeral, match)
    if kind == "weak" and (single or (numeral.exponent and written in "级期点分时秒集")):
        return None
    return _measure(written, end)


def _with_half(text: str, end: int, unit: str, factor: Decimal, written: str) -> Unit:
    """三成半, 两倍半, 三个半; 七成六 is 76%."""
    if written in _HALVED and (half := _HALF.match(text, end)):
        counter = written if unit == "count" else ""
        return Unit(half.end(), unit, factor, factor * Decimal("0.5"), counter)
    if written == "成" and (more := _LOOSE_CHANGE.match(text, end)) and not more["zero"]:
        digit = Decimal(DIGITS.get(more["digit"], more["digit"]))
        return Unit(more.end(), unit, factor, digit.scaleb(-2))
    return Unit(end, unit, factor, counter=written if unit == "count" else "")


def _fold(text: str, numeral: Numeral, end: int) -> Unit | None:
    """九折 is 90%, 八五折 is 85%, 半折 is 50%."""
    if text[numeral.start] == "半":
        return Unit(end, "rate")
    two_digits = numeral.value >= 10 and numeral.value < 100 and (numeral.string or numeral.arabic)
    if numeral.value >= 10 and not two_digits:
        return None
    return Unit(end, "rate", Decimal("1E-2" if two_digits else "1E-1"))


def _yuan(text: str, written: str, end: int, one: bool) -> Unit | None:
    """元, 块, 人民币 with what follows: 五元三毛, 12块5, 三块零四, 元整."""
    change = _SMALL_CHANGE.match(text, end)
    extra = Decimal(0)
    if change and change.end() > end:
        for name, exponent in (("jiao", -1), ("fen", -2), ("cent", -2)):
            if change[name]:
                extra += Decimal(DIGITS.get(change[name], change[name])).scaleb(exponent)
        return Unit(change.end(), "yuan", extra=extra)
    if written == "块" and (loose := _LOOSE_CHANGE.match(text, end)):
        digit = Decimal(DIGITS.get(loose["digit"], loose["digit"]))
        return Unit(loose.end(), "yuan", extra=digit.scaleb(-2 if loose["zero"] else -1))
    if written == "块" and one:
        return None
    return _with_half(text, end, "yuan", Decimal(1), written)


def _jiao(text: str, end: int) -> Unit:
    """8毛, 两角五分."""
    cents = _SMALL_CHANGE.match(text, end)
    if cents is None or not cents["fen"]:
        return Unit(end, "yuan", Decimal("1E-1"))
    digit = Decimal(DIGITS.get(cents["fen"], cents["fen"]))
    return Unit(cents.end(), "yuan", Decimal("1E-1"), digit.scaleb(-2))


def _count(text: str, pos: int, numeral: Numeral, match: re.Match[str]) -> Unit | None:
    written, end = match[0].strip(), match.end()
    single = not numeral.arabic and numeral.end - numeral.start == 1
    if numeral.exponent:
        big = BIG_COUNT.match(text, pos)
        if big is None or (big[0] == "个" and text.startswith("人", big.end())):
            return None
        return Unit(big.end(), "count", counter=big[0])
    if single and text[numeral.start] in "陆伍肆" and not _FORMAL.match(text, pos):
        return None
    return _with_half(text, end, "count", Decimal(1), written)


def _measure(written: str, end: int) -> Unit:
    """平方米, 天; 个半月 adds a half."""
    extra = Decimal("0.5") if "半" in written else Decimal(0)
    return Unit(end, "number", extra=extra, counter=written.replace("半", ""))
