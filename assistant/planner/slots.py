"""Slots: which quantity and which word of a message is which declared input of a calculator.

Nothing here knows an award. An input's declared names announce its value, its period tells two
years apart, and its choices are the words for each choice; quantities are then assigned to the
inputs all at once, so that the total evidence is highest.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from assistant.facts import NONE
from assistant.ledger import HANDLE, handles
from assistant.planner.announced import Announced
from assistant.planner.assignment import NEVER, ONLY, UNITS, Purpose, assign, counting, score
from assistant.planner.choices import Choices
from assistant.planner.cues import Cues
from assistant.planner.governing import CLAUSE, STOP
from assistant.planner.memory import Told, twin
from assistant.planner.message import Mention, Message
from tools import Calculator, Input, spoken

_BOTH_YEARS = re.compile(
    r"(?:[两每]年|both years)[^,，。;；{}]{0,10}?(?:都|均|全|各|一样都?)[是为]?\s*$"
)
_IN_BOTH = re.compile(r"\s*(?:in|for)? ?(?:both|each) (?:of the |of these )?(?:two )?years?")
_ASKED = re.compile(r"\s*[,，]?(?:吗|么|吧|对吧|对吗|对不对|是吧|是吗|没错吧|行吗|可以吗)")
_TOTAL = re.compile(r"(?:是|有|拿|领|得|共|计|加起来|就|到手|到)\s*$")
_IS_NOT = "不是"
_IN_CLAUSE = 0.2  # for each character of a name of the input in the clause of a figure


class Slots:
    """Reads facts for the declared inputs of calculators out of messages."""

    def __init__(
        self, words: Mapping[str, Sequence[str]], inputs: Sequence[Input], choices: Choices
    ) -> None:
        self._words = words
        self._choices = choices
        self._cues = Cues(words, inputs)
        self._more = re.compile(rf"(?:{'|'.join(words['more'])})[了个]?$")

    def evidence(self, message: Message, calculator: Calculator) -> float:
        """How clearly the message's quantities are this calculator's inputs; about 5 for each."""
        items = [item for item in calculator.inputs if item.kind in UNITS]
        announced = self._cues.announced(message)
        purpose = Purpose(calculator, message.text)
        rows = {row.mention.id: row for row in announced}
        bound = assign(announced, items, purpose)
        return sum(score(rows[mention.id], item, 0, purpose) for mention, item in bound)

    def bind(
        self,
        message: Message,
        calculator: Calculator,
        pending: Sequence[str] = (),
        known: Mapping[str, Any] | None = None,
        *,
        varied: bool = False,
        others: Collection[str] = (),
    ) -> dict[str, str | list[str]]:
        """The arguments that the message gives: handles and words by input name.

        `pending` are the inputs asked for, `known` what is known of the case by input; `varied`:
        the calculator has computed it, so that a new figure may take the place of one like it;
        `others`: ids of figures that are for other calculators.
        """
        arguments: dict[str, str | list[str]] = {}
        for item in calculator.inputs:
            if item.kind in ("choice", "yes_no"):
                word = self._choices.choose(message.plain.lower(), item, item.name in pending)
                if word:
                    arguments[item.name] = word
        lists = [item for item in calculator.inputs if item.kind == "amounts"]
        numbers = [item for item in calculator.inputs if item.kind in UNITS]
        if lists:
            yearly = self._cues.of_years(message)
            amounts = [
                mention
                for mention in message.mentions
                if mention.unit in UNITS["money"] and not (mention.adds_up or mention.id in yearly)
            ]
            standing = {row.mention for row in self._cues.announced(message) if not row.retracted}
            amounts = [mention for mention in amounts if mention in standing or mention.refers]
            told = [m for m in amounts if not _asked_about(m, message.text)]
            kept = told if len(told) > 1 else amounts
            if kept:
                arguments[lists[0].name] = [mention.handle for mention in kept]
            return arguments
        counts = [item for item in numbers if item.kind == "count"]
        left_out = [self._left_out(message, item) for item in counts]
        left_out += [*self._told_on_the_way(message, counts), *self._added_on_the_way(message)]
        announced = [
            row
            for row in self._cues.announced(message)
            if not row.retracted and row.mention not in left_out and row.mention.id not in others
        ]
        bound = assign(
            announced,
            numbers,
            Purpose(
                calculator,
                message.text,
                pending,
                known or {},
                varied,
                varied and message.has(self._words["supposes"]),
            ),
        )
        written = {row.mention.id: row.written for row in announced}
        arguments |= {item.name: written[mention.id] for mention, item in bound}
        arguments |= self._sums(announced, bound, message)
        arguments = {**self._both_years(bound, numbers, message), **arguments}
        if not message.mentions and message.has(self._words["flat"]):
            arguments |= _as_the_year_before(numbers, known or {})
        for item in counts if not message.mentions else ():
            short = [] if item.name in (known or {}) else self._words["none"]
            if item.name in pending[:1] and message.has([*short, *self._words["none_of_them"]]):
                arguments[item.name] = NONE
        affirmed = {item.name for mention, item in bound if _affirmed(message, mention, item)}
        denied = [i.name for i in counts if taken_back(message, i, affirmed=i.name in affirmed)]
        return arguments | dict.fromkeys(denied, NONE)

    def fit(self, message: Message, mention: Mention, calculator: Calculator) -> float:
        """How well a figure fits the best of an award's inputs, by the words of its clause."""
        clause, purpose = _clause_of(mention, message.text), Purpose(calculator, message.text)
        fits = [
            score(row, item, 0, purpose) + _IN_CLAUSE * _longest_named(item, clause)
            for row in self._cues.announced(message)  # without figures corrected at once
            for item in calculator.inputs
            if row.mention == mention and item.kind in UNITS
        ]
        return max(fits, default=NEVER)

    def told(self, message: Message) -> Told:
        """The year and the part of a year that each figure of a message is said of."""
        announced = self._cues.announced(message)
        return Told(
            {row.mention.id: row.period for row in announced if row.period},
            {m.id: part for m in message.mentions if (part := self._cues.part(m, message.text))},
            {mention.id for mention in message.mentions if mention.mark == "about"},
        )

    def years_of_one_fact(self, message: Message) -> dict[str, str]:
        """The years that figures are said of, by handle's id, where they are all of one fact."""
        rows = [row for row in self._cues.announced(message) if row.mention.unit != "count"]
        named = {self._cues.fact(row) for row in rows if row.names}
        return {row.mention.id: row.period for row in rows if row.period} if len(named) < 2 else {}

    def tells_award(self, message: Message) -> bool:
        """Whether every amount of money of a message is said to be an award, and there is one."""
        money = {mention.id for mention in message.amounts if mention.unit == "yuan"}
        return bool(money) and money <= self._cues.awards(message)

    def years(self, message: Message) -> set[str]:
        """The years (prior, current) that a message names."""
        return self._cues.years(message)

    def year(self, message: Message) -> str:
        """The one year that the message names; the current one when it names none or both."""
        return "prior" if self._cues.years(message) == {"prior"} else "current"

    def announced(self, message: Message, bound: Mapping[str, str | list[str]]) -> bool:
        """Whether every amount of money in the arguments has a name or a year of its own."""
        said = handles(str(list(bound.values())))
        return all(
            row.names or row.period
            for row in self._cues.announced(message)
            if row.mention.id in said and row.mention.unit in UNITS["money"]
        )

    def changed(self, message: Message, calculator: Calculator) -> dict[str, str]:
        """What changes a count given before, signed: 有一家要减掉 is －{u3}, 再多两个人 ＋{u3}."""
        counts = [item for item in calculator.inputs if item.kind == "count"]
        ours = _counted(message, counts)
        if len(counts) != 1 or not ours:
            return {}
        if left_out := self._left_out(message, counts[0]):
            behind = [count for count in ours if count.start > left_out.start]
            return {} if behind else {counts[0].name: f"－{left_out.handle}"}
        clause = CLAUSE.split(message.text[: ours[0].start])[-1]
        more = any(re.search(pattern, clause) for pattern in self._words["more"])
        alone = len(ours) == 1  # 又来了一个，四个人 says the sum as well
        return {counts[0].name: f"＋{ours[0].handle}"} if more and alone else {}

    def _left_out(self, message: Message, item: Input) -> Mention | None:
        """The count that is taken off the whole: 有一家要减掉, 其中2名不在目录里."""
        ours = _counted(message, [item])
        if not ours or message.text[: ours[-1].start].endswith(ONLY):
            return None
        if message.has(self._words["less"]):
            places = [message.text.find(word) for word in self._words["less"]]
            less = max(place for place in places if place >= 0)
            before = [count for count in ours if count.start < less]
            apart = STOP.search(message.text, less, ours[-1].start)  # 应剔除，实为3家
            return before[-1] if before else None if apart else ours[-1]
        clause = CLAUSE.split(message.text[ours[-1].end :])[0]
        denied = any(word in clause for word in (*self._words["left_out"], *item.excludes))
        return ours[-1] if denied and message.has(self._words["among"]) else None

    def _told_on_the_way(self, message: Message, counts: Sequence[Input]) -> list[Mention]:
        """The counts that only lead to the last one: 再添{u1}，共{u2}; 有{u1}不符合，最后就{u2}."""
        return [
            count
            for count in _counted(message, counts)[:-1]
            if self._more.search(message.text[: count.start])
            or _denied_behind(count, message.text, self._words["left_out"])
        ]

    def _added_on_the_way(self, message: Message) -> list[Mention]:
        """The amounts that only lead to the next one: 再挤{u1}出来，到{u2}."""
        money = [mention for mention in message.mentions if mention.unit == "yuan"]
        return [
            one
            for one, other in pairwise(money)
            if self._more.search(message.text[: one.start])
            and message.text[: other.start].endswith(tuple(self._words["rise_to"]))
        ]

    def retracted(self, message: Message, calculator: Calculator) -> list[str]:
        """The inputs whose figure the message says not to count: 15%那个不要管."""
        items = [item for item in calculator.inputs if item.kind in UNITS]
        rows = [row for row in self._cues.announced(message) if row.retracted]
        names = {item.name for item in items}
        again = {name for row in rows for name in row.mention.meant if name in names}
        if again:
            return sorted(again)  # 那950万的单子跑了: what it was said for
        behind = assign(rows, items, Purpose(calculator, message.text, [i.name for i in items]))
        by_name = [item.name for item in items if _called_wrong(item, message.text)]
        return [item.name for _, item in behind] + by_name

    def dropped(self, message: Message) -> set[str]:
        """The ids of earlier figures that the message says again, to take them back."""
        rows = self._cues.announced(message)
        return {id for row in rows if row.retracted for id in row.mention.same}

    def _both_years(
        self, bound: list[tuple[Mention, Input]], items: Sequence[Input], message: Message
    ) -> dict[str, str]:
        """利润两年都是100万; or 持平 beside the only amount: one figure for either year."""
        money = [mention for mention in message.amounts if mention.unit == "yuan"]
        told = re.sub("|".join(self._words["rest"]), "", message.text)
        same = any(word in told for word in self._words["same"])
        return {
            other.name: mention.handle
            for mention, item in bound
            for other in items
            if twin(item, other)
            and (
                (same and (len(money) == 1 or self._names_both(message, mention)))
                or _BOTH_YEARS.search(_before(mention, message))
                or _IN_BOTH.match(message.text, mention.end)
            )
        }

    def _names_both(self, message: Message, mention: Mention) -> bool:
        """Whether the clause before a figure names both years: 25年跟24年一样都是7000万."""
        clause = CLAUSE.split(message.text[: mention.start])[-1]
        years = self._cues.years(replace(message, text=clause, mentions=()))
        return years == {"prior", "current"} and any(w in clause for w in self._words["same"])

    def _sums(
        self, announced: Sequence[Announced], bound: list[tuple[Mention, Input]], message: Message
    ) -> dict[str, str]:
        """在孵3家、毕业2家: parts of one count, each announced by its own word, are added."""
        among = [message.text.find(word) for word in self._words["among"]]
        end = min((place for place in among if place >= 0), default=len(message.text))
        sums = {}
        for _, item in bound:
            parts = {
                part: row.mention.handle
                for row in announced
                if row.mention.start < end
                for part in item.parts
                if part in row.names and row.mention.unit == "count"
            }
            if len(parts) > 1 and len(set(parts.values())) == len(parts):
                sums[item.name] = "＋".join(parts.values())
        return sums


