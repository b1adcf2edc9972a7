"""Slots: which quantity and which word of a message is which declared input of a calculator.

Nothing here knows an award. An input's declared names announce its value, its period tells two
years apart, and its choices are the words for each choice; quantities are then assigned to the
inputs all at once, so that the total evidence is highest.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from scipy.optimize import linear_sum_assignment

from assistant.facts import NONE
from assistant.planner.message import YEAR, Mention, Message
from tools import Calculator, Input

_UNITS = {
    "money": ("yuan", "number", "foreign"), "rate": ("rate",), "count": ("count", "number"),
}  # fmt: skip
_KINDS = {"yuan": "money", "rate": "rate", "count": "count"}
_SENTENCE = re.compile(r"[。；;！!？?\n]")
_CLAUSE = re.compile(r"[，,、：:]")
_JOINS = ("", "、", ",", "和", "与", "及", "跟", "/", "以及", "and")
_THAN = ("比", "较", "年", "than ")
_PERIODS = ("prior", "current")
_NEVER = -10.0
_MISMATCH = {"money": -4.0, "rate": -0.3, "count": -0.3}
_RELATIVE = 2  # alone, 去年 and 纳统当年 are the prior year, 次年 and 今年 the current one
_LINKS = ("", "的", "是", "in", "of")


@dataclass(frozen=True)
class Cue:
    """A word that announces what a quantity is (a declared name), or its period."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Announced:
    """A mention with the names (nearest last) and the period that the words around it give it.

    `other`: it is a figure no calculator asks for; `total`: 一共 stands right before it.
    """

    mention: Mention
    names: tuple[str, ...]
    period: str
    other: bool
    total: bool


