"""The tools an agent may call: one a calculator, and those that read the policies.

Arguments are handles ({u1}), provision refs or enumerated words, never numbers; results hold
handles only.
"""

from collections.abc import Callable, Sequence
from typing import Any, Literal

from langchain_core.tools import BaseTool, StructuredTool
from pydantic import BaseModel, ConfigDict, Field, create_model

from assistant.facts import SUBJECT, all_inputs, reading_input
from assistant.toolbox.calculating import calculate, screen_firm
from assistant.toolbox.reading import (
    check_claim,
    decline,
    departments,
    document_status,
    introduce,
    list_measures,
    measures_of,
    read_provisions,
    search_policy,
)
from assistant.toolbox.result import Result
from tools import CALCULATORS, Calculator, Input

__all__ = ["build_tools"]

_Aspect = Literal["status", "basis", "interpreter"]
_Reason = Literal["not_covered", "out_of_scope", "refused"]


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid")


def build_tools() -> list[BaseTool]:
    """Every tool, calculators first."""
    return [
        *(_calculator_tool(item) for item in CALCULATORS.values()),
        _tool("screen", "企业、孵化器等说明自身情况后，逐条列出可能享受的措施。", screen_firm,
              _schema("screen", [SUBJECT, *all_inputs()])),
        _tool("read_provisions", "按编号读取条款原文、责任单位和其中的数额。", read_provisions,
              create_model("read_provisions", __base__=_Arguments, refs=(list[str], ...))),
        _tool("search_policy", "按问题检索最相关的条款。", search_policy,
              create_model("search_policy", __base__=_Arguments, query=(str, ...))),
        _tool("departments", "条款所属措施的责任单位，department 是不是其一。", departments,
              create_model("departments", __base__=_Arguments, refs=(list[str], ...),
                           department=(str, ""))),
        _tool("measures_of", "一个部门是哪些措施的责任单位。", measures_of,
              create_model("measures_of", __base__=_Arguments, department=(str, ...))),
        _tool("list_measures", "列出全部措施的标题、条款和责任单位。", list_measures,
              create_model("list_measures", __base__=_Arguments)),
        _tool("document_status", "文件的状态、依据、有效期、解释单位和相关文件。", document_status,
              create_model("document_status", __base__=_Arguments,
                           aspect=(_Aspect, "status"))),
        _tool("check_claim", "把用户说的数额与条款写明的数额核对。", check_claim,
              create_model("check_claim", __base__=_Arguments, refs=(list[str], ...),
                           figures=(list[str], ...))),
        _tool("decline", "条文没有写、与本文件无关或要求违反规则时，说明不能回答。", decline,
              create_model("decline", __base__=_Arguments,
                           reason=(_Reason, ...),
                           subject=(str, ""), nearest=(list[str], []))),
        _tool("introduce", "用户打招呼、道谢或问能做什么时，介绍助手。", introduce,
              create_model("introduce", __base__=_Arguments)),
    ]  # fmt: skip


def _tool(
    name: str, description: str, function: Callable[..., Result], schema: type[BaseModel]
) -> BaseTool:
    return StructuredTool(
        name=name, description=description, func=function, args_schema=schema,
        response_format="content_and_artifact",
    )  # fmt: skip


def _schema(name: str, inputs: Sequence[Input]) -> type[BaseModel]:
    fields: dict[str, Any] = {}
    for item in inputs:
        kind: Any = str
        if item.kind in ("choice", "yes_no"):
            kind = Literal[tuple(item.choices)]
        elif item.kind == "amounts":
            kind = list[str]
        fields[item.name] = (kind | None, Field(None, description=item.label))
    return create_model(name, __base__=_Arguments, **fields)


def _calculator_tool(item: Calculator) -> BaseTool:
    def run(**arguments: Any) -> Result:
        return calculate(item, arguments)

    description = f"测算{item.label}。没有的事实留空，工具会说明还缺什么。"
    reading = reading_input(item)
    inputs = [*item.inputs, *([reading] if reading else [])]
    return _tool(item.name, description, run, _schema(item.name, inputs))
