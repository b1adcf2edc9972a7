"""Descriptions: which award each figure is for, where somebody describes a firm."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from assistant.planner.arguments import figures_in
from assistant.planner.assignment import UNITS
from assistant.planner.binding import Binder
from assistant.planner.cues import KINDS
from assistant.planner.memory import Arguments, akin
from assistant.planner.message import Mention
from assistant.planner.slots import Slots
from assistant.planner.view import View
from corpus import Policy
from tools import CALCULATORS, Calculator

_STRANGE = 0.3  # against a calculator none of whose provisions is named where others are


class Descriptions:
    """Gives each count or rate of a description to one award."""

    def __init__(self, policies: Mapping[str, Policy], slots: Slots, binder: Binder) -> None:
        self._policies = policies
        self._slots = slots
        self._binder = binder

    def described(self, view: View) -> list[tuple[Calculator, Arguments]]:
        """What a message that describes somebody gives each award, a count or rate to one only."""
        owners = self._owners(view)
        return [
            (item, self._binder.bind(view, item, [id for id in owners if owners[id] != item.name]))
            for item in _describable()
        ]

    def strange(self, view: View, item: Calculator) -> list[Mention]:
        """The counts and rates of a message that are for another award than this one."""
        owners = self._owners(view)
        return [m for m in view.message.amounts if owners.get(m.id, item.name) != item.name]

    def spread(self, view: View) -> bool:
        """Whether the figures of a message are for awards that have nothing to do with each other.

        So speaks who describes a firm: 贡献去年8800万、今年1.12亿，还有两名骨干人才，哪些能用.
        """
        told = [
            item.name
            for item, bound in self.described(view)
            if figures_in(bound) and item.outcome == "award" and view.names(item.provisions)
        ]
        return any(not akin(one, other) for one, other in combinations(told, 2))

    def _owners(self, view: View) -> dict[str, str]:
        """The award that each count or rate is for, by the ids of their handles."""
        counted = (m for m in view.message.amounts if m.unit not in UNITS["money"])
        return {mention.id: self._owner(view, mention, _describable()) for mention in counted}

    def _owner(self, view: View, mention: Mention, awards: Sequence[Calculator]) -> str:
        """The award that a count or rate fits best, of two alike the one named last; or ""."""
        fits = {
            item.name: self._slots.fit(view.message, mention, item)
            + _STRANGE * view.names(item.provisions)
            for item in awards
        }
        best = [award for award in fits if fits[award] == max(fits.values())]
        screened = view.memory.screened.keys()
        told = [
            award
            for award in best
            if any(
                i.kind == KINDS.get(mention.unit) and i.name in screened
                for i in CALCULATORS[award].inputs
            )
        ]
        best = told if len(told) == 1 else best
        if len(best) == 1:
            return best[0]
        named = {award: self._last_named(view, mention, CALCULATORS[award]) for award in best}
        last = max(best, key=lambda award: named[award])
        return last if named[last] >= 0 else ""

    def _last_named(self, view: View, mention: Mention, item: Calculator) -> int:
        """Where a name of the award's provisions last stands before a figure; -1 for nowhere."""
        provisions = self._policies[item.policy].provisions
        names = (name for id in item.provisions for name in provisions[id].names)
        return max(view.message.text.rfind(name, 0, mention.start) for name in names)


def _describable() -> list[Calculator]:
    """The calculators whose facts somebody tells of themselves."""
    forward = (i for i in CALCULATORS.values() if i.outcome != "threshold" and not i.of_results)
    return [item for item in forward if all(d.kind != "amounts" for d in item.inputs)]
