"""Cues: which words announce what a quantity is, and of which year."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from assistant.ledger import HANDLE
from assistant.planner.message import YEAR, Mention, Message
from tools import Input

KINDS = {"yuan": "money", "rate": "rate", "count": "count"}
"""The kind of input that a unit is for; any other unit may be money without its unit."""
CLAUSE = re.compile(r"[，,、：:]")
_SENTENCE = re.compile(r"[。；;！!？?\n]|\.(?=\s+[a-z{])")
_STOP = re.compile(r"[，,、：:。；;！!？?\n]")
_JOINS = ("", "、", ",", "和", "与", "及", "跟", "/", "以及", "and")
_THAN = ("比", "较", "年", "than ")
_NO_NAME_BEFORE = ("到", "至", "拿", "领", "率", "幅", "速", "错")
"""增加到 announces a total, 再多拿 an award, 利润率 a rate: none is the name it begins with."""
_PERIODS = ("prior", "current")
_OLDER = "older"
"""The period of a year before the two latest that are named."""
_THAT_YEAR, _THIS_YEAR = "当年", "今年"
_NOW = ("现在", "目前")  # this year, unless a year is named: 目前次年预计4600万
_LINKS = ("", "的", "是", "这个", "那个", "in", "of")
_OF = ("的", "in")  # what follows it says what the figure before it is
_RESTATED = re.compile(
    r"[^,，。;；{}]{0,2}(?:吧|呢|的样子)[，,、 ]*"
    r"|[，,、 ]*(?:准确|精确|具体|确切|实际)[^,，。;；{}]{0,3}[是：: ]?"
)
"""Between an amount said roughly and the same said exactly: 小一个亿吧，九千八百万."""
_REACHED = re.compile(r"[一-鿿]+到")  # 那我做到1亿: said of the current year
_MISTAKEN = re.compile(r"\s*(?:[这那]个)?(?:数|是|我){0,2}(?:[拿看抄填报搞弄写]错|错的)")
_DENIED = re.compile(r"(?<!是)(?:不是|并非|不再是)[^,，。;；]{0,3}$|(?<![a-z])not $")


@dataclass(frozen=True)
class Cue:
    """A word that announces what a quantity is (a declared name), or its period."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Announced:
    """A mention with the names (nearest last) and the period that the words around it give it.

    `other`: it is a figure no calculator asks for; `total`: 一共 stands right before it;
    `retracted`: the speaker says not to count it.
    """

    mention: Mention
    names: tuple[str, ...]
    period: str
    other: bool
    total: bool
    retracted: bool


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
        shy = [item for item in inputs if item.named_only]
        self._wishes = {name for item in shy if not item.period for name in item.names}
        further = {name for item in shy if item.period for name in item.names}
        self._changes = (spoken["money"] & spoken["rate"]) | further
        self._ranks = {word: rank for rank, year in enumerate(words["years"]) for word in year}
        self._years = one_of(self._ranks)
        self._reached = tuple(word for word in words["rise_to"] if _REACHED.fullmatch(word))
        entered = one_of(words["entered"]).pattern
        self._entered = re.compile(f"(?:{self._years.pattern})[^，,。；;{{]{{0,4}}(?:{entered})")
        self.announced = lru_cache(maxsize=8)(self._announced)

    def years(self, message: Message) -> set[str]:
        """The years (prior, current) that the message names."""
        return {cue.key for cue in self._period_cues(message)}

    def _announced(self, message: Message) -> list[Announced]:
        """Every mention with the name that announces it and its period; corrected ones left out."""
        names = {kind: list(self._name_cues(message.text, kind)) for kind in self._names}
        periods = sorted(self._period_cues(message), key=lambda cue: cue.start)
        columns = _columns(message, periods)
        heads = {kind: _columns(message, cues) for kind, cues in names.items()}
        found: list[Announced] = []
        for sentence in _sentences(message):
            dated = [
                any(a.end <= cue.start < b.start for cue in periods) for a, b in pairwise(sentence)
            ]
            brief = [self._changes | (self._wishes if own else set()) for own in [False, *dated]]
            verbs = frozenset(self._changes | self._wishes)
            by_kind = {
                kind: _govern(sentence, names[kind], message.text, brief, verbs) for kind in names
            }
            named = [
                by_kind[kind][index] if mention not in heads[kind] else (heads[kind][mention],)
                for index, mention in enumerate(sentence)
                for kind in [KINDS.get(mention.unit, "money")]
            ]
            years = [keys[-1] if keys else "" for keys in _govern(sentence, periods, message.text)]
            years = [columns.get(m, year) for m, year in zip(sentence, years, strict=True)]
            years = self._grown(sentence, years, message.text)
            rows = [
                Announced(
                    mention,
                    keys,
                    year,
                    bool(keys) and keys[-1] in self._words["other_figures"],
                    message.text[: mention.start].rstrip().endswith(tuple(self._words["total"])),
                    self._retracted(mention, message),
                )
                for mention, keys, year in zip(sentence, named, years, strict=True)
            ]
            found += self._standing(rows, message.text)
        return found

    def _standing(self, rows: Sequence[Announced], text: str) -> Iterator[Announced]:
        """The rows but those corrected at once; 上年度不是0，是2600万 says of both which year."""
        denied: Announced | None = None
        for index, row in enumerate(rows):
            if denied and not (row.names or row.period):
                row = replace(row, names=denied.names, period=denied.period)
            denied = row if self._corrected(rows, index, text) else None
            if denied is None:
                yield row

    def _corrected(self, rows: Sequence[Announced], index: int, text: str) -> bool:
        """Whether the speaker took this quantity back in the same breath: 六千八不对是七千八."""
        if index + 1 == len(rows):
            return False
        row, following = rows[index], rows[index + 1]
        if _alike(row.mention, following.mention) and _DENIED.search(text[: row.mention.start]):
            return True
        between = text[row.mention.end : following.mention.start]
        alike = (row.names, row.period) == (following.names, following.period)
        if alike and _alike(row.mention, following.mention) and _RESTATED.fullmatch(between):
            return True
        return alike and any(word in between for word in self._words["correction"])

    def _retracted(self, mention: Mention, message: Message) -> bool:
        """Whether the words behind a quantity, up to the next one, say not to count it."""
        behind = HANDLE.split(message.text[mention.end :])[0]
        return bool(_MISTAKEN.match(behind)) or any(w in behind for w in self._words["retracted"])

    def _name_cues(self, text: str, kind: str) -> Iterator[Cue]:
        for match in self._names[kind].finditer(text):
            if not text.startswith(_NO_NAME_BEFORE, match.end()):
                yield Cue(match[0], match.start(), match.end() - match[0].endswith("{"))

    def _period_cues(self, message: Message) -> Iterator[Cue]:
        """Words and numbers of years; the latest year of the conversation is the current one."""
        found = list(self._ranked(message.text))
        named = [year for year in found if message.text[year[1] : year[2]] not in _NOW]
        found = named or found
        ranks = {rank for rank, _, _ in [*found, *self._ranked(message.earlier)]}
        latest, alone = max(ranks, default=0), len(ranks) == 1
        for rank, start, end in found:
            later = rank > self._ranks[_THAT_YEAR] and not self._entered.search(message.text)
            current = later if alone else rank == latest
            yield Cue("current" if current else "prior", start, end)
        sole = self._other_year(ranks)
        numbers = [(int(m[1]) % 100, m.span()) for m in YEAR.finditer(message.text)]
        own = {year for year, _ in numbers}
        known = sorted(own if len(own) > 1 else own | set(message.years))
        for year, span in numbers:
            if len(known) > 1:
                of_year = dict(zip(known[-2:], _PERIODS, strict=True))
                yield Cue(of_year.get(year, _OLDER), *span)
            elif sole:  # 2025年 beside 上一年
                yield Cue(sole, *span)

    def _other_year(self, ranks: set[int]) -> str:
        """The year that a number alone is of, beside words: 2025年 is the current one to 上一年."""
        now = self._ranks[_THIS_YEAR]
        if ranks and max(ranks) < now:
            return "current"
        return "prior" if ranks and min(ranks) >= now else ""

    def _ranked(self, text: str) -> Iterator[tuple[int, int, int]]:
        """The rank and span of each word of a year; 当年 is the year before it without a figure."""
        rank, end = self._ranks[_THAT_YEAR], len(text)
        for match in self._years.finditer(text):
            if text[: match.start()].endswith(_THAN):  # 比去年多, 去年这一年
                continue
            if match[0] != _THAT_YEAR or HANDLE.search(text, end, match.start()):
                rank = self._ranks[match[0]]
            end = match.end()
            yield rank, match.start(), end

    def _grown(self, sentence: Sequence[Mention], periods: list[str], text: str) -> list[str]:
        """Years told by the growth: 从A增长到B is prior and current; A，同比增长20% is current."""
        given = [
            year or ("current" if text[: mention.start].endswith(self._reached) else "")
            for mention, year in zip(sentence, periods, strict=True)
        ]
        for index in range(len(sentence) - 1):
            between = text[sentence[index].end : sentence[index + 1].start]
            if sentence[index + 1].unit == "rate" and not list(self._ranked(between)):
                on_year = any(word in between for word in self._words["year_on_year"])
                given[index] = given[index] or ("current" if on_year else "")
            rises = any(word in between for word in self._words["rise_to"])
            same_unit = sentence[index].unit == sentence[index + 1].unit
            one_year = periods[index] == periods[index + 1]
            if rises and same_unit and len(between) <= 8 and one_year:
                given[index], given[index + 1] = "prior", "current"
        return given


