"""The conversation as the browser keeps it, so that a reload goes on where it was."""

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from assistant.answer import Answer, Known
from assistant.web.api import new_session

_LONGEST = 30
"""Turns that are kept; a browser gives a page a few megabytes."""


@dataclass(frozen=True)
class Exchange:
    """A question, its answer, what was understood of the case, and whether the reader found the
    answer good (None: not said)."""

    question: str
    answer: Answer
    known: Known | None = None
    liked: bool | None = None


@dataclass(frozen=True)
class Kept:
    """A conversation: its session and what was said."""

    session: str = field(default_factory=new_session)
    exchanges: tuple[Exchange, ...] = ()
    shape: Literal[1] = 1
    """The next number when this page can no longer show what an older one kept: a conversation of
    another shape is left, where a part that is missing would break the page at every visit."""

    @property
    def last(self) -> Answer | None:
        """The last answer; None before the first."""
        return self.exchanges[-1].answer if self.exchanges else None

    def with_answer(self, question: str, answer: Answer, known: Known | None = None) -> "Kept":
        """This conversation, one exchange longer."""
        longer = (*self.exchanges, Exchange(question, answer, known))
        return replace(self, exchanges=longer[-_LONGEST:])

    def with_feedback(self, index: int, liked: bool) -> "Kept":
        """This conversation with what the reader thinks of one exchange. Raises IndexError."""
        exchanges = list(self.exchanges)
        exchanges[index] = replace(exchanges[index], liked=liked)
        return replace(self, exchanges=tuple(exchanges))


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
