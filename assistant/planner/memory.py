"""What a conversation has established, read back from its messages: the planner keeps no state."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolCall

from assistant.conversation import artifacts, turns
from assistant.facts import PART, READING
from assistant.ledger import HANDLE, handles
from assistant.planner.firms import FIRST, FirmNames, firm_of, firms_in
from assistant.planner.governing import PERIODS
from assistant.planner.message import named_years
from tools import CALCULATORS, Input

_FIRMS = "abcdefgh"
_ELLIPTICAL = 6
"""Characters of a question that says nothing by itself: 部级的呢 leans on the one before it."""
Arguments = dict[str, Any]


class Result(NamedTuple):
    """What was computed: of which firm, by which calculator, its handle and its role."""

    firm: str
    calculator: str
    headline: str
    role: str

    @property
    def key(self) -> tuple[str, str]:
        """Whose award it is: a later result with the same key takes its place."""
        return self.firm, self.calculator


@dataclass
class Told:
    """The year (prior, current) and the part of it that figures were said of, by handle's id.

    `rough` are those said roughly: 六千来万.
    """

    periods: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    rough: set[str] = field(default_factory=set)


ToldBy = Callable[[HumanMessage, tuple[int, ...]], Told]


@dataclass
class Memory:
    """The calculator in focus, the facts given to each, what was asked for and cited."""

    calculator: str = ""
    given: dict[str, Arguments] = field(default_factory=dict)
    earlier: list[tuple[str, Arguments]] = field(default_factory=list)
    """The calls before the last of each calculator: what they said of another year still holds."""
    pending: list[str] = field(default_factory=list)
    refs: list[str] = field(default_factory=list)
    tool: str = ""
    """The tool that answered last, or the reason why nothing did."""
    question: str = ""
    headline: str = ""
    """The handle of what the last turn computed, or ""."""
    readings: list[str] = field(default_factory=list)
    """The other readings that would change what the last turn computed."""
    screened: Arguments = field(default_factory=dict)
    case: str = ""
    """The questions of the case in focus, in their sealed words."""
    years: tuple[int, ...] = ()
    told: Told = field(default_factory=Told)
    firm: str = FIRST
    """Which of several firms the case in focus is of."""
    results: list[Result] = field(default_factory=list)
    """What awards and sums of components came to, in order; one said again only once."""
    meant: dict[str, set[str]] = field(default_factory=dict)
    """The inputs that the figures said so far were taken for, by handle's id."""
    others: dict[str, Any] = field(default_factory=dict)
    """What was told of the other firms."""
    names: Sequence[str] = ()
    """The names that the conversation gave to firms."""

    @property
    def latest(self) -> str:
        """The input of the calculator in focus whose figure was said last, or "".

        A change beside the amount itself (今年5229万，少了1万) only explains it.
        """
        given = self.given.get(self.calculator, {})
        declared = (
            {item.name: item for item in CALCULATORS[self.calculator].inputs} if given else {}
        )
        beside = {name for name, item in declared.items() if item.named_only and item.period} | {
            name
            for ways in (CALCULATORS[self.calculator].instead if given else ())
            for way in ways[1:]
            for name in way
            if given.keys() & set(ways[0])
        }
        said = {
            name: max(int(id[1:]) for id in handles(str(value)))
            for name, value in given.items()
            if handles(str(value)) and name not in beside
        }
        return max(said, key=lambda name: said[name], default="")

    def add(self, results: Sequence[Result]) -> None:
        """Remembers what was computed, unless it is what was computed last."""
        self.results += [each for each in results if each not in self.results[-1:]]

    def turn_to(self, text: str) -> None:
        """Goes on with the firm that a text names, if any: of a new one only the part is known."""
        self.go_on_with(firm_of(text, max([self.firm, *self.others]), self.names))

    def go_on_with(self, firm: str) -> None:
        """Goes on with this firm, unless it is "" or the one in focus."""
        if firm in ("", self.firm):
            return
        parts = {name: {PART: facts[PART]} for name, facts in self.given.items() if PART in facts}
        self.others[self.firm] = (self.given, self.earlier, self.screened)
        self.given, self.earlier, self.screened = self.others.pop(firm, (parts, [], {}))
        self.firm, self.pending, self.headline, self.case = firm, [], "", ""

    def a_year_later(self, year: int) -> None:
        """Where this is the year after the two computed with, the current one becomes prior.

        那2026年要是1.2亿, after 2024 and 2025.
        """
        if not self.headline or len(set(self.years)) < 2 or year != max(self.years) + 1:
            return
        for calculator, arguments in self.given.items():
            inputs = [CALCULATORS[calculator].input(name) for name in arguments if name != READING]
            now = [item for item in inputs if item.period == "current"]
            for item in now:
                value = arguments.pop(item.name)
                twins = [each for each in CALCULATORS[calculator].inputs if twin(each, item)]
                arguments |= {each.name: value for each in twins[:1]}

    def realign(self) -> None:
        """Moves figures to the year that they turn out to be of: 2025年…, later 2024年….

        One moves only where its place in that year is free, or left by another one that moves.
        """
        for calculator, arguments in self.given.items():
            moving = self._moving(calculator, arguments)
            free = {
                name: to
                for name, to in moving.items()
                if arguments.get(to) is None or (to in moving and arguments[to] != arguments[name])
            }
            moved = {to: arguments[name] for name, to in free.items()}
            kept = {name: value for name, value in arguments.items() if name not in free}
            self.given[calculator] = kept | moved

    def _moving(self, calculator: str, arguments: Arguments) -> dict[str, str]:
        """The inputs whose figures were said of the other year, with the input of that year."""
        moving: dict[str, str] = {}
        for item in CALCULATORS[calculator].inputs:
            said = self._said_of(arguments.get(item.name, ""))
            if item.period and said in PERIODS and said != item.period and not item.named_only:
                twins = (each.name for each in CALCULATORS[calculator].inputs if twin(each, item))
                moving |= dict.fromkeys([item.name], next(twins, ""))
        return moving

    def _said_of(self, value: Any) -> str:
        """The one year that all figures of an argument were said of, or ""."""
        years = {self.told.periods.get(id, "") for id in handles(str(value))}
        return years.pop() if len(years) == 1 else ""

    def shared(self, calculator: str, period: str = "current") -> Arguments:
        """Facts that this calculator can take: its own, those of inputs like them, and screened.

        A fact for no year in particular is one of the year it was said of; asked for without a
        year, it is that of `period`.
        """
        wanted = {item.name for item in CALCULATORS[calculator].inputs}
        found = {name: value for name, value in self.screened.items() if name in wanted}
        for other, arguments in [*self.earlier, *self.given.items()]:
            for name, value in arguments.items():
                if name == READING:
                    continue
                said = CALCULATORS[other].input(name)
                last = arguments is self.given.get(other)
                told = "prior" if self._said_of(value) == "prior" else "current"
                year = said.period or told
                found |= {
                    item.name: value
                    for item in CALCULATORS[calculator].inputs
                    if (last and item == said)
                    or (_alike(said, item) and year == (item.period or period))
                }
        return found | self.given.get(calculator, {})

    def of_year(self, calculator: str, period: str) -> Arguments:
        """What the other calculators know that this one can take, of one year."""
        given = self.given.pop(calculator, None)
        found = self.shared(calculator, period)
        if given is not None:
            self.given[calculator] = given
        return found