class Slots:
    """Reads facts for the declared inputs of calculators out of messages."""

    def __init__(self, words: Mapping[str, Sequence[str]], inputs: Sequence[Input]) -> None:
        self._words = words
        others = set(words["other_figures"])
        self._names = {
            kind: sorted(
                {name for item in inputs if item.kind == kind for name in item.names} | others,
                key=lambda name: (-len(name), name),
            )
            for kind in _UNITS
        }

    def announced(self, message: Message) -> list[Announced]:
        """Every mention with the name that announces it and its period; corrected ones left out."""
        names = {
            kind: sorted(self._name_cues(message.text, kind), key=lambda cue: cue.start)
            for kind in _UNITS
        }
        periods = sorted(self._period_cues(message), key=lambda cue: cue.start)
        found: list[Announced] = []
        for sentence in _sentences(message):
            by_kind = {kind: _govern(sentence, names[kind], message.text) for kind in _UNITS}
            named = [
                by_kind[_KINDS.get(mention.unit, "money")][index]
                for index, mention in enumerate(sentence)
            ]
            years = [keys[-1] if keys else "" for keys in _govern(sentence, periods, message.text)]
            years = self._rise(sentence, years, message.text)
            rows = [
                Announced(
                    mention,
                    keys,
                    year,
                    bool(keys) and keys[-1] in self._words["other_figures"],
                    message.text[: mention.start].rstrip().endswith(tuple(self._words["total"])),
                )
                for mention, keys, year in zip(sentence, named, years, strict=True)
            ]
            found += [
                row
                for index, row in enumerate(rows)
                if not self._corrected(rows, index, message.text)
            ]
        return found

    def _corrected(self, rows: Sequence[Announced], index: int, text: str) -> bool:
        """Whether the speaker took this quantity back in the same breath: 六千八不对是七千八."""
        if index + 1 == len(rows):
            return False
        row, following = rows[index], rows[index + 1]
        between = text[row.mention.end : following.mention.start]
        alike = (row.names, row.period) == (following.names, following.period)
        return alike and any(word in between for word in self._words["correction"])

    def compared(self, text: str, calculator: Calculator) -> list[str]:
        """The choices of one input that a text names together: 部级和市级有什么区别."""
        for item in calculator.inputs:
            if item.kind != "choice":
                continue
            named = [
                choice
                for choice, names in item.choices.items()
                if any(name.lower() in text for name in names)
            ]
            if len(named) > 1:
                return named
        return []

    def narrowed(self, text: str, choice: str, calculator: Calculator) -> str:
        """A comparing question asked about one of its choices only."""
        for item in calculator.inputs:
            if choice in item.choices:
                for other, names in item.choices.items():
                    for name in names if other != choice else ():
                        text = text.replace(name.lower(), "")
        return text

    def first_choice(self, text: str, item: Input) -> str:
        """The first choice, in the declared order, that the text names; "" when it names none."""
        for choice, names in item.choices.items():
            if any(name.lower() in text for name in names):
                return choice
        return ""

    def evidence(self, message: Message, calculator: Calculator) -> float:
        """How clearly the message's quantities are this calculator's inputs, each from 0 to about 5."""
        items = [item for item in calculator.inputs if item.kind in _UNITS]
        announced = self.announced(message)
        bound = self._assign(announced, items, [], set(), message.text, _named_only(calculator))
        rows = {row.mention.id: row for row in announced}
        return sum(
            _score(rows[mention.id], item, 0, [], set(), message.text) for mention, item in bound
        )

    def bind(
        self, message: Message, calculator: Calculator, pending: Sequence[str], known: set[str]
    ) -> dict[str, str | list[str]]:
        """The arguments of the calculator that the message gives: handles and words by input name."""
        arguments: dict[str, str | list[str]] = {}
        for item in calculator.inputs:
            if item.kind in ("choice", "yes_no"):
                word = self.choose(message.text, item, item.name in pending)
                if word:
                    arguments[item.name] = word
        lists = [item for item in calculator.inputs if item.kind == "amounts"]
        numbers = [item for item in calculator.inputs if item.kind in _UNITS]
        if lists:
            amounts = [m.handle for m in message.mentions if m.unit in _UNITS["money"]]
            if amounts:
                arguments[lists[0].name] = amounts
            return arguments
        announced = self.announced(message)
        shy = _named_only(calculator) - set(pending)
        bound = self._assign(announced, numbers, pending, known, message.text, shy)
        arguments |= {item.name: mention.handle for mention, item in bound}
        arguments |= self._sums(announced, bound, message)
        money = [mention for mention in message.amounts if mention.unit == "yuan"]
        if message.has(self._words["same"]) and len(money) == 1 and bound:
            mention, item = bound[0]
            arguments |= {other.name: mention.handle for other in numbers if _twin(item, other)}
        if not message.mentions and message.has(self._words["none"]):
            counts = [item.name for item in numbers if item.kind == "count"]
            arguments |= {name: NONE for name in counts if name in pending[:1]}
        return arguments

    def _sums(
        self, announced: Sequence[Announced], bound: list[tuple[Mention, Input]], message: Message
    ) -> dict[str, str]:
        """在孵3家、毕业2家: parts of one count, each announced by its own word, are added."""
        if message.has(self._words["among"]):
            return {}
        sums = {}
        for _, item in bound:
            parts = {
                part: row.mention.handle
                for row in announced
                for part in item.parts
                if part in row.names and row.mention.unit == "count"
            }
            if len(parts) > 1 and len(set(parts.values())) == len(parts):
                sums[item.name] = "".join(parts.values())
        return sums

    def choose(self, text: str, item: Input, asked: bool) -> str:
        """The choice of a choice or yes_no input that the text names, or ""."""
        found: list[tuple[int, int, str]] = []
        for choice, names in item.choices.items():
            for name in names:
                for match in re.finditer(re.escape(name.lower()), text):
                    found.append((match.start(), len(name), choice))
        found = [hit for hit in found if not _inside(hit, found)]
        if item.kind == "yes_no" and any(word in text for word in self._words["unsure"]):
            return ""
        kept = [hit for hit in found if not self._negated(text, hit[0])]
        if kept:
            return max(kept)[2]
        if item.kind == "yes_no":
            if found:
                return "否" if found[-1][2] == "是" else "是"
            return self._yes_no(text) if asked else ""
        return ""

    def substituted(self, question: str, text: str, inputs: Sequence[Input]) -> str:
        """The earlier question with the choices that the text names instead: 那部级的呢."""
        for item in inputs:
            chosen = self.choose(text, item, False) if item.kind == "choice" else ""
            for choice, names in item.choices.items():
                if chosen and choice != chosen:
                    for name in names:
                        question = question.replace(name.lower(), item.choices[chosen][0])
        return question

    def _negated(self, text: str, start: int) -> bool:
        before = re.split(r"[，,。；;、\s]", text[max(0, start - 6) : start])[-1]
        if any(word in before for word in self._words["rhetorical"]):
            return False
        return any(word.strip() in before for word in self._words["negation"])

    def _yes_no(self, text: str) -> str:
        head = text.strip(" ，,。!！")
        for word in sorted([*self._words["no"], *self._words["yes"]], key=len, reverse=True):
            if head.startswith(word):
                return "否" if word in self._words["no"] else "是"
        return ""

    def _name_cues(self, text: str, kind: str) -> Iterator[Cue]:
        taken: list[tuple[int, int]] = []
        for name in self._names[kind]:
            for start, end in _places(text, name.lower(), taken):
                if not text.startswith(("到", "至"), end):  # 增加到 announces a total
                    yield Cue(name, start, end)

    def _period_cues(self, message: Message) -> Iterator[Cue]:
        """Words and numbers of years; the latest year of the conversation is the current one."""
        found: list[tuple[int, int, int]] = []
        taken: list[tuple[int, int]] = []
        ranked = [(word, rank) for rank, words in enumerate(self._words["years"]) for word in words]
        for word, rank in sorted(ranked, key=lambda pair: -len(pair[0])):
            found += [
                (rank, *place)
                for place in _places(message.text, word, taken)
                if not message.text[: place[0]].endswith(_THAN)  # 比去年多, 去年这一年
            ]
        latest = max((rank for rank, _, _ in found), default=0)
        alone = len({rank for rank, _, _ in found}) == 1
        for rank, start, end in found:
            current = rank > _RELATIVE if alone else rank == latest
            yield Cue("current" if current else "prior", start, end)
        numbers = [(int(m[1]) % 100, m.span()) for m in YEAR.finditer(message.text)]
        known = {year for year, _ in numbers} | set(message.years)
        for year, span in numbers:
            if len(known) > 1:
                yield Cue("current" if year == max(known) else "prior", *span)

    def _rise(self, sentence: Sequence[Mention], periods: list[str], text: str) -> list[str]:
        """从A增长到B: without words for the years, A is the prior and B the current one."""
        given = list(periods)
        for index in range(len(sentence) - 1):
            between = text[sentence[index].end : sentence[index + 1].start]
            rises = any(word in between for word in self._words["rise_to"])
            same_unit = sentence[index].unit == sentence[index + 1].unit
            if rises and same_unit and len(between) <= 8 and given[index] == given[index + 1]:
                given[index], given[index + 1] = "prior", "current"
        return given

    def _assign(
        self,
        announced: Sequence[Announced],
        items: Sequence[Input],
        pending: Sequence[str],
        known: set[str],
        text: str,
        shy: set[str],
    ) -> list[tuple[Mention, Input]]:
        if not announced or not items:
            return []
        score = np.array([
            [
                _NEVER
                if item.name in shy and not a.names
                else _score(a, item, index, pending, known, text)
                for index, item in enumerate(items)
            ]
            for a in announced
        ])  # fmt: skip
        unbound = np.zeros((len(announced), len(announced)))  # better no input than a wrong one
        rows, columns = linear_sum_assignment(np.hstack([score, unbound]), maximize=True)
        return [
            (announced[row].mention, items[column])
            for row, column in zip(rows, columns, strict=True)
            if column < len(items) and score[row, column] > 0
        ]


