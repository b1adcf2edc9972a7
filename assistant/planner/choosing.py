"""Choosing: which calculator a message is about."""

from assistant.ledger import handles
from assistant.planner.announced import denied
from assistant.planner.arguments import figures_in
from assistant.planner.binding import Binder, Words, cited
from assistant.planner.memory import akin
from assistant.planner.slots import Slots
from assistant.planner.view import View
from tools import CALCULATORS, Calculator

_TALLY = 0.06  # for each character of a provision's name that the message says
_FOCUS, _SOLE_FOCUS = 0.35, 0.55  # for the calculator in focus; more where nothing is named
_KIN, _SOLE_KIN = 0.2, 0.4  # for those that rest on its provisions
_WHOLE = 0.3  # for a calculator that lacks nothing
_STRANGE = 0.3  # against a calculator none of whose provisions is named where others are
_NEARNESS = 0.05  # to a calculator, of how well the best of its provisions fits
_MARGIN = 0.15  # between asking for a target and for an award, below which neither counts much


class Chooser:
    """Chooses calculators by the words, the figures and the case in focus."""

    def __init__(self, slots: Slots, binder: Binder, words: Words) -> None:
        self._slots = slots
        self._binder = binder
        self._words = words

    def choose(self, view: View, act: str) -> Calculator:
        """The calculator by its utterances, the names said, what fits its inputs, and the focus."""
        named = {topic.ref.partition(":")[2]: topic.named for topic in view.topics}
        fits = {topic.ref.partition(":")[2]: topic.score for topic in view.topics}
        rewards = view.message.has(self._words["reward"])
        wanted = "threshold" if act == "target" else "award" if rewards else "component"
        reaches = view.message.matches(self._words["reach"])
        clear = reaches or abs(view.acts["target"] - view.acts["compute"]) > _MARGIN
        bonus = 0.4 if clear else 0.2
        pays = act != "target" and view.message.matches(self._words["pays"])
        facts, focus = act == "compute" and not reaches, view.memory.calculator
        kin, unnamed = _KIN if view.named else _SOLE_KIN, not (view.named or focus)
        scores = {}
        for name, item in CALCULATORS.items():
            if item.of_results:
                continue
            if item.outcome == "threshold" and (pays or (facts and name != focus)):
                continue
            if item.outcome == "component" and pays and (name != focus or not view.message.amounts):
                continue
            bound = self._binder.bind(view, item)
            words = sum(1 for v in bound.values() if not handles(str(v)))
            ours = view.names(item.provisions)
            scores[name] = (
                view.calculators[name]
                + _NEARNESS * max(fits[id] for id in item.provisions)
                + _TALLY * min(8, max(named[id] for id in item.provisions))
                + 0.1 * self._slots.evidence(view.message, item)
                + 0.1 * words
                + (0.0 if name != focus else _FOCUS if view.named else _SOLE_FOCUS)
                + (_WHOLE if ours and self._binder.whole(view, item, bound) else 0.0)
                + (bonus if item.outcome == wanted and (wanted != "component" or ours) else 0.0)
                - (_STRANGE if view.named and not ours else 0.0)
                + (kin if akin(focus, name) else 0.0)
                + (_KIN if unnamed and cited(view.memory, item) else 0.0)
            )
        if act == "target" and clear and (backward := self._backward(view)):
            takers = [n for n in backward if figures_in(self._binder.bind(view, CALCULATORS[n]))]
            scores = {name: scores[name] for name in takers or backward}
        return CALCULATORS[max(scores, key=lambda name: scores[name])]

    def fuller(self, view: View, focus: Calculator) -> Calculator:
        """The calculator in focus, or one on the same provision that takes more of the figures."""
        awards = (item for item in CALCULATORS.values() if item.outcome == "award")
        kin = [item for item in awards if akin(view.memory.calculator, item.name)]
        pays = kin and view.message.matches(self._words["pays"])
        counts = focus.outcome == "component" and view.message.has(self._words["reward"])
        pays = pays or (kin and counts)  # 营收更正为1.16亿，重新测算奖励
        if not counts and denied(view.message) and figures_in(self._binder.bind(view, focus)):
            return focus
        return max(kin if pays else [focus, *kin], key=lambda item: self._taken(view, item, focus))

    def resumed(self, view: View) -> str:
        """The calculator to go on with: the one in focus, or an earlier one that takes the facts.

        After a question on the firm's incubator, 那公司今年要是1亿 goes back to the firm; facts in
        words go back to what they name: 再说回集聚区，假如评估只是良好.
        """
        focus, named = view.memory.calculator, view.named and not view.leans
        if not focus or not (view.message.amounts or named):
            return focus
        takers = []
        counts = [mention for mention in view.message.amounts if mention.unit == "count"]
        others = [n for n, i in CALCULATORS.items() if i.outcome == "award"] if counts else []
        others = [name for name in others if view.names(CALCULATORS[name].provisions)]
        for name in dict.fromkeys([focus, *reversed(view.memory.given), *others]):
            ours = not named or view.names(CALCULATORS[name].provisions)
            bound = self._binder.bind(view, CALCULATORS[name]) if ours else {}
            if figures_in(bound) or (bound and not view.message.amounts):
                takers.append(name)
        if not counts or len(takers) < 2:
            return takers[0] if takers else focus
        return max(  # 再说那2个项目, after a question on people
            takers,
            key=lambda name: max(
                self._slots.fit(view.message, mention, CALCULATORS[name]) for mention in counts
            ),
        )

    def _backward(self, view: View) -> list[str]:
        """The calculators that say what to reach, on the provisions the message names, if any."""
        kin = backward_of(view.memory.calculator)
        return [
            name
            for name, item in CALCULATORS.items()
            if item.outcome == "threshold"
            and (not view.named or view.names(item.provisions) or name in kin)
        ]

    def _taken(self, view: View, item: Calculator, focus: Calculator) -> tuple[int, int, bool]:
        """How many of the message's figures and facts a calculator takes; the focus at a tie."""
        bound = self._binder.bind(view, item)
        return figures_in(bound), len(bound), item is focus


def backward_of(focus: str) -> list[str]:
    """The calculators that say what to reach for the award of the one in focus."""
    return [n for n, i in CALCULATORS.items() if i.outcome == "threshold" and akin(focus, n)]
