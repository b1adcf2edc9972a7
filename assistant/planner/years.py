"""Years: which words and numbers of a message are the prior and which the current year."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.ledger import HANDLE
from assistant.planner.announced import Announced
from assistant.planner.governing import CURRENT, PERIODS, PRIOR, Cue
from assistant.planner.message import YEAR, Mention, Message

_THIS = ("今", "本")
_THAN = ("比", "较", "年", "than ")
OLDER = "older"
"""The period of a year before the two latest that are named."""
_THAT_YEAR = "当年"
_OF_ENTRY = ("纳统当年", "次年")
_NOW = ("现在", "目前", "眼下", "如今")  # this year, unless a year is named: 目前次年预计4600万
_EXPECTS = re.compile("(?:的话|来)?(?:预计|预估|估计|预测|看|打算|计划|算下来)")
_MORE = re.compile("(?:再|又|多)(?:做|挤|加|凑|冲|赚|添|补|增加|出)?了?$")  # 再挤200万，到5100万
_REACHED = re.compile(r"[补凑冲干搞拉提涨升做达跌降增加高齐足守停保持稳][到至在]$")
"""那我做到1亿: said of the current year."""
_SHORT_OF = re.compile("[不没未]到")
_OWN = re.compile(r"[的之]?\{")  # 比去年的8100万多: its own figure follows
_NEAR = 8  # characters between two amounts of which the one rises to the other


class Years:
    """Tells the years of a message apart."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._words = words
        self._ranks = {word: rank for rank, year in enumerate(words["years"]) for word in year}
        self._years = one_of(self._ranks)
        than = "|".join(
            map(re.escape, ("比", "比起", "较", "对比", "相比", "compared to ", "from "))
        )
        self._base = re.compile(f"(?:{than})(?:{self._years.pattern})(?:度|全年)?[的之]$")
        self._all_of = re.compile(
            f"(?:这些?|以上|上面|前面|都|全)(?:都|全)?[是为]({self._years.pattern})"
        )
        entered = one_of(words["entered"]).pattern
        self._entered = re.compile(f"(?:{self._years.pattern})[^,，。;；{{]{{0,4}}(?:{entered})")
        self._entry = re.compile(f"{YEAR.pattern}年?[^,，。;；{{]{{0,4}}(?:{entered})")

    def cues(self, message: Message) -> Iterator[Cue]:
        """Words and numbers of years; the latest year of the conversation is the current one."""
        found = self._named(message.text)
        ranks = {rank for rank, _, _ in [*found, *self._named(message.earlier)]}
        joining = {self._ranks[word] for word in _OF_ENTRY}
        apart = joining <= ranks and len(ranks - joining) > 1  # 纳统当年, 次年; 去年, 今年
        alone = len(ranks) == 1
        for rank, start, end in found:
            later = rank > self._ranks[_THAT_YEAR] and not self._entered.search(message.text)
            others = (joining if rank in joining else ranks - joining) if apart else ranks
            current = later if alone else rank == max(others)
            yield Cue(CURRENT if current else PRIOR, start, end)
        sole = self._other_year(ranks)
        numbers = [(int(m[1]) % 100, m.span()) for m in YEAR.finditer(message.text)]
        own = {year for year, _ in numbers}
        known = sorted(own if len(own) > 1 else own | set(message.years))
        entry = self._entry.search(message.text)
        first = int(entry[1]) % 100 if entry else 0
        two = [first, first + 1] if first and first + 1 in known else known[-2:]
        for year, span in numbers:
            if len(known) > 1:
                of_year = dict(zip(two, PERIODS, strict=True))
                yield Cue(of_year.get(year, OLDER), *span)
            elif sole:  # 2025年 beside 上一年
                yield Cue(sole, *span)

    def _named(self, text: str) -> list[tuple[int, int, int]]:
        """The years of a text; 现在 and 目前 only where nothing else names one."""
        found = list(self._ranked(text))
        return [year for year in found if text[year[1] : year[2]] not in _NOW] or found

    def _other_year(self, ranks: set[int]) -> str:
        """The year that a number alone is of, beside words: 2025年 is the current one to 上一年."""
        that_year = self._ranks[_THAT_YEAR]
        if ranks and max(ranks) <= that_year:
            return CURRENT
        return PRIOR if ranks and min(ranks) > that_year else ""

    def _ranked(self, text: str) -> Iterator[tuple[int, int, int]]:
        """The rank and span of each word of a year; 当年 is the year before it without a figure."""
        rank, end = self._ranks[_THAT_YEAR], len(text)
        for match in self._years.finditer(text):
            beside = match.start() == end and match[0].startswith(_THIS)  # 去年今年分别是A和B
            compared = text[: match.start()].endswith(_THAN) and not beside
            if compared and not _OWN.match(text, match.end()):  # 比去年多, 去年这一年
                continue
            if match[0] in _NOW and _EXPECTS.match(text, match.end()):
                continue  # 目前预计能做到3000万 may be of the year to come
            if match[0] != _THAT_YEAR or HANDLE.search(text, end, match.start()):
                rank = self._ranks[match[0]]
            end = match.end()
            yield rank, match.start(), end

    def grown(
        self, sentence: Sequence[Mention], periods: list[str], facts: Sequence[str], text: str
    ) -> list[str]:
        """Years told by the growth: 从A增长到B is prior and current; A，同比增长20% is current.

        `facts` are what the names before the figures say they are: 工资A，营收到B is no growth.
        """
        given = [
            year or (CURRENT if _REACHED.search(text[: mention.start]) else "")
            for mention, year in zip(sentence, periods, strict=True)
        ]
        for index in range(len(sentence) - 1):
            between = text[sentence[index].end : sentence[index + 1].start]
            if sentence[index + 1].unit == "rate" and not list(self._ranked(between)):
                on_year = any(word in between for word in self._words["year_on_year"])
                given[index] = given[index] or (CURRENT if on_year else "")
            reaching = _SHORT_OF.sub("", between)
            rises = any(word in reaching for word in self._words["rise_to"])
            rises = rises and not any(word in between for word in self._words["or"])
            rises = rises and not _MORE.search(text[: sentence[index].start])
            same_unit = sentence[index].unit == sentence[index + 1].unit
            one_year = periods[index] == periods[index + 1]
            one_fact = len({fact for fact in facts[index : index + 2] if fact}) < 2
            if rises and same_unit and len(between) <= _NEAR and one_year and one_fact:
                given[index], given[index + 1] = PRIOR, CURRENT
        return given

    def of_all(self, rows: list[Announced], text: str) -> list[Announced]:
        """The rows with a year said of all figures before: 营收A，利润B，这是今年的."""
        if not (match := self._all_of.search(text)):
            return rows
        year = CURRENT if self._ranks[match[1]] > self._ranks[_THAT_YEAR] else PRIOR
        before = [row for row in rows if row.mention.end <= match.start()]
        if any(row.period for row in before):
            return rows
        return [replace(row, period=year) if row in before else row for row in rows]

    def names_one(self, text: str) -> bool:
        """Whether a text has a word or number of a year."""
        return bool(self._years.search(text) or YEAR.search(text))

    def based(self, before: str) -> bool:
        """Whether a figure is what a year is compared to: 比去年的13700万涨了 tells no rise."""
        return bool(self._base.search(before))


def one_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words, the longest first; of English ones no part of a word."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_whole, ordered)))


def _whole(word: str) -> str:
    whole = word.isascii() and word[0].isalpha() and word[-1].isalpha()
    return rf"(?<![a-z]){re.escape(word)}(?=s?(?![a-z]))" if whole else re.escape(word)
