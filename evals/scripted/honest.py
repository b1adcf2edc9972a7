"""A model that does its work well: the built-in planner behind the wire, seeing only what is sent.

It decides as the planner does and writes sentences of its own from the tools' results, so that the
whole path of a language model is evaluated without one. It says nothing of any real model.
"""

import json
import re
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage

from assistant.conversation import artifacts, last_turn
from assistant.planner.planner import Planner
from evals.scripted.server import Reply, Request

_DESCRIBED = re.compile(r"\n（(\{u\d+\}：.*)）$")
_FIGURE = re.compile(
    r"\{(?P<id>u\d+)\}：(?P<kind>[^，（]*)(?:（(?P<counter>[^）]*)）)?(?P<rest>.*)"
)
_UNITS = {"金额": "yuan", "比例": "rate", "数量": "count", "年限": "years", "数": "number",
          "外币": "foreign"}  # fmt: skip
_MARKS = {"约": "about", "超过": "over", "不到": "under", "区间": "range"}


class Honest:
    """The script of that model, for a ScriptedServer."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner

    def __call__(self, request: Request) -> Reply:
        """Tool calls for a question, then prose from their results."""
        messages = [_message(item) for item in request["messages"] if item["role"] != "system"]
        if isinstance(messages[-1], HumanMessage):
            calls = self._planner.plan(messages).calls
            return Reply(
                calls=tuple((name, json.dumps(args, ensure_ascii=False)) for name, args in calls)
            )
        return Reply("".join(_sentences(artifacts(last_turn(messages)))))


def _message(item: dict[str, Any]) -> AnyMessage:
    if item["role"] == "user":
        return _question(item["content"])
    if item["role"] == "tool":
        content = item["content"]
        return ToolMessage(content, tool_call_id=item["tool_call_id"], artifact=json.loads(content))
    calls = [
        {"name": call["function"]["name"], "args": json.loads(call["function"]["arguments"]),
         "id": call["id"], "type": "tool_call"}
        for call in item.get("tool_calls", [])
    ]  # fmt: skip
    return AIMessage(item.get("content") or "", tool_calls=calls)


def _question(content: str) -> HumanMessage:
    """The sealed message, its figures read back from what the wire says of them."""
    described = _DESCRIBED.search(content)
    text = content[: described.start()] if described else content
    figures = [_figure(words) for words in described[1].split("；")] if described else []
    return HumanMessage(text, additional_kwargs={"figures": figures})


def _figure(words: str) -> dict[str, Any]:
    read = _FIGURE.fullmatch(words)
    if read is None:
        raise ValueError(f"the wire describes a figure as {words!r}")
    rest = read["rest"]
    return {
        "id": read["id"], "unit": _UNITS[read["kind"]], "counter": read["counter"] or "",
        "mark": next((mark for word, mark in _MARKS.items() if word in rest.split("，")), ""),
        "loss": "亏损" in rest, "article": "可能只是冠词" in rest, "scaled": "未写单位" not in rest,
        "words": words,
    }  # fmt: skip


def _sentences(found: list[dict[str, Any]]) -> list[str]:
    said = []
    for artifact in found:
        refs = "".join(f"[{ref}]" for ref in artifact["provisions"][:2])
        if artifact["kind"] == "award":
            said += [_headline(artifact), f"依据已列在后面{refs}。"]
        elif artifact["kind"] == "screen":
            said.append("按您说的情况，逐条结果列在后面，符合的、可能符合的和不符合的分开写。")
        else:
            said.append(f"条文的说法列在后面{refs}。")
    return list(dict.fromkeys(said))


def _headline(award: dict[str, Any]) -> str:
    label, value = award["label"], award["headline"]
    if award["role"] == "threshold":
        return f"{label}是 {value}。"
    if not award["due"]:
        return f"按您说的情况，{label}是 {value}，因为不符合条件。"
    most = "最高 " if award["role"] == "ceiling" else ""
    return f"您的{label}是{most or ' '}{value}。"
