"""The words around a number: about, over, under; loss; decline; sign."""

import re

_FILLER = r"(?:[是为有在达到了共只仅才约: ]|大概|\(含\)){0,2}"
_NUMERAL = "0-9零一二三四五六七八九十百千万亿"

_UNDER = (
    "(?:不|没|未|没有|未曾)(?:超过|高于|多于|大于|超出|足|满|到|及|达到?)(?![ ,]*[只仅才就])"
    "|(?:低|小|少)于(?:或?者?等于)?"
    "|至多|最多|最高|顶多|上限|封顶|将近|接近|逼近|(?<![最附远靠就新临])近|<[ ]?=?|≤"
    "|(?<![a-z])(?:up to|at most|less than|no more than|under|below|nearly|almost|within)"
)
_OVER = (
    "(?:不|没|未)(?:低于|少于|小于|下于|下)|至少|最少|最低|起码|(?<![赶反])超过|超出|(?<![赶反高])超(?!级)"
    "|(?:大|高|多)于(?:或?者?等于)?|逾|突破|≥|>[ ]?=?|刚过|过了"
    "|(?<![a-z])(?:more than|at least|no less than|over|exceed(?:ing|s)?|above)"
)
_ABOUT = (
    "大约|大概|大致|大体|约莫|(?<![签合契节制预履违条公集特])约|差不多|估计|~|≈"
    r"|(?<![a-z])(?:(?<!what )(?<!how )about|around|approximately|roughly|approx\.?)"
)
_BEFORE = re.compile(rf"(?:(?P<under>{_UNDER})|(?P<over>{_OVER})|(?P<about>{_ABOUT})){_FILLER}$")
_BARE_SCALE = re.compile(r"(?<!以)[上过破]$")
_AFTER = re.compile(
    r"(?:\(含\))?(?:"
    r"(?P<over>或者?更多|[及或]?以上|之上|往上|开外|打底|有余|出头|\+(?=$|[^\w(]|[的以元])"
    r"|多(?![少次种项方样数年层级家个位名人元])|余(?![额款数下地热粮量])"
    r"|起(?![步始点诉草来码家源初动见因飞])| ?or more| ?plus(?![a-z]))"
    r"|(?P<about>左右|上下(?![游级班料文浮限联乘岗]))"
    r"|(?P<under>或者?更少|[及或]?以下|以内|以里|之[内下]|不到|不足|封顶|为限|为上限| ?or less)"
    r")"
)
_ORDER = ("under", "over", "about")

_LOSS_BEFORE = re.compile(
    r"(?<![扭减止补弥抵转免盈])(?:亏(?:损|了|掉|空|本|蚀)?(?:额|金额|总额)?|赔了|蚀[了咗掉]?)"
    r"(?:[是为有达到了约近共在才仅的掉:：个 ]|大概|大约|差不多|将近|接近|超过|至少|不到|高达|合计"
    r"|累计|多达|人民币|¥){0,3}$"
    r"|(?<![没无不扭减止补弥])(?<!没有)亏损?(?:额|金额|总额|数)?[^0-9,，。;；]{0,6}[,，]?"
    r"(?:应该?|其实|实际)?(?:是|为|改成|改为|更正为|改到)$"
    r"|(?<![a-z])(?:(?:loss(?:es)?|deficit)(?: (?:of|was|is|were|at|about|around))?|lost|losing)"
    r" ?(?:about |around |rmb ?|cny ?|yuan ?|¥)?$"
)
_LOSS_AFTER = re.compile(r"的?(?:净|经营)?亏损(?!企业)|的?赤字")

_DECLINE_BEFORE = re.compile(
    r"(?:负增长|下[降滑跌挫]|降低|[减缩]少|缩[减水]|萎缩|回落|衰退|倒退|滑坡|减产|减了|少了"
    r"|[降跌](?:幅|了|(?=$|[约近])))"
    rf"(?:(?![到至增升涨])[^,，。;；!！?？\n{_NUMERAL}]){{0,6}}$"
    r"|(?<![a-z])(?:fell|falls?|falling|dropp?(?:ed|ing|s)?|declin(?:e|ed|ing|es)|decreas(?:e|ed|ing)"
    r"|shr[aiu]nk|went down|down|lower)(?: by| of| about| around)* $"
)
_DECLINE_AFTER = re.compile(r"的?负增长|的(?:降幅|跌幅|下[降滑跌])")

# A dash after what cannot be negative only sets the number off: 营收-8000万.
_NEVER_NEGATIVE = "(?<!营收)(?<!收入)(?<!工资)(?<!薪酬)(?<!产值)(?<!销售额)(?<!营业额)(?<!员工)"
_MINUS = re.compile(
    rf"(?<![-0-9a-z%)）]){_NEVER_NEGATIVE}-[ ]?$|(?<![抱担肩背欺胜正])负的?[ ]?$"
    r"|(?<![a-z])(?:minus|negative) $"
)
_WINDOW = 20


def mark(text: str, start: int, end: int, inside: str, unit: str) -> str:
    """about, over, under or nothing, from the words before, inside and after the number."""
    found = {inside} if inside else set()
    before = _BEFORE.search(text[max(0, start - _WINDOW) : start])
    if before and not (unit == "years" and before["under"] == "近"):
        found.add(str(before.lastgroup))
    if text[start] in "百千万亿" and _BARE_SCALE.search(text[max(0, start - 2) : start]):
        found.add("over")
    if after := _AFTER.match(text, end):
        found.add(str(after.lastgroup))
    return next((name for name in _ORDER if name in found), "")


def is_loss(text: str, start: int, end: int) -> bool:
    """Whether the number is called a loss: 亏损200万, 亏了二百万."""
    before = text[max(0, start - _WINDOW) : start]
    return bool(_LOSS_BEFORE.search(before) or _LOSS_AFTER.match(text, end))


def is_decline(text: str, start: int, end: int) -> bool:
    """Whether a rate is a fall: 下降5%, 负增长5%; not 下降到5%."""
    before = text[max(0, start - _WINDOW) : start]
    return bool(_DECLINE_BEFORE.search(before) or _DECLINE_AFTER.match(text, end))


def sign_start(text: str, start: int, previous_end: int) -> int:
    """Where the number's own minus sign starts, or `start`; the dash of 8000-9000万 is none."""
    match = _MINUS.search(text[max(0, start - _WINDOW) : start])
    if match is None:
        return start
    sign = max(0, start - _WINDOW) + match.start()
    if match[0][0] != "-" or previous_end < 0:
        return sign
    between = text[previous_end:sign]
    joins = not between or (between == " " and match[0] == "- ")
    return start if joins else sign
