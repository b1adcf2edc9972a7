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
from assistant.conversation import UNSURE, artifacts, last_turn
from assistant.planner.plan import Plan
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
        else:
            reply = AIMessage(compose(artifacts(turn)))
        return ChatResult(generations=[ChatGeneration(message=reply)])

    def _call(self, plan: Plan) -> AIMessage:
        return AIMessage("", additional_kwargs={UNSURE: True} if plan.unsure else {}, tool_calls=[
            {"name": name, "args": arguments, "id": uuid4().hex, "type": "tool_call"}
            for name, arguments in plan.calls
        ])  # fmt: skip
