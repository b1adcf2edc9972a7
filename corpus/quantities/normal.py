"""One plain form for every way of writing a digit, with the way back to the original string."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from corpus.quantities.characters import DIGIT, SCALE
from corpus.quantities.traditional import TO_SIMPLIFIED

BARRIER = "|"
"""Put around circled and raised digits: they never join an ordinary digit beside them."""

CJK = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff"

_PLAIN = TO_SIMPLIFIED | dict.fromkeys("圆圓", "元") | dict.fromkeys("〜∼", "~")
_PLAIN |= dict.fromkeys("−‐‑‒–", "-") | {"―": "—"}
_DROPPED = {"Cf", "Cc", "Mn", "Me", "Co", "Cn"}
_NUMERAL = f"{DIGIT}{SCALE}几廿卅卌"
_SPACED_DIGITS = re.compile(
    r"(?<![0-9.,])(?:"
    rf"[0-9](?: [0-9]){{2,}}(?![0-9.,])|(?<![{_NUMERAL}])[{DIGIT}](?: [{DIGIT}])+(?![{_NUMERAL}])"
    rf"|[0-9] [0-9](?= ?[万亿千百元家个名折成%w])"
    r"|[0-9]{1,3}(?: [0-9]{3}){2,}(?![0-9])"
    r"|[0-9]+ (?=0[0-9万亿])"
    r")"
)
_DROPPED_SPACE = re.compile(
    rf"(?<![{_NUMERAL} ]) +(?=[{CJK}])|(?<=[{_NUMERAL}]) +(?![{_NUMERAL} ])(?=[{CJK}])| (?= )"
)


@dataclass(frozen=True)
class Plain:
    """`text` is the plain form; character k of it comes from character `origin[k]`."""

    text: str
    origin: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original string behind text[start:end]."""
        return self.origin[start], self.origin[end - 1] + 1


def normalise(text: str) -> Plain:
    """Half width, Simplified, lower case, ASCII digits, no zero-width marks, numbers unspaced."""
    letters: list[str] = []
    origin: list[int] = []
    styled_before = False
    for index, letter in enumerate(text):
        plain, styled = _canonical(letter)
        if not plain:
            continue
        if letter == "，" and _between_full_width_digits(text, index):
            plain = ","
        if styled != styled_before and (styled or plain.isdigit()):
            plain = BARRIER + plain
        styled_before = styled
        letters.append(plain)
        origin.extend([index] * len(plain))
    return _join_spaced(Plain("".join(letters), origin))


@lru_cache(maxsize=8192)
def _canonical(letter: str) -> tuple[str, bool]:
    """The plain form of one character, and whether it is a circled or raised digit."""
    if letter in _PLAIN:
        return _PLAIN[letter], False
    if letter in "，\n":
        return letter, False
    if letter in "\r\x0b\x0c\u2028\u2029":
        return "\n", False
    category = unicodedata.category(letter)
    if letter == "\t" or category == "Zs":
        return " ", False
    if category in _DROPPED:
        return "", False
    if category == "Nd":
        return str(unicodedata.decimal(letter)), False
    if category == "No":
        return _styled(letter)
    folded = unicodedata.normalize("NFKC", letter).lower()
    return "".join(_PLAIN.get(part, part) for part in folded), False


def _styled(letter: str) -> tuple[str, bool]:
    """⑤ and ⁵ are 5, ½ is .5 and ⅓ is .333333, so that 5½ reads 5.5."""
    value = unicodedata.numeric(letter)
    if 0 < value < 1:
        return f"{value:.6f}".rstrip("0")[1:], False
    return f"{value:.0f}", True


def _between_full_width_digits(text: str, index: int) -> bool:
    return "０" <= text[index - 1 : index] <= "９" and "０" <= text[index + 1 : index + 2] <= "９"


def _join_spaced(plain: Plain) -> Plain:
    """Drop spaces before Chinese text and inside spaced-out digits such as 5 0 万.

    Between two Chinese numerals a space stays: 一百 五十 is one number, 八百万 五百万 are two.
    """
    if " " not in plain.text:
        return plain
    dropped = {m.start() + k for m in _DROPPED_SPACE.finditer(plain.text) for k in range(len(m[0]))}
    for match in _SPACED_DIGITS.finditer(plain.text):
        dropped |= {match.start() + k for k, letter in enumerate(match[0]) if letter == " "}
    kept = [k for k in range(len(plain.text)) if k not in dropped]
    return Plain("".join(plain.text[k] for k in kept), [plain.origin[k] for k in kept])