def _alike(said: Input, item: Input) -> bool:
    """The same fact, of a year for one of them and of no year in particular for the other."""
    same = said.kind == item.kind == "money" and said.names == item.names
    return same and (not said.period) != (not item.period)


def _combines(call: ToolCall) -> bool:
    """Whether a call only combines results of others."""
    return call["name"] in CALCULATORS and CALCULATORS[call["name"]].of_results


def _firms_of(text: str, calls: Sequence[ToolCall], names: Sequence[str]) -> Sequence[str]:
    """The firm of each of several calls, where they are of one firm each; named, or a, b, …."""
    named = list(dict.fromkeys(firm for firm, _ in firms_in(text, names)))
    if len(named) == len(calls) > 1:
        return named
    facts = [handles(str(call["args"])) for call in calls]
    said = [id for ids in facts for id in ids]
    alike = len({call["name"] for call in calls}) == 1 and len(said) == len(set(said))
    return _FIRMS[: len(calls)] if alike and len(calls) > 1 and all(facts) else ""


def _about_nothing(calls: Sequence[Any]) -> bool:
    """Whether the last answer was a refusal that named no provision near the question."""
    return bool(calls) and calls[-1]["args"].get("nearest") == []


def akin(one: str, other: str) -> bool:
    """Whether two calculators rest on a provision together: their cases are one."""
    if not one:
        return False
    return bool(set(CALCULATORS[one].provisions) & set(CALCULATORS[other].provisions))


