"""From a message and what was established before it to tool calls: the decisions, in order."""

import re
from collections.abc import Sequence
from typing import Any

from langchain_core.messages import AnyMessage, HumanMessage

from assistant.facts import SUBJECT, all_inputs
from assistant.ledger import HANDLE, handles
from assistant.planner.choices import Choices
from assistant.planner.memory import Arguments, Memory, recall
from assistant.planner.message import Message, read_message
from assistant.planner.slots import Slots
from assistant.planner.typos import Typos
from assistant.planner.view import View, Viewer
from corpus import Policy
from tools import CALCULATORS, Calculator, Input, MissingFacts

Call = tuple[str, dict[str, Any]]
Words = dict[str, list[str]]

_TARGETS = tuple(name for name, item in CALCULATORS.items() if item.outcome == "threshold")
_OTHER_SUBJECT = ("lookup", "responsible", "missing", "off_topic", "status", "basis", "stacking",
                  "list_measures", "interpreter", "screen")  # fmt: skip
_REPEATED = {"departments": "responsible", "read_provisions": "lookup", "check_claim": "lookup",
             "document_status": "status", "list_measures": "lookup"}  # fmt: skip
_DIGITS = "零一二三四五六七八九十"
_MEASURE = re.compile(
    r"(?:措施|第)([一二三四五六七八九]|[1-9])(?=条|项|点|部分)|措施([一二三四五六七八九])"
)
_SHORT = 12
_LONG = 25
_CLEAR = 0.5
_SURELY_MISSING = 0.55
_TALLY = 0.06
_CLOSE = 0.85
_FAINT = 0.3
_STRANGE = 0.3
_MARGIN = 0.15


