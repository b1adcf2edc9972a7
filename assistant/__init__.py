"""The policy assistant: exact figures with their clause, and no number without a source."""

from assistant.answer import STATUSES, Answer
from assistant.quiet import quiet

quiet()

from assistant.assistant import Assistant  # noqa: E402 - telemetry is switched off first

__all__ = ["STATUSES", "Answer", "Assistant"]
