"""Arabic, Chinese and mixed numerals: 8000万, 一亿二千万, 1亿2千万, 8kw5, 一万五, 七八百万."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from corpus.quantities import tokens
from corpus.quantities.characters import BIG, DIGITS, SCALE, SMALL, SMALL_SCALE, TENS, ZERO

_UNLIMITED = 99
_WAN, _YI = 4, 8
_HUNDRED, _THOUSAND = 100, 1000
_IN_YUAN = re.compile(r"[多余来]?(?:元|块|圆|人民币)")


@dataclass(frozen=True)
class Numeral:
    """A number as written, before its unit. `high` is the other end of 七八百."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    mark: str
    """about for 几 and 来, over for 多 and 余 inside the number."""
    exponent: int
    """Of the last 万 (4), 亿 (8) …; 0 when none is written."""
    arabic: bool
    string: bool
    """Chinese digits read one by one: 二〇二五."""


def read(text: str, start: int) -> Numeral | None:
    """The number that starts here, or None."""
    return _Reader(text, start).run()


def _is_pair(digits: str) -> bool:
    """五六, 两三, 三五: two digits that mean 'five or six'."""
    low, high = DIGITS[digits[0]], DIGITS[digits[1]]
    return (0 < low == high - 1) or (low, high) == (3, 5) or digits == "三两"


