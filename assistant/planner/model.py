"""The built-in planner as a LangChain chat model: the same seat a language model takes."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import ConfigDict

from assistant.composer import compose
from assistant.conversation import artifacts, last_turn
from assistant.planner.binding import Call
from assistant.planner.combining import Combination
from assistant.planner.firms import FIRST
from assistant.planner.memory import Result, results_of
from assistant.planner.plan import COMBINED, Plan
from assistant.planner.planner import Planner


class BuiltInPlanner(BaseChatModel):
    """Calls tools for a question, then has the composer write the answer from their results."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    planner: Planner

    @property
    def _llm_type(self) -> str:
        return "built-in"

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> "BuiltInPlanner":
        """The planner knows the tools already."""
        return self

    def _generate(
        self,
        messages: list[AnyMessage],  # type: ignore[override]
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        turn = last_turn(messages)
        if len(turn) == 1:
            reply = self._call(self.planner.plan(messages))
        elif combined := self._combined(turn):
            reply = self._call(Plan([combined], False))
        else:
            reply = AIMessage(compose(artifacts(turn)))
        return ChatResult(generations=[ChatGeneration(message=reply)])

    def _combined(self, turn: Sequence[AnyMessage]) -> Call | None:
        """The call that combines this turn's results, once, where it was asked for."""
        asked, *later = (message for message in turn if isinstance(message, AIMessage))
        how = asked.additional_kwargs.get(COMBINED)
        results = artifacts(turn)
        if later or not how or any(item["kind"] != "award" for item in results):
            return None
        by, earlier = how
        firm = earlier[0][0] if earlier else FIRST
        kept = [Result(*each) for each in earlier]
        return Combination(by, kept).call(results_of(firm, results))

    def _call(self, plan: Plan) -> AIMessage:
        return AIMessage("", additional_kwargs=plan.notes, tool_calls=[
            {"name": name, "args": arguments, "id": uuid4().hex, "type": "tool_call"}
            for name, arguments in plan.calls
        ])  # fmt: skip
