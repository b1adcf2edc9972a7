"""Firms: which of several firms a message speaks of: A公司, 甲, firm B, 第一家."""

import re
from collections.abc import Sequence

from assistant.planner.message import Message

_KIND = "(?:公司|企业|家|厂|园区?|孵化器|集聚区|单位|客户)"
_FIRM = re.compile(
    rf"(?<![a-z])([a-d])(?={_KIND})"
    r"|(?<![a-z])(?:firm|company|client|incubator|enterprise|park) ([a-d])"
    r"(?=\s*(?:[,:;.?!'’({-]|$|(?:is|was|has|had|and|vs|in|last|this|went|made)\b))"
    rf"|([甲乙丙丁])(?={_KIND}|[的:：,，呢 ]|[去今上本前]年)"
    rf"|第([一二三四])(?={_KIND})"
)
_ORDER = ("abcd", "abcd", "甲乙丙丁", "一二三四")
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


def _only(message: Message, start: int, end: int) -> Message:
    """The message with nothing but a stretch of it, in its place."""
    text = " " * start + message.text[start:end]
    mentions = tuple(m for m in message.mentions if start <= m.start < end)
    return Message(text, mentions, text.strip(), message.years)
