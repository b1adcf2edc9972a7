"""A draft is shown only when every number in it is a handle used in the role it has."""

import logging
from typing import Any

from langchain.agents.middleware import AgentMiddleware, hook_config
from langchain_core.messages import AIMessage, HumanMessage
from langgraph.runtime import Runtime

from assistant.composer import compose
from assistant.conversation import RETRY, Conversation, artifacts, last_turn
from assistant.opening import Rejected, check
from assistant.turn import Turn

_log = logging.getLogger(__name__)


class CheckDraft(AgentMiddleware[Conversation, Turn]):
    """Rejects a draft once with the reason; the second time the built-in composer answers."""

    @hook_config(can_jump_to=["model"])
    def after_model(self, state: Conversation, runtime: Runtime[Turn]) -> dict[str, Any] | None:
        """None when the draft may be shown; else the retry, or the composer's draft."""
        draft = state["messages"][-1]
        if not isinstance(draft, AIMessage) or draft.tool_calls:
            return None
        try:
            check(draft.text, runtime.context.ledger)
        except Rejected as rejected:
            _log.warning("draft rejected: %s", rejected)
            turn = last_turn(state["messages"])
            if any(message.additional_kwargs.get(RETRY) for message in turn):
                return {"messages": [AIMessage(self._composed(turn, runtime.context), id=draft.id)]}
            reason = HumanMessage(str(rejected), additional_kwargs={RETRY: True})
            return {"messages": [reason], "jump_to": "model"}
        return None

    def _composed(self, turn: list[Any], context: Turn) -> str:
        text = compose(artifacts(turn))
        check(text, context.ledger)
        return text
