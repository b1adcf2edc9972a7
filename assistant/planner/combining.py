"""Combining: results that a message asks to be added up, or compared with each other."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.planner.binding import Binder, Call, Words
from assistant.planner.choosing import Chooser
from assistant.planner.memory import Result
from assistant.planner.message import Mention
from assistant.planner.view import View
from tools import CALCULATORS, Calculator

_TOTAL, _DIFFERENCE = "total_of", "difference_of"
_TWO = 2
_COUNTED = ("count", "years")
_GIVEN = ("award", "ceiling")
_OF_FIRMS = "家边"
"""Counters of firms: 两家, 两边."""


class Combination(NamedTuple):
    """How results are combined, and those of earlier turns that take part."""

    by: str
    earlier: list[Result]

    @property
    def compares(self) -> bool:
        """Whether they are compared, not added up."""
        return self.by == _DIFFERENCE

    @property
    def _adds_up(self) -> bool:
        return self.by == _TOTAL

    def beside(self, calls: Sequence[Call], first: bool) -> "Combination":
        """The comparison of what these calls compute: with each other, or one with an earlier one.

        `first`: that is the first of them, not the last.
        """
        if calls:
            one = self.earlier[:1] if first else self.earlier[-1:]
            return Combination(self.by, one if len(calls) == 1 else [])
        ends = [*self.earlier[:1], *self.earlier[1:][-1:]]
        return Combination(self.by, ends if first else self.earlier)

    def call(self, computed: Iterable[Result] = ()) -> Call | None:
        """The call that combines them with those `computed` since; None where there are no two."""
        new = [each for each in computed if not self._adds_up or each.role in _GIVEN]
        keys = {result.key for result in new} if self._adds_up else set()
        results = [*(old for old in self.earlier if old.key not in keys), *new]
        if len(results) < _TWO:
            return None
        if self._adds_up:
            return _TOTAL, _by_role(results)
        first, second = results[-_TWO:]
        return _DIFFERENCE, {"first": first.headline, "second": second.headline}


class Combiner:
    """Finds which results a message wants combined: 两笔加一起呢, 比刚才少拿多少."""

    def __init__(self, binder: Binder, chooser: Chooser, words: Words) -> None:
        self._binder = binder
        self._chooser = chooser
        self._words = words

    def combination(self, view: View, several: Sequence[Call]) -> Combination | None:
        """How the message wants results combined, if it does; `several`: what it gives itself."""
        if self._adds(view, several):
            return Combination(_TOTAL, self._added(view))
        if self.compares(view):
            return Combination(_DIFFERENCE, self._compared(view))
        return None

    def counted(self, view: View) -> list[Mention]:
        """The counts of results to be combined: 三项总计, 两家奖励合起来."""
        behind = re.compile("|".join(self._words["several_behind"]))
        counts = (mention for mention in view.message.mentions if mention.unit in _COUNTED)
        firms = view.message.matches(self._words["of_firms"])  # 从两家公司拿到多少
        return [
            mention
            for mention in counts
            if behind.match(view.message.text, mention.end)
            or (firms and mention.counter in _OF_FIRMS)
        ]

    def changed(self, view: View) -> list[Call]:
        """Awards computed before that a word changes: 集聚区还是按优秀，这三笔加起来."""
        calls = []
        for name, known in view.memory.given.items():
            item = CALCULATORS[name]
            if item.outcome == "award" and view.names(item.provisions):
                call = self._binder.call(view, item, self._binder.bind(view, item))
                calls += [call] if call[1] != known else []
        return calls

    def varied(self, view: View) -> list[Call]:
        """The case in focus once more with what a message that compares results changes in it.

        Before the cap and after it, where it is asked what the cap cuts off.
        """
        if not view.memory.calculator:
            return []
        item = self._chooser.fuller(view, CALCULATORS[view.memory.calculator])
        bound = self._binder.bind(view, item)
        call = self._binder.call(view, item, bound)
        uncapped = [declared.name for declared in item.inputs if declared.of_question]
        if uncapped and view.message.matches(self._words["cut_off"]):
            capped = {name: value for name, value in call[1].items() if name not in uncapped}
            return [(item.name, {**capped, uncapped[0]: "是"}), (item.name, capped)]
        known = (item.name, view.memory.given.get(item.name))
        return [call] if bound and call != known and self._binder.runs(item, call[1]) else []

    def _adds(self, view: View, computed: Sequence[Call]) -> bool:
        message = view.message
        firms = message.matches(self._words["of_firms"])
        counted = bool(computed or firms or self.counted(view))
        several = counted or message.matches(self._words["several"])
        shared = message.has(self._words["limits"]) and message.matches(self._words["whether"])
        if shared and not message.matches(self._words["how_much"]):
            return False  # 两笔合起来封顶吗 asks of the limits
        several = several or self._joins(view) or len(_named(view)) > 1
        return bool(several) and message.matches(self._words["sums"])

    def _added(self, view: View) -> list[Result]:
        """Of the results so far those added up: of the awards named, and of the firm in focus.

        Of all firms where that leaves one only: 三个孵化器加起来; of two years, the last two.
        """
        memory, counted = view.memory, self.counted(view)
        many = counted or view.message.matches(self._words["more_than_two"])
        named = [] if many else _named(view)  # 集聚区的、人才的，三样相加
        results = [
            result
            for result in _last_of_each(memory.results)
            if result.role in _GIVEN and (len(named) < _TWO or result.calculator in named)
        ]
        text = view.message.text
        if any(each.unit == "years" or text.startswith("年", each.end) for each in counted):
            return [result for result in memory.results if result.role in _GIVEN][-_TWO:]
        ours = [result for result in results if result.firm == memory.firm]
        of_firms = self._of_firms(view, counted) or len(ours) < _TWO
        return results if of_firms else ours

    def compares(self, view: View) -> bool:
        """Whether results are compared: 哪个给得多, 前后差多少."""
        message = view.message
        if message.matches(self._words["cut_off"]):
            return True
        if message.matches(self._words["falls_short"]) or message.has(self._words["home"]):
            return False  # 厦门哪个区补得多
        counts = all(mention.unit == "count" for mention in message.amounts)
        apart = counts and message.matches(self._words["apart"])  # 前后两个结果相差几多
        return apart or message.matches(self._words["compares"])

    def _compared(self, view: View) -> list[Result]:
        """Of the results so far those compared: of each award or firm named, or the last ones."""
        named, results = _named(view), _of_one_kind(view.memory.results)
        of_each = _last_of_each(results)
        if len(named) >= _TWO:
            return [result for result in of_each if result.calculator in named]
        if self._of_firms(view, self.counted(view)):
            return [result for result in of_each if result.calculator == view.memory.calculator]
        return results

    def _of_firms(self, view: View, counted: Sequence[Mention]) -> bool:
        firms = any(mention.counter in _OF_FIRMS for mention in counted)
        return firms or self._joins(view) or view.message.matches(self._words["of_firms"])

    def _joins(self, view: View) -> bool:
        """Whether all so far is to be put together, whatever it is: 合一块是多少钱."""
        named = (view.named and not view.leans) or view.message.amounts
        return not named and view.message.matches(self._words["joins"])


def _named(view: View) -> list[str]:
    """The awards that the message names: by their provisions, or what is counted for them."""
    computed = {result.calculator for result in view.memory.results}
    awards = [(name, item) for name, item in CALCULATORS.items() if item.outcome == "award"]
    return [
        name
        for name, item in awards
        if view.names(item.provisions)
        or (name in computed and view.message.has(_counted_names(item)))
    ]


def _counted_names(item: Calculator) -> list[str]:
    """What an award counts: 项目, 人才."""
    return [name for declared in item.inputs if declared.kind == "count" for name in declared.names]


def _of_one_kind(results: Sequence[Result]) -> list[Result]:
    """The results of the kind of the last one: awards, or sums of components."""
    outcomes = [CALCULATORS[result.calculator].outcome for result in results]
    return [result for result, of in zip(results, outcomes, strict=True) if of == outcomes[-1]]


def _last_of_each(results: Iterable[Result]) -> list[Result]:
    """The last result of each firm's award."""
    return list({result.key: result for result in results}.values())


def _by_role(results: Iterable[Result]) -> dict[str, list[str]]:
    """The headlines by the input that takes them: awards, ceilings."""
    given: dict[str, list[str]] = {}
    for result in results:
        given.setdefault(f"{result.role}s", []).append(result.headline)
    return given
