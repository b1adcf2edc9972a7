"""Firms: which of several firms a message speaks of: A公司, 甲, firm B, 第一家, 闽测通."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from assistant.planner.message import Message
from assistant.planner.vocabulary import Vocabulary

_KIND = "(?:公司|企业|家|厂|园区?|孵化器|集聚区|单位|客户|栋|座|号?楼)"
_FIRM = re.compile(
    rf"(?<![a-z])([a-d])(?={_KIND})"
    r"|(?<![a-z])(?:firm|company|client|incubator|enterprise|park) ([a-d])"
    r"(?=\s*(?:[,:;.?!'’({-]|$|(?:is|was|has|had|and|vs|in|last|this|went|made)\b))"
    rf"|([甲乙丙丁])(?={_KIND}|[的:：,，呢 ]|[去今上本前]年)"
    rf"|第([一二三四])(?={_KIND})"
    r"|([小大])的[这那]?一?[家间边]|看([小大])的"
)
_ORDER = ("abcd", "abcd", "甲乙丙丁", "一二三四", "小大", "小大")
_ANOTHER = re.compile("另外?一家|别的公司|别家|换一家|重新开始|从头|another (?:company|firm)")
_NAME = "([一-鿿]{2,6}?)"
_YEAR = "[去上今本]年|[:：]|呢|公司|孵化器"
_LEADS = "[先再][算看说问]|还有个?|我们|问下|已知|假设|要是|如果|那|哦|好"
_TOLD = (
    re.compile(rf"叫(?:做|作)?{_NAME}(?=[,，。、;；:：和跟与]|$)"),
    re.compile(rf"[,，:：]{_NAME}[、和跟与]{_NAME}(?=[,，。;；]|$)"),
    re.compile(rf"(?:^|[,，。;；:：])(?:{_LEADS})*{_NAME}(?={_YEAR})"),
)
"""Where a firm's own name stands: 一个叫闽测通; 两家公司，鹭川设计跟晟海咨询; 闽测通去年…."""
_TRADES = re.compile(
    "(?:设计|咨询|检测|测试|认证|科技|数科|信息|技术|智能|软件|网络|孵化器|公司)+$"
)
_NO_NAME = re.compile(
    "[一二三四五六七八九十两俩的了是在我你您他她它咱这那和跟与同就都也要会能不没有个家说讲算看问多少给"
    "拿领年月日元万亿把从改换成再还以到过等按用对于另某各每全比较请做什怎哪谁呢吗吧啊嘛嗯哦喂先后前今去"
    "上本明奖补查实核该若即致司局贵想报方案况版份类型下周啥参计帮]"
)
_SHORT, _LONG = 2, 4  # characters of a name, and of one that is cut short: 鹭川 for 鹭川设计
FIRST = "a"
"""The firm of a conversation until another one is spoken of."""


class FirmNames:
    """Finds the names that a conversation gives to firms: words that no text about a policy has."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def told(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The names in the order they were told, cut to how they may be said again."""
        found = (
            name
            for text in texts
            for pattern in _TOLD
            for match in pattern.finditer(text)
            for name in match.groups()
            if self._is_name(name)
        )
        return tuple(dict.fromkeys(n[:_SHORT] if len(n) >= _LONG else n for n in found))

    def _is_name(self, name: str) -> bool:
        own = _TRADES.sub("", name)
        return len(own) >= _SHORT and not (_NO_NAME.search(own) or self._vocabulary.knows(own))


def firms_in(text: str, names: Sequence[str] = ()) -> list[tuple[str, int]]:
    """The firms a text names, each as a letter, with where its name begins.

    `names` are those that the conversation gave to firms; where it gave one only, it is no help.
    """
    lettered = [
        (chr(ord("a") + order.index(name)), match.start())
        for match in _FIRM.finditer(text)
        for name, order in zip(match.groups(), _ORDER, strict=True)
        if name
    ]
    named = [
        (chr(ord("a") + index), match.start())
        for index, name in enumerate(names)
        for match in re.finditer(re.escape(name), text)
    ]
    return sorted(lettered + (named if len(names) > 1 else []), key=lambda found: found[1])


def firm_of(text: str, last: str, names: Sequence[str] = ()) -> str:
    """The one firm that a text names, one more than the `last` for 另一家; or ""."""
    named = {firm for firm, _ in firms_in(text, names)}
    if not named and _ANOTHER.search(text):
        return chr(ord(last) + 1)
    return named.pop() if len(named) == 1 else ""


def each_firm(message: Message, names: Sequence[str] = ()) -> Sequence[Message]:
    """A message for each firm, where one tells figures of several: A公司去年…，B公司去年…."""
    places = firms_in(message.text, names)
    ends = [start for _, start in [*places[1:], ("", len(message.text))]]
    parts = [
        (firm, _only(message, start, end)) for (firm, start), end in zip(places, ends, strict=False)
    ]
    told = {firm: part for firm, part in parts if part.amounts}
    return list(told.values()) if len(told) > 1 else []


def each_year_pair(message: Message, periods: Mapping[str, str]) -> Sequence[Message]:
    """A message for each firm, told by its two years only: 鹭检去年…今年…，鹭研去年…今年….

    `periods` are the years (prior, current) of figures of one fact, by handle's id.
    """
    dated = [mention for mention in message.amounts if periods.get(mention.id)]
    years = [periods[mention.id] for mention in dated]
    if len(dated) < 4 or years != ["prior", "current"] * (len(dated) // 2):
        return []
    ends = [
        max(_before_next(message.text, one.end, other.start), one.end)
        for one, other in zip(dated[1::2], dated[2::2], strict=False)
    ]
    bounds = [0, *ends, len(message.text)]
    return [_only(message, start, end) for start, end in pairwise(bounds)]


def _before_next(text: str, start: int, end: int) -> int:
    """Where the last mark of a stretch of text stands; -1 for nowhere."""
    return max(text.rfind(mark, start, end) for mark in ",，、;；。")


def _only(message: Message, start: int, end: int) -> Message:
    """The message with nothing but a stretch of it, in its place."""
    text = " " * start + message.text[start:end]
    mentions = tuple(m for m in message.mentions if start <= m.start < end)
    return Message(text, mentions, text.strip(), message.years)
