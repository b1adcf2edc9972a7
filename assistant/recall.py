"""What a conversation holds of an earlier turn."""

from collections.abc import Mapping
from typing import Any

from langchain_core.messages import AIMessage

from assistant.answer import Told
from assistant.assemble import status_of
from assistant.conversation import UNSURE, artifacts, turns
from assistant.ledger import HANDLE, Ledger
from assistant.opening import open_text


def recall(state: Mapping[str, Any], turn: int) -> Told | None:
    """The turn with that number, counted from 1; None if the conversation has no such turn."""
    cut = turns(state.get("messages", []))
    if not 1 <= turn <= len(cut) or not isinstance(cut[turn - 1][-1], AIMessage):
        return None
    messages, ledger = cut[turn - 1], Ledger(state["figures"])
    return Told(
        question=HANDLE.sub(lambda match: ledger[match[1]].quote, messages[0].text),
        answer=open_text(messages[-1].text, ledger),
        status=status_of(artifacts(messages)),
        unsure=any(UNSURE in message.additional_kwargs for message in messages),
    )
