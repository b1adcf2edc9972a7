"""Tool arguments are handles the ledger holds, provision refs or words; never numbers."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from langchain.agents.middleware import AgentMiddleware, ToolCallRequest
from langchain_core.messages import ToolMessage
from langgraph.types import Command
from pydantic import BaseModel, ValidationError

from assistant.conversation import Conversation
from assistant.facts import NONE
from assistant.ledger import HANDLE, Figure, handles
from assistant.prose import fault_in_words
from assistant.turn import Turn
from tools import CALCULATORS, Calculator

_FITTING = {
    "money": ("yuan", "number", "foreign"), "amounts": ("yuan", "number", "foreign"),
    "rate": ("rate",), "count": ("count", "number"),
}  # fmt: skip
_REFS = ("refs", "nearest")
_LONGEST = 200
"""Characters of an argument in words."""


class CheckArguments(AgentMiddleware[Conversation, Turn]):
    """A call with a bare number, an unknown handle or one of the wrong kind is an error."""

    def wrap_tool_call(
        self,
        request: ToolCallRequest,
        handler: Callable[[ToolCallRequest], ToolMessage | Command[Any]],
    ) -> ToolMessage | Command[Any]:
        """The tool's result, or an error that says which argument is wrong."""
        call, turn = request.tool_call, cast(Turn, request.runtime.context)
        problem = next(_problems(call["name"], call["args"], turn), "") or _malformed(request)
        if problem:
            return ToolMessage(
                problem, tool_call_id=call["id"] or "", name=call["name"], status="error"
            )
        return handler(request)


def _malformed(request: ToolCallRequest) -> str:
    """What of the call its tool's schema does not take."""
    if request.tool is None:
        return "没有这个工具。"
    schema = request.tool.args_schema
    if not (isinstance(schema, type) and issubclass(schema, BaseModel)):
        raise TypeError(f"{request.tool.name} has no schema")
    try:
        schema.model_validate(request.tool_call["args"])
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"][:1])
        return f"参数 {name} 不对，请按工具的说明填写。"
    return ""


def _problems(tool: str, arguments: Mapping[str, Any], turn: Turn) -> Iterator[str]:
    calculator = CALCULATORS.get(tool)
    for name, value in arguments.items():
        for text in value if isinstance(value, list) else [value]:
            if text is None or name in _REFS:
                continue
            if not isinstance(text, str) or fault_in_words(text):
                yield f"参数 {name} 只能用数额的代号，如 {{u1}}，不能直接写数字。"
                continue
            if len(text) > _LONGEST:
                yield f"参数 {name} 太长了。"
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
    if HANDLE.sub("", text).strip("＋－ ") or not ids:
        yield f"参数 {name} 只能是一个数额的代号，如 {{u1}}。"
    for id in ids:
        figure = turn.ledger[id]
        if figure.unit not in _FITTING[declared.kind]:
            yield f"参数 {name} 要的是{declared.label}，{{{id}}} 是{figure.kind}。"
        if not _may_be_a_fact(figure, calculator, name):
            yield f"参数 {name} 要的是{declared.label}，{{{id}}} 不是。"


def _may_be_a_fact(figure: Figure, calculator: Calculator, name: str) -> bool:
    """What the user said, what the text states as a threshold, a contribution computed before.

    Awards and ceilings are facts only where amounts are compared, and nothing else where results
    are added up or compared.
    """
    if calculator.of_results:
        result = figure.source == "calculator" and figure.role != "threshold"
        return result and (calculator.outcome == "difference" or f"{figure.role}s" == name)
    if figure.source == "user" or figure.role in ("threshold", "component"):
        return True
    return calculator.name == "higher_of" and figure.role in ("award", "ceiling")
