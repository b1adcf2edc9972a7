"""Cases: the calculations that a message asks for, where its words and what is known decide one."""

from collections.abc import Mapping

from assistant.ledger import handles
from assistant.planner.arguments import figures_in, handles_that_count
from assistant.planner.binding import Binder, Call, Words, cited, whole_part
from assistant.planner.choices import Choices
from assistant.planner.choosing import Chooser
from assistant.planner.described import Descriptions
from assistant.planner.memory import Arguments, akin
from assistant.planner.message import Message
from assistant.planner.slots import Slots
from assistant.planner.view import View
from tools import CALCULATORS, Calculator

_DESCRIBED = 2  # facts said in words, of more than which a case is told
_SEVERAL = 2  # amounts asked for in one message


class Cases:
    """Finds the calculations of cases begun, asked about or told in one breath."""

    def __init__(
        self,
        slots: Slots,
        choices: Choices,
        binder: Binder,
        chooser: Chooser,
        descriptions: Descriptions,
        words: Words,
    ) -> None:
        self._slots = slots
        self._choices = choices
        self._binder = binder
        self._chooser = chooser
        self._descriptions = descriptions
        self._words = words

    def each(self, view: View, *, both: bool = False) -> list[Call]:
        """A call for each award that one message asks for: 这两笔分别是多少.

        `both`: they are asked about together, as 能同时拿吗 does.
        """
        each = view.message.has(self._words["each"])
        counted = view.message.count(self._words["how_much"]) >= _SEVERAL
        if not (each or both or counted or view.message.has(self._words["together"])):
            return []
        calls = []
        for item, bound in self._descriptions.described(view):
            known = item.name in view.memory.given and figures_in(bound)
            about = known or view.names(item.provisions)  # 3个项目的加上4个人的, after either
            if item.outcome == "award" and about and (bound or self._binder.reading(view, item)):
                call = self._binder.call(view, item, bound)
                calls += [call] if each or self._binder.runs(item, call[1]) else []
        used = [
            handle
            for name, facts in calls
            for handle in handles_that_count(CALCULATORS[name], facts)
        ]
        shared = not (each or both) and len(used) > len(set(used))  # one figure is no two awards'
        return calls if len(calls) > 1 and not shared else []

    def decided(self, view: View, least: int = 2) -> list[Call]:
        """The award that the words alone decide, when they say at least so many facts of it.

        With fewer than two, nothing else may be named: 人才、集聚区各多少 asks for both.
        """
        named = {topic.ref.partition(":")[2]: topic.named for topic in view.topics if topic.named}
        for item in CALCULATORS.values():
            if item.outcome != "award" or (least < 2 and _others_named(named, item)):
                continue
            words = {
                name: value
                for name, value in self._binder.bind(view, item).items()
                if not handles(str(value))
            }
            if self._choices.compared(view.message.text, item):
                continue
            if len(words) >= least and view.names(item.provisions) and self._complete(item, words):
                return [(item.name, words)]
        return []

    def told(self, view: View) -> list[Call]:
        """The award that the words describe a case of, though they do not decide it yet."""
        item = self._chooser.choose(view, "compute")
        bound = self._binder.bind(view, item)
        case = any(item.input(name).tells_case for name in bound)
        described = case and len(bound) > _DESCRIBED and view.names(item.provisions)
        return [self._binder.call(view, item, bound)] if described else []

    def known(self, view: View) -> list[Call]:
        """The calculation of an award that is asked about, when what is known of it is enough.

        Of a year's contribution too, where the year is named and no award: 上年度综合经济贡献数额.
        """
        rewards = view.message.has(self._words["reward"])
        awards = [item for item in CALCULATORS.values() if item.outcome == "award"]
        parts = [item for item in CALCULATORS.values() if item.outcome == "component"]
        yearly = parts if self._slots.years(view.message) and not rewards else []
        awards.sort(key=lambda item: item.name != view.memory.calculator)  # the one in focus first
        for item in [*yearly, *awards]:
            bound = self._binder.bind(view, item)
            kept = view.memory.shared(item.name)
            was_cited = cited(view.memory, item)
            about = view.names(item.provisions) or (
                not view.named and bound and (kept or was_cited)
            )
            about = about or (not view.named and _says_name(view.message, item, kept))
            if not about or not (kept or figures_in(bound) or was_cited):
                continue
            call = self._binder.call(view, item, bound)
            if self._binder.runs(item, call[1]):
                return [call]
        return []

    def own_figures(self, view: View) -> list[Call]:
        """The calculation for figures of the speaker's own: what they claim of it is checked."""
        item = self._chooser.choose(view, "compute")
        bound = self._binder.bind(view, item)
        years = {item.input(name).period for name, value in bound.items() if handles(str(value))}
        counts = any(item.input(name).kind == "count" for name in bound)
        counted = counts and self._binder.whole(view, item, bound)
        alone = item.outcome == "component" and not view.message.has(self._words["reward"])
        parts = alone and self._binder.whole(view, item, bound)
        enough = counted or parts or {"prior", "current"} <= years
        return [self._binder.call(view, item, bound)] if enough else []

    def begun(self, view: View) -> list[Call]:
        """A case begun by a question about the text: its words are facts once more are given."""
        item = self._chooser.choose(view, "compute")
        bound = self._binder.bind(view, item)
        asked = self._binder.chosen(view.memory.question, item, ("choice", "yes_no"))
        goes_on = bool(asked) or cited(view.memory, item)
        return [self._binder.call(view, item, {**asked, **bound})] if bound and goes_on else []

    def reached(self, view: View) -> list[Call]:
        """The award once the threshold just computed is reached: 刚好做到这个数，奖多少."""
        memory, message = view.memory, view.message
        sized = any(mention.unit != "count" for mention in message.amounts)
        if not memory.headline or sized or not message.matches(self._words["that_much"]):
            return []
        name = CALCULATORS[memory.calculator].reaches
        for item in CALCULATORS.values():
            inputs = {declared.name for declared in item.inputs}
            if item.outcome == "award" and name in inputs and akin(memory.calculator, item.name):
                return [self._binder.call(view, item, {name: memory.headline})]
        return []

    def wished(self, view: View) -> bool:
        """Whether an amount to be got, or all of it, is said of a case, but not what reaches it."""
        for item in CALCULATORS.values():
            about = view.names(item.provisions) or akin(view.memory.calculator, item.name)
            wishes = [name for i in item.inputs if i.of_award for name in i.names]
            aside = (
                view.memory.calculator and CALCULATORS[view.memory.calculator].outcome == "award"
            )
            if not item.reaches or not about or (aside and not view.message.has(wishes)):
                continue
            bound = self._binder.bind(view, item)
            wanted = {i.name for i in item.inputs if i.of_award or i.kind == "choice"}
            facts = self._binder.call(view, item, bound)[1]
            years = [
                declared for declared in item.inputs if declared.period and declared.name in facts
            ]
            awards = (other for other in CALCULATORS.values() if akin(item.name, other.name))
            given = any(item.reaches in self._binder.bind(view, other) for other in awards)
            if wanted & bound.keys() and years and not given:
                return True
        return False

    def general(self, view: View, item: Calculator, bound: Arguments) -> bool:
        """Whether this asks what the text says rather than about a case: nobody's, and no facts."""
        if not bound and view.named and view.topics[0].ref.partition(":")[2] not in item.provisions:
            return True
        told = view.memory.given.get(item.name) or figures_in(bound)
        if not told and view.message.matches(self._words["of_text"]):
            return True
        kin = item.outcome == "award" and akin(view.memory.calculator, item.name)
        begun = kin or view.memory.given.get(item.name)
        said = {name for name, word in bound.items() if word != whole_part(item)}
        if not (said or begun) and view.message.has(self._words["limits"]):
            return True  # 出了事我担着，合计到底封顶多少
        if view.message.has(self._words["own"]) or begun:
            return False
        if figures_in(bound) or len(bound) > 2 or view.message.matches(self._words["calculates"]):
            return False
        rewards = view.message.has(self._words["reward"])
        if rewards and any(item.input(name).tells_case for name in bound):
            return False
        return not self._complete(item, bound)

    def beyond(self, view: View, item: Calculator, bound: Arguments) -> bool:
        """Whether the message's only figures are amounts of money, and it takes none of them."""
        amounts = [mention for mention in view.message.amounts if mention.unit != "years"]
        money = all(mention.unit == "yuan" for mention in amounts)
        return (
            bool(amounts) and money and not figures_in(bound) and not self._binder.runs(item, bound)
        )

    def names_all(self, view: View, aspect: str) -> bool:
        """Whether the message names the two or more choices that name an aspect, and no other."""
        for item in CALCULATORS.values():
            wanted = self._binder.chosen(aspect, item)
            if len(wanted) > 1:
                return wanted == self._binder.chosen(view.message.plain, item)
        return False

    def differs(self, view: View, aspect: str) -> bool:
        """Whether an aspect names a choice (省级) that the message and its case do not."""
        spoken = view.before + view.message.plain
        for item in CALCULATORS.values():
            for name, choice in self._binder.chosen(aspect, item).items():
                said = self._choices.named(spoken, item.input(name))
                known = view.memory.shared(item.name).get(name)
                held = said or ([known] if known else [])
                if held and choice not in held:
                    return True
        return False

    def _complete(self, item: Calculator, bound: Arguments) -> bool:
        """Whether the words alone, with no figure, already decide the result."""
        return not figures_in(bound) and self._binder.runs(item, bound)


def _says_name(message: Message, item: Calculator, kept: Arguments) -> bool:
    """Whether the message calls the award by a figure known of it: 贡献那笔具体是多少."""
    known = [item.input(name) for name, value in kept.items() if handles(str(value))]
    return any(message.has(declared.names) for declared in known)


def _others_named(named: Mapping[str, int], item: Calculator) -> bool:
    """Whether another measure is named than the award's, or clearer another provision of it."""
    own = max(named.get(id, 0) for id in item.provisions)
    measures = {id.partition(".")[0] for id in item.provisions}
    others = {id: length for id, length in named.items() if id not in item.provisions}
    return any(n > own or id.partition(".")[0] not in measures for id, n in others.items())
