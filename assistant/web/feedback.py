"""What a reader thinks of an answer, and where it goes."""

import logging
from typing import Protocol

from assistant.answer import Told

_log = logging.getLogger(__name__)


class Feedback(Protocol):
    """Takes what a reader said of a turn that was; `reason` may be empty."""

    def __call__(self, session: str, turn: int, told: Told, liked: bool, reason: str) -> None:
        """Keep it."""


def log_feedback(session: str, turn: int, told: Told, liked: bool, reason: str) -> None:
    """Writes that there was feedback; not the words, which may name a firm's figures."""
    verdict = "liked" if liked else "disliked"
    _log.info("session %s turn %d (%s): %s", session, turn, told.status, verdict)
