"""A message as understood: the acts, calculators and provisions it may be about, with scores."""

from collections.abc import Collection
from dataclasses import dataclass

from assistant.planner.classifier import Classifier
from assistant.planner.memory import Memory
from assistant.planner.message import Message
from assistant.planner.topics import Topic, Topics
from corpus.search import Encoder


@dataclass(frozen=True)
class View:
    """One message, understood; `before` is the question that an elliptical one leans on."""

    message: Message
    memory: Memory
    acts: dict[str, float]
    aspects: dict[str, float]
    calculators: dict[str, float]
    topics: list[Topic]
    before: str

    def names(self, provisions: Collection[str]) -> bool:
        """Whether the message says a name of any of these provisions (ids)."""
        return any(t.named and t.ref.partition(":")[2] in provisions for t in self.topics)

    @property
    def aspect(self) -> str:
        """What the message asks for, if it asks for something the text does not say."""
        missing = [label for label in self.aspects if label.startswith("missing/")]
        return max(missing, key=lambda label: self.aspects[label]).partition("/")[2]

    @property
    def named(self) -> bool:
        """Whether the message says a name of any provision."""
        return any(topic.named for topic in self.topics)


class Viewer:
    """Understands messages with the encoder, the classifiers and the ranking of provisions."""

    def __init__(
        self, encoder: Encoder, topics: Topics, acts: Classifier, calculators: Classifier
    ) -> None:
        self._encoder = encoder
        self._topics = topics
        self._acts = acts
        self._calculators = calculators

    def view(self, message: Message, memory: Memory, before: str) -> View:
        """The message, understood; an elliptical one takes its topic from the question before."""
        vector = self._encoder.encode_queries([message.plain])[0]
        aspects = self._acts.scores(message.plain, vector)
        acts: dict[str, float] = {}
        for label, score in aspects.items():
            act = label.partition("/")[0]
            acts[act] = max(acts.get(act, score), score)
        topics = self._topics.rank(message.plain, vector)
        if before and not any(topic.named for topic in topics):
            text = f"{before} {message.plain}"
            topics = self._topics.rank(text, self._encoder.encode_queries([text])[0])
        calculators = self._calculators.scores(message.plain, vector)
        return View(message, memory, acts, aspects, calculators, topics, before)
