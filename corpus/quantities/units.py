"""The units a number can carry: rates, money, years, counters, other measures."""

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.quantities.numerals import DIGIT, DIGITS, Numeral

CURRENCIES = {
    "USD": "美元|美金|美刀|us dollars?|dollars?|usd",
    "HKD": "港币|港元|港纸|hkd",
    "EUR": "欧元|euros?|eur",
    "GBP": "英镑|pounds?|gbp",
    "JPY": "日元|日币|japanese yen|yen|jpy",
    "TWD": "新台币|台币|twd",
    "KRW": "韩元|韩币|韩圜|korean won|krw",
    "AUD": "澳元|澳币|aud",
    "CAD": "加元|加币|加拿大元|cad",
    "CHF": "瑞士法郎|瑞郎|chf",
    "SGD": "新加坡元|新加坡币|新币|坡币|sgd",
    "MOP": "澳门元|澳门币|葡币|mop",
    "RUB": "俄罗斯卢布|卢布|rub",
    "THB": "泰铢|thb",
    "INR": "印度卢比|卢比|inr",
    "MYR": "林吉特|马币|令吉|myr",
    "VND": "越南盾|vnd",
    "PHP": "菲律宾比索|比索",
    "BTC": "比特币|btc",
}
SYMBOLS = {
    "us$": "USD", "hk$": "HKD", "nt$": "TWD", "a$": "AUD", "c$": "CAD", "s$": "SGD",
    "$": "USD", "€": "EUR", "£": "GBP", "₩": "KRW", "₽": "RUB", "฿": "THB", "₹": "INR",
}  # fmt: skip
YUAN = r"人民币|rmb|cny|yuan|¥"

# Each counter with the characters after it that make another word: 3家 but not 3家具.
_COUNTERS = {
    "部门": "", "人次": "", "家": "具居电庭长属", "户": "籍口型外主", "个": "税体别性",
    "名": "称录单义牌校誉片优", "位": "于置列居数", "项": "", "种": "植子业源粮", "类": "似别比",
    "件": "", "笔": "", "次": "性年日要月贷级新品数于生", "批": "准复发示评文注", "所": "有得以需在属"
    "谓获示述列指持致涉称占能做说", "座": "", "台": "湾账阶风北商胞资企币", "套": "现利期", "条": "件例目码",
    "款": "项额物待", "份": "额", "张": "力贴江家", "支": "持付撑出援柱行部配取票点线护", "辆": "",
    "栋": "", "间": "接隔或", "处": "理于罚在置方分以境", "组": "织建成合团长装件网", "场": "地所景馆内"
    "外均合面租", "轮": "换流岗候船胎训", "页": "", "篇": "", "层": "面级次", "档": "案次位期口", "步": "伐入行骤", "人": "民币才工力员均口"
    "事数为气大选行社群",
}  # fmt: skip
_BIG_COUNTERS = "部门 人次 家 户 人 名 位 件 次 台 套 份 张 辆 座 栋 页 篇 个"
_MEASURES = (
    "平方公里|平方千米|平方米|平米|立方米|m2|公顷|亩|万吨|吨|公斤|千克|毫克|kg|公里|千米|毫米|厘米|km|米"
    "|摄氏度|华氏度|°c|周岁|岁|小时|分钟|毫秒|工作日|自然日|天|日(?=内|之内|以内|起|前|后)|周(?!年)|星期"
    "|个半?(?:月|季度|工作日|自然日|小时|星期|交易日|学时)|学时|课时|兆瓦|千瓦|千瓦时|度电"
)
_WEAK_MEASURES = (
    "平方|斤|克(?![服隆拉])|升(?![规级值])|度(?![假数过])|字|秒|级|集|期(?![间限末初货权])|时(?![间代效长候段])"
    "|分(?=$|[,，。;；!！?？、)以及的])|点(?![0-9])|股(?![份权东])|票|倍频|gb|mb|tb|mw|kwh"
)
_YEAR = r"(?:个)?(?:周年|年)(?![级度报份底初末代])(?:半(?!年))?| years?(?![a-z])"
_ENGLISH_COUNTERS = (
    " (?:companies|company|firms?|enterprises?|people|persons?|employees|projects?|items?|staff)"
)


