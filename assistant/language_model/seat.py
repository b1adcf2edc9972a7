"""Asking a language model once: retried within a budget, released sentence by sentence."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import openai
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    AnyMessage,
    BaseMessage,
    SystemMessage,
    message_chunk_to_message,
)
from tenacity import RetryCallState, Retrying, retry_if_exception
from tenacity.stop import stop_after_attempt, stop_before_delay
from tenacity.wait import wait_random_exponential

from assistant.language_model.budget import Unusable, Usage
from assistant.language_model.sentences import Sentences
from assistant.language_model.wire import outgoing

_log = logging.getLogger(__name__)

_SECONDS = 30.0
"""A turn waits for the model no longer than this, its retries and pauses included."""
_CALLS = 6
"""A turn asks the model no more often than this."""
_ATTEMPTS = 4
"""A busy or broken server is tried no more often than this for one call."""
_CALLS_AT_ONCE = 8
_LONGEST_PAUSE = 4.0
_TRANSIENT = (openai.RateLimitError, openai.InternalServerError, openai.APIConnectionError)
_SLOW = openai.APITimeoutError
"""A connection error too, but whoever asks has waited long enough."""


class LanguageModel:
    """A chat model with its name and instructions; safe to call from several threads."""

    def __init__(self, model: BaseChatModel, name: str, instructions: str) -> None:
        self._model = model
        self.name = name
        self.instructions = instructions

    def reply(
        self, messages: Sequence[AnyMessage], tools: Sequence[Any], usage: Usage,
        release: Callable[[str], None],
    ) -> AIMessage:  # fmt: skip
        """The model's next message; `release` gets every complete sentence as it comes.

        Raises Unusable when the budget is spent or what came cannot be used.
        """
        if usage.calls >= _CALLS:
            raise Unusable(f"asked {_CALLS} times without an answer")
        usage.calls += 1
        whole = self._whole(messages, tools, usage, release)
        _check_calls(whole)
        reply = message_chunk_to_message(whole)
        if not isinstance(reply, AIMessage):
            raise Unusable(f"the reply is a {reply.type} message")
        usage.add(reply)
        return _usable(reply)

    def _whole(
        self, messages: Sequence[AnyMessage], tools: Sequence[Any], usage: Usage,
        release: Callable[[str], None],
    ) -> AIMessageChunk:  # fmt: skip
        sent: list[BaseMessage] = [SystemMessage(self.instructions), *outgoing(messages)]
        chunks, sentences, whole = self._chunks(sent, tools, usage), Sentences(), None
        for chunk in chunks:
            whole = chunk if whole is None else whole + chunk
            if usage.seconds > _SECONDS:
                raise Unusable(f"no whole answer within {_SECONDS:g} s")
            for sentence in sentences.feed(chunk.text):
                release(sentence)
        if whole is None:
            raise Unusable("the stream was empty")
        return whole

    def _chunks(
        self, sent: list[BaseMessage], tools: Sequence[Any], usage: Usage
    ) -> Iterator[AIMessageChunk]:
        """The stream; until its first chunk a refusal or a broken connection is tried again."""
        try:
            stream, first = self._retrying(usage)(self._begin, sent, tools)
            if first is not None:
                yield first
            yield from stream
        except Unusable:
            raise
        except openai.OpenAIError as error:
            raise Unusable(_named(error)) from error
        except Exception as error:  # whatever a client raises on what a server sent
            _log.exception("the language model's reply could not be read")
            raise Unusable(f"unreadable reply: {type(error).__name__}: {error}") from error

    def _begin(
        self, sent: list[BaseMessage], tools: Sequence[Any]
    ) -> tuple[Iterator[AIMessageChunk], AIMessageChunk | None]:
        stream = self._model.bind_tools(tools).stream(sent)
        return stream, next(stream, None)  # type: ignore[return-value]

    def _retrying(self, usage: Usage) -> Retrying:
        return Retrying(
            retry=retry_if_exception(
                lambda e: isinstance(e, _TRANSIENT) and not isinstance(e, _SLOW)
            ),
            stop=stop_after_attempt(_ATTEMPTS)
            | stop_before_delay(max(_SECONDS - usage.seconds, 0.0)),
            wait=_pause,
            reraise=True,
        )


def _named(error: openai.OpenAIError) -> str:
    """The error for the log, without what the server said: it may repeat a key or a question."""
    status = getattr(error, "status_code", "")
    return f"{type(error).__name__} {status}".strip()


def _pause(state: RetryCallState) -> float:
    """What the server asks for, if it is short; else longer each time."""
    error = state.outcome.exception() if state.outcome else None
    response = getattr(error, "response", None)
    asked = response.headers.get("retry-after", "") if response is not None else ""
    if asked.isdecimal():
        return min(float(asked), _LONGEST_PAUSE)
    return float(wait_random_exponential(multiplier=0.5, max=_LONGEST_PAUSE)(state))


def _check_calls(whole: AIMessageChunk) -> None:
    """Raise Unusable for arguments that are no JSON object: LangChain would mend them."""
    for call in whole.tool_call_chunks:
        try:
            arguments = json.loads(call["args"] or "{}")
        except ValueError as error:
            raise Unusable(f"malformed call of {call['name']!r}: {error}") from error
        if not isinstance(arguments, dict):
            raise Unusable(f"malformed call of {call['name']!r}: no object")


def _usable(reply: AIMessage) -> AIMessage:
    """The reply with its text dropped where it calls tools. Raises Unusable."""
    if reply.response_metadata.get("finish_reason") not in ("stop", "tool_calls"):
        reason = reply.response_metadata.get("finish_reason")
        raise Unusable(f"the answer was cut off (finish_reason {reason!r})")
    if len(reply.tool_calls) > _CALLS_AT_ONCE:
        raise Unusable(f"{len(reply.tool_calls)} tool calls at once")
    if any(not call["name"] or not call["id"] for call in reply.tool_calls):
        raise Unusable("a tool call without a name or an id")
    return AIMessage("" if reply.tool_calls else reply.text, tool_calls=reply.tool_calls)