class Planner:
    """Decides which tools answer a message. Deterministic; keeps nothing between messages."""

    def __init__(
        self,
        policies: dict[str, Policy],
        viewer: Viewer,
        slots: Slots,
        choices: Choices,
        typos: Typos,
        words: Words,
    ) -> None:
        self._policies = policies
        self._viewer = viewer
        self._slots = slots
        self._choices = choices
        self._typos = typos
        self._words = words
        self._departments = _departments(policies)

    def plan(self, messages: Sequence[AnyMessage]) -> list[Call]:
        """The calls that answer the last message; none when it is a greeting."""
        last = messages[-1]
        if not isinstance(last, HumanMessage):
            raise TypeError("the last message must be the user's")
        memory = recall(messages[:-1])
        message = read_message(last, memory.years, self._typos)
        return self._decide(self._viewer.view(message, memory, self._before(message, memory)))

    def _before(self, message: Message, memory: Memory) -> str:
        """The question that an elliptical message (那部级的呢) leans on, its choices replaced."""
        if message.length > _SHORT or not message.matches(self._words["ellipsis"]):
            return ""
        return self._choices.substituted(memory.question, message.text, all_inputs())

    def _decide(self, view: View) -> list[Call]:
        message, memory = view.message, view.memory
        if message.has(self._words["places"]) and not message.has(self._words["home"]):
            return [_decline("out_of_scope")]
        if memory.pending and (filled := self._fill(view)):
            return filled
        calls: list[Call] = getattr(self, f"_{self._act(view)}")(view)
        return calls

    def _act(self, view: View) -> str:
        """The act: the likeliest one that the message's names and quantities leave open."""
        acts, message = dict(view.acts), view.message
        if view.before and view.memory.tool in _REPEATED:
            return _REPEATED[view.memory.tool]
        if self._varies(view):
            return "fact"
        if view.named:
            for act in ("off_topic", "greeting"):
                acts.pop(act)
        if message.mentions and view.memory.calculator:
            for act in ("off_topic", "greeting", "missing"):
                acts.pop(act, None)
        if len(message.amounts) > 1 and view.named:
            acts.pop("attack")
        near_text = view.named and view.aspect in self._words["of_the_text"]
        if near_text and acts.get("missing", 0.0) < _SURELY_MISSING:
            acts.pop("missing", None)
        return max(acts, key=lambda act: acts[act])

    def _varies(self, view: View) -> bool:
        """Whether the message goes on with the case in focus: 换成当年3000万呢, 再加上运营补助."""
        memory, message = view.memory, view.message
        if not memory.calculator or message.length > _LONG:
            return False
        item = CALCULATORS[memory.calculator]
        ours = view.names(item.provisions)
        varies = message.matches(self._words["variation"])
        if (view.named and not ours) or not (varies or (ours and memory.tool == item.name)):
            return False
        bound = self._bind(view, item)
        figures = any(handles(str(value)) for value in bound.values())
        return bool(bound) and ((varies and figures) or not self._asks_back(view))

    def _asks_back(self, view: View) -> bool:
        """Whether the message asks what it would take, or who and when, not what it gives."""
        forward = max(view.acts[act] for act in ("compute", "fact", "eligible", "lookup"))
        back = max(
            view.acts[act] for act in ("target", "responsible", "missing", "claim", "attack")
        )
        return back > forward

    def _fill(self, view: View) -> list[Call]:
        """The answer to what was asked for, when the message gives any of it."""
        calculator = CALCULATORS[view.memory.calculator]
        bound = self._bind(view, calculator)
        act = self._act(view)
        if act in _OTHER_SUBJECT and view.acts[act] > _CLEAR and view.message.length > _SHORT:
            return []
        return [self._call(view, calculator, bound)] if bound else []

    def _bind(self, view: View, calculator: Calculator) -> Arguments:
        memory = view.memory
        current = memory.calculator == calculator.name
        pending = memory.pending if current else []
        if not pending and current and memory.latest:
            pending = [memory.latest]
        known = set(memory.shared(calculator.name))
        return self._slots.bind(view.message, calculator, pending, known)

    def _call(self, view: View, calculator: Calculator, bound: Arguments) -> Call:
        """The call with what is bound now over what is known; a new fact replaces its equals."""
        fresh = view.message.has(self._words["reset"])
        kept = {} if fresh else view.memory.shared(calculator.name)
        for name in bound:
            for other in calculator.replaced_by(name):
                kept.pop(other, None)
        for item in calculator.inputs:
            if item.kind == "amounts" and item.name in bound and item.name in kept:
                bound[item.name] = _merged(kept[item.name], bound[item.name], view)
        return calculator.name, {**kept, **bound}

    def _choose_calculator(self, view: View, act: str) -> Calculator:
        """The calculator by its utterances, the names said, what fits its inputs, and the focus."""
        named = {topic.ref.partition(":")[2]: topic.named for topic in view.topics}
        rewards = view.message.has(self._words["reward"])
        wanted = "threshold" if act == "target" else "award" if rewards else "component"
        clear = abs(view.acts["target"] - view.acts["compute"]) > _MARGIN
        bonus = 0.4 if clear else 0.2
        scores = {}
        for name, item in CALCULATORS.items():
            words = sum(1 for v in self._bind(view, item).values() if not handles(str(v)))
            ours = view.names(item.provisions)
            scores[name] = (
                view.calculators[name]
                + _TALLY * min(8, max(named[id] for id in item.provisions))
                + 0.1 * self._slots.evidence(view.message, item)
                + 0.1 * words
                + (0.35 if name == view.memory.calculator else 0.0)
                + (bonus if item.outcome == wanted and (wanted != "component" or ours) else 0.0)
                - (_STRANGE if view.named and not ours else 0.0)
                + (0.2 if self._family(view, item) else 0.0)
            )
        return CALCULATORS[max(scores, key=lambda name: scores[name])]

    def _family(self, view: View, item: Calculator) -> bool:
        """Whether this calculator rests on the provision that the one in focus rests on."""
        focus = CALCULATORS.get(view.memory.calculator)
        return focus is not None and bool(set(focus.provisions) & set(item.provisions))

    def _compute(self, view: View, act: str = "compute") -> list[Call]:
        item = self._choose_calculator(view, act)
        bound = self._bind(view, item)
        if not (bound or view.named) and view.calculators[item.name] < _FAINT:
            return self._lookup(view)
        if act != "target" and self._general(view, item, bound):
            return self._lookup(view)
        return [self._call(view, item, bound)]

    def _general(self, view: View, item: Calculator, bound: Arguments) -> bool:
        """Whether this asks what the text says rather than about a case: nobody's, and no facts."""
        if not bound and view.named and view.topics[0].ref.partition(":")[2] not in item.provisions:
            return True
        if view.message.has(self._words["own"]) or view.memory.given.get(item.name):
            return False
        if any(handles(str(value)) for value in bound.values()) or len(bound) > 2:
            return False
        return not self._complete(item, bound)

    def _complete(self, item: Calculator, bound: Arguments) -> bool:
        """Whether the words alone, with no figure, already decide the result."""
        if any(handles(str(value)) for value in bound.values()):
            return False
        try:
            item.run(bound, self._policies[item.policy], {})
        except MissingFacts:
            return False
        return True

    def _target(self, view: View) -> list[Call]:
        return self._compute(view, "target")

    def _fact(self, view: View) -> list[Call]:
        memory = view.memory
        if memory.tool == "screen":
            return self._screen(view)
        if memory.calculator:
            item = CALCULATORS[memory.calculator]
            bound = self._bind(view, item)
            if bound:
                return [self._call(view, item, bound)]
        if not memory.calculator and (begun := self._begun(view)):
            return begun
        return self._compute(view) if view.message.mentions else self._lookup(view)

    def _begun(self, view: View) -> list[Call]:
        """A case begun by a question about the text: its words are facts once more are given."""
        item = self._choose_calculator(view, "compute")
        bound = self._bind(view, item)
        asked = {
            declared.name: word
            for declared in item.inputs
            if declared.kind == "choice"
            and (word := self._choices.choose(view.memory.question, declared, False))
        }
        return [(item.name, {**asked, **bound})] if bound and asked else []

    def _eligible(self, view: View) -> list[Call]:
        best = max(view.calculators.values())
        return self._compute(view) if best > 0.25 or view.message.mentions else self._lookup(view)

    def _explain(self, view: View) -> list[Call]:
        memory = view.memory
        if memory.calculator:
            return [(memory.calculator, memory.given[memory.calculator])]
        return self._lookup(view)

    def _claim(self, view: View) -> list[Call]:
        memory = view.memory
        figures = [mention.handle for mention in view.message.amounts]
        if memory.calculator and not view.named:
            return self._explain(view)
        decided = self._decided(view)
        refs = self._refs(view, 1 if decided else 2)
        if not figures:
            return decided or [("read_provisions", {"refs": refs})]
        return [("check_claim", {"refs": refs, "figures": figures}), *decided]

    def _lookup(self, view: View) -> list[Call]:
        target = max(_TARGETS, key=lambda name: view.calculators[name])
        if view.calculators[target] > _CLEAR:
            return self._target(view)
        if decided := self._decided(view):
            return decided
        if view.memory.calculator and not view.named and view.message.length <= _SHORT:
            return self._explain(view)
        refs = self._refs(view, 3)
        for part in [*self._parts(view), *self._compared(view)]:
            refs.append(part.topics[0].ref)
        return [("read_provisions", {"refs": list(dict.fromkeys(refs))})]

    def _decided(self, view: View) -> list[Call]:
        """The calculation that the words alone decide, when they say at least two facts of it."""
        for item in CALCULATORS.values():
            words = {
                name: value
                for name, value in self._bind(view, item).items()
                if not handles(str(value))
            }
            if self._choices.compared(view.message.text, item):
                continue
            if len(words) > 1 and view.names(item.provisions) and self._complete(item, words):
                return [(item.name, words)]
        return []

    def _compared(self, view: View) -> list[View]:
        """The question once for each of the choices it compares."""
        text = view.message.plain
        for item in CALCULATORS.values():
            if named := self._choices.compared(text, item):
                asked = [self._choices.narrowed(text, choice, item) for choice in named]
                return [self._viewer.view(Message(a, (), a), view.memory, "") for a in asked]
        return []

    def _parts(self, view: View) -> list[View]:
        """The questions that one message joins with 还有 or 以及, each understood by itself."""
        pieces = re.split("|".join(self._words["also"]), view.message.plain)
        if len(pieces) < 2:
            return []
        return [
            self._viewer.view(Message(piece, (), piece), view.memory, "")
            for piece in pieces
            if piece.strip()
        ]

    def _responsible(self, view: View) -> list[Call]:
        named = self._choices.first_choice(view.message.text, self._departments)
        if named:
            return [("measures_of", {"department": named})]
        return [("departments", {"refs": self._refs(view, 1)})]

    def _interpreter(self, view: View) -> list[Call]:
        return [("document_status", {"aspect": "interpreter"})]

    def _basis(self, view: View) -> list[Call]:
        return [("document_status", {"aspect": "basis"})]

    def _status(self, view: View) -> list[Call]:
        return [("document_status", {"aspect": "status"})]

    def _list_measures(self, view: View) -> list[Call]:
        return [("list_measures", {})]

    def _stacking(self, view: View) -> list[Call]:
        item = CALCULATORS["higher_of"]
        bound = self._bind(view, item)
        if len(bound.get("amounts", [])) > 1:
            return [(item.name, bound)]
        policy = next(iter(self._policies.values()))
        ref = policy.provisions[policy.stacking_provision].ref
        return [("read_provisions", {"refs": [ref]})]

    def _screen(self, view: View) -> list[Call]:
        arguments: Arguments = {}
        for item in CALCULATORS.values():
            if item.name not in _TARGETS and item.name != "higher_of":
                arguments = {**self._bind(view, item), **arguments}
        arguments.pop("part", None)
        if view.named and not arguments and not view.memory.screened:
            return self._lookup(view)
        subject = self._choices.first_choice(view.message.text, SUBJECT) or "企业"
        known = view.memory.screened
        return [("screen", {"subject": subject, **known, **arguments})]

    def _missing(self, view: View) -> list[Call]:
        return [_decline("not_covered", view.aspect, self._refs(view, 1))]

    def _off_topic(self, view: View) -> list[Call]:
        return [_decline("out_of_scope")]

    def _attack(self, view: View) -> list[Call]:
        asks_prompt = view.message.has(self._words["prompt"])
        return [_decline("out_of_scope" if asks_prompt else "refused")]

    def _greeting(self, view: View) -> list[Call]:
        return []

    def _numbered(self, text: str) -> list[str]:
        """The provisions of the measure that the message names by its number: 第五条, 措施五."""
        numbers = {_number(match[1] or match[2]) for match in _MEASURE.finditer(text)}
        return [
            provision.ref
            for policy in self._policies.values()
            for provision in policy.provisions.values()
            if provision.measure.number in numbers and numbers
        ]

    def _refs(self, view: View, most: int) -> list[str]:
        """The provisions the message is about; those of the last turn when it names none."""
        if numbered := self._numbered(view.message.text):
            return numbered if most > 1 else numbered[:1]
        if not view.named and view.memory.refs and view.message.length <= _SHORT:
            return view.memory.refs[:most]
        best = view.topics[0].score
        return [topic.ref for topic in view.topics[:most] if topic.score > _CLOSE * best]