def _counter_pattern(names: str) -> str:
    ordered = sorted(names.split(), key=len, reverse=True)
    return "|".join(
        name + (f"(?![{_COUNTERS[name]}])" if _COUNTERS[name] else "") for name in ordered
    )


_FOREIGN = "|".join(f"(?P<{code}>{names})" for code, names in CURRENCIES.items())
_END = "(?![a-z])"
_UNIT = re.compile(
    r"[ ]?(?:"
    rf"(?P<percent>%|个?百分点|个点(?![位子击赞])|percentage points?{_END}|per ?cent{_END}|pct{_END})"
    r"|(?P<mille>‰)"
    r"|(?P<tenth>成(?![立为本果功长员品交人都效熟就绩份型分]))"
    r"|(?P<fold>折(?![旧合算叠腾扣]))"
    r"|(?P<times>倍(?![增率数]))"
    rf"|(?P<foreign>(?:{_FOREIGN}){_END})"
    r"|(?P<symbol>[€£$](?![0-9]))"
    r"|(?P<yuan>元(?![宇素器件旦老气])(?!年(?!度))|块钱|块(?![地田牌屏板石砖区布儿])"
    rf"|(?:{YUAN})(?![a-z0-9]))"
    r"|(?P<jiao>[角毛](?![利重坯病额收度形落色星洲]))"
    rf"|(?P<years>{_YEAR})"
    rf"|(?P<measure>(?:{_MEASURES})(?![a-z]))"
    rf"|(?P<count>{_counter_pattern(' '.join(_COUNTERS))}|{_ENGLISH_COUNTERS}{_END})"
    rf"|(?P<weak>(?:{_WEAK_MEASURES})(?![a-z]))"
    r")"
)
_BIG_COUNT = re.compile(rf"(?:{_counter_pattern(_BIG_COUNTERS)})(?!税|所得)")
_MORE = re.compile(r"[多余来]")
_LAST = rf"(?![0-9{DIGIT}十百千万亿.家个名人次年月天%])"
_SMALL_CHANGE = re.compile(
    rf"(?:零?(?P<jiao>[0-9{DIGIT}])[角毛])?"
    rf"(?:零?(?P<fen>[0-9{DIGIT}])分(?!之)|(?<=[角毛])(?P<cent>[0-9{DIGIT}]){_LAST})?[整正]?"
)
_LOOSE_CHANGE = re.compile(rf"(?P<zero>零?)(?P<digit>[0-9{DIGIT}]){_LAST}")
_HALF = re.compile(r"半(?![年导])")
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
    mark = "about" if text[numeral.end] == "来" else "over"
    return Unit(
        unit.end, unit.unit, unit.factor, unit.extra, unit.counter, unit.currency, mark
    )


def _read_at(text: str, pos: int, numeral: Numeral) -> Unit | None:
    match = _UNIT.match(text, pos)
    if match is None:
        return None
    kind, written, end = match.lastgroup, match[0].strip(), match.end()
    single = not numeral.arabic and numeral.end - numeral.start == 1
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
        big = _BIG_COUNT.match(text, pos)
        if big is None or (big[0] == "个" and text.startswith("人", big.end())):
            return None
        return Unit(big.end(), "count", counter=big[0])
    if single and text[numeral.start] in "陆伍肆":
        return None
    return _with_half(text, end, "count", Decimal(1), written)


def _measure(written: str, end: int) -> Unit:
    """平方米, 天; 个半月 adds a half."""
    extra = Decimal("0.5") if "半" in written else Decimal(0)
    return Unit(end, "number", extra=extra, counter=written.replace("半", ""))
