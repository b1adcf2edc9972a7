"""A configured language model is asked in the planner's place; the planner answers if it fails."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from langchain.agents.middleware import AgentMiddleware, ModelRequest, ModelResponse
from langchain_core.messages import AIMessage, AnyMessage, RemoveMessage, ToolMessage

from assistant.conversation import PROSE, Conversation, artifacts, last_turn
from assistant.language_model.budget import Unusable
from assistant.opening import Rejected, open_text
from assistant.prose import Scope, check_prose, named, scope_of
from assistant.turn import Turn

if TYPE_CHECKING:  # its client is slow to import, and most run without it
    from assistant.language_model.seat import LanguageModel

_log = logging.getLogger(__name__)

_SAID_BY_COMPOSER = {"needs", "bad_fact", "decline", "introduce", "claim"}
"""Kinds of results whose words the built-in composer has; a model would only repeat them."""
_ROUNDS_WITH_ERRORS = 2

Handler = Callable[[ModelRequest[Turn]], ModelResponse[Any]]


class AskLanguageModel(AgentMiddleware[Conversation, Turn]):
    """Asks the language model; hands the turn over to the built-in planner when that fails."""

    def __init__(self, model: "LanguageModel") -> None:
        super().__init__()
        self._model = model

    def wrap_model_call(self, request: ModelRequest[Turn], handler: Handler) -> ModelResponse[Any]:
        """The language model's message, or the built-in planner's."""
        turn = request.runtime.context
        present = last_turn(request.messages)
        if turn.handed_over or _composer_says_it(present):
            return handler(request)
        try:
            return ModelResponse(result=[self._ask(request, present, turn)])
        except Unusable as why:
            turn.handed_over = str(why)
            _log.warning("the built-in planner takes over: %s", why)
            if turn.released:
                return ModelResponse(result=[self._draft("")])  # CheckDraft goes on from there
            return _hand_over(request, handler, present)

    def _ask(self, request: ModelRequest[Turn], present: list[AnyMessage], turn: Turn) -> AIMessage:
        if _rounds_with_errors(present) >= _ROUNDS_WITH_ERRORS:
            raise Unusable("tools were called wrongly again after the error was told")
        scope = scope_of(request.messages, turn, self._model.instructions)
        release = _Release(scope, turn, bool(artifacts(present)))
        before = turn.released
        reply = self._model.reply(request.messages, request.tools, turn.usage, release)
        if reply.tool_calls:
            return reply
        if not artifacts(present):
            raise Unusable("it answered without a tool's result")
        return self._draft(before + reply.text)

    def _draft(self, prose: str) -> AIMessage:
        return AIMessage(prose, additional_kwargs={PROSE: self._model.name})


class _Release:
    """Shows the reader each sentence that passes; after one that does not, none."""

    def __init__(self, scope: Scope, turn: Turn, has_results: bool) -> None:
        self._scope = scope
        self._turn = turn
        self._open = has_results

    def __call__(self, sentence: str) -> None:
        turn = self._turn
        try:
            if self._open:
                check_prose(turn.released + sentence, self._scope, whole=False)
                turn.released += sentence
                turn.reader(open_text(named(sentence, turn), turn.ledger))
        except Rejected:
            self._open = False  # the whole draft is judged, and the reason told, by CheckDraft


def _hand_over(
    request: ModelRequest[Turn], handler: Handler, present: list[AnyMessage]
) -> ModelResponse[Any]:
    """The built-in planner's message on the question alone; the model's own are forgotten."""
    earlier = request.messages[: len(request.messages) - len(present) + 1]
    removed = [RemoveMessage(id=message.id or "") for message in present[1:]]
    planned = handler(request.override(messages=earlier))
    return ModelResponse(result=[*removed, *planned.result])


def _composer_says_it(present: list[AnyMessage]) -> bool:
    """Whether the results of the last round need no words of a model's own."""
    last = present[-1]
    found = artifacts([last])
    return isinstance(last, ToolMessage) and any(a["kind"] in _SAID_BY_COMPOSER for a in found)


def _rounds_with_errors(present: list[AnyMessage]) -> int:
    rounds, failed = 0, False
    for message in present:
        if isinstance(message, AIMessage):
            rounds, failed = rounds + failed, False
        elif isinstance(message, ToolMessage) and message.status == "error":
            failed = True
    return rounds + failed
