"""From a message and what was established before it to tool calls: the decisions, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.messages import AnyMessage, HumanMessage

from assistant.facts import SUBJECT, all_inputs
from assistant.planner.classifier import Classifier
from assistant.planner.memory import Arguments, Memory, recall
from assistant.planner.message import Message, read_message
from assistant.planner.slots import Slots
from assistant.planner.topics import Topic, Topics
from corpus import Policy
from corpus.search import Encoder
from tools import CALCULATORS, Calculator

Call = tuple[str, dict[str, Any]]
Words = dict[str, list[str]]

_TARGETS = ("contribution_target", "next_tranche", "firms_to_cap", "scale_up_target")


@dataclass
class View:
    """One message as understood: the act, the calculators and provisions it may be about."""

    message: Message
    memory: Memory
    acts: dict[str, float]
    aspects: dict[str, float]
    calculators: dict[str, float]
    topics: list[Topic]

    @property
    def act(self) -> str:
        """The likeliest act."""
        return max(self.acts, key=lambda act: self.acts[act])

    @property
    def named(self) -> bool:
        """Whether the message says a name of any provision."""
        return any(topic.named for topic in self.topics)


class Planner:
    """Decides which tools answer a message. Deterministic; keeps nothing between messages."""

    def __init__(
        self, policies: dict[str, Policy], encoder: Encoder, topics: Topics, acts: Classifier,
        calculators: Classifier, slots: Slots, words: Words,
    ) -> None:
        self._policies = policies
        self._encoder = encoder
        self._topics = topics
        self._acts = acts
        self._calculators = calculators
        self._slots = slots
        self._words = words

    def plan(self, messages: Sequence[AnyMessage]) -> list[Call]:
        """The calls that answer the last message; none when it is a greeting."""
        last = messages[-1]
        if not isinstance(last, HumanMessage):
            raise TypeError("the last message must be the user's")
        return self._decide(self.view(read_message(last), recall(messages[:-1])))

    def view(self, message: Message, memory: Memory) -> View:
        """The message, understood."""
        vector = self._encoder.encode_queries([message.plain])[0]
        aspects = self._acts.scores(message.plain, vector)
        acts: dict[str, float] = {}
        for label, score in aspects.items():
            act = label.partition("/")[0]
            acts[act] = max(acts.get(act, 0.0), score) if "/" in label else score
        return View(message, memory, acts, aspects, self._calculators.scores(message.plain, vector),
                    self._topics.rank(message.plain, vector))

    def _decide(self, view: View) -> list[Call]:
        message, memory = view.message, view.memory
        if message.has(self._words["places"]) and not message.has(self._words["home"]):
            return [_decline("out_of_scope")]
        if memory.pending and (filled := self._fill(view)):
            return filled
        act = self._act(view)
        decide = getattr(self, f"_{act}")
        calls: list[Call] = decide(view)
        return calls

    def _act(self, view: View) -> str:
        """The act, with the off-topic ones only where nothing on topic is named or given."""
        acts = dict(view.acts)
        if view.named or (view.message.mentions and view.memory.calculator):
            for act in ("off_topic", "greeting"):
                acts.pop(act)
        if view.message.mentions and view.named:
            acts.pop("attack")
        return max(acts, key=lambda act: acts[act])

    def _fill(self, view: View) -> list[Call]:
        """The answer to what was asked for, when the message gives any of it."""
        calculator = CALCULATORS[view.memory.calculator]
        bound = self._bind(view, calculator)
        if not set(bound) & set(view.memory.pending):
            return []
        if view.acts["lookup"] > 0.6 or view.acts["responsible"] > 0.6:
            return []
        return [self._call(view, calculator, bound)]

    def _bind(self, view: View, calculator: Calculator) -> Arguments:
        memory = view.memory
        current = memory.calculator == calculator.name
        pending = memory.pending if current else []
        if not pending and current and memory.latest:
            pending = [memory.latest]
        known = set(memory.shared(calculator.name))
        return self._slots.bind(view.message, calculator, pending, known)

    def _call(self, view: View, calculator: Calculator, bound: Arguments) -> Call:
        kept = {} if view.message.has(self._words["reset"]) else view.memory.shared(calculator.name)
        for name in bound:
            for other in calculator.replaced_by(name):
                kept.pop(other, None)
        return calculator.name, {**kept, **bound}

    def _choose_calculator(self, view: View, among: Sequence[str]) -> Calculator:
        """The calculator by its utterances, the names said, what fits its inputs, and the focus."""
        named = {topic.ref.partition(":")[2]: topic.named for topic in view.topics}
        scores = {}
        for name in among:
            item = CALCULATORS[name]
            bound = self._bind(view, item)
            figures = sum(1 for value in bound.values() if "{" in str(value))
            words = len(bound) - figures
            scores[name] = (
                view.calculators[name]
                + 0.06 * min(8, max(named.get(id, 0) for id in item.provisions))
                + 0.15 * figures + 0.1 * words
                + (0.35 if name == view.memory.calculator else 0.0)
            )
        return CALCULATORS[max(scores, key=lambda name: scores[name])]

    def _compute(self, view: View) -> list[Call]:
        forward = [name for name in CALCULATORS if name not in _TARGETS]
        item = self._choose_calculator(view, forward)
        return [self._call(view, item, self._bind(view, item))]

    def _target(self, view: View) -> list[Call]:
        item = self._choose_calculator(view, _TARGETS)
        return [self._call(view, item, self._bind(view, item))]

    def _fact(self, view: View) -> list[Call]:
        memory = view.memory
        if not memory.calculator:
            return self._compute(view) if view.message.mentions else self._lookup(view)
        item = CALCULATORS[memory.calculator]
        bound = self._bind(view, item)
        if not bound:
            return self._compute(view) if view.message.mentions else self._lookup(view)
        return [self._call(view, item, bound)]

    def _eligible(self, view: View) -> list[Call]:
        best = max(view.calculators.values())
        return self._compute(view) if best > 0.25 or view.message.mentions else self._lookup(view)

    def _explain(self, view: View) -> list[Call]:
        memory = view.memory
        if memory.calculator:
            return [(memory.calculator, memory.given[memory.calculator])]
        return self._lookup(view)

    def _claim(self, view: View) -> list[Call]:
        figures = [m.handle for m in view.message.mentions if not m.article]
        refs = self._refs(view, 2)
        if not figures:
            return [("read_provisions", {"refs": refs})]
        return [("check_claim", {"refs": refs, "figures": figures})]

    def _lookup(self, view: View) -> list[Call]:
        return [("read_provisions", {"refs": self._refs(view, 3)})]

    def _responsible(self, view: View) -> list[Call]:
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
        subject = self._slots.choose(view.message.text, SUBJECT, False) or "企业"
        known = {item.name for item in all_inputs()}
        return [("screen", {"subject": subject,
                            **{k: v for k, v in arguments.items() if k in known}})]

    def _missing(self, view: View) -> list[Call]:
        best = max((a for a in view.aspects if a.startswith("missing/")),
                   key=lambda label: view.aspects[label])
        return [_decline("not_covered", best.partition("/")[2], self._refs(view, 1))]

    def _off_topic(self, view: View) -> list[Call]:
        return [_decline("out_of_scope")]

    def _attack(self, view: View) -> list[Call]:
        asks_prompt = view.message.has(self._words["prompt"])
        return [_decline("out_of_scope" if asks_prompt else "refused")]

    def _greeting(self, view: View) -> list[Call]:
        return []

    def _refs(self, view: View, most: int) -> list[str]:
        """The provisions the message is about; those of the last turn when it names none."""
        best = view.topics[0]
        if not view.named and view.memory.refs and best.score < 1.2:
            return view.memory.refs[:most]
        return [topic.ref for topic in view.topics[:most] if topic.score > 0.8 * best.score]


def _decline(reason: str, subject: str = "", nearest: Sequence[str] = ()) -> Call:
    return "decline", {"reason": reason, "subject": subject, "nearest": list(nearest)}
