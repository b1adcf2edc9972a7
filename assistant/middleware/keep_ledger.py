"""The ledger is loaded before a turn and stored after it."""

from typing import Any

from langchain.agents.middleware import AgentMiddleware
from langgraph.runtime import Runtime

from assistant.conversation import Conversation
from assistant.ledger import Ledger
from assistant.turn import Turn


class KeepLedger(AgentMiddleware[Conversation, Turn]):
    """Keeps the figures of a conversation in its state."""

    state_schema = Conversation

    def before_agent(self, state: Conversation, runtime: Runtime[Turn]) -> None:
        """Give the turn the conversation's ledger."""
        runtime.context.ledger = Ledger(state.get("figures", []))

    def after_agent(self, state: Conversation, runtime: Runtime[Turn]) -> dict[str, Any]:
        """Store the ledger with all that the turn entered."""
        return {"figures": runtime.context.ledger.dump()}
