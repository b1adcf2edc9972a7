"""Firms: which of several firms a message speaks of: A公司, 甲, firm B, 第一家."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from assistant.planner.message import Message

_KIND = "(?:公司|企业|家|厂|园区?|孵化器|集聚区|单位|客户)"
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
FIRST = "a"
"""The firm of a conversation until another one is spoken of."""


def firms_in(text: str) -> list[tuple[str, int]]:
    """The firms a text names, each as a to d, with where its name begins."""
    return [
        (chr(ord("a") + order.index(name)), match.start())
        for match in _FIRM.finditer(text)
        for name, order in zip(match.groups(), _ORDER, strict=True)
        if name
    ]


def firm_of(text: str, last: str) -> str:
    """The one firm that a text names, one more than the `last` for 另一家; or ""."""
    named = {firm for firm, _ in firms_in(text)}
    if not named and _ANOTHER.search(text):
        return chr(ord(last) + 1)
    return named.pop() if len(named) == 1 else ""


def each_firm(message: Message) -> Sequence[Message]:
    """A message for each firm, where one tells figures of several: A公司去年…，B公司去年…."""
    places = firms_in(message.text)
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