def denied(message: Message) -> bool:
    """Whether the message says of a quantity that it is not so: 不是赚620万."""
    return any(_DENIED.search(message.text[: m.start]) for m in message.mentions)


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two quantities may be said of one thing; a number may lack its unit."""
    return one.unit == other.unit or {one.unit, other.unit} == {"number", "yuan"}


def one_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)))


def _sentences(message: Message) -> list[list[Mention]]:
    cuts = [match.start() for match in _SENTENCE.finditer(message.text)]
    own = [mention for mention in message.mentions if not (mention.refers or mention.sums_up)]
    keyed = [(sum(cut < mention.start for cut in cuts), mention) for mention in own]
    return [[m for _, m in group] for _, group in groupby(keyed, key=lambda pair: pair[0])]


def _columns(message: Message, cues: Sequence[Cue]) -> dict[Mention, str]:
    """The cue of each column of a table: a line of cues heads the lines with as many figures."""
    found: dict[Mention, str] = {}
    heads: list[str] = []
    for line in re.finditer(r"[^\n]+", message.text):
        row = [m for m in message.mentions if line.start() <= m.start < line.end()]
        keys = [cue.key for cue in cues if line.start() <= cue.start < line.end()]
        if keys and not row:
            heads = keys
        elif len(heads) > 1 and len(row) == len(heads):
            found |= dict(zip(row, heads, strict=True))
    return found


def _govern(
    sentence: Sequence[Mention],
    cues: Sequence[Cue],
    text: str,
    brief: Sequence[Collection[str]] = (),
    verbs: frozenset[str] = frozenset(),
) -> list[tuple[str, ...]]:
    """The cues that govern each mention: in a list with it, before it, behind it, or carried on.

    The words of `brief`, for each mention, are not carried on to it: 少了1万，5499万 ends with a
    total, and 拿150万，去年6000万 wishes for no 6000万. The `verbs` name no figure of a list: in
    够格拿综合经济贡献的奖励：上年A，今年B neither is one to be got.
    """
    if not sentence:
        return []
    keys: list[tuple[str, ...]] = []
    previous = max((m.end() for m in _SENTENCE.finditer(text[: sentence[0].start])), default=0)
    while len(keys) < len(sentence):
        mention = sentence[len(keys)]
        before = [cue for cue in cues if previous <= cue.start and cue.end <= mention.start]
        listed = _listed(sentence, len(keys), before, cues, text)
        if listed and not verbs & set(listed):
            keys += [(key,) for key in listed]
            previous = sentence[len(keys) - 1].end
            continue
        after = _after(sentence, len(keys), cues, text)
        if before and after and text[mention.end : after.start].strip() not in _OF:
            after = None
        ends = brief[len(keys)] if brief else ()
        carried = tuple(key for key in keys[-1] if key not in ends) if keys else ()
        own = tuple(cue.key for cue in [*before, *([after] if after else [])]) or carried
        keys.append(own)
        previous = after.end if after else mention.end
    return keys


def _listed(
    sentence: Sequence[Mention], index: int, before: Sequence[Cue], cues: Sequence[Cue], text: str
) -> list[str]:
    """营收、利润、工资分别是A、B、C: as many cues in a row as mentions in a row."""
    row = list(before[-1:])
    for cue in reversed(before[:-1]):
        if text[cue.end : row[0].start].strip() not in _JOINS:
            break
        row.insert(0, cue)
    run = 1
    while index + run < len(sentence) and not any(
        sentence[index + run - 1].end <= cue.start and cue.end <= sentence[index + run].start
        for cue in cues
    ):
        run += 1
    keys = list(dict.fromkeys(cue.key for cue in row))
    return keys if 1 < len(keys) == run else []


def _after(sentence: Sequence[Mention], index: int, cues: Sequence[Cue], text: str) -> Cue | None:
    """A cue behind a mention: 8000万的营收 at once, 5家去年首次认定 anywhere in the clause."""
    mention = sentence[index]
    limit = sentence[index + 1].start if index + 1 < len(sentence) else len(text)
    stop = _STOP.search(text, mention.end, limit)
    limit = stop.start() if stop else limit
    for cue in cues:
        if mention.end <= cue.start < limit and not text.startswith("奖", cue.end):
            near = text[mention.end : cue.start].strip() in _LINKS
            following = sentence[index + 1].start if index + 1 < len(sentence) else len(text)
            rest = text[cue.end : following].strip(" 的,，、:：是")
            free = (
                index + 1 == len(sentence)
                or rest in ("", "and")
                or text[cue.start].isalpha()
                and text[cue.start].isascii()
            )
            fits = near and (free or cue.key not in _PERIODS)
            leads = index + 1 < len(sentence) and cue.end == following  # 一步到位想拿50万
            if leads and text[mention.end : cue.start].isspace():  # 次年3150万 增长率12%
                return None
            return cue if fits or (mention.unit == "count" and not leads) else None
    return None
