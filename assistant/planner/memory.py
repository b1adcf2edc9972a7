"""What a conversation has established, read back from its messages: the planner keeps no state."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage

from assistant.conversation import artifacts, turns
from assistant.ledger import handles
from assistant.planner.message import named_years
from tools import CALCULATORS, Input

Arguments = dict[str, Any]


@dataclass
class Memory:
    """The calculator in focus, the facts given to each, what was asked for and cited."""

    calculator: str = ""
    given: dict[str, Arguments] = field(default_factory=dict)
    pending: list[str] = field(default_factory=list)
    refs: list[str] = field(default_factory=list)
    tool: str = ""
    question: str = ""
    screened: Arguments = field(default_factory=dict)
    years: tuple[int, ...] = ()

    @property
    def latest(self) -> str:
        """The input of the calculator in focus whose figure was said last, or ""."""
        said = {
            name: max(int(id[1:]) for id in handles(str(value)))
            for name, value in self.given.get(self.calculator, {}).items()
            if handles(str(value))
        }
        return max(said, key=lambda name: said[name]) if said else ""

    def shared(self, calculator: str) -> Arguments:
        """Facts that this calculator can take: its own, and those of the same inputs elsewhere."""
        found: Arguments = {}
        for other, arguments in self.given.items():
            for name, value in arguments.items():
                said = CALCULATORS[other].input(name)
                found |= {
                    item.name: value
                    for item in CALCULATORS[calculator].inputs
                    if item == said or _this_year(said, item)
                }
        return found | self.given.get(calculator, {})


def _this_year(said: Input, item: Input) -> bool:
    """A fact said without a year, asked for as the current year's."""
    return (
        said.kind == item.kind
        and said.names == item.names
        and not said.period
        and item.period == "current"
    )


def recall(messages: Sequence[AnyMessage]) -> Memory:
    """The memory of the turns before the present one."""
    memory = Memory()
    for turn in turns(messages):
        memory.question = turn[0].text
        memory.years += named_years(turn[0].text)
        calls = [call for m in turn if isinstance(m, AIMessage) for call in m.tool_calls]
        results = artifacts(turn)
        for call in calls:
            memory.tool = call["name"]
            if call["name"] == "screen":
                memory.screened = call["args"]
            if call["name"] in CALCULATORS:
                memory.calculator = call["name"]
                memory.given.pop(call["name"], None)
                memory.given[call["name"]] = call["args"]
        memory.pending = [
            need["name"] for result in results[-1:] for need in result.get("needs", [])
        ]
        if results:
            memory.refs = results[-1]["provisions"] or memory.refs
    return memory
