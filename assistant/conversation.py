"""What a conversation keeps between turns."""

from collections.abc import Sequence
from typing import Any, NotRequired

from langchain.agents import AgentState
from langchain_core.messages import AnyMessage, HumanMessage


class Conversation(AgentState[Any]):
    """Messages hold handles only; `figures` is the ledger."""

    figures: NotRequired[list[dict[str, Any]]]


RETRY = "retry"
"""Marks the message that sends a draft back to the model with the reason."""

PROSE = "prose"
"""Marks a draft as a language model's own words, with the model's name."""


UNSURE = "unsure"
"""Marks the calls of a planner that is not sure of its answer."""


def last_turn(messages: Sequence[AnyMessage]) -> list[AnyMessage]:
    """The messages from the user's last question on."""
    return turns(messages)[-1]


def turns(messages: Sequence[AnyMessage]) -> list[list[AnyMessage]]:
    """The messages cut into turns, each beginning with the user's question."""
    cut: list[list[AnyMessage]] = []
    for message in messages:
        if isinstance(message, HumanMessage) and RETRY not in message.additional_kwargs:
            cut.append([])
        if cut:
            cut[-1].append(message)
    return cut


def artifacts(messages: Sequence[AnyMessage]) -> list[dict[str, Any]]:
    """The tool results among the messages, in order."""
    found = (getattr(message, "artifact", None) for message in messages)
    return [artifact for artifact in found if artifact]
