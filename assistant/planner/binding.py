"""Binding: with which facts of its case a calculator is called."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from assistant.facts import NONE, PART, READING, reading_input
from assistant.ledger import handles
from assistant.planner.arguments import (
    figures_in,
    merged_amounts,
    other_part,
    part_counted,
    part_pointed_to,
    passing,
)
from assistant.planner.choices import Choices
from assistant.planner.governing import STOP
from assistant.planner.memory import Arguments, Memory, akin
from assistant.planner.message import Message
from assistant.planner.slots import Slots, taken_back
from assistant.planner.view import View
from corpus import Policy
from tools import CALCULATORS, BadFact, Calculator, MissingFacts

Call = tuple[str, dict[str, Any]]
Words = dict[str, list[str]]

_LESS = "－"
_OWN_SUM = re.compile(r"N(?:万元|%)")  # 我按比例算出来是49万 tells a sum, and asks for none


class Binder:
    """Fills in the facts of calculators from a message and what is known."""

    def __init__(
        self, policies: Mapping[str, Policy], slots: Slots, choices: Choices, words: Words
    ) -> None:
        self._policies = policies
        self._slots = slots
        self._choices = choices
        self._words = words

    def bind(self, view: View, calculator: Calculator, others: Collection[str] = ()) -> Arguments:
        """What the message gives a calculator; `others`: ids of figures for other calculators."""
        memory = view.memory
        current = memory.calculator == calculator.name
        pending = memory.pending if current else []
        known = memory.shared(calculator.name)
        if not pending and current and memory.latest:
            pending = (
                self._roughly(view)
                or self._reached(view, calculator, known)
                or self._latest(view, calculator, known)
            )
        goes_on = akin(memory.calculator, calculator.name)
        message = replace(view.message, earlier=memory.case) if goes_on else view.message
        bound = self._slots.bind(message, calculator, pending, known, varied=current, others=others)
        if PART in bound:
            bound[PART] = self._part(message, calculator, known, str(bound[PART]))
        if (
            _undivided(calculator)
            and PART not in known
            and bound.get(PART) == whole_part(calculator)
        ):
            del bound[PART]  # 一共多少 says nothing where no part was asked for
        for name in self._rates_of_others(view, calculator, bound):
            del bound[name]
        if PART not in bound and message.matches(self._words["only_this"]):
            bound |= part_counted(calculator, bound)
        if PART not in bound and message.matches(self._words["only_that"]):
            named = [part for part, id in calculator.parts.items() if view.names([id])]
            bound |= dict.fromkeys([PART], named[0]) if len(named) == 1 else {}
        return part_pointed_to(message, calculator) | bound

    def call(self, view: View, calculator: Calculator, bound: Arguments) -> Call:
        """The call with what is bound now over what is known; a new fact replaces its equals."""
        kept = view.memory.shared(calculator.name, self._slots.year(view.message))
        kept = self._heard(view, calculator) | kept
        kept = self.of_other_year(view, calculator) or kept
        others = {other for name in bound for other in calculator.replaced_by(name)}
        left = {name: value for name, value in kept.items() if name not in others}
        whole = self.runs(calculator, left | bound) or not self.runs(calculator, kept | bound)
        kept = left if whole else kept  # 今年6700万, 比去年涨了25%: one tells the year before
        asked = [item.name for item in calculator.inputs if item.of_question]
        for name in [*self.withdrawn(view, calculator), *passing(calculator, bound), *asked]:
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

    def of_other_year(self, view: View, calculator: Calculator) -> Arguments:
        """All facts of the one year that the message names, where those of the other were used.

        本年的呢, of a sum of components that belong to no year by themselves.
        """
        years = self._slots.years(view.message)
        if calculator.outcome != "component" or len(years) != 1 or view.message.amounts:
            return {}
        kept = view.memory.of_year(calculator.name, next(iter(years)))
        known = view.memory.given.get(calculator.name)
        return kept if kept != known and self.runs(calculator, kept) else {}

    def reading(self, view: View, calculator: Calculator) -> Arguments:
        """The reading that the message asks for (零头也按比例算), not that of a sum it tells."""
        item, message = reading_input(calculator), view.message
        others = view.memory.readings if view.memory.calculator == calculator.name else []
        if others and any(re.search(said, message.plain) for said in self._words["other_one"]):
            return {READING: others[0]}  # 那另一种口径呢
        named = self._choices.named(message.plain, item) if item else {}
        if len(named) > 1:  # 你这是按整档算的吧，再用按比例的口径算一遍
            used = view.memory.given.get(calculator.name, {}).get(READING)
            named.pop(str(used or next(iter(item.choices if item else ()))), None)
        if len(named) != 1:
            return {}
        ((choice, end),) = named.items()
        rest = STOP.split(message.plain[end:])[0]
        return {} if _OWN_SUM.search(rest) else {READING: choice}

    def withdrawn(self, view: View, calculator: Calculator) -> list[str]:
        """The inputs that the message says no longer hold: 拿满 wants no amount, 增长率算错了."""
        others = (item for item in calculator.inputs if item.kind != "count")
        taken = [item.name for item in others if taken_back(view.message, item)]
        return taken + self._slots.retracted(view.message, calculator)

    def leaves_out(self, view: View, calculator: Calculator) -> bool:
        """Whether some of what was counted is said not to count: 其中一个不符合目录."""
        changes = self._slots.changed(view.message, calculator).values()
        return any(change.startswith(_LESS) for change in changes)

    def chosen(
        self, text: str, item: Calculator, kinds: Collection[str] = ("choice",)
    ) -> Arguments:
        """The choices of a calculator that a text names, by input."""
        chosen = {
            declared.name: self._choices.choose(text, declared, False)
            for declared in item.inputs
            if declared.kind in kinds
        }
        return {name: word for name, word in chosen.items() if word}

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

    def whole(self, view: View, item: Calculator, bound: Arguments) -> bool:
        """Whether the message's figures, with what is known, are all that a calculator needs."""
        return figures_in(bound) > 0 and self.runs(item, self.call(view, item, bound)[1])

    def _latest(self, view: View, calculator: Calculator, known: Arguments) -> list[str]:
        """The input said last, for a figure said anew; of a change between years, one like it."""
        name = view.memory.latest
        was = handles(str(known.get(name, "")))
        like = any(set(mention.like) & set(was) for mention in view.message.amounts)
        change = bool(calculator.input(name).opposite)
        return [] if change and view.message.amounts and not like else [name]

    def _reached(self, view: View, calculator: Calculator, known: Arguments) -> list[str]:
        """The input an aim was asked of, once it is said what it comes to: 能做3000万，还差多少."""
        short = view.message.amounts and view.message.matches(self._words["short_by"])
        aims = (item for item in calculator.inputs if item.name == calculator.reaches)
        plain = [item.name for item in aims if item.name not in known and not item.named_only]
        return plain if short else []

    def _roughly(self, view: View) -> list[str]:
        """The inputs whose figure was said roughly, when it is now said exactly: 准确是6200万."""
        if not view.message.has(self._words["exactly"]):
            return []
        given = view.memory.given.get(view.memory.calculator, {})
        return [n for n, v in given.items() if view.memory.told.rough & set(handles(str(v)))]

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

    def _part(self, message: Message, calculator: Calculator, known: Arguments, chosen: str) -> str:
        """The part asked for: the whole when several are asked for together, or every one is.

        认定奖励再加上运营补助一共多少; 单问高企那项，运营补助先不管 asks for what it names.
        """
        whole, parts = whole_part(calculator), set(calculator.parts)
        named = self._choices.named(message.plain.lower(), calculator.input(PART))
        asked = [part for part in named if part in parts]
        joined = len(parts & {*asked, known.get(PART)}) > 1 and message.has(self._words["together"])
        if joined or len(asked) == len(parts):
            return whole
        return asked[-1] if asked and chosen not in {*parts, whole} else chosen

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
        elif cited(memory, item):
            said = memory.question
        if item.outcome != "award" or self._choices.compared(said, item):
            return {}
        words = self.chosen(said, item, ("choice", "yes_no"))
        return {name: word for name, word in words.items() if name != PART}

    def announced(self, view: View, bound: Arguments) -> bool:
        """Whether a word announces what each of the bound amounts of money is."""
        return figures_in(bound) > 0 and self._slots.announced(view.message, bound)


def whole_part(calculator: Calculator) -> str:
    """The choice that counts all parts of an award, or "" of one without parts."""
    return next(iter(calculator.input(PART).choices)) if calculator.parts else ""


def _undivided(calculator: Calculator) -> bool:
    """Whether the parts of an award are of one provision: what they come to is one award."""
    return len(set(calculator.parts.values())) == 1


def cited(memory: Memory, item: Calculator) -> bool:
    """Whether a provision of the calculator was cited last."""
    return any(ref.partition(":")[2] in item.provisions for ref in memory.refs)