def twin(item: Input, other: Input) -> bool:
    """The same fact in the other year."""
    return {item.period, other.period} == {"prior", "current"} and bool(
        set(item.names) & set(other.names)
    )


def results_of(firm: str, found: Sequence[dict[str, Any]]) -> list[Result]:
    """The awards, and the sums of components, among tool results."""
    computed = (item for item in found if item["kind"] == "award")
    return [
        Result(firm, item["calculator"], item["headline"], item["role"])
        for item in computed
        if CALCULATORS[item["calculator"]].outcome in ("award", "component")
    ]


def _worded(message: AnyMessage) -> str:
    """A question with its counts in words: 另一家 is another firm, 另两个项目 is none."""
    figures = {item["id"]: item for item in message.additional_kwargs.get("figures", [])}
    return HANDLE.sub(
        lambda m: f"一{figures.get(m[1], {}).get('counter', '')}", message.text
    ).lower()


def recall(messages: Sequence[AnyMessage], told_by: ToldBy, firm_names: FirmNames) -> Memory:
    """The memory of the turns before the last message; `told_by` reads the years of figures."""
    asked = [message for message in messages if isinstance(message, HumanMessage)]
    memory = Memory(names=firm_names.told(map(_worded, asked)))
    said = [message.text for message in asked]
    every = tuple(year for text in said for year in named_years(text))
    for turn in turns(messages[:-1]):
        worded = _worded(turn[0])
        memory.turn_to(worded)
        if len(turn[0].text) > _ELLIPTICAL or not memory.question:
            memory.question = turn[0].text
        if isinstance(turn[0], HumanMessage):
            told = told_by(turn[0], every)
            memory.told.periods |= told.periods
            memory.told.parts |= told.parts
            memory.told.rough |= told.rough
        memory.years += named_years(turn[0].text)
        calls = [c for m in turn if isinstance(m, AIMessage) for c in m.tool_calls]
        calls = [call for call in calls if not _combines(call)] or calls
        results = artifacts(turn)
        firms = _firms_of(worded, calls, memory.names)
        one_each = bool(firms)  # A公司去年…，B公司去年…
        for index, call in enumerate(calls):
            memory.go_on_with(firms[index] if one_each else "")
            if one_each and index < len(results):
                memory.add(results_of(memory.firm, results[index : index + 1]))
            memory.tool = call["args"].get("reason", call["name"])
            if call["name"] == "screen":
                memory.screened = call["args"]
            if call["name"] in CALCULATORS and not _combines(call):
                kept = memory.case if akin(memory.calculator, call["name"]) else ""
                memory.case = f"{kept} {turn[0].text}"
                memory.calculator = call["name"]
                if before := memory.given.pop(call["name"], None):
                    memory.earlier.append((call["name"], before))
                memory.given[call["name"]] = call["args"]
                for name, value in call["args"].items():
                    for id in handles(str(value)):
                        memory.meant.setdefault(id, set()).add(name)
        memory.add([] if one_each else results_of(memory.firm, results))
        memory.pending = [
            need["name"] for result in results[-1:] for need in result.get("needs", [])
        ]
        memory.headline = results[-1].get("headline", "") if results else ""
        others = results[-1].get("alternatives", []) if results else []
        memory.readings = [other["label"] for other in others]
        if results and not _about_nothing(calls):
            memory.refs = results[-1]["provisions"] or memory.refs
    memory.realign()
    memory.turn_to(_worded(messages[-1]))
    return memory
