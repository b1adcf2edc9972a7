"""Tool arguments are handles the ledger holds, provision refs or words; never numbers."""

from collections.abc import Callable, Iterator
from typing import Any, cast

from langchain.agents.middleware import AgentMiddleware, ToolCallRequest
from langchain_core.messages import ToolMessage
from langgraph.types import Command

from assistant.conversation import Conversation
from assistant.facts import NONE
from assistant.ledger import HANDLE, handles
from assistant.turn import Turn
from corpus.quantities import find_quantities
from tools import CALCULATORS, Calculator

_FITTING = {
    "money": ("yuan", "number", "foreign"), "amounts": ("yuan", "number", "foreign"),
    "rate": ("rate",), "count": ("count", "number"),
}  # fmt: skip


class CheckArguments(AgentMiddleware[Conversation, Turn]):
    """A call with a bare number, an unknown handle or one of the wrong kind is an error."""

    def wrap_tool_call(
        self,
        request: ToolCallRequest,
        handler: Callable[[ToolCallRequest], ToolMessage | Command[Any]],
    ) -> ToolMessage | Command[Any]:
        """The tool's result, or an error that says which argument is wrong."""
        call, turn = request.tool_call, cast(Turn, request.runtime.context)
        problem = next(_problems(call["name"], call["args"], turn), "")
        if problem:
            return ToolMessage(
                problem, tool_call_id=call["id"] or "", name=call["name"], status="error"
            )
        return handler(request)


def _problems(tool: str, arguments: dict[str, Any], turn: Turn) -> Iterator[str]:
    calculator = CALCULATORS.get(tool)
    for name, value in arguments.items():
        for text in value if isinstance(value, list) else [value]:
            if not isinstance(text, str) or (
                name not in ("refs", "nearest") and find_quantities(HANDLE.sub("某", text))
            ):
                yield f"参数 {name} 只能用数额的代号，如 {{u1}}，不能直接写数字。"
                continue
            unknown = [id for id in handles(text) if id not in turn.ledger]
            if unknown:
                yield f"参数 {name}：没有 {{{unknown[0]}}} 这个数额。"
            elif calculator is not None:
                yield from _wrong_kind(calculator, name, text, turn)


def _wrong_kind(calculator: Calculator, name: str, text: str, turn: Turn) -> Iterator[str]:
    declared = next((item for item in calculator.inputs if item.name == name), None)
    if declared is None or declared.kind not in _FITTING:
        return
    ids = handles(text)
    if declared.kind == "count" and text == NONE:
        return
    if HANDLE.sub("", text).strip("＋ ") or not ids:
        yield f"参数 {name} 只能是一个数额的代号，如 {{u1}}。"
    for id in ids:
        figure = turn.ledger[id]
        if figure.unit not in _FITTING[declared.kind]:
            yield f"参数 {name} 要的是{declared.label}，{{{id}}} 是{figure.kind}。"