def _score(
    announced: Announced,
    item: Input,
    index: int,
    pending: Sequence[str],
    known: set[str],
    text: str,
) -> float:
    mention = announced.mention
    if mention.unit not in _UNITS[item.kind]:
        return _NEVER
    total = 0.5 - 0.01 * index
    if announced.names:
        total += max(
            3.0 - min(1.0, 0.1 * item.names.index(name)) - 0.3 * back
            if name in item.names
            else _MISMATCH[item.kind]
            for back, name in enumerate(reversed(announced.names))
        )
    if mention.loss and "亏损" in item.names:
        total += 3.0
    if announced.period and item.period:
        total += 2.0 if announced.period == item.period else -4.0
    if announced.other:
        total -= 5.0
    if announced.total:
        total += 0.5
    if mention.article:
        total -= 2.0
    clause = _CLAUSE.split(text[mention.end :], maxsplit=1)[0]
    if any(word in clause for word in item.excludes):
        total -= 5.0
    if item.name in pending:
        total += 1.0 - 0.05 * list(pending).index(item.name)
    elif item.name in known and not announced.names and not announced.period:
        total -= 0.3
    return total


def _named_only(calculator: Calculator) -> set[str]:
    """Inputs that are another way of giving a fact: only their own name announces them."""
    rates = {item.name for item in calculator.inputs if item.kind == "rate"}
    others = {name for ways in calculator.instead for way in ways[1:] for name in way}
    return (others - rates) | {item.name for item in calculator.inputs if item.named_only}


