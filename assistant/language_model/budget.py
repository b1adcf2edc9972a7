"""What a turn asks of a language model, counted; and what stops it."""

from dataclasses import dataclass, field
from time import monotonic

from langchain_core.messages import AIMessage


class Unusable(Exception):
    """The language model gave nothing that can be used; the message says why, for the log."""


@dataclass
class Usage:
    """What one turn asked of the model: calls, tokens, and seconds since the turn began."""

    started: float = field(default_factory=monotonic)
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0

    def add(self, message: AIMessage) -> None:
        """Count a reply."""
        usage = message.usage_metadata
        if usage:
            self.input_tokens += usage["input_tokens"]
            self.output_tokens += usage["output_tokens"]

    @property
    def seconds(self) -> float:
        """Since the turn began."""
        return monotonic() - self.started
