"""The front door: a question in, an Answer out."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from langchain_core.messages import HumanMessage
from langchain_core.runnables import RunnableConfig

from assistant.agent import build_agent
from assistant.answer import Answer, Told, error_answer
from assistant.assemble import assemble
from assistant.conversation import last_turn, turns
from assistant.language_model.record import Record
from assistant.opening import open_text
from assistant.planner import BuiltInPlanner, build_planner
from assistant.prose import named
from assistant.recall import recall
from assistant.saver import open_saver
from assistant.sealing import clean
from assistant.settings import Settings, load_settings
from assistant.turn import Turn
from corpus import Policy, load_corpus
from corpus.search import Encoder, Search, load_encoder

if TYPE_CHECKING:
    from assistant.language_model.seat import LanguageModel

_PROMPT = Path(__file__).parent / "language_model" / "prompt.md"
USAGE = "usage.jsonl"
"""In the data folder: what the language model was asked for, an answer a line."""
_log = logging.getLogger(__name__)
_LONGEST = 2000
_EMPTY = "没有收到问题。请直接说想问什么，例如：去年综合经济贡献多少、今年多少，能拿多少奖励。"
_TOO_LONG = "问题太长了，请缩短到两千字以内，只说想问的事和相关数据。"
_FAILED = "这个问题没有处理成功，已经记录。请换一种说法再问一次。"


class Assistant:
    """Answers questions in conversations; safe to call from several threads.

    Load it with `Assistant.open`, which takes seconds.
    """

    def __init__(
        self, policies: dict[str, Policy], search: Search, agent: Any, record: Record
    ) -> None:
        self.policies = policies
        self._search = search
        self._agent = agent
        self._record = record
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)

    @classmethod
    def open(cls, settings: Settings | None = None) -> "Assistant":
        """Load policies, encoder, index and conversations as the settings say."""
        settings = settings or load_settings()
        policies, search, planner = open_planner(settings)
        model = _language_model(settings, next(iter(policies.values())))
        agent = build_agent(planner, open_saver(settings.data_dir), model)
        return cls(policies, search, agent, Record(settings.data_dir / USAGE, settings))

    @property
    def encoder(self) -> Encoder:
        """The encoder of the search."""
        return self._search.encoder

    def look_up(self, text: str) -> list[str]:
        """Refs of the provisions nearest in meaning to a text, best first; no conversation."""
        return [hit.id for hit in self._search.search(text, 4)] if text.strip() else []

    def ask(self, session: str, question: str) -> Answer:
        """The answer to a question in a conversation. Never raises for what a user typed."""
        return self._answer(session, question, lambda _: None)

    def recall(self, session: str, turn: int) -> Told | None:
        """What was asked and answered in that turn of a conversation; None if there is none."""
        return recall(self._agent.get_state(_of(session)).values, turn)

    def stream(self, session: str, question: str) -> Iterator[str | Answer]:
        """What of the answer's text may be read before the rest is there; last, the Answer.

        The pieces are the beginning of the answer's text: nothing is ever withdrawn.
        """
        pieces: SimpleQueue[str | Answer] = SimpleQueue()
        Thread(
            target=lambda: pieces.put(self._answer(session, question, pieces.put)), daemon=True
        ).start()
        while True:
            piece = pieces.get()
            yield piece
            if isinstance(piece, Answer):
                return

    def _answer(self, session: str, question: str, reader: Callable[[str], None]) -> Answer:
        question = clean(question)
        if not question:
            return error_answer(session, 0, _EMPTY)
        if len(question) > _LONGEST:
            return error_answer(session, 0, _TOO_LONG)
        turn = Turn(self.policies, self._search, reader)
        with self._locks[session]:
            answer = self._answer_in(turn, session, question)
        if turn.usage.calls:
            self._record.add(session, answer.turn, turn)
        return answer

    def _answer_in(self, turn: Turn, session: str, question: str) -> Answer:
        try:
            state = self._agent.invoke(
                {"messages": [HumanMessage(question)]},
                _of(session),
                context=turn,
                durability="exit",
            )
            messages = state["messages"]
            return assemble(session, len(turns(messages)), last_turn(messages), turn)
        except Exception:
            _log.exception("session %s: the turn failed", session)
            seen = open_text(named(turn.released, turn), turn.ledger)
            return error_answer(session, 0, f"{seen}\n\n{_FAILED}".strip())


def _of(session: str) -> RunnableConfig:
    """How the agent is told which conversation it is in."""
    return {
        "configurable": {"thread_id": session},
        "max_concurrency": 1,  # handles are numbered in the order of the calls
    }


def open_planner(settings: Settings) -> tuple[dict[str, Policy], Search, BuiltInPlanner]:
    """The policies, their search, and the built-in planner over them."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    policies = load_corpus(settings.corpus_dir)
    encoder = load_encoder(settings.encoder)
    search = Search(passages(policies), encoder, settings.data_dir)
    return policies, search, build_planner(policies, encoder, search, settings.data_dir)


def passages(policies: dict[str, Policy]) -> list[dict[str, str]]:
    """What is searched: each provision with its title, its measure and the other names for it."""
    return [
        {
            "id": provision.ref,
            "text": "\n".join([
                f"{provision.measure.title} {provision.title} {' '.join(provision.names)}",
                provision.text,
            ]),
        }
        for policy in policies.values()
        for provision in policy.provisions.values()
    ]  # fmt: skip


def _language_model(settings: Settings, policy: Policy) -> "LanguageModel | None":
    """The configured language model; imported only then, its client being slow to import."""
    if not settings.model:
        return None
    from assistant.language_model.client import open_chat_model
    from assistant.language_model.seat import LanguageModel

    instructions = _PROMPT.read_text("utf-8").format(title=policy.title)
    return LanguageModel(open_chat_model(settings), settings.model, instructions)
