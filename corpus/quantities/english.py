"""English numerals: 500 million, half a million, twenty-five, two hundred thousand."""

import re
from decimal import Decimal

from corpus.quantities.numerals import Numeral

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: n for n, word in enumerate(_ONES)} | {
    word: 20 + 10 * n for n, word in enumerate(_TENS)
}
_POWERS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SHORT = {"k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "thousand": 3, "million": 6, "billion": 9}
_SCALE = re.compile(r"[ ]?(k|m|mn|mln|bn|thousand|million|billion)(?![a-z0-9])")
_SCALES = "hundred|thousand|million|billion"
_WORD = re.compile(
    rf"(?:[ -]|(?<![a-z]))(?:and )?(half a|half|a(?= (?:{_SCALES}))"
    rf"|{'|'.join([*_VALUES, *_POWERS])})(?![a-z])"
)
FIRST = (
    rf"(?<![a-z])(?:half (?:a )?(?=thousand|million|billion)|a (?={_SCALES})"
    rf"|(?:{'|'.join(_VALUES)}|million|billion)(?![a-z]))"
)


def scale_after(text: str, numeral: Numeral) -> Numeral:
    """The numeral with an English scale after its digits: 80 million, 500k, 1.2bn."""
    match = _SCALE.match(text, numeral.end)
    if match is None or not numeral.arabic or numeral.exponent:
        return numeral
    exponent = _SHORT[match[1]]
    return Numeral(
        numeral.start, match.end(), numeral.value.scaleb(exponent), None, "", exponent, True, False
    )


def read(text: str, start: int) -> Numeral | None:
    """The number spelled in English words that starts here, or None."""
    total, section, exponent, end, pos = Decimal(0), Decimal(0), 0, start, start
    while match := _WORD.match(text, pos):
        word = match[1]
        if word in _VALUES:
            section += _VALUES[word]
        elif word.startswith("half"):
            section += Decimal("0.5")
        elif word == "a":
            section += 1
        elif word == "hundred":
            section = (section or Decimal(1)).scaleb(2)
        else:
            exponent = _POWERS[word]
            total, section = total + (section or Decimal(1)).scaleb(exponent), Decimal(0)
        pos = end = match.end()
    if end == start:
        return None
    return Numeral(start, end, total + section, None, "", exponent, True, False)
