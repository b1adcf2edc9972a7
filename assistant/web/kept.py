"""The conversation as the browser keeps it, so that a reload goes on where it was."""

from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.answer import Answer
from assistant.web.api import new_session

_LONGEST = 50
"""Turns that are kept; a browser gives a page a few megabytes."""


@dataclass(frozen=True)
class Exchange:
    """A question and the text that answered it."""

    question: str
    answer: str


@dataclass(frozen=True)
class Kept:
    """A conversation: its session, what was said, and the last answer whole."""

    session: str = field(default_factory=new_session)
    exchanges: tuple[Exchange, ...] = ()
    last: Answer | None = None

    def with_answer(self, question: str, answer: Answer) -> "Kept":
        """This conversation, one exchange longer."""
        exchanges = (*self.exchanges, Exchange(question, answer.text))[-_LONGEST:]
        return replace(self, exchanges=exchanges, last=answer)


_adapter = TypeAdapter(Kept)


def dump(kept: Kept) -> dict[str, Any]:
    """Plain data for the browser."""
    data: dict[str, Any] = _adapter.dump_python(kept, mode="json")
    return data


def load(data: object) -> Kept:
    """What a browser kept; a new conversation if it has none, or one of another shape."""
    try:
        return _adapter.validate_python(data)
    except ValidationError:
        return Kept()
