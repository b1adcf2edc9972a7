"""A sealed message as the planner reads it: text, and where its quantities stand."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from langchain_core.messages import HumanMessage

from assistant.ledger import HANDLE
from assistant.planner.typos import Typos

YEAR = re.compile(
    r"(?:(?<![\d{a-z])|(?<=fy))(20\d\d|[0-3]\d(?=年)|(?<=fy)[0-3]\d)(?!\d)"  # FY2025, FY25
)
_POINTING = re.compile(
    r"(?:(?:那|这|那个|这个|那笔|这笔|那份|那块|the |that )(?:最高|顶格)?"
    r"|(?:领|拿|吃|用|占)(?:满|足|够|完)(?:这|那)?|(?:上限|限额|封顶)(?:是|为|的)?"
    r"|(?:奖励?|补助|补贴|升规|认定|资助)的"
    r"|每|每(?:家|个)[^,，。;；{}年]{0,4}(?:每年)?(?:最高)?|最高(?:不超过|资助)?)\s*$"
)
_POINTED = re.compile(
    r"\s*(?:的?(?:上限|限额|天花板)|就给|就有|就奖|就能拿|那个|那笔|那档|的那个|的那笔|顶格"
    r"|\{u\d+\}(?:[吗么的能给]|$)|还(?:适用|有|能|给)"
    r"|(?:那|这)?(?:\{u\d+\}|一?(?:家|个人?|人))的?那?[个笔]?(?:奖励?|补助|补贴|钱)"
    r"|award|bonus|reward|subsidy|per (?:firm|company|enterprise|project|person))"
)
_QUOTED = re.compile(r"[“\"「『][^”\"」』]*$")
_OVER = re.compile(r"\s*(?:元)?以上")
_OWN_YEAR = re.compile(r"[去今前本上次当明]年度?[^,，。;；]*$")
_ONE_MORE = re.compile(r"(?:再|又|还)(?:[多来加添招引进孵评出]|认定){1,3}[了个]?$|多[了来招引出]?$")
_ITSELF = re.compile(r"[人家名位项]|[呢吗,，。;；?？]|的话|$")
_OF_A_LIST = ("项", "处", "个", "样", "类", "种", "条", "块", "方面", "点")
_CROSSED, _LINE = re.compile(r"[过够满超]了?$"), re.compile(r"(?:了|的?[门线杠])")
_PLACEHOLDERS = {"yuan": "N万元", "rate": "N%", "years": "N年", "number": "N", "foreign": "N外币"}


@dataclass(frozen=True)
class Mention:
    """A quantity of the message: its handle's id, what it is, and its span in the sealed text."""

    id: str
    unit: str
    counter: str
    mark: str
    loss: bool
    article: bool
    scaled: bool
    start: int
    end: int
    sums_up: bool = False
    """Whether it only counts what the message lists or asks for: 人才、集聚区这两项, 哪两家."""
    refers: tuple[str, ...] = ()
    """Refs of the provisions whose own amount the message points to: 那五十万."""
    stated: tuple[str, ...] = ()
    """Refs of the provisions that state this very amount, pointed to or not."""
    adds_up: bool = False
    """Whether it is what the message's other amounts come to."""
    within: tuple[str, ...] = ()
    """Refs of the provisions whose awards may be as large as this amount."""
    like: tuple[str, ...] = ()
    """Ids of earlier amounts of the same order of size."""
    same: tuple[str, ...] = ()
    """Ids of earlier quantities that were the very same."""
    meant: tuple[str, ...] = ()
    """The inputs that these were taken for."""

    @property
    def measured(self) -> bool:
        """Whether it is a measure of time, age or room, which no calculator asks for."""
        return self.unit == "number" and bool(self.counter)

    @property
    def handle(self) -> str:
        """What a tool argument holds for it."""
        return "{" + self.id + "}"


@dataclass(frozen=True)
class Message:
    """The sealed text, its mentions, and the text with placeholders that classifiers compare."""

    text: str
    mentions: tuple[Mention, ...]
    plain: str
    years: tuple[int, ...] = ()
    """The calendar years (two digits) named earlier in the conversation."""
    earlier: str = ""
    """The questions of the case that the message goes on with: which year was 去年 there."""

    @property
    def amounts(self) -> list[Mention]:
        """The mentions that are surely quantities of the speaker's own case."""
        return [
            mention
            for mention in self.mentions
            if not (mention.article or mention.refers or mention.measured)
        ]

    @property
    def bare(self) -> str:
        """The text without its quantities."""
        return HANDLE.sub("", self.text)

    @property
    def length(self) -> int:
        """The length without quantities in Chinese characters; a letter counts a third."""
        letters = sum(character.isascii() for character in self.bare)
        return len(self.bare) - letters + letters // 3

    def matches(self, patterns: Sequence[str]) -> bool:
        """Whether any of the patterns is found in the text."""
        return any(re.search(pattern, self.text) for pattern in patterns)

    def count(self, patterns: Sequence[str]) -> int:
        """How many times the patterns are found in the text."""
        return sum(len(re.findall(pattern, self.text)) for pattern in patterns)

    def has(self, words: Sequence[str]) -> bool:
        """Whether any of the words stands in the text."""
        return any(word in self.text for word in words)