def _number(text: str) -> str:
    """The number of a measure as its heading writes it: 第5条 is 五."""
    return _DIGITS[int(text)] if text.isdecimal() else text


def _merged(kept: list[str], said: list[str], view: View) -> list[str]:
    """Amounts of several policies with one said anew: it replaces the one announced alike."""
    if len(said) >= len(kept):
        return said
    merged = list(kept)
    for handle in said:
        words = _announced(view.message.text, handle)
        likest = max(merged, key=lambda old: len(words & _announced(view.memory.question, old)))
        merged[merged.index(likest)] = handle
    return merged


def _announced(text: str, handle: str) -> set[str]:
    """The characters before a handle, back to the quantity before it."""
    before = text.partition(handle)[0]
    return set(HANDLE.split(before)[-1][-8:])


def _departments(policies: dict[str, Policy]) -> Input:
    """The responsible departments as choices, each said with or without 市."""
    names = dict.fromkeys(
        name
        for policy in policies.values()
        for measure in policy.measures.values()
        for name in measure.departments
    )
    choices = {
        name: (name.split("（")[0], name.split("（")[0].removeprefix("市委")) for name in names
    }
    return Input("department", "choice", "责任单位", "问的是哪个部门？", choices=choices)


def _decline(reason: str, subject: str = "", nearest: Sequence[str] = ()) -> Call:
    return "decline", {"reason": reason, "subject": subject, "nearest": list(nearest)}
