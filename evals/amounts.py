"""The suite's own finder of quantities, kept apart from corpus.quantities.

It knows less than that grammar on purpose: what a reader would take for an amount, a percentage, a
count or an unexplained long number in an answer. Signs are left out: a size is what needs a source.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Class = Literal["money", "rate", "count", "bare"]

_DIGITS = {char: str(index % 10) for index, char in enumerate("零一二三四五六七八九")} | {
    "〇": "0", "两": "2",
}  # fmt: skip
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_VARIANTS = str.maketrans(
    "萬億兩個項檔佰仟拾壹贰叁肆伍陆柒捌玖", "万亿两个项档百千十一二三四五六七八九"
)

_MASKED = re.compile(
    r"〔\d{4}〕\s*\d+\s*号"  # a document number
    r"|(?<!\d)(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|年(?:度|(?:\d{1,2}月(?:\d{1,2}日)?)?))"
    r"|[〇零一二三四五六七八九]{4}年"
    r"|第[一二三四五六七八九十百\d]+"
    r"|[A-Za-z][\w.-]*\d[\w.-]*"  # an address or a name such as sti2.xm.gov.cn
)
_START, _NEXT = r"\d一二三四五六七八九十两零〇", r"\d一二三四五六七八九十百千万亿两零〇点."
_QUANTITY = re.compile(
    rf"(?P<of_hundred>百分之)?(?P<number>[{_START}][{_NEXT}]*)(?P<unit>[%元块家个名人项档年天倍])?"
)
_ARTICLE = re.compile(r"[一两](?P<counter>[家个名人项档年天])")
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[零〇一二三四五六七八九两]+|[十百千万亿]")
_LONG = 4
"""A number without a unit is a finding from this many digits on."""


@dataclass(frozen=True)
class Amount:
    """A quantity found: its words, its size in the base unit (yuan, fraction, one), its class."""

    text: str
    size: Decimal
    kind: Class


def find_amounts(text: str) -> list[Amount]:
    """Every quantity in a text, left to right. “一家” and “两年” are taken for articles."""
    plain = unicodedata.normalize("NFKC", text).translate(_VARIANTS)
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plain)
    plain = re.sub(r"\*\*|(?<=[\d万亿])[ \t]+(?=[万亿元%家个名人项档年天倍])", "", plain)
    plain = _MASKED.sub(" ", plain)
    found = (_read(match) for match in _QUANTITY.finditer(plain))
    return [amount for amount in found if amount is not None]


def _read(match: re.Match[str]) -> Amount | None:
    words, unit = match[0], match["unit"]
    number = match["number"].rstrip("点.")
    if _ARTICLE.fullmatch(words):
        return None
    size = _value(number)
    if match["of_hundred"] or unit == "%":
        return Amount(words, size / 100, "rate")
    if unit in ("元", "块"):
        return Amount(words, size, "money")
    if unit:
        return Amount(words, size, "count")
    if number[-1] in "万亿":
        return Amount(words, size, "money")
    digits = re.sub(r"\D", "", number)
    return Amount(words, size, "bare") if len(digits) >= _LONG else None


def _value(number: str) -> Decimal:
    """“1亿2000万”, “五千三百万”, “三点五亿”: the number that the characters state."""
    whole, _, decimals = number.partition("点")
    digits = re.match(r"[零〇一二三四五六七八九两]*", decimals)
    fraction = "".join(_DIGITS[char] for char in digits[0]) if digits else ""
    scale = decimals[len(fraction) :]
    return _whole(whole, Decimal(f"0.{fraction}") if fraction else Decimal(0), scale)


def _whole(whole: str, fraction: Decimal, scale: str) -> Decimal:
    total = section = Decimal(0)
    current: Decimal | None = None
    for token in _TOKEN.findall(whole):
        if token not in _SCALES:
            current = Decimal("".join(_DIGITS.get(char, char) for char in token))
            continue
        if token == "万":
            total += (section + (current or 0)) * _SCALES[token]
        elif token == "亿":
            total = (total + section + (current or 0)) * _SCALES[token]
        else:
            section += (Decimal(1) if current is None else current) * _SCALES[token]
            current = None
            continue
        section, current = Decimal(0), None
    value = total + section + (current or 0) + fraction
    for char in scale:
        value *= _SCALES.get(char, 1)
    return value