def read_message(
    message: HumanMessage,
    years: tuple[int, ...],
    typos: Typos,
    meant: Mapping[str, Collection[str]] | None = None,
) -> Message:
    """The message as SealQuestion left it; `years` were named earlier in the conversation.

    `meant` are the inputs that earlier quantities were taken for, by handle's id.
    """
    described = {item["id"]: item for item in message.additional_kwargs.get("figures", [])}
    text, mentions, pointed = typos.mend(message.text), list[Mention](), set[tuple[str, ...]]()
    for match in HANDLE.finditer(text):
        item = described[match[1]]
        points = item["unit"] != "count" and _points(text, match.start(), match.end())
        stated = tuple(item.get("stated", ()))
        again = stated in pointed and not _OWN_YEAR.search(text[: match.start()])
        refers = stated if points or again else ()  # “5000万元以上”，正好5000万元算吗
        pointed |= {refers} if refers else set()
        sums_up = _sums_up(text, item, match)
        item = {**item, "article": item["article"] and not _one_more(text, match)}
        mention = _mention(item, match.start(), match.end(), refers, sums_up)
        was = {name for id in mention.same for name in (meant or {}).get(id, ())}
        mentions.append(replace(mention, meant=tuple(sorted(was))))
    if any(m.unit == "yuan" and not (m.meant or m.refers) for m in mentions):
        mentions = [replace(m, meant=()) for m in mentions]  # 9200是合同额，去年7900万
    return Message(text, tuple(mentions), _plain(text, mentions), years)


def _sums_up(text: str, item: dict[str, Any], match: re.Match[str]) -> bool:
    if text[: match.start()].endswith("哪"):
        return True  # 市里头呢，还有哪两家: it is asked which
    pointed = text[: match.start()].endswith(("这", "那"))
    return item["counter"] in _OF_A_LIST and pointed and not text.startswith("人", match.end())


def _one_more(text: str, match: re.Match[str]) -> bool:
    """Whether 一个 is one more of those counted before: 要是再多一个呢."""
    return bool(_ONE_MORE.search(text[: match.start()]) and _ITSELF.match(text, match.end()))


def named_years(text: str) -> tuple[int, ...]:
    """The calendar years in a text, as two digits."""
    return tuple(int(match[1]) % 100 for match in YEAR.finditer(text))


def _points(text: str, start: int, end: int) -> bool:
    """Whether the words around a quantity point to one the listener knows: 那五十万."""
    before, after = text[max(0, start - 12) : start], text[end : end + 8]
    crossed = _CROSSED.search(before) and _LINE.match(after)
    quoted = _QUOTED.search(text[:start])
    over = _OVER.match(after) and not _OWN_YEAR.search(text[:start])
    return bool(_POINTING.search(before) or _POINTED.match(after) or crossed or quoted or over)


def _mention(
    item: dict[str, Any], start: int, end: int, refers: tuple[str, ...], sums_up: bool
) -> Mention:
    return Mention(
        item["id"],
        item["unit"],
        item["counter"],
        item["mark"],
        item["loss"],
        item["article"] or sums_up,
        item["scaled"],
        start,
        end,
        sums_up,
        refers,
        tuple(item.get("stated", ())),
        item.get("adds_up", False),
        tuple(item.get("within", ())),
        tuple(item.get("like", ())),
        tuple(item.get("same", ())),
    )


def _plain(text: str, mentions: Sequence[Mention]) -> str:
    pieces, last = [], 0
    for mention in mentions:
        shown = (
            "一" + mention.counter
            if mention.article
            else placeholder(mention.unit, mention.counter)
        )
        pieces += [text[last : mention.start], "亏损" if mention.loss else "", shown]
        last = mention.end
    return "".join([*pieces, text[last:]])


def placeholder(unit: str, counter: str) -> str:
    """What stands for a quantity where only its kind matters."""
    return "N" + counter if unit == "count" else _PLACEHOLDERS[unit]
