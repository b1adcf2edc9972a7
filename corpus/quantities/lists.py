"""What several numbers share: the two ends of a range, and a unit written once."""

import re
from dataclasses import replace
from decimal import Decimal

from corpus.quantities.characters import DIGIT
from corpus.quantities.context import is_decline
from corpus.quantities.model import Found

_DASH = re.compile(r"[多余]?[ ]?(?:-|~|—{1,2}|到|至)[ ]?")
_DIGIT_SCALE = re.compile(rf"[0-9{DIGIT}]([十百千])(?![0-9{DIGIT}])")
_BETWEEN = re.compile(r"[ ]?[和与跟][ ]?")
_BETWEEN_AFTER = re.compile(r"之间|不等")
_FROM = re.compile(r"[从由自][^,，。;；]{0,8}$")
_LINK = re.compile(
    r"[ ]?(?:和|与|跟|及|以及|或|、|,|，|/|→|->|到|至|[涨增升降]至"
    r"|(?:上?涨|增长|增加|下降|变|提高)[到成为])[ ]?| "
)
_LABEL = (
    "营业收入|营业额|营收|收入|利润|净利|毛利|薪酬|工资|薪资|薪水|工资总额|产值|销售额|销售|贡献|总额|总计|合计"
    "|亏损|净?亏了?|税收|纳税|成本|费用|投入|支出|资产|金额|奖励|补助|补贴|资金|投资|融资|流水|业绩|贷款|合同额"
)
_TIME = (
    "第二年|前一年|后一年|这一年|那年|头年|去年|今年|前年|上年度?|当年|次年|本年度?|明年"
    "|上期|本期|同期|后来|现在|原来|\x00"
)
_FILLER = r"(?:[是为有约达到了的共才:： ]|大概|大约|只有|预计|亏损|[一-龥]?季度)"
_SLOT = re.compile(rf"(?:{_LABEL}|{_TIME}){_FILLER}{{0,3}}[-]?$")
_COUNT_NOUN = re.compile(
    r"(?:员工|人数|人员|职工|家数|户数|数量|个数|面积|企业数?|项目数?|年份|年数|(?<![一-龥])年)"
    r"[是为有:： ]{0,2}$"
)
_SENTENCE_END = re.compile(r"[。!！?？;；\n]")
_MONEY_UNIT = r"(?:人民币)?(?P<unit{}>[十百千]?[万亿]元?|[千百]?元|w)"
_STATED = re.compile(
    r"单位(?:都|均|全部?|统一)?[是为用按系讲说以:：,，]?[ ]?" + _MONEY_UNIT.format(1) + r"(?![0-9])"
    r"|(?:都|均|皆|全部?|通通|统统)[是为按以用系算]?"
    + _MONEY_UNIT.format(2)
    + r"(?=$|[^\w]|[啊哈哦呢吧了])"
    r"|\((?:人民币)?" + _MONEY_UNIT.format(3) + r"\)"
    r"|以" + _MONEY_UNIT.format(4) + r"(?:为单位|计)"
    r"|(?<![0-9])" + _MONEY_UNIT.format(5) + r"为单位"
    r"|(?:\b(?:in|unit:)|\() ?(?:rmb|cny)? ?(?P<unit6>million|billion|万|亿|wan(?![a-z]))s?"
    r"(?: (?:rmb|cny|yuan))?(?=\W|$)"
)
_YEAR_LABEL = re.compile(r"[ ]*[=:：]|[ \t]+-?[0-9]|年")
_MONEY = ("yuan", "foreign")
_SCALES = {"万": 4, "w": 4, "亿": 8, "千": 3, "百": 2, "十": 1, "m": 6, "b": 9}
_WAN = 4
_WHOLE_YUAN_DIGITS = 7
"""A bare number this long is in yuan already: 去年60000000今年8500万."""


def join_ranges(text: str, found: list[Found]) -> list[Found]:
    """8000到9000万, 10%-15%, 3至5家 become one quantity each."""
    joined: list[Found] = []
    for item in found:
        both = _range(text, joined[-1], item) if joined else None
        if both is None:
            joined.append(item)
        else:
            joined[-1] = both
    return joined


def _range(text: str, low: Found, high: Found) -> Found | None:
    if not _is_connected(text, low, high):
        return None
    digit = _DIGIT_SCALE.match(text, high.start)
    if digit and not low.scaled and low.written < 10:
        low = _times(low, 1 + "十百千".index(digit[1]))
    if not low.scaled and high.scaled:
        low = _low_like(low, high)
    elif low.unit in ("rate", *_MONEY) and not low.exponent and not high.scaled:
        high = _like(high, low)
    lower, upper = _ends(text, low, high)
    if low.unit != high.unit or low.currency != high.currency or lower > upper:
        return None
    return replace(
        high,
        start=low.start,
        value=lower,
        upper=upper,
        mark="range",
        counter=high.counter or low.counter,
        article=False,
        loss=low.loss or high.loss,
    )


