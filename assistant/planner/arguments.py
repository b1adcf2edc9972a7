"""Arguments: what those of one call say of the award's parts, its years and its figures."""

from assistant.facts import PART
from assistant.ledger import HANDLE, handles
from assistant.planner.memory import Arguments
from assistant.planner.message import Message
from assistant.planner.view import View
from tools import Calculator

_CUT = "\0"
_FEW = 3  # characters between 一份 and its amount, which say nothing of either


def handles_that_count(item: Calculator, facts: Arguments) -> set[str]:
    """The handles that count: not those of components beside the sum of their year."""
    beside = {
        part
        for name, value in facts.items()
        if handles(str(value)) and item.input(name).period and len(item.replaced_by(name)) > 1
        for part in item.replaced_by(name)
    }
    return {id for name, value in facts.items() if name not in beside for id in handles(str(value))}


def part_pointed_to(message: Message, calculator: Calculator) -> Arguments:
    """The part of an award whose own amount the message points to: the RMB 200,000 per firm."""
    pointed = {
        ref.partition(":")[2] for m in message.mentions if len(m.refers) == 1 for ref in m.refers
    }
    named = [part for part, provision in calculator.parts.items() if provision in pointed]
    return {PART: named[0]} if len(named) == 1 else {}


def part_counted(calculator: Calculator, bound: Arguments) -> Arguments:
    """The one part of an award whose own figures the message gives."""
    said = {calculator.input(n).provision for n, v in bound.items() if handles(str(v))}
    parts = [part for part, provision in calculator.parts.items() if provision in said]
    return {PART: parts[0]} if len(parts) == 1 else {}


def passing(calculator: Calculator, bound: Arguments) -> list[str]:
    """The suppositions that end when a figure of their year is given anew: 再多做100万."""
    years = {calculator.input(name).period for name, value in bound.items() if handles(str(value))}
    suppositions = (item for item in calculator.inputs if item.named_only and item.period in years)
    return [item.name for item in suppositions if item.period and item.name not in bound]


def other_part(calculator: Calculator, kept: Arguments, bound: Arguments) -> bool:
    """Whether what is said now matters for another part of the award than the one kept."""
    ours = calculator.parts.get(str(kept.get(PART)), "")
    said = {calculator.input(name).provision for name, value in bound.items() if value != "否"}
    return bool(ours) and bool(said & (set(calculator.parts.values()) - {ours}))


def figures_in(bound: Arguments) -> int:
    """How many inputs were given a figure."""
    return sum(1 for value in bound.values() if handles(str(value)))


def merged_amounts(kept: list[str], said: list[str], view: View) -> list[str]:
    """Amounts of several policies with one said anew: it replaces the one announced alike."""
    again = {mention.handle for mention in view.message.mentions if mention.meant}
    if len(said) >= len(kept) or (len(said) > 1 and again.issuperset(said)):
        return said  # 就剩36万和45万
    merged = list(kept)
    for handle in said:
        words = _announced(view.message.text, handle)
        likest = max(merged, key=lambda old: len(words & _announced(view.memory.question, old)))
        merged[merged.index(likest)] = handle
    return merged


def _announced(text: str, handle: str) -> set[str]:
    """The characters before a handle, back to the quantity before it: 区里另一份给."""
    *earlier, last = HANDLE.sub(_CUT, text.partition(handle)[0]).split(_CUT)
    before = earlier[-1] + last if earlier and len(last) < _FEW else last
    return set(before[-8:])
