"""Messages as the planner reads them: cleaned, sealed, and described, with no encoder."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import yaml
from langchain_core.messages import HumanMessage
from langgraph.runtime import Runtime

import assistant.planner
from assistant.conversation import Conversation
from assistant.ledger import Ledger
from assistant.middleware import SealQuestion
from assistant.planner.message import Message, read_message
from assistant.planner.typos import Typos
from assistant.sealing import clean
from assistant.turn import Turn
from corpus import default_corpus

WORDS: dict[str, Any] = yaml.safe_load(
    Path(assistant.planner.__file__).with_name("words.yaml").read_text("utf-8")
)


def sealed_question(text: str, ledger: Ledger) -> HumanMessage:
    """The question as SealQuestion leaves it."""
    runtime = SimpleNamespace(context=SimpleNamespace(ledger=ledger, policies=default_corpus()))
    state = cast(Conversation, {"messages": [HumanMessage(clean(text))]})
    update = SealQuestion().before_agent(state, cast(Runtime[Turn], runtime))
    (message,) = update["messages"]
    assert isinstance(message, HumanMessage)
    return message


def understood(text: str, ledger: Ledger, years: tuple[int, ...] = ()) -> Message:
    """The message that the planner understands."""
    return read_message(sealed_question(text, ledger), years, Typos((), (), {}, ()))
