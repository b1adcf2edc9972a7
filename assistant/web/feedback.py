"""What a reader thinks of an answer, and where it goes."""

import logging
from typing import Protocol

from assistant.answer import Answer

_log = logging.getLogger(__name__)


class Feedback(Protocol):
    """Takes what a reader said of an answer; `reason` may be empty.

    Question and answer are as the reader's browser kept them: a reader who wants to can forge them.
    """

    def __call__(
        self, session: str, turn: int, question: str, answer: Answer, liked: bool, reason: str
    ) -> None:
        """Keep it."""


def log_feedback(
    session: str, turn: int, question: str, answer: Answer, liked: bool, reason: str
) -> None:
    """Writes that there was feedback; not the words, which may name a firm's figures."""
    verdict = "liked" if liked else "disliked"
    _log.info("session %s turn %d (%s): %s", session, turn, answer.status, verdict)
