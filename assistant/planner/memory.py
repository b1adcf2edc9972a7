"""What a conversation has established, read back from its messages: the planner keeps no state."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage

from assistant.conversation import artifacts, turns
from assistant.ledger import handles
from tools import CALCULATORS

Arguments = dict[str, Any]


@dataclass
class Memory:
    """The calculator in focus, every fact given by calculator, what was asked for, what was cited."""

    calculator: str = ""
    given: dict[str, Arguments] = field(default_factory=dict)
    pending: list[str] = field(default_factory=list)
    refs: list[str] = field(default_factory=list)
    tool: str = ""
    arguments: Arguments = field(default_factory=dict)

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
        inputs = CALCULATORS[calculator].inputs
        found: Arguments = {}
        for other, arguments in self.given.items():
            for name, value in arguments.items():
                if CALCULATORS[other].input(name) in inputs:
                    found[name] = value
        return found | self.given.get(calculator, {})


def recall(messages: Sequence[AnyMessage]) -> Memory:
    """The memory of the turns before the present one."""
    memory = Memory()
    for turn in turns(messages):
        calls = [call for m in turn if isinstance(m, AIMessage) for call in m.tool_calls]
        results = artifacts(turn)
        for call in calls:
            memory.tool, memory.arguments = call["name"], call["args"]
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