class _Reader:
    """Reads one number from left to right.

    `total` is closed by 万, 亿; `section` collects 千, 百, 十 under the next one; `pending` is a
    digit that waits for its scale. What cannot belong to the number is left for the next one.
    """

    def __init__(self, text: str, start: int) -> None:
        self.text, self.start, self.pos, self.end = text, start, start, start
        self.total = self.section = self.closed = Decimal(0)
        self.pending: Decimal | None = None
        self.held = self.closed_end = start
        self.last: int | None = None
        self.low = self.top = _UNLIMITED
        self.exponent = 0
        self.mark = self.closed_mark = ""
        self.pair: int | None = None
        self.vague = self.zero = self.decimal = self.fixed = self.arabic = self.string = False

    def run(self) -> Numeral | None:
        while match := tokens.TOKEN.match(self.text, self.pos):
            if not _STEPS[str(match.lastgroup)](self, match):
                break
        if self.pending is not None:
            self.section, self.end = self.section + self._tail(), self.held
        if self.end == self.start:
            return None
        if self._thousands_of_wan():
            self.section = self.section.scaleb(_WAN)
        value, high = self.total + self.section, None
        if self.pair is not None and self.pair + 1 < self.end:
            value, high = sorted((self._without(self.pair + 1), self._without(self.pair)))
        plain = self.arabic and not self.string
        return Numeral(
            self.start, self.end, value, high, self.mark, self.exponent, plain, self.string
        )

    def _thousands_of_wan(self) -> bool:
        """一亿两千, 1亿9千5: thousands after 亿 are of 万, unless 零 or 元 says otherwise."""
        after = self.text[self.closed_end : self.end]
        return (
            self.exponent == _YI
            and self.section >= _THOUSAND
            and not self.section % _HUNDRED
            and "千" in after
            and after[0] not in ZERO
            and not _IN_YUAN.match(self.text, self.end)
        )

    def _without(self, index: int) -> Decimal:
        """The value when one digit of the pair is left out."""
        piece = self.text[self.start : index] + self.text[index + 1 : self.end]
        number = read(piece, 0)
        return number.value if number else Decimal(0)

    def _tail(self) -> Decimal:
        """A last digit counts in tenths of the scale before it: 一万五 is 15000."""
        if self.pending is None:
            return Decimal(0)
        if self.last is None or self.last == 1 or self.zero:
            return self.pending
        return self.pending.scaleb(self.last - 1)

    def _at(self, index: int) -> str:
        return self.text[index] if 0 <= index < len(self.text) else "\n"

    def _hold(self, value: Decimal, end: int) -> bool:
        self.pending, self.held, self.pos = value, end, end
        return True

    def _arabic(self, match: re.Match[str]) -> bool:
        written = match[0].strip().replace(",", "")
        if self.pending is not None or self.fixed:
            return False
        if self.last is None:
            self.arabic, self.decimal = True, "." in written
            return self._hold(Decimal(written), match.end())
        if not self._arabic_joins(match, written):
            return False
        self.zero = self.zero or len(written) > 1
        return self._hold(Decimal(written), match.end())

    def _arabic_joins(self, match: re.Match[str], written: str) -> bool:
        """Whether digits after a scale belong to the number: 1亿2千万, 1万600, 8kw5."""
        if self.vague or (self.decimal and self.exponent):
            return False
        if match[0][0] == " ":
            return self._spaced_joins(match.end())
        if tokens.NEXT_SCALE.match(self.text, match.end()):
            return True
        if self.decimal or not written.isdigit() or self.last is None:
            return False
        if self.zero:
            return len(written) <= self.last
        counted = tokens.COUNTED.match(self.text, match.end()) is not None
        if len(written) == 1:
            return not counted
        if self.last == 7:
            return False
        return len(written) == self.last or (self.last == 4 and len(written) < 4 and not counted)

    def _spaced_joins(self, end: int) -> bool:
        """Whether a digit after a space belongs to the number: 1 亿 2 千万, 一百 五 十."""
        if self.last == 8:
            return tokens.UNDER_YI.match(self.text, end) is not None
        following = tokens.SPACED_SCALE.match(self.text, end)
        if self.last == 1:
            return following is None
        return following is not None and SMALL[following[1]] < self.low < _UNLIMITED

    def _digits(self, match: re.Match[str]) -> bool:
        group, at = match[0].lstrip(), match.end() - len(match[0].lstrip())
        if self.pending is not None or self.fixed or self.vague:
            return False
        if at > match.start() and self.last is not None and not self._spaced_joins(match.end()):
            return False
        if self.last is None and not self.zero:
            return self._first_digits(group, at)
        if group[0] in ZERO:
            self.zero, self.pos = True, at + 1
            group, at = group[1:], at + 1
        if not group:
            return True
        if len(group) == 2 and _is_pair(group):
            self.pair = at
            return self._hold(Decimal(DIGITS[group[0]]), at + 2)
        if not self._digit_joins(group, at + 1):
            return False
        return self._hold(Decimal(DIGITS[group[0]]), at + 1)

    def _first_digits(self, group: str, at: int) -> bool:
        end = at + len(group)
        if len(group) == 1:
            return self._hold(Decimal(DIGITS[group]), end)
        if len(group) == 2 and _is_pair(group) and self._at(end) != "点":
            self.pair = at
            return self._hold(Decimal(DIGITS[group[0]]), end)
        if self._at(end) in SMALL_SCALE:
            group, end = group[:-1], end - 1
        self.string = len(group) > 1
        return self._hold(Decimal("".join(str(DIGITS[letter]) for letter in group)), end)

    def _digit_joins(self, group: str, end: int) -> bool:
        """Whether a Chinese digit after a scale belongs to the number: not in 20万一家."""
        if self.zero or self.last == 1 or self._at(end) in SCALE + "点几":
            return True
        if self.decimal or self.arabic or group[0] in "两俩仨":
            return False
        counted = tokens.COUNTED.match(self.text, end) is not None
        return not counted or (self.last in (2, 3) and group[0] != "一")

    def _small(self, match: re.Match[str]) -> bool:
        letter = match[0].strip()
        exponent = SMALL.get(letter, 1)
        if self.fixed or exponent >= self.low or (letter in TENS and self.pending is not None):
            self.pending = None
            return False
        if self.pending is None and not self._implied_one(exponent, match.end()):
            return False
        count = self.pending if self.pending is not None else Decimal(TENS.get(letter, 1))
        self.section += count.scaleb(exponent)
        self.low = self.last = exponent
        self.pending, self.zero = None, False
        self.pos = self.end = match.end()
        return True

    def _implied_one(self, exponent: int, end: int) -> bool:
        """十五, 百万, 上百家 start without a digit."""
        if exponent == 1 or self.zero:
            return True
        return self.last is None and (
            tokens.IMPLIED_ONE.match(self.text, end) is not None or self._lead()
        )

    def _lead(self) -> bool:
        return tokens.LEAD.search(self.text[max(0, self.start - 2) : self.start]) is not None

    def _big(self, match: re.Match[str]) -> bool:
        exponent = BIG[match[0].strip()]
        if self.fixed:
            return False
        if self.pending is None and not self.section:
            return self._big_alone(exponent, match.end())
        if exponent >= self.top:
            self.pending, self.section = None, Decimal(0)
            self.end, self.mark = self.closed_end, self.closed_mark
            return False
        tail = self._tail() if self.low < _UNLIMITED else self.pending or Decimal(0)
        self._close((self.section + tail).scaleb(exponent), exponent, match.end())
        return True

    def _big_alone(self, exponent: int, end: int) -> bool:
        """万亿 multiplies; 上亿 and 万分之 stand for one."""
        adjacent = self.pos == self.end or self.text[self.pos - 1] in "多余来"
        if self.closed and adjacent and self.end == self.closed_end and exponent >= self.exponent:
            self.total -= self.closed
            self._close(self.closed.scaleb(exponent), self.exponent + exponent, end)
            return True
        if self.start != self.pos or not (self._lead() or self.text.startswith("分之", end)):
            return False
        self._close(Decimal(1).scaleb(exponent), exponent, end)
        return True

    def _close(self, value: Decimal, exponent: int, end: int) -> None:
        self.total, self.closed = self.total + value, value
        self.section, self.pending, self.zero = Decimal(0), None, False
        self.low, self.top, self.last, self.exponent = _UNLIMITED, exponent, exponent, exponent
        self.pos = self.end = self.closed_end = end
        self.closed_mark = self.mark

    def _point(self, match: re.Match[str]) -> bool:
        found = tokens.FRACTION.match(self.text, match.end())
        if found is None or self.decimal or self.fixed or self.pair is not None:
            return False
        digits = "".join(str(DIGITS.get(letter, letter)) for letter in found[0])
        value = self.section + self._tail() + Decimal(f"0.{digits}")
        self.section, self.decimal, self.low, self.last = Decimal(0), True, _UNLIMITED, None
        self.fixed = bool(self.total)
        return self._hold(value, found.end())

    def _vague(self, match: re.Match[str]) -> bool:
        word = match[0].strip()
        if word in "多余来":
            return self._vague_after(match)
        following = self._at(match.end())
        if self.pending is not None or self.fixed or self.pair is not None:
            return False
        if self.last is None and following not in SMALL_SCALE:
            certain = word == "数" or self._at(match.start() - 1) == "好"
            if not certain or following not in "万亿":
                return False
        self.mark, self.vague = "about", True
        if following in SCALE and (self.last is None or following in SMALL_SCALE):
            return self._hold(Decimal(1), match.end())
        self.pos = self.end = match.end()
        return True

    def _vague_after(self, match: re.Match[str]) -> bool:
        if self.pending is None and not self.section and not self.closed:
            return False
        self.mark = "about" if match[0] == "来" else "over"
        self.pos = match.end()
        return True

    def _half(self, match: re.Match[str]) -> bool:
        return self.start == self.pos and self._hold(Decimal("0.5"), match.end())

    def _article(self, match: re.Match[str]) -> bool:
        self.pos = match.end()
        return self.pending is not None or bool(self.section)


_STEPS: dict[str, Callable[[_Reader, re.Match[str]], bool]] = {
    "arabic": _Reader._arabic,
    "digits": _Reader._digits,
    "small": _Reader._small,
    "big": _Reader._big,
    "point": _Reader._point,
    "vague": _Reader._vague,
    "half": _Reader._half,
    "article": _Reader._article,
}
