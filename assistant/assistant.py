"""The front door: a question in, an Answer out."""

import logging
import sqlite3
import threading
from collections import defaultdict
from pathlib import Path
from typing import Any

from langchain_core.messages import HumanMessage
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.sqlite import SqliteSaver

from assistant.agent import build_agent
from assistant.answer import Answer, error_answer
from assistant.assemble import assemble
from assistant.conversation import last_turn, turns
from assistant.planner import build_planner
from assistant.sealing import clean
from assistant.settings import Settings, load_settings
from assistant.turn import Turn
from corpus import Policy, load_corpus
from corpus.search import Search, load_encoder

_log = logging.getLogger(__name__)
_LONGEST = 2000
_EMPTY = "没有收到问题。请直接说想问什么，例如：去年综合经济贡献多少、今年多少，能拿多少奖励。"
_TOO_LONG = "问题太长了，请缩短到两千字以内，只说想问的事和相关数据。"
_FAILED = "这个问题没有处理成功，已经记录。请换一种说法再问一次。"


class Assistant:
    """Answers questions in conversations; safe to call from several threads.

    Load it with `Assistant.open`, which takes seconds.
    """

    def __init__(self, policies: dict[str, Policy], search: Search, agent: Any) -> None:
        self.policies = policies
        self._search = search
        self._agent = agent
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    @classmethod
    def open(cls, settings: Settings | None = None) -> "Assistant":
        """Load policies, encoder, index and conversations as the settings say."""
        settings = settings or load_settings()
        if settings.model:
            _log.warning("ASSISTANT_MODEL is set but not used yet: the built-in planner answers")
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        policies = load_corpus(settings.corpus_dir)
        encoder = load_encoder(settings.encoder)
        search = Search(passages(policies), encoder, settings.data_dir)
        planner = build_planner(policies, encoder, search, settings.data_dir)
        return cls(policies, search, build_agent(planner, _saver(settings.data_dir)))

    def ask(self, session: str, question: str) -> Answer:
        """The answer to a question in a conversation. Never raises for what a user typed."""
        question = clean(question)
        if not question:
            return error_answer(session, 0, _EMPTY)
        if len(question) > _LONGEST:
            return error_answer(session, 0, _TOO_LONG)
        with self._locks[session]:
            return self._ask(session, question)

    def _ask(self, session: str, question: str) -> Answer:
        turn = Turn(self.policies, self._search)
        config: RunnableConfig = {
            "configurable": {"thread_id": session},
            "max_concurrency": 1,  # handles are numbered in the order of the calls
        }
        try:
            state = self._agent.invoke(
                {"messages": [HumanMessage(question)]}, config, context=turn, durability="exit"
            )
        except Exception:
            _log.exception("session %s: the turn failed", session)
            return error_answer(session, 0, _FAILED)
        messages = state["messages"]
        return assemble(session, len(turns(messages)), last_turn(messages), turn, "built-in")


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


def _saver(data_dir: Path) -> SqliteSaver:
    connection = sqlite3.connect(data_dir / "conversations.db", check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    return SqliteSaver(connection)
