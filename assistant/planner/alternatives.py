"""Alternatives: several figures for one fact, told in one breath: 要么做到1.12亿，要么9980万."""

from collections.abc import Collection

from assistant.ledger import handles
from assistant.planner.assignment import UNITS
from assistant.planner.binding import Binder, Call, Words
from assistant.planner.choosing import Chooser
from assistant.planner.described import Descriptions
from assistant.planner.message import Mention
from assistant.planner.view import View
from tools import CALCULATORS, Calculator


class Alternatives:
    """Finds the cases that a message puts beside each other, and calls the award for each."""

    def __init__(
        self, binder: Binder, chooser: Chooser, descriptions: Descriptions, words: Words
    ) -> None:
        self._binder = binder
        self._chooser = chooser
        self._descriptions = descriptions
        self._words = words

    def each(self, view: View) -> list[Call]:
        """A call for each alternative, in the order told; none where there is one case only."""
        message = view.message
        either = message.has(self._words["or"]) or message.matches(self._words["either"])
        if len(message.amounts) < 2 or not either:
            return []
        item = self._award(view)
        view = view.less(self._descriptions.strange(view, item))
        fact, rivals = self._rivals(view, item)
        calls = []
        for rival in rivals:
            alone = view.less([other for other in rivals if other != rival])
            bound = self._binder.bind(alone, item)
            if bound.get(fact) != rival.handle:
                return []
            calls.append(self._binder.call(alone, item, bound))
        whole = all(self._binder.runs(item, facts) for _, facts in calls)
        return calls if whole and len(calls) > 1 else []

    def _award(self, view: View) -> Calculator:
        focus = view.memory.calculator
        if focus and not view.named:
            return self._chooser.fuller(view, CALCULATORS[focus])
        return self._chooser.choose(view, "compute")

    def _rivals(self, view: View, item: Calculator) -> tuple[str, list[Mention]]:
        """The input that figures of the message contend for, and these figures."""
        bound = self._binder.bind(view, item)
        taken = {id for value in bound.values() for id in handles(str(value))}
        left = [mention for mention in view.message.amounts if mention.id not in taken]
        for name, value in bound.items():
            mine = handles(str(value))
            kind = item.input(name).kind
            if kind not in UNITS or len(mine) != 1:
                continue
            others = [
                mention
                for mention in left
                if mention.unit in UNITS[kind]
                and not mention.adds_up
                and _may_mean(view, mention, name)
            ]
            first = [mention for mention in view.message.amounts if mention.id in mine]
            if first and others and self._contend(view, item, name, others, mine):
                return name, sorted([*first, *others], key=lambda mention: mention.start)
        return "", []

    def _contend(
        self, view: View, item: Calculator, name: str, others: list[Mention], mine: Collection[str]
    ) -> bool:
        """Whether a figure that is left takes the input once the one taken is not there."""
        taken = [mention for mention in view.message.amounts if mention.id in mine]
        bound = self._binder.bind(view.less(taken), item)
        return bound.get(name) in {mention.handle for mention in others}


def _may_mean(view: View, mention: Mention, name: str) -> bool:
    """Whether a figure was not said before, or for this input: 多的还是3600万 is no alternative."""
    meant = {each for id in mention.same for each in view.memory.meant.get(id, ())}
    return not meant or name in meant
