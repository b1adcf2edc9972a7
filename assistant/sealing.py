"""Sealing: every quantity in a text is replaced by its handle before a model sees it."""

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal

from opencc import OpenCC

from assistant.ledger import Figure, Ledger
from corpus import Policy, Provision
from corpus.quantities import Quantity, find_quantities

_TO_SIMPLIFIED = OpenCC("t2s")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]")
_UNITS = {
    "亿": Decimal(100_000_000), "億": Decimal(100_000_000), "万": Decimal(10_000),
    "萬": Decimal(10_000), "w": Decimal(10_000), "元": Decimal(1), "块": Decimal(1),
}  # fmt: skip
_ONLY_UNIT = re.compile(
    r"(?:[哦噢嗯啊对，,是都的就应该我说单位為为指全部]|the unit is|unit)*"
    r"(?P<unit>[亿億万萬元块w])[元块钱人民币]*[吧的啊哦。.！!]*"
)
_UNIT_STATED = re.compile(
    r"(?:单位|單位|[（(])[全部统一都]*[是为為系係:：都]*(?P<a>[亿億万萬元])"
    r"|按(?P<d>[亿億万萬])元?[说算计來来]"
    r"|以(?P<b>[亿億万萬])?元?[为為作]单位"
    r"|(?:都|全|均)(?:是|为|為|按)(?P<e>[亿億万萬])元?(?=[,，。;；、!！?？\s]|$)"
    r"|[,，。;；、\s](?:都|全|均)?[是为為]?(?P<c>[亿億万萬])元?[吧的。.！!?？]*$"
)
_ENGLISH = re.compile(r"\D*([1-9][\d,]*(?:\.\d+)?) ?(?:m|mn|mln|million|bn|billion)(?![a-z])")
_YUAN = Decimal(1)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_IN_TENS_OF_THOUSANDS = (Decimal(10_000), Decimal(100_000_000))
"""500,000: whoever groups by thousands, where no 万 or 亿 was said, counts in yuan."""
_YEARS = range(1990, 2041)
_LEAST_BARE = Decimal(100)
_LIKE = 20  # times smaller than the amount whose unit it takes: 58 (million), then 59.5
_PROVISION = re.compile(r"[1-9]\.[1-9]")
_NAMED_SO = re.compile(r"\s*(?:[那这]|[条條款项項里裡](?!米)|的(?:规定|条件|奖|补|那))")
_TIMES = re.compile("^[^翻]*倍半?$")
_BY = re.compile(
    "(?:增长?|[涨长多高翻]|扩大|提升|提高|上升|上涨)[了出过近约将超]{0,3}(?:大概|差不多)?$"
)
"""Before a multiple that is what was added: 增长了1.2倍."""
_OF_LAST_YEAR = re.compile(
    "(?:是|有|为|剩|到|于|成)(?:了|我们|咱们)?"
    "(?:[去上前]年度?|上一年度?|纳统当年|当年|同期)[^,，。;；{}]{0,6}的(?:约|大概|将近|差不多|不到)?$"
)
"""Before a share that is what remained: 只有去年的八成."""
_RATIO = "是按与上年之比换算的增减"
_TERMINAL = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_BRACES = str.maketrans("{}｛｝﹛﹜︷︸", "〔〕〔〕〔〕〔〕")


def clean(message: str) -> str:
    """The message without control and invisible characters."""
    visible = _INVISIBLE.sub("", _TERMINAL.sub("", message))
    kept = (
        " " if character in "\r\t" else character
        for character in visible
        if character in "\r\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
    )
    return "".join(kept).strip()


def simplify(text: str) -> str:
    """Half width, Simplified script, lower case: the one form that understanding works on."""
    return str(_TO_SIMPLIFIED.convert(unicodedata.normalize("NFKC", text))).lower()


def seal_message(message: str, ledger: Ledger) -> tuple[str, list[Figure]]:
    """The user's message with a handle for each quantity, and the figures entered for them.

    Braces that the user typed are turned into brackets first, so that nobody writes a handle. A
    bare number takes the unit said earlier in the conversation; a unit said alone is given to the
    bare numbers before it.
    """
    message = message.translate(_BRACES)
    quantities = [
        item
        for item in find_quantities(message)
        if not (_is_year(item) or _is_vague(item) or _is_provision(item, message))
    ]
    if not quantities and (unit := _ONLY_UNIT.fullmatch(message.strip())):
        return _give_unit(message, _UNITS[unit["unit"]], ledger)
    stated = _UNIT_STATED.search(message)
    scale, least = _said_scale(ledger)
    if stated:
        scale, least = _UNITS[stated[stated.lastgroup or "b"] or "元"], Decimal(0)
    sealed, figures, last = [], [], 0
    for quantity in quantities:
        scaled = _with_scale(quantity, scale, least)
        said = _as_growth(scaled, message[: quantity.start])
        figure = ledger.add_user(said, message, "" if said is scaled else _RATIO)
        figures.append(figure)
        sealed += [simplify(message[last : quantity.start]), figure.handle]
        last = quantity.end
    sealed.append(simplify(message[last:]))
    return "".join(sealed), figures


