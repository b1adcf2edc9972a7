"""Reads one quantity: its number, unit, sign and the words that qualify it."""

import re
from dataclasses import replace
from decimal import Decimal

from corpus.quantities import context, english, numerals, suffix, words
from corpus.quantities.characters import DIGIT, DIGITS, ZERO
from corpus.quantities.model import Found, share
from corpus.quantities.normal import BARRIER
from corpus.quantities.numerals import Numeral
from corpus.quantities.suffix import Unit
from corpus.quantities.units import CURRENCIES, FOREIGN, SYMBOLS

START = re.compile(
    rf"[0-9{DIGIT}十百千拾佰仟廿卅卌几数]|\.[0-9]|参(?=[拾佰仟万亿])|一半|[减折]半|双倍"
    r"|半(?=个?[万亿]|个百分点|个点|成|折)|[万亿](?=分之)|(?<=[上近过超逾破])[万亿]"
    rf"|翻(?=[了上]?[一两二三四1-4]?[番倍])|{english.FIRST}"
)
_DOUBLED = re.compile(r"翻[了上]?(?:(?P<times>[一两二三四1-4])?番|[一1]?倍)")
_HALF = Decimal("0.5")
_WORDS = {"一半": _HALF, "减半": _HALF, "折半": _HALF, "双倍": Decimal(2)}
_WORD = re.compile(r"(?:一半(?!导体)|[减折]半|双倍)")
_SLASH = re.compile(r"/([0-9]{1,3})(?![0-9/%.])")
_INSIDE_SIGN = re.compile(rf"([负-]?)[{BARRIER}]?")
_PREFIX = re.compile(
    r"(?:(?P<yuan>人民币|rmb|cny|¥)|(?P<symbol>us\$|hk\$|nt\$|[acs]\$|[$€£₩₽฿₹])"
    rf"|(?P<foreign>{FOREIGN}))[ :]?$"
)
_PRONOUN = re.compile("[咱他她你我们哥姐弟妹夫妻母父]")
_ONLY = re.compile(r"(?:只(?!是)[^,，。;；]{0,3}|仅有?|就|共|总共|唯有)$")
_ZERO_AFTER = re.compile(r"(?:当作?|算作?|按|是|为|等于|记作?|写的?|都是|=)$")
_ZERO_BEFORE = re.compile(r"(?:$|[^\w]|[来吧呢了啊哈算计处])")
_ALONE_AFTER = re.compile(r"(?:^|[^\w\x00]|[是为有共了到至即约负])$")
_ALONE_BEFORE = re.compile(r"$|[^\w、.\x00]")
_PARTITIVE = re.compile(r" (?:of (?:our|the|my|them|us|their|these|those)|more|so far)(?![a-z])")
_CLAUSE_END = re.compile(r" ?(?:[.?!,;]|$)")
_CONNECTOR = re.compile(r"[到至~-]")
_NO_UNIT = Unit(0, "number")
_MONEY = Unit(0, "yuan")
_PERCENT = Decimal("1E-2")


def read_at(text: str, start: int, previous_end: int) -> tuple[Found | None, int]:
    """What is read at a possible start, and where to go on."""
    if match := _DOUBLED.match(text, start) or _WORD.match(text, start):
        item = _rate(start, match.end(), _doubled(match))
        return _qualified(text, item, "", previous_end), item.end
    numeral = _numeral(text, start)
    if numeral is None:
        return None, start + 1
    if fraction := _fraction(text, numeral):
        return _qualified(text, fraction, numeral.mark, previous_end), fraction.end
    unit = suffix.read(text, numeral) or _contracted(text, numeral)
    if unit is None and not _stands(text, numeral):
        return None, numeral.end
    item = _assembled(text, numeral, unit, previous_end)
    inside = numeral.mark or (unit.mark if unit else "")
    return _qualified(text, item, inside, previous_end), item.end


def _contracted(text: str, numeral: Numeral) -> Unit | None:
    """俩 is 两个 and 仨 is 三个, but not in 咱俩."""
    written = text[numeral.start : numeral.end]
    if written not in ("俩", "仨") or _PRONOUN.match(text, max(0, numeral.start - 1)):
        return None
    return Unit(numeral.end, "count", counter="个")


def _doubled(match: re.Match[str]) -> Decimal:
    """翻一番 grows by 1.0, 翻两番 by 3.0; 一半 is 0.5."""
    if match[0] in _WORDS:
        return _WORDS[match[0]]
    written = match.groupdict().get("times") or "1"
    return Decimal(2) ** int(DIGITS.get(written, written)) - 1


def _numeral(text: str, start: int) -> Numeral | None:
    if text[start].isascii() and text[start].isalpha():
        return english.read(text, start)
    numeral = numerals.read(text, start)
    return english.scale_after(text, numeral) if numeral else None


def _rate(start: int, end: int, value: Decimal, upper: Decimal | None = None) -> Found:
    return Found(start, end, value, "rate", value.scaleb(2), 0, _PERCENT, upper)