def _counted(message: Message, counts: Sequence[Input]) -> list[Mention]:
    """The mentions that any of these counts may be."""
    return [
        mention
        for mention in message.mentions
        if mention.unit == "count"
        and any(counting(mention, item, message.text) > NEVER for item in counts)
    ]


def _asked_about(mention: Mention, text: str) -> bool:
    """Whether it is asked if the answer is this: 最后能拿多少，是80万吗."""
    return bool(_TOTAL.search(text[: mention.start]) and _ASKED.match(text, mention.end))


def _denied_behind(mention: Mention, text: str, words: Sequence[str]) -> bool:
    """Whether the clause behind a figure denies it; 9人不是7人 denies the next one."""
    rest, *others = HANDLE.split(CLAUSE.split(text[mention.end :])[0])
    return any(word in rest and not (others and rest.endswith(word)) for word in words)


def _as_the_year_before(items: Sequence[Input], known: Mapping[str, Any]) -> dict[str, str]:
    """This year's figures where nothing has grown: those known of the year before."""
    pairs = ((item, other) for item in items for other in items if twin(item, other))
    return {
        item.name: str(known[other.name])
        for item, other in pairs
        if item.period == "current" and other.name in known and not item.named_only
    }


def _called_wrong(item: Input, text: str) -> bool:
    """Whether a figure is called wrong by its name, with no other given: 增长率我算错了."""
    names = (re.escape(name) for name in item.names if not name.endswith("{"))
    filler = r"(?:[这那][个块]|我们?|会计|财务|是|都|也|给|的|数){0,3}"
    anew = r"(?![^{}]{0,8}\{)"
    wrong = f"{filler}(?:[瞎乱][讲说报写编填]|[算说写报填记]错|不对|错了|不要了|不算数|作废){anew}"
    return any(re.search(name + wrong, text) for name in names)