def _as_growth(quantity: Quantity, before: str) -> Quantity:
    """A ratio of two years as the change between them: 去年的1.2倍 grew by 20%."""
    times = _TIMES.search(quantity.text) and not _BY.search(before)
    if quantity.unit != "rate" or not (times or _OF_LAST_YEAR.search(before)):
        return quantity
    upper = None if quantity.upper is None else quantity.upper - 1
    return replace(quantity, value=quantity.value - 1, upper=upper)


def _is_year(quantity: Quantity) -> bool:
    """A bare 2024: a calendar year, written without 年 in English and in haste."""
    return not quantity.scaled and quantity.value in _YEARS


def _is_vague(quantity: Quantity) -> bool:
    """几十万 asks how much, or says it so roughly that nothing can be computed from it."""
    return quantity.text.startswith(("几", "数"))


def _is_provision(quantity: Quantity, message: str) -> bool:
    """1.1那条, 2.5的: a provision by its id."""
    written = not quantity.scaled and _PROVISION.fullmatch(quantity.text)
    return bool(written and _NAMED_SO.match(message, quantity.end))


def _with_scale(quantity: Quantity, scale: Decimal | None, least: Decimal) -> Quantity:
    if (
        not quantity.scaled
        and _GROUPED.fullmatch(quantity.text)
        and scale not in _IN_TENS_OF_THOUSANDS
    ):
        return replace(quantity, unit="yuan", scaled=True)
    if quantity.scaled or scale is None or abs(quantity.value) < least:
        return quantity
    return replace(quantity, value=quantity.value * scale, unit="yuan", scaled=True)


def _said_scale(ledger: Ledger) -> tuple[Decimal | None, Decimal]:
    """The unit of the user's latest amount in yuan (None: none said), and the least it is for.

    A unit said once for a list is also for small numbers of the list's size.
    """
    said = [f for f in ledger if f.source == "user" and f.unit == "yuan" and f.scaled]
    if not said:
        return None, _LEAST_BARE
    last = said[-1]
    written = find_quantities(last.quote)
    if written and not written[0].scaled and written[0].value:  # its unit was said elsewhere
        value = abs(written[0].value)
        return abs(last.decimal) / value, min(_LEAST_BARE, value / _LIKE)
    if english := _ENGLISH.match(last.quote.lower()):  # 101.2 million, then 79.9
        number = Decimal(english[1].replace(",", ""))
        return abs(last.decimal) / number, min(_LEAST_BARE, number / _LIKE)
    unit = next((value for word, value in _UNITS.items() if word in last.quote), None)
    return unit, _LEAST_BARE


def _give_unit(message: str, scale: Decimal, ledger: Ledger) -> tuple[str, list[Figure]]:
    """都是万元: the bare numbers before it, entered again with the unit."""
    bare = [f for f in ledger if f.source == "user" and f.unit == "number" and not f.scaled]
    figures = [ledger.add_scaled(figure, scale) for figure in bare]
    return simplify(message) + " ".join(figure.handle for figure in figures), figures


def seal_provision(provision: Provision, ledger: Ledger) -> str:
    """The provision's text, verbatim, with a handle for each figure it states."""
    sealed, last = [], 0
    for figure in provision.figures:
        sealed += [provision.text[last : figure.start], ledger.add_text(provision, figure).handle]
        last = figure.end
    sealed.append(provision.text[last:])
    return "".join(sealed)


def seal_quote(policy: Policy, provision_id: str, quote: str, ledger: Ledger) -> str:
    """A part of a provision's text, sealed. The quote must stand in the provision."""
    provision = policy.provisions[provision_id]
    offset = provision.text.index(quote)
    sealed, last = [], offset
    for figure in provision.figures:
        if offset <= figure.start and figure.end <= offset + len(quote):
            sealed.append(provision.text[last : figure.start])
            sealed.append(ledger.add_text(provision, figure).handle)
            last = figure.end
    sealed.append(provision.text[last : offset + len(quote)])
    return "".join(sealed)