def _fraction(text: str, numeral: Numeral) -> Found | None:
    """百分之十, 千分之五, 三分之一, 1/3."""
    if text.startswith("分之", numeral.end):
        sign = _INSIDE_SIGN.match(text, numeral.end + 2)
        start = sign.end() if sign else numeral.end + 2
        part = _numeral(text, start) if start < len(text) else None
        if part is None:
            return None
        factor = -1 if sign and sign[1] else 1
        value = share(factor * part.value, numeral.value)
        upper = None if part.high is None else share(factor * part.high, numeral.value)
        return None if value is None else _rate(numeral.start, part.end, value, upper)
    slash = _SLASH.match(text, numeral.end)
    if slash is None or not numeral.arabic or not 0 < numeral.value < int(slash[1]):
        return None
    value = share(numeral.value, Decimal(slash[1]))
    return None if value is None else _rate(numeral.start, slash.end(), value)


def _stands(text: str, numeral: Numeral) -> bool:
    """Whether a number without a unit is a quantity, not part of a word."""
    if numeral.exponent:
        return True
    if text[numeral.start].isalpha() and text[numeral.start].isascii():
        alone = numeral.value > 1 and _CLAUSE_END.match(text, numeral.end)  # so four
        return numeral.value >= 10 or bool(alone or _PARTITIVE.match(text, numeral.end))
    if numeral.arabic:
        return not words.is_identifier(text, numeral.start)
    written = text[numeral.start : numeral.end]
    if (connector := _CONNECTOR.match(text, numeral.end)) and _counted(text, connector.end()):
        return True
    if written in ZERO:
        before = text[max(0, numeral.start - 3) : numeral.start]
        return bool(_ZERO_AFTER.search(before) and _ZERO_BEFORE.match(text, numeral.end))
    if len(written) == 1:
        before = text[max(0, numeral.start - 1) : numeral.start]
        alone = _ALONE_AFTER.search(before) and _ALONE_BEFORE.match(text, numeral.end)
        return alone is not None and written not in "两俩百千几数半"
    if numeral.string:
        return len(written) > 2 or any(letter in "零〇○" for letter in written)
    return any(letter in "十百千拾佰仟廿卅卌点" for letter in written)


def _counted(text: str, start: int) -> bool:
    """Whether a number with a unit starts here: the 五家 of 三到五家."""
    numeral = numerals.read(text, start)
    if numeral is None:
        return False
    return bool(numeral.exponent) or suffix.read(text, numeral) is not None


def _assembled(text: str, numeral: Numeral, unit: Unit | None, previous_end: int) -> Found:
    """Number and unit, with the currency written before it."""
    end = unit.end if unit else numeral.end
    start, prefix = _prefix(text, numeral.start, previous_end)
    if prefix is not None and (unit is None or unit.unit == "yuan"):
        unit = replace(prefix, extra=unit.extra if unit else Decimal(0))
    scaled = unit is not None or bool(numeral.exponent)
    unit = unit or (_MONEY if numeral.exponent else _NO_UNIT)
    value = numeral.value * unit.factor + unit.extra
    upper = None if numeral.high is None else numeral.high * unit.factor + unit.extra
    return Found(
        start,
        end,
        value,
        unit.unit,
        numeral.value.scaleb(-numeral.exponent),
        numeral.exponent,
        unit.factor,
        upper,
        counter=unit.counter,
        currency=unit.currency,
        article=unit.unit == "count" and _is_article(text, numeral),
        scaled=scaled,
    )


def _prefix(text: str, start: int, previous_end: int) -> tuple[int, Unit | None]:
    """The currency before a number: 人民币500万, $1m."""
    offset = max(0, start - 8, previous_end)
    match = _PREFIX.search(text[offset:start])
    if match is None:
        return start, None
    if match["yuan"]:
        return offset + match.start(), _MONEY
    code = match["symbol"] and SYMBOLS[match["symbol"]]
    code = code or next(code for code in CURRENCIES if match[code])
    return offset + match.start(), Unit(0, "foreign", currency=code)


def _is_article(text: str, numeral: Numeral) -> bool:
    if text[numeral.start : numeral.end] != "一":
        return False
    return not _ONLY.search(text[max(0, numeral.start - 5) : numeral.start])


def _qualified(text: str, item: Found, inside: str, previous_end: int) -> Found:
    """The quantity with its sign, loss, decline and mark."""
    start = context.sign_start(text, item.start, previous_end)
    negative = start != item.start
    item.start = start
    if item.unit == "rate":
        negative = negative or context.is_decline(text, start, item.end)
    elif item.unit in ("yuan", "foreign", "number"):
        item.loss = context.is_loss(text, start, item.end)
    if (negative or item.loss) and item.value > 0:
        item.written = -item.written
        item.value, item.upper = (
            (-item.value, None) if item.upper is None else (-item.upper, -item.value)
        )
    item.mark = context.mark(text, start, item.end, inside, item.unit)
    if item.upper is not None:
        item.mark = "range"
    return item