def _before(mention: Mention, message: Message) -> str:
    """The text before a figure, with a stretch of years in words: {u1}贡献都是 is 两年贡献都是."""
    before = message.text[: mention.start]
    for other in message.mentions:
        before = before.replace(other.handle, "两年") if other.unit == "years" else before
    return before


def taken_back(message: Message, item: Input, *, affirmed: bool = False) -> bool:
    """Whether the message says that there is none of it: 没有头次拿高企的; or all of it: 拿满.

    `affirmed`: the clause of its figure says what 不是首次 denies of others.
    """
    text = message.plain.lower()
    names = [name for name in item.none if not (affirmed and name.startswith(_IS_NOT))]
    found = (match for name in names for match in spoken(name).finditer(text))
    return any(not text[: match.start()].endswith("有") for match in found)


def _affirmed(message: Message, mention: Mention, item: Input) -> bool:
    """Whether the clause of a figure says what others are denied: 5家首次, 另外2家不是首次."""
    if message.text[: mention.start].endswith(ONLY):
        return True  # 毕业那2家不是首次，只有5家算数
    clause = _clause_of(mention, message.text)
    denials = [name for name in item.none if name.startswith(_IS_NOT)]
    return any(name.removeprefix(_IS_NOT) in clause and name not in clause for name in denials)


def _clause_of(mention: Mention, text: str) -> str:
    """The clause that a figure stands in."""
    start = max((match.end() for match in CLAUSE.finditer(text, 0, mention.start)), default=0)
    return CLAUSE.split(text[start:], maxsplit=1)[0]


def _longest_named(item: Input, clause: str) -> int:
    """The characters of the longest name of an input in a clause."""
    return max((len(name) for name in item.names if spoken(name).search(clause)), default=0)