def _twin(item: Input, other: Input) -> bool:
    """The same fact in the other year."""
    return {item.period, other.period} == {"prior", "current"} and bool(
        set(item.names) & set(other.names)
    )


def _sentences(message: Message) -> list[list[Mention]]:
    cuts = [match.start() for match in _SENTENCE.finditer(message.text)]
    keyed = [(sum(cut < mention.start for cut in cuts), mention) for mention in message.mentions]
    return [[m for _, m in group] for _, group in groupby(keyed, key=lambda pair: pair[0])]


def _govern(sentence: Sequence[Mention], cues: Sequence[Cue], text: str) -> list[tuple[str, ...]]:
    """The cues that govern each mention: in a list with it, before it, behind it, or carried on."""
    if not sentence:
        return []
    keys: list[tuple[str, ...]] = []
    previous = max((m.end() for m in _SENTENCE.finditer(text[: sentence[0].start])), default=0)
    while len(keys) < len(sentence):
        mention = sentence[len(keys)]
        before = [cue for cue in cues if previous <= cue.start and cue.end <= mention.start]
        listed = _listed(sentence, len(keys), before, cues, text)
        if listed:
            keys += [(key,) for key in listed]
            previous = sentence[len(keys) - 1].end
            continue
        after = None if before else _after(sentence, len(keys), cues, text)
        carried = keys[-1] if keys else ()
        own = tuple(cue.key for cue in before) or ((after.key,) if after else carried)
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
    stop = _CLAUSE.search(text, mention.end, limit) or _SENTENCE.search(text, mention.end, limit)
    limit = stop.start() if stop else limit
    for cue in cues:
        if mention.end <= cue.start < limit:
            near = text[mention.end : cue.start].strip() in _LINKS
            last = index + 1 == len(sentence) or len(text[cue.end : limit].strip("的 ")) < 2
            fits = near and (last or text[cue.start].isascii() or cue.key not in _PERIODS)
            return cue if fits or mention.unit == "count" else None
    return None


def _places(text: str, word: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where a word stands in the text outside the places taken, which it joins."""
    for match in re.finditer(re.escape(word), text):
        if not any(match.start() < e and s < match.end() for s, e in taken):
            taken.append(match.span())
            yield match.span()


def _inside(hit: tuple[int, int, str], hits: Sequence[tuple[int, int, str]]) -> bool:
    start, length, _ = hit
    return any(s <= start and start + length <= s + n and n > length for s, n, _ in hits)
