"""What is evaluated: anything that answers a question of a session as the assistant does."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from evals.cases import Turn

AnswerData = dict[str, Any]
"""An Answer as JSON gives it (design.md section 4)."""


class GivesData(Protocol):
    """An Answer."""

    def to_dict(self) -> AnswerData: ...


class FrontDoor(Protocol):
    """The assistant's own entry, or the baseline's."""

    def ask(self, session: str, question: str) -> GivesData: ...


@dataclass(frozen=True)
class Played:
    """One turn of a case with the answer it got; `said` ends with its own question."""

    turn: Turn
    answer: AnswerData
    said: tuple[str, ...]
    before: tuple[AnswerData, ...] = ()


def open_assistant() -> FrontDoor:
    """The assistant, as production opens it."""
    from assistant import Assistant

    return Assistant.open()


def open_baseline() -> FrontDoor:
    """The naive baseline."""
    from evals.baseline import Baseline

    return Baseline.open()


DOORS: dict[str, Callable[[], FrontDoor]] = {
    "assistant": open_assistant,
    "baseline": open_baseline,
}


@cache
def front_door(name: str) -> FrontDoor:
    """The front door of that name, opened once a process."""
    return DOORS[name]()


def as_json(answer: GivesData) -> AnswerData:
    """What a client of the API gets: an answer that is no JSON fails here."""
    data: AnswerData = json.loads(json.dumps(answer.to_dict(), ensure_ascii=False))
    return data
