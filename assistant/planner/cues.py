"""Cues: which words announce what a quantity is, and of which year."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise, takewhile

from assistant.ledger import HANDLE
from assistant.planner.announced import Announced, standing, summed
from assistant.planner.governing import (
    CLAUSE,
    CURRENT,
    PERIODS,
    PRIOR,
    Cue,
    columns,
    govern,
    sentences,
)
from assistant.planner.message import Mention, Message
from assistant.planner.years import Years, one_of
from tools import Input

KINDS = {"yuan": "money", "rate": "rate", "count": "count"}
"""The kind of input that a unit is for; any other unit may be money without its unit."""
_NOT = ("不", "没")  # 不封顶的话，今年做到1.9亿: 封顶 announces no wish
_NO_NAME_BEFORE = ("到", "至", "拿", "领", "率", "幅", "速", "错", "多少")
"""增加到 announces a total, 再多拿 an award, 利润率 a rate: none is the name it begins with; nor is
奖励是多少 a figure."""
_MISTAKEN = re.compile(
    r"\s*(?:[这那]个)?(?:数|是|我){0,2}"
    r"(?:[拿看抄填报搞弄写]错|错的|[吹报填估记说写虚][大高小低]了)"
)

_LOSS = "亏损"
_AWARD_BEHIND = re.compile(
    r" ?元?(?:左右)?(?:的[^,，。;；、：:?？{}\n]{0,8}?)?(?:奖|补助|补贴| award| bonus)"
)
_AWARD_BEFORE = re.compile(
    r"(?:award|bonus|reward)[^,.;{}]{0,60} (?:is|of|at|as|to) (?:up to |about |exactly )?$"
    r"|(?:奖励?|奖金|补助|补贴)[^,，。;；{}]{0,3}(?:写|填|改|说|定|报|批|算|凑)(?:成|为|到|作)?$"
)
"""What makes an amount small enough one of the award: 争取80万的贡献奖励 tells no contribution."""
_LEFT_ALONE = re.compile(
    r"(?:撤回|撤掉|收回)(?:刚才|之前)?[那这]?个?$|(?:先|就|都)?(?:不|别|甭)(?:用|要|去|再)?(?:管|看|算|考虑|提|计)[那这]?个?$"
)
_REACH = 12  # characters behind a figure in which it is taken back
_ANEW = re.compile(r"\s*(?:应该?是?|其实是?|实际是?|是|改[成为]?|更正[成为]?|准确)")


class Cues:
    """Finds what announces each quantity of a message."""

    def __init__(self, words: Mapping[str, Sequence[str]], inputs: Sequence[Input]) -> None:
        self._words = words
        self._names = {
            kind: one_of(
                {name.lower() for item in inputs if item.kind == kind for name in item.names}
                | set(words["other_figures"])
            )
            for kind in KINDS.values()
        }
        spoken = {
            kind: {name for item in inputs if item.kind == kind for name in item.names}
            for kind in KINDS.values()
        }
        self._counted = {name for name in spoken["count"] if len(name) > 1} - set(
            words["other_figures"]
        )
        shy = [item for item in inputs if item.named_only]
        self._wishes = {name for item in shy if not item.period for name in item.names}
        further = {name for item in shy if item.period for name in item.names}
        self._award = tuple(item.names[0] for item in inputs if item.of_award)[:1]
        self._changes = (spoken["money"] & spoken["rate"]) | further
        self._yearly = {
            name for item in inputs if item.period and item.kind == "money" for name in item.names
        }
        self._fact = {name: item.names[0] for item in inputs if item.period for name in item.names}
        self._opposite = {name: item.names[0] for item in inputs for name in item.opposite}
        retracted = "|".join(map(re.escape, words["retracted"]))
        self._taken_back = re.compile(
            rf"(?:{retracted})(?![一-龥])|(?:{retracted})[了吧啊呢它这那]"
        )
        self._years = Years(words)
        self.announced = lru_cache(maxsize=8)(self._announced)

    def of_years(self, message: Message) -> set[str]:
        """The ids of the amounts that are a firm's figures of a year, by name: 营收4000万."""
        rows = self._announced(message)
        yearly = {row.mention.id for row in rows if row.names and row.names[-1] in self._yearly}
        both = yearly or {row.period for row in rows} >= set(PERIODS)
        dated = {row.mention.id for row in rows if row.period and not row.names}
        return yearly | (dated if both else set())

    def awards(self, message: Message) -> set[str]:
        """The ids of the amounts that are said to be an award: 奖80万, an award of 80万."""
        rows = self._announced(message)
        return {row.mention.id for row in rows if row.names and row.names[-1] in self._wishes}

    def fact(self, row: Announced) -> str:
        """What a figure of a year is of, by the name that announces it, or ""."""
        return self._fact.get(row.names[-1], "") if row.names else ""

    def years(self, message: Message) -> set[str]:
        """The years (prior, current) that the message names."""
        return {cue.key for cue in self._years.cues(message)}

    def _announced(self, message: Message) -> list[Announced]:
        """Every mention with the name that announces it and its period; corrected ones left out."""
        names = {kind: list(self._name_cues(message.text, kind)) for kind in self._names}
        periods = sorted(self._years.cues(message), key=lambda cue: cue.start)
        heads = columns(message, periods)
        found: list[Announced] = []
        for sentence in sentences(message):
            years = [keys[-1] if keys else "" for keys in govern(sentence, periods, message.text)]
            years = [
                heads.get(mention, year) for mention, year in zip(sentence, years, strict=True)
            ]
            named = self._named(sentence, names, periods, message)
            facts = [self._fact.get(keys[-1], "") if keys else "" for keys in named]
            years = self._years.grown(sentence, years, facts, message.text)
            rows = map(partial(self._row, message), sentence, named, years)
            kept = standing(list(rows), message.text, self._words["correction"])
            found += summed(kept, message.text)
        return self._continued(self._years.of_all(_repeated(found), message.text))

    def _continued(self, rows: list[Announced]) -> list[Announced]:
        """The rows with the year said last for what follows of it: 去年营收A；利润B；工资C."""
        year, told, continued = "", set[str](), list[Announced]()
        for row in rows:
            plain = row.names and row.names[-1] not in self._changes
            fact = self._fact.get(row.names[-1], "") if plain else ""
            if row.period != year and row.period:
                year, told = row.period, set()
            elif year and fact and not row.period and fact not in told and told:
                row = replace(row, period=year)
            told |= {fact} if fact and row.period else set()
            continued.append(row)
        return continued

    def _named(
        self,
        sentence: Sequence[Mention],
        names: Mapping[str, Sequence[Cue]],
        periods: Sequence[Cue],
        message: Message,
    ) -> list[tuple[str, ...]]:
        """The names that govern each mention of a sentence, by the head of its column if any."""
        heads = {kind: columns(message, cues) for kind, cues in names.items()}
        dated = [any(a.end <= c.start < b.start for c in periods) for a, b in pairwise(sentence)]
        brief = [self._changes | (self._wishes if own else set()) for own in [False, *dated]]
        verbs = frozenset(self._changes | self._wishes)
        text = message.text
        governed = {
            kind: govern(sentence, cues, text, brief, verbs) for kind, cues in names.items()
        }
        kinds = [KINDS.get(mention.unit, "money") for mention in sentence]
        return [
            (heads[kind][mention],) if mention in heads[kind] else governed[kind][index]
            for index, (mention, kind) in enumerate(zip(sentence, kinds, strict=True))
        ]

    def _row(
        self, message: Message, mention: Mention, names: tuple[str, ...], period: str
    ) -> Announced:
        before = message.text[: mention.start].rstrip()
        based = self._years.based(before)
        opposite = period == PRIOR and names and names[-1] in self._opposite
        if opposite and "比" in before and not based:
            names, period = (*names[:-1], self._opposite[names[-1]]), CURRENT  # 去年比今年少
        if based:
            names = tuple(name for name in names if name not in self._changes)
        carried = not self._years.names_one(HANDLE.split(before)[-1])
        if period == PRIOR and carried and names and names[-1] in self._changes:
            period = ""  # 上年度是A，增加额也是B: what was added is not of the prior year
        if mention.loss:
            names = (_LOSS,)  # wages of 15 million, lost 3.2 million
        if mention.within and _is_award(mention, message.text):
            names, period = self._award, ""
        return Announced(
            mention,
            names,
            period,
            other=self._of_another_kind(mention, names, message.text),
            total=before.endswith(tuple(self._words["total"])),
            retracted=self._retracted(mention, message),
            part=self.part(mention, message.text),
            written=mention.handle,
            end=mention.end,
        )

    def _of_another_kind(self, mention: Mention, keys: Sequence[str], text: str) -> bool:
        """Whether no calculator asks for it: 注册资本 500万, 每个月800万."""
        before = CLAUSE.split(HANDLE.split(text[: mention.start])[-1])[-1]
        monthly = mention.unit != "count" and any(w in before for w in self._words["per_month"])
        rest = CLAUSE.split(text[mention.end :])[0]
        if mention.unit == "count" and any(n in before + rest for n in self._counted):
            return False  # 三名员工入了骨干目录, 骨干目录里的员工三名
        rounded = any(re.search(p, text[: mention.start]) for p in self._words["rounded"])
        return monthly or rounded or (bool(keys) and keys[-1] in self._words["other_figures"])

    def part(self, mention: Mention, text: str) -> str:
        """The part of a year that a figure is of, said in its clause: 上半年3000万; or ""."""
        *earlier, before = CLAUSE.split(HANDLE.split(text[: mention.start])[-1])
        if earlier and _ANEW.match(before):  # 下半年报高了，应该是3900万
            before = earlier[-1]
        parts = [(before.rfind(word), word) for word in self._words["parts_of_year"]]
        place, part = max(parts)
        return part if place >= 0 else ""

    def _retracted(self, mention: Mention, message: Message) -> bool:
        """Whether the words behind a quantity, up to the next one, say not to count it."""
        behind = HANDLE.split(message.text[mention.end :])[0][:_REACH]
        left = _LEFT_ALONE.search(message.text[: mention.start])
        return bool(left or _MISTAKEN.match(behind) or self._taken_back.search(behind))

    def _name_cues(self, text: str, kind: str) -> Iterator[Cue]:
        for match in self._names[kind].finditer(text):
            denied = match[0] in self._wishes and text[: match.start()].endswith(_NOT)
            if not (denied or text.startswith(_NO_NAME_BEFORE, match.end())):
                yield Cue(match[0], match.start(), match.end() - match[0].endswith("{"))


def _is_award(mention: Mention, text: str) -> bool:
    """Whether the words right beside an amount say that it is one of an award."""
    behind = _AWARD_BEHIND.match(text, mention.end)
    return bool(behind or _AWARD_BEFORE.search(text[: mention.start]))


def _repeated(rows: list[Announced]) -> list[Announced]:
    """The rows with the names of a list said again of another year: 今年营收A、利润B，去年C、D."""
    repeated = list(rows)
    for start in range(1, len(rows)):
        first, last = rows[start], repeated[start - 1]
        if first.period == last.period or first.names != last.names:
            continue  # 去年利润: it has a name of its own
        run = _alike_from(rows, start)
        before = repeated[max(0, start - run) : start]
        names, years = {row.names[-1:] for row in before}, {row.period for row in before}
        if len(names) == run > 1 and len(years) == 1:
            for place, row in enumerate(before, start):
                repeated[place] = replace(repeated[place], names=row.names)
    return repeated


def _alike_from(rows: Sequence[Announced], start: int) -> int:
    """How many rows in a row have the names and the year of the first."""
    alike = (rows[start].names, rows[start].period)
    return len(list(takewhile(lambda row: (row.names, row.period) == alike, rows[start:])))
