"""What goes out to a language model: handles, never a number."""

import re
from collections.abc import Sequence
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage

from assistant.conversation import turns
from corpus.quantities import find_quantities

_TURNS = 8
"""Turns that the model is shown, the present one included."""
_KEPT = re.compile(r"\{[uqf]\d+\}|\b[a-z0-9_]+:[0-9A-Z]+\.\d+\b")
"""Handles, and the refs of provisions."""
_NUMBER = "〔数〕"
_CALLING = "（调用工具）"
"""Some servers refuse a message without text, which is what one that calls tools is."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def outgoing(messages: Sequence[AnyMessage]) -> list[AnyMessage]:
    """The last turns as the model sees them.

    Sealing has replaced what the grammar of quantities found; whatever digits are left, in a
    document number or a telephone number, are left out here.
    """
    recent = turns(messages)[-_TURNS:]
    return [_shown(message) for turn in recent for message in turn]


def _shown(message: AnyMessage) -> AnyMessage:
    if isinstance(message, HumanMessage):
        figures = message.additional_kwargs.get("figures", [])
        described = "；".join(figure["words"] for figure in figures)
        text = f"{message.text}\n（{described}）" if described else message.text
        return HumanMessage(redact(text))
    if isinstance(message, ToolMessage):
        return ToolMessage(
            redact(str(message.content)), tool_call_id=message.tool_call_id, status=message.status
        )
    if not isinstance(message, AIMessage):
        raise TypeError(f"a conversation holds no {message.type} message")
    reply = AIMessage(redact(message.text) or _CALLING)
    reply.tool_calls = [{**call, "args": _redacted(call["args"])} for call in message.tool_calls]
    return reply


def _redacted(value: Any) -> Any:
    if isinstance(value, dict):
        return {redact(str(key)): _redacted(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_redacted(item) for item in value]
    return value if value is None or isinstance(value, bool) else redact(str(value))


def redact(text: str) -> str:
    """The text with every number that is no handle and no ref left out."""
    pieces, last = [], 0
    for kept in _KEPT.finditer(text):
        pieces += [_without_numbers(text[last : kept.start()]), kept[0]]
        last = kept.end()
    return "".join([*pieces, _without_numbers(text[last:])])


def _without_numbers(text: str) -> str:
    pieces, last = [], 0
    for quantity in find_quantities(text):
        if quantity.article:
            continue
        pieces += [text[last : quantity.start], _NUMBER]
        last = quantity.end
    return _DIGITS.sub(_NUMBER, "".join([*pieces, text[last:]]))
