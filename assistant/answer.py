"""The one contract every answer keeps."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Status = Literal["answered", "needs_input", "not_covered", "out_of_scope", "refused", "error"]

STATUSES: dict[str, str] = {
    "answered": "已答复",
    "needs_input": "还需补充",
    "not_covered": "条文未写明",
    "out_of_scope": "不在本文件范围",
    "refused": "不能照办",
    "error": "未能处理",
}
"""Every ending, and its words on screen."""

BUILT_IN = "built-in"
"""Who writes when no language model does."""


@dataclass(frozen=True)
class Answer:
    """One answer: what happened, the text to read, and everything it rests on."""

    session: str
    turn: int
    status: Status
    text: str
    result: dict[str, Any] | None = None
    figures: list[dict[str, Any]] = field(default_factory=list)
    citations: list[dict[str, Any]] = field(default_factory=list)
    needs: list[dict[str, str]] = field(default_factory=list)
    trace: list[dict[str, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    model: str = BUILT_IN

    def to_dict(self) -> dict[str, Any]:
        """The JSON document of the contract."""
        return asdict(self)


@dataclass(frozen=True)
class Known:
    """What a calculator was given: its inputs by name, written as in a receipt."""

    calculator: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Told:
    """A question, in the form that understanding works on, and what was answered."""

    question: str
    answer: str
    status: Status
    unsure: bool
    """Whether the built-in planner was not sure of the answer; a language model never says so."""
    known: Known | None = None
    """What was understood of the case, whether or not it sufficed; None if nothing was computed."""


def error_answer(session: str, turn: int, message: str) -> Answer:
    """An answer that says, in plain Chinese, why the line could not be handled."""
    return Answer(session, turn, "error", message)
