"""Announced: a quantity with what the words around it say it is; parts added, slips left out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.planner.message import Mention, Message

_RESTATED = re.compile(
    r"[^,，。;；{}]{0,2}(?:吧|呢|的样子)[，,、 ]*"
    r"|[^{}]{0,16}(?:准确|精确|具体|确切|实际|刚好|正好)[^,，。;；{}]{0,3}[是：: ]?"
)
"""Between an amount said roughly and the same said exactly: 小一个亿吧，九千八百万."""
_DENIED = re.compile(
    r"(?<!是)(?:不是|并非|不再是)[^,，。;；]{0,3}$"
    r"|(?<![a-z])(?:not|rather than|instead of) (?:the )?$"
)
_REPLACED = re.compile(
    r"\s*(?:的?[那这]?[个项笔份]?)(?:给我|再)?(?:换成|换为|换作|改成|改为|调成|调为|更正为)[^,，。;；{}]{0,4}"
)
"""Between a figure and the one that takes its place: 把5家换成13家."""
_PLUS = re.compile(r"\s*(?:再?加上?|\+|plus)\s*")


@dataclass(frozen=True)
class Announced:
    """A mention with the names (nearest last) and the period that the words around it give it.

    `other`: it is a figure no calculator asks for; `total`: 一共 stands right before it;
    `retracted`: the speaker says not to count it; `part`: the part of a year it is of;
    `written`: its handle, or the sum of the figures up to `end`.
    """

    mention: Mention
    names: tuple[str, ...]
    period: str
    other: bool
    total: bool
    retracted: bool
    part: str
    written: str
    end: int


def standing(
    rows: Sequence[Announced], text: str, correction: Sequence[str]
) -> Iterator[Announced]:
    """The rows but those corrected at once; 上年度不是0，是2600万 says of both which year."""
    denied: Announced | None = None
    for index, row in enumerate(rows):
        if denied and not (row.names or row.period):
            row = replace(row, names=denied.names, period=denied.period)
        denied = row if _corrected(rows, index, text, correction) else None
        if denied is None:
            yield row


def _corrected(rows: Sequence[Announced], index: int, text: str, correction: Sequence[str]) -> bool:
    """Whether the speaker took this quantity back in the same breath: 六千八不对是七千八."""
    row = rows[index]
    if index and _DENIED.search(text[: row.mention.start]):
        told = rows[index - 1]  # 是500万，不是200万
        same = (told.names, told.period) == (row.names, row.period)
        if same and _alike(told.mention, row.mention):
            return True
    if index + 1 == len(rows):
        return False
    following = rows[index + 1]
    if _alike(row.mention, following.mention) and _DENIED.search(text[: row.mention.start]):
        return True
    between = text[row.mention.end : following.mention.start]
    alike = (row.names, row.period) == (following.names, following.period)
    if _alike(row.mention, following.mention):
        if _REPLACED.fullmatch(between):
            return True
        if alike and _RESTATED.fullmatch(between):
            return True
        alike = alike or not (following.names or following.period)  # 营收涨了9%不对是15%
    return alike and any(word in between for word in correction)


def summed(rows: Iterable[Announced], text: str) -> list[Announced]:
    """The rows with those that are parts of one amount made one: 上半年3000万，下半年5500万."""
    found: list[Announced] = []
    for row in rows:
        last = found[-1] if found else None
        if last and _alike(last.mention, row.mention) and _adds(last, row, text):
            found[-1] = replace(
                last, part=row.part, written=f"{last.written}＋{row.written}", end=row.mention.end
            )
        else:
            found.append(row)
    return found


def _adds(one: Announced, other: Announced, text: str) -> bool:
    """Whether two figures are parts of one: of other parts of one year, or with 加 between them."""
    parts = one.part and other.part and one.part != other.part
    same = (one.names[-1:], one.period) == (other.names[-1:], other.period)
    return bool(parts and same) or bool(_PLUS.fullmatch(text[one.end : other.mention.start]))


def denied(message: Message) -> bool:
    """Whether the message says of a quantity that it is not so: 不是赚620万."""
    return any(_DENIED.search(message.text[: m.start]) for m in message.mentions)


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two quantities may be said of one thing; a number may lack its unit."""
    return one.unit == other.unit or {one.unit, other.unit} == {"number", "yuan"}
