"""A draft is shown only when every number in it is a handle used in the role it has."""

import logging
from typing import Any

from langchain.agents.middleware import AgentMiddleware, hook_config
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage
from langgraph.runtime import Runtime

from assistant.composer import compose, rest_of
from assistant.conversation import PROSE, RETRY, Conversation, artifacts, last_turn
from assistant.opening import Rejected, check
from assistant.prose import check_prose, named, scope_of
from assistant.turn import Turn

_log = logging.getLogger(__name__)


class CheckDraft(AgentMiddleware[Conversation, Turn]):
    """Judges a language model's prose, and puts clause and notice after it.

    Rejected prose goes back once with the reason; the second time, or when the reader has seen
    its beginning, the built-in composer answers. A draft of the composer's own is only checked.
    """

    def __init__(self, instructions: str = "") -> None:
        super().__init__()
        self._instructions = instructions

    @hook_config(can_jump_to=["model"])
    def after_model(self, state: Conversation, runtime: Runtime[Turn]) -> dict[str, Any] | None:
        """The draft as it is shown, or the retry."""
        draft, turn = state["messages"][-1], runtime.context
        if not isinstance(draft, AIMessage) or draft.tool_calls:
            return None
        author = draft.additional_kwargs.get(PROSE)
        if author is None:
            check(draft.text, turn.ledger)
            return None
        try:
            check_prose(draft.text, scope_of(state["messages"], turn, self._instructions))
        except Rejected as rejected:
            _log.warning("draft rejected: %s", rejected)
            return self._after_rejection(draft, str(rejected), last_turn(state["messages"]), turn)
        turn.written_by = author
        rest = rest_of(artifacts(last_turn(state["messages"])))
        return self._final(draft, draft.text, rest, turn)

    def _after_rejection(
        self, draft: AIMessage, reason: str, present: list[AnyMessage], turn: Turn
    ) -> dict[str, Any]:
        retried = any(message.additional_kwargs.get(RETRY) for message in present)
        if not (retried or turn.released):
            sent_back = HumanMessage(reason, additional_kwargs={RETRY: True})
            return {"messages": [sent_back], "jump_to": "model"}
        if turn.released:
            turn.written_by = f"{draft.additional_kwargs[PROSE]} + {turn.written_by}"
        return self._final(draft, turn.released, compose(artifacts(present)), turn)

    def _final(self, draft: AIMessage, prose: str, composed: str, turn: Turn) -> dict[str, Any]:
        """Prose that has passed, and what the composer writes after it."""
        check(composed, turn.ledger)
        shown = named(prose, turn).lstrip()
        gap = "\n" * max(0, 2 - len(shown) + len(shown.rstrip("\n"))) if shown else ""
        return {"messages": [AIMessage(f"{shown}{gap}{composed}".rstrip(), id=draft.id)]}
