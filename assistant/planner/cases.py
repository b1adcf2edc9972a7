"""Cases: which calculator a message is about, and which facts of a case it is called with."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from assistant.facts import NONE, PART, READING, reading_input
from assistant.ledger import handles
from assistant.planner.announced import denied
from assistant.planner.arguments import (
    figures_in,
    handles_that_count,
    merged_amounts,
    other_part,
    part_counted,
    part_pointed_to,
    passing,
)
from assistant.planner.assignment import UNITS
from assistant.planner.choices import Choices
from assistant.planner.governing import STOP
from assistant.planner.memory import Arguments, Memory, Told, akin
from assistant.planner.message import Mention, Message
from assistant.planner.slots import Slots, taken_back
from assistant.planner.view import View
from corpus import Policy
from tools import CALCULATORS, BadFact, Calculator, MissingFacts

Call = tuple[str, dict[str, Any]]
Words = dict[str, list[str]]

_LESS = "－"
_TALLY = 0.06  # for each character of a provision's name that the message says
_OWN_SUM = re.compile(r"N(?:万元|%)")  # 我按比例算出来是49万 tells a sum, and asks for none
_FOCUS, _SOLE_FOCUS = 0.35, 0.55  # for the calculator in focus; more where nothing is named
_KIN, _SOLE_KIN = 0.2, 0.4  # for those that rest on its provisions
_WHOLE = 0.3  # for a calculator that lacks nothing
_SEVERAL = 2  # amounts asked for in one message
_STRANGE = 0.3  # against a calculator none of whose provisions is named where others are
_NEARNESS = 0.05  # to a calculator, of how well the best of its provisions fits
_MARGIN = 0.15  # between asking for a target and for an award, below which neither counts much


class Cases:
    """Chooses calculators and fills in their facts."""

    def __init__(
        self, policies: dict[str, Policy], slots: Slots, choices: Choices, words: Words
    ) -> None:
        self._policies = policies
        self._slots = slots
        self._choices = choices
        self._words = words

    def told(self, message: Message) -> Told:
        """The years that the figures of a message are said of."""
        return self._slots.told(message)

    def bind(self, view: View, calculator: Calculator, others: Collection[str] = ()) -> Arguments:
        """What the message gives a calculator; `others`: ids of figures for other calculators."""
        memory = view.memory
        current = memory.calculator == calculator.name
        pending = memory.pending if current else []
        known = memory.shared(calculator.name)
        if not pending and current and memory.latest:
            pending = self._roughly(view) or self._latest(view, calculator, known)
        goes_on = akin(memory.calculator, calculator.name)
        message = replace(view.message, earlier=memory.case) if goes_on else view.message
        bound = self._slots.bind(message, calculator, pending, known, varied=current, others=others)
        if PART in bound:
            bound[PART] = self._part(message, calculator, known, str(bound[PART]))
        if _undivided(calculator) and PART not in known and bound.get(PART) == _whole(calculator):
            del bound[PART]  # 一共多少 says nothing where no part was asked for
        for name in self._rates_of_others(view, calculator, bound):
            del bound[name]
        if PART not in bound and message.matches(self._words["only_this"]):
            bound |= part_counted(calculator, bound)
        if PART not in bound and message.matches(self._words["only_that"]):
            named = [part for part, id in calculator.parts.items() if view.names([id])]
            bound |= dict.fromkeys([PART], named[0]) if len(named) == 1 else {}
        return part_pointed_to(message, calculator) | bound

    def _latest(self, view: View, calculator: Calculator, known: Arguments) -> list[str]:
        """The input said last, for a figure said anew; of a change between years, one like it."""
        name = view.memory.latest
        was = handles(str(known.get(name, "")))
        like = any(set(mention.like) & set(was) for mention in view.message.amounts)
        change = bool(calculator.input(name).opposite)
        return [] if change and view.message.amounts and not like else [name]

    def described(self, view: View) -> list[tuple[Calculator, Arguments]]:
        """What a message that describes somebody gives each award, a count or rate to one only."""
        forward = (item for item in CALCULATORS.values() if item.outcome != "threshold")
        awards = [i for i in forward if all(d.kind != "amounts" for d in i.inputs)]
        counted = (m for m in view.message.amounts if m.unit not in UNITS["money"])
        owners = {mention.id: self._owner(view, mention, awards) for mention in counted}
        return [
            (item, self.bind(view, item, [id for id, own in owners.items() if own != item.name]))
            for item in awards
        ]

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

    def _owner(self, view: View, mention: Mention, awards: Sequence[Calculator]) -> str:
        """The award that a count or rate fits best, of two alike the one named last; or ""."""
        fits = {
            item.name: self._slots.fit(view.message, mention, item)
            + _STRANGE * view.names(item.provisions)
            for item in awards
        }
        best = [award for award in fits if fits[award] == max(fits.values())]
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

    def _rates_of_others(self, view: View, item: Calculator, bound: Arguments) -> list[str]:
        """Rates beside the amounts of both years, where another award that takes one is named too.

        营收增长16%，贡献去年5200万、今年6500万: the growth is not the contribution's.
        """
        figures = [item.input(name) for name, value in bound.items() if handles(str(value))]
        rates = [declared.name for declared in figures if declared.kind == "rate"]
        if not rates or not {"prior", "current"} <= {declared.period for declared in figures}:
            return []
        others = [
            other
            for other in CALCULATORS.values()
            if other.outcome == "award"
            and not akin(item.name, other.name)
            and any(declared.kind == "rate" for declared in other.inputs)
        ]
        return rates if any(view.names(other.provisions) for other in others) else []

    def _roughly(self, view: View) -> list[str]:
        """The inputs whose figure was said roughly, when it is now said exactly: 准确是6200万."""
        if not view.message.has(self._words["exactly"]):
            return []
        given = view.memory.given.get(view.memory.calculator, {})
        return [n for n, v in given.items() if view.memory.told.rough & set(handles(str(v)))]

    def _part(self, message: Message, calculator: Calculator, known: Arguments, chosen: str) -> str:
        """The part asked for: the whole when several are asked for together, or every one is.

        认定奖励再加上运营补助一共多少; 单问高企那项，运营补助先不管 asks for what it names.
        """
        whole, parts = _whole(calculator), set(calculator.parts)
        named = self._choices.named(message.plain.lower(), calculator.input(PART))
        asked = [part for part in named if part in parts]
        joined = len(parts & {*asked, known.get(PART)}) > 1 and message.has(self._words["together"])
        if joined or len(asked) == len(parts):
            return whole
        return asked[-1] if asked and chosen not in {*parts, whole} else chosen

    def call(self, view: View, calculator: Calculator, bound: Arguments) -> Call:
        """The call with what is bound now over what is known; a new fact replaces its equals."""
        kept = view.memory.shared(calculator.name, self._slots.year(view.message))
        kept = self._heard(view, calculator) | kept
        for name in bound:
            for other in calculator.replaced_by(name):
                kept.pop(other, None)
        for name in [*self.withdrawn(view, calculator), *passing(calculator, bound)]:
            kept.pop(name, None)
        anew = _undivided(calculator) and figures_in(bound)
        if anew or other_part(calculator, kept, bound):
            kept.pop(PART, None)
        bound = self._parts_of_years(view, kept, bound)
        for name, change in self._slots.changed(view.message, calculator).items():
            whole = bound.get(name, NONE) if change.startswith(_LESS) else kept.get(name, NONE)
            whole = kept.get(name, NONE) if whole == NONE else whole
            if whole != NONE:
                bound[name] = f"{whole}{change}"
        for item in calculator.inputs:
            if item.kind == "amounts" and item.name in kept:
                gone = {f"{{{id}}}" for id in self._slots.dropped(view.message)}
                kept[item.name] = [amount for amount in kept[item.name] if amount not in gone]
            if item.kind == "amounts" and item.name in bound and item.name in kept:
                bound[item.name] = merged_amounts(kept[item.name], bound[item.name], view)
        return calculator.name, {**kept, **bound, **self.reading(view, calculator)}

    def _parts_of_years(self, view: View, kept: Arguments, bound: Arguments) -> Arguments:
        """The arguments with a part of a year put into the year's sum; alone it is no year's."""
        parts, said = self._slots.told(view.message).parts, view.memory.told.parts
        whole = dict(bound)
        for name, value in bound.items():
            part = parts.get(next(iter(handles(str(value))), ""))
            if not part or len(handles(str(value))) > 1:
                continue
            old = [id for id in handles(str(kept.get(name, ""))) if said.get(id) == part]
            if old:
                whole[name] = str(kept[name]).replace(f"{{{old[0]}}}", str(value))
            else:
                del whole[name]
        return whole

    def _heard(self, view: View, item: Calculator) -> Arguments:
        """What the questions before said in words of this case, for another calculator or none."""
        memory, said = view.memory, ""
        if akin(memory.calculator, item.name):
            said = memory.case
        elif _cited(memory, item):
            said = memory.question
        if item.outcome != "award" or self._choices.compared(said, item):
            return {}
        words = self._chosen(said, item, ("choice", "yes_no"))
        return {name: word for name, word in words.items() if name != PART}

    def reached(self, view: View) -> list[Call]:
        """The award once the threshold just computed is reached: 刚好做到这个数，奖多少."""
        memory, message = view.memory, view.message
        if not memory.headline or message.amounts or not message.matches(self._words["that_much"]):
            return []
        name = CALCULATORS[memory.calculator].reaches
        for item in CALCULATORS.values():
            inputs = {declared.name for declared in item.inputs}
            if item.outcome == "award" and name in inputs and akin(memory.calculator, item.name):
                return [self.call(view, item, {name: memory.headline})]
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
            bound = self.bind(view, item)
            wanted = {i.name for i in item.inputs if i.of_award or i.kind == "choice"}
            facts = self.call(view, item, bound)[1]
            years = [
                declared for declared in item.inputs if declared.period and declared.name in facts
            ]
            awards = (other for other in CALCULATORS.values() if akin(item.name, other.name))
            given = any(item.reaches in self.bind(view, other) for other in awards)
            if wanted & bound.keys() and years and not given:
                return True
        return False

    def withdrawn(self, view: View, calculator: Calculator) -> list[str]:
        """The inputs that the message says no longer hold: 拿满 wants no amount, 增长率算错了."""
        others = (item for item in calculator.inputs if item.kind != "count")
        taken = [item.name for item in others if taken_back(view.message, item)]
        return taken + self._slots.retracted(view.message, calculator)

    def leaves_out(self, view: View, calculator: Calculator) -> bool:
        """Whether some of what was counted is said not to count: 其中一个不符合目录."""
        changes = self._slots.changed(view.message, calculator).values()
        return any(change.startswith(_LESS) for change in changes)

    def reading(self, view: View, calculator: Calculator) -> Arguments:
        """The reading that the message asks for (零头也按比例算), not that of a sum it tells."""
        item, message = reading_input(calculator), view.message
        others = view.memory.readings if view.memory.calculator == calculator.name else []
        if others and any(re.search(said, message.plain) for said in self._words["other_one"]):
            return {READING: others[0]}  # 那另一种口径呢
        if item is None or len(named := self._choices.named(message.plain, item)) != 1:
            return {}
        ((choice, end),) = named.items()
        rest = STOP.split(message.plain[end:])[0]
        return {} if _OWN_SUM.search(rest) else {READING: choice}

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
        kin, cited = _KIN if view.named else _SOLE_KIN, not (view.named or focus)
        scores = {}
        for name, item in CALCULATORS.items():
            if item.outcome == "total":
                continue
            if item.outcome == "threshold" and (pays or (facts and name != focus)):
                continue
            if item.outcome == "component" and pays and (name != focus or not view.message.amounts):
                continue
            bound = self.bind(view, item)
            words = sum(1 for v in bound.values() if not handles(str(v)))
            ours = view.names(item.provisions)
            scores[name] = (
                view.calculators[name]
                + _NEARNESS * max(fits[id] for id in item.provisions)
                + _TALLY * min(8, max(named[id] for id in item.provisions))
                + 0.1 * self._slots.evidence(view.message, item)
                + 0.1 * words
                + (0.0 if name != focus else _FOCUS if view.named else _SOLE_FOCUS)
                + (_WHOLE if ours and self._whole(view, item, bound) else 0.0)
                + (bonus if item.outcome == wanted and (wanted != "component" or ours) else 0.0)
                - (_STRANGE if view.named and not ours else 0.0)
                + (kin if akin(focus, name) else 0.0)
                + (_KIN if cited and _cited(view.memory, item) else 0.0)
            )
        if act == "target" and clear and (backward := self._backward(view)):
            scores = {name: scores[name] for name in backward}
        return CALCULATORS[max(scores, key=lambda name: scores[name])]

    def _backward(self, view: View) -> list[str]:
        """The calculators that say what to reach, on the provisions the message names, if any."""
        kin = self.backward_of(view.memory.calculator)
        return [
            name
            for name, item in CALCULATORS.items()
            if item.outcome == "threshold"
            and (not view.named or view.names(item.provisions) or name in kin)
        ]

    def backward_of(self, focus: str) -> list[str]:
        """The calculators that say what to reach for the award of the one in focus."""
        return [n for n, i in CALCULATORS.items() if i.outcome == "threshold" and akin(focus, n)]

    def fuller(self, view: View, focus: Calculator) -> Calculator:
        """The calculator in focus, or one on the same provision that takes more of the figures."""
        awards = (item for item in CALCULATORS.values() if item.outcome == "award")
        kin = [item for item in awards if akin(view.memory.calculator, item.name)]
        pays = kin and view.message.matches(self._words["pays"])
        counts = focus.outcome == "component" and view.message.has(self._words["reward"])
        pays = pays or (kin and counts)  # 营收更正为1.16亿，重新测算奖励
        if not counts and denied(view.message) and figures_in(self.bind(view, focus)):
            return focus
        return max(kin if pays else [focus, *kin], key=lambda item: self._taken(view, item, focus))

    def _taken(self, view: View, item: Calculator, focus: Calculator) -> tuple[int, int, bool]:
        """How many of the message's figures and facts a calculator takes; the focus at a tie."""
        bound = self.bind(view, item)
        return figures_in(bound), len(bound), item is focus

    def resumed(self, view: View) -> str:
        """The calculator to go on with: the one in focus, or an earlier one that takes the facts.

        After a question on the firm's incubator, 那公司今年要是1亿 goes back to the firm; facts in
        words go back to what they name: 再说回集聚区，假如评估只是良好.
        """
        focus, named = view.memory.calculator, view.named and not view.leans
        if not focus or not (view.message.amounts or named):
            return focus
        takers = []
        for name in dict.fromkeys([focus, *reversed(view.memory.given)]):
            ours = not named or view.names(CALCULATORS[name].provisions)
            bound = self.bind(view, CALCULATORS[name]) if ours else {}
            if figures_in(bound) or (bound and not view.message.amounts):
                takers.append(name)
        counts = [mention for mention in view.message.amounts if mention.unit == "count"]
        if not counts or len(takers) < 2:
            return takers[0] if takers else focus
        return max(  # 再说那2个项目, after a question on people
            takers,
            key=lambda name: max(
                self._slots.fit(view.message, mention, CALCULATORS[name]) for mention in counts
            ),
        )

    def names_all(self, view: View, aspect: str) -> bool:
        """Whether the message names the two or more choices that name an aspect, and no other."""
        for item in CALCULATORS.values():
            wanted = self._chosen(aspect, item)
            if len(wanted) > 1:
                return wanted == self._chosen(view.message.plain, item)
        return False

    def differs(self, view: View, aspect: str) -> bool:
        """Whether an aspect names a choice (省级) that the message and its case do not."""
        spoken = view.before + view.message.plain
        for item in CALCULATORS.values():
            for name, choice in self._chosen(aspect, item).items():
                said = self._choices.named(spoken, item.input(name))
                known = view.memory.shared(item.name).get(name)
                held = said or ([known] if known else [])
                if held and choice not in held:
                    return True
        return False

    def _chosen(
        self, text: str, item: Calculator, kinds: Collection[str] = ("choice",)
    ) -> Arguments:
        """The choices of a calculator that a text names, by input."""
        chosen = {
            declared.name: self._choices.choose(text, declared, False)
            for declared in item.inputs
            if declared.kind in kinds
        }
        return {name: word for name, word in chosen.items() if word}

    def announced(self, view: View, bound: Arguments) -> bool:
        """Whether a word announces what each of the bound amounts of money is."""
        return figures_in(bound) > 0 and self._slots.announced(view.message, bound)

    def tells_award(self, view: View) -> bool:
        """Whether the message tells what an award is, and no figure of a case."""
        return self._slots.tells_award(view.message)

    def each(self, view: View, *, both: bool = False) -> list[Call]:
        """A call for each award that one message asks for: 这两笔分别是多少.

        `both`: they are asked about together, as 能同时拿吗 does.
        """
        each = view.message.has(self._words["each"])
        counted = view.message.count(self._words["how_much"]) >= _SEVERAL
        if not (each or both or counted or view.message.has(self._words["together"])):
            return []
        calls = []
        for item, bound in self.described(view):
            if item.outcome == "award" and view.names(item.provisions) and bound:
                call = self.call(view, item, bound)
                calls += [call] if each or self.runs(item, call[1]) else []
        used = [
            handle
            for name, facts in calls
            for handle in handles_that_count(CALCULATORS[name], facts)
        ]
        shared = not (each or both) and len(used) > len(set(used))  # one figure is no two awards'
        return calls if len(calls) > 1 and not shared else []

    def general(self, view: View, item: Calculator, bound: Arguments) -> bool:
        """Whether this asks what the text says rather than about a case: nobody's, and no facts."""
        if not bound and view.named and view.topics[0].ref.partition(":")[2] not in item.provisions:
            return True
        kin = item.outcome == "award" and akin(view.memory.calculator, item.name)
        begun = kin or view.memory.given.get(item.name)
        if view.message.has(self._words["own"]) or begun:
            return False
        if figures_in(bound) or len(bound) > 2 or view.message.matches(self._words["calculates"]):
            return False
        rewards = view.message.has(self._words["reward"])
        if rewards and any(item.input(name).tells_case for name in bound):
            return False
        return not self._complete(item, bound)

    def _complete(self, item: Calculator, bound: Arguments) -> bool:
        """Whether the words alone, with no figure, already decide the result."""
        return not figures_in(bound) and self.runs(item, bound)

    def runs(self, item: Calculator, arguments: Arguments) -> bool:
        """Whether nothing is missing, whatever the figures are."""
        facts = {
            name: 0 if value == NONE else 1 if handles(str(value)) else value
            for name, value in arguments.items()
            if name != READING
        }
        try:
            item.run(facts, self._policies[item.policy], {})
        except MissingFacts:
            return False
        except BadFact:  # nothing is missing: the figures contradict each other, being made up
            return True
        return True

    def _whole(self, view: View, item: Calculator, bound: Arguments) -> bool:
        """Whether the message's figures, with what is known, are all that a calculator needs."""
        return figures_in(bound) > 0 and self.runs(item, self.call(view, item, bound)[1])

    def decided(self, view: View, least: int = 2) -> list[Call]:
        """The award that the words alone decide, when they say at least so many facts of it.

        With fewer than two, nothing else may be named: 人才、集聚区各多少 asks for both.
        """
        named = {topic.ref.partition(":")[2] for topic in view.topics if topic.named}
        for item in CALCULATORS.values():
            if item.outcome != "award" or (least < 2 and named - set(item.provisions)):
                continue
            words = {
                name: value
                for name, value in self.bind(view, item).items()
                if not handles(str(value))
            }
            if self._choices.compared(view.message.text, item):
                continue
            if len(words) >= least and view.names(item.provisions) and self._complete(item, words):
                return [(item.name, words)]
        return []

    def known(self, view: View) -> list[Call]:
        """The calculation of an award that is asked about, when what is known of it is enough.

        Of a year's contribution too, where the year is named and no award: 上年度综合经济贡献数额.
        """
        rewards = view.message.has(self._words["reward"])
        awards = [item for item in CALCULATORS.values() if item.outcome == "award"]
        parts = [item for item in CALCULATORS.values() if item.outcome == "component"]
        yearly = parts if self._slots.years(view.message) and not rewards else []
        for item in [*yearly, *awards]:
            bound = self.bind(view, item)
            kept = view.memory.shared(item.name)
            cited = _cited(view.memory, item)
            about = view.names(item.provisions) or (not view.named and bound and (kept or cited))
            about = about or (not view.named and _says_name(view.message, item, kept))
            if not about or not (kept or figures_in(bound) or cited):
                continue
            call = self.call(view, item, bound)
            if self.runs(item, call[1]):
                return [call]
        return []

    def own_figures(self, view: View) -> list[Call]:
        """The calculation for figures of the speaker's own: what they claim of it is checked."""
        item = self.choose(view, "compute")
        bound = self.bind(view, item)
        years = {item.input(name).period for name, value in bound.items() if handles(str(value))}
        counts = any(item.input(name).kind == "count" for name in bound)
        counted = counts and self._whole(view, item, bound)
        alone = item.outcome == "component" and not view.message.has(self._words["reward"])
        parts = alone and self._whole(view, item, bound)
        enough = counted or parts or {"prior", "current"} <= years
        return [self.call(view, item, bound)] if enough else []

    def begun(self, view: View) -> list[Call]:
        """A case begun by a question about the text: its words are facts once more are given."""
        item = self.choose(view, "compute")
        bound = self.bind(view, item)
        asked = self._chosen(view.memory.question, item, ("choice", "yes_no"))
        goes_on = bool(asked) or _cited(view.memory, item)
        return [self.call(view, item, {**asked, **bound})] if bound and goes_on else []


def _whole(calculator: Calculator) -> str:
    """The choice that counts all parts of an award, or "" of one without parts."""
    return next(iter(calculator.input(PART).choices)) if calculator.parts else ""


def _undivided(calculator: Calculator) -> bool:
    """Whether the parts of an award are of one provision: what they come to is one award."""
    return len(set(calculator.parts.values())) == 1


def _cited(memory: Memory, item: Calculator) -> bool:
    """Whether a provision of the calculator was cited last."""
    return any(ref.partition(":")[2] in item.provisions for ref in memory.refs)


def _says_name(message: Message, item: Calculator, kept: Arguments) -> bool:
    """Whether the message calls the award by a figure known of it: 贡献那笔具体是多少."""
    known = [item.input(name) for name, value in kept.items() if handles(str(value))]
    return any(message.has(declared.names) for declared in known)