def _ends(text: str, low: Found, high: Found) -> tuple[Decimal, Decimal]:
    """Both ends; a loss or a decline said before the range holds for both."""
    lower, upper = low.value, high.value if high.upper is None else high.upper
    if high.unit == "rate" and lower > 0 and is_decline(text, low.start, high.end):
        return -upper, -lower
    if lower < 0 < upper and text[low.start] not in "-负":
        return -upper, lower
    return lower, upper


def _is_connected(text: str, low: Found, high: Found) -> bool:
    """8000到9000万 is a range; 从8000到9000万 are two numbers, before and after."""
    between = text[low.end : high.start]
    if _BETWEEN_AFTER.match(text, high.end):
        return bool(_DASH.fullmatch(between) or _BETWEEN.fullmatch(between))
    changes = _FROM.search(text[max(0, low.start - 10) : low.start])
    return _DASH.fullmatch(between) is not None and changes is None


def _low_like(low: Found, high: Found) -> Found:
    """The lower end in the upper one's unit; 5000-1.2亿 starts at 5000万."""
    same = _like(low, high)
    if same.value > high.value and high.exponent > _WAN:
        return _like(low, replace(high, exponent=_WAN))
    return same


def _times(item: Found, exponent: int) -> Found:
    """The 三 of 三到五百万 with its 百."""
    return replace(item, written=item.written.scaleb(exponent), value=item.value.scaleb(exponent))


def share_units(text: str, found: list[Found]) -> list[Found]:
    """Give bare numbers the unit written once: 去年6000今年8500万; 营收8000、利润500，单位万元."""
    stated = _STATED.search(text)
    if stated:  # the million of (RMB million) is no amount
        start, end = stated.span()
        found = [item for item in found if item.end <= start or end <= item.start]
    if all(item.scaled for item in found):
        return found
    if stated:
        return [_in_stated_unit(text, item, stated) for item in found]
    shared = list(found)
    _pass_on(text, shared, range(len(shared) - 1, -1, -1), 1)
    _pass_on(text, shared, range(len(shared)), -1)
    return shared


def _pass_on(text: str, items: list[Found], order: range, step: int) -> None:
    """Carry the unit of the nearest money on the side `step` to the bare numbers of a sentence."""
    source: Found | None = None
    for index in order:
        if source is not None:
            left, right = sorted((index, index + step))
            between = text[items[left].end : items[right].start]
            if _SENTENCE_END.search(between):
                source = None
            elif _takes(text, items[index], items[index + step], source, between):
                items[index] = _like(items[index], source)
        if items[index].unit in _MONEY:
            source = items[index]


def _takes(text: str, item: Found, neighbour: Found, source: Found, between: str) -> bool:
    """Whether a bare number is clearly money in the source's unit."""
    if item.scaled or _labels_a_year(text, item) or not _agrees(item, source):
        return False
    linked = neighbour.unit in _MONEY and _LINK.fullmatch(between) is not None
    return _in_slot(text, item) or (linked and not _like_a_year(item))


def _in_slot(text: str, item: Found) -> bool:
    """Whether money is named right before the number: 利润500, 今年8500."""
    return _SLOT.search(text[max(0, item.start - 14) : item.start]) is not None


def _agrees(item: Found, source: Found) -> bool:
    """Whether the number is of a size that was meant in the source's unit."""
    written = abs(item.written)
    if source.exponent > _WAN:
        return abs(source.written) <= 20 * written and written <= 20 * abs(source.written)
    return written >= 10 and written.adjusted() < _WHOLE_YUAN_DIGITS - 1


def _labels_a_year(text: str, item: Found) -> bool:
    """2024=, 2024: and the first number of a table's row are years, whatever stands before."""
    return _like_a_year(item) and _YEAR_LABEL.match(text, item.end) is not None


def _like_a_year(item: Found) -> bool:
    return item.written == item.written.to_integral_value() and 1990 <= item.written < 2040


def _in_stated_unit(text: str, item: Found, stated: re.Match[str]) -> Found:
    if item.scaled or _COUNT_NOUN.search(text[max(0, item.start - 8) : item.start]):
        return item
    if _labels_a_year(text, item):
        return item
    if not _in_slot(text, item) and (_like_a_year(item) or abs(item.written) < 10):
        return item
    unit = next(name for name in stated.groups() if name)
    written = unit[:1] if unit.isascii() else unit  # million is one word, 百万元 two scales
    exponent = sum(_SCALES.get(character, 0) for character in written)
    return _like(item, Found(0, 0, Decimal(0), "yuan", Decimal(0), exponent))


def _like(item: Found, source: Found) -> Found:
    """A bare number in the unit of `source`."""
    factor = Decimal(1).scaleb(source.exponent) * source.factor
    return replace(
        item,
        value=item.value * factor,
        upper=None if item.upper is None else item.upper * factor,
        unit=source.unit,
        counter=source.counter,
        currency=source.currency,
        exponent=source.exponent,
        factor=source.factor,
        scaled=True,
    )
