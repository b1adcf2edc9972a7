"""The policy assistant: exact figures with their clause, and no number without a source."""

from typing import TYPE_CHECKING, Any

from assistant.answer import STATUSES, Answer
from assistant.quiet import quiet

if TYPE_CHECKING:
    from assistant.assistant import Assistant

__all__ = ["STATUSES", "Answer", "Assistant"]

quiet()


def __getattr__(name: str) -> Any:
    """`Assistant`, loaded when first asked for: LangChain takes seconds, and `calc` needs none."""
    if name != "Assistant":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from assistant.assistant import Assistant

    return Assistant
