"""Approved replies: what may stand in one, and to which questions it is offered."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from assistant.desk.figures import BadReply, check_reply
from assistant.desk.likeness import LIKE, Likeness
from assistant.desk.models import Reply, Waiting
from assistant.desk.store import Store, now
from corpus import Policy

__all__ = ["BadReply", "Replies"]


_LAPSED = "lapsed"
"""Who withdraws a reply when the policies have changed."""


class Encodes(Protocol):
    """The encoder of the search."""

    def encode_queries(self, texts: list[str]) -> NDArray[np.float32]:
        """A vector of length 1 for each text."""


class Replies:
    """Approves, withdraws and offers replies."""

    def __init__(self, store: Store, policies: Mapping[str, Policy]) -> None:
        self._store = store
        self._policies = policies
        self._likeness = Likeness(policies)

    def approve(self, waiting_id: int, text: str, by: str, encoder: Encodes) -> Reply:
        """The reply to a question of the queue. Raises BadReply; KeyError if there is none."""
        waiting = self._store.waiting(waiting_id)
        if not text.strip():
            raise BadReply("请写下答复。")
        check_reply(text, self._policies)
        vector = encoder.encode_queries([waiting.question])[0].astype(np.float32).tobytes()
        reply = Reply(
            waiting_id=waiting_id, question=waiting.question, text=text.strip(), approved_by=by,
            approved_at=now(), policies=self._versions(), vector=vector, withdrawn_by="",
        )  # fmt: skip
        with self._store.transaction.begin() as db:
            db.add(reply)
            _set_state(db, waiting_id, "replied")
        return reply

    def lapse(self) -> None:
        """Withdraw the replies that were approved for other versions of the policies."""
        versions = self._versions()
        for reply in self._store.replies():
            if reply.policies != versions:
                self.withdraw(reply.id, _LAPSED)

    def withdraw(self, reply_id: int, by: str) -> None:
        """The reply is offered no more, and its question waits again. Raises KeyError."""
        with self._store.transaction.begin() as db:
            reply = db.get(Reply, reply_id)
            if reply is None:
                raise KeyError(reply_id)
            reply.withdrawn_by = by
            _set_state(db, reply.waiting_id, "open")

    def offered(self, question: str, encoder: Encodes) -> Reply | None:
        """The standing reply to the question most like this one, if it is like enough.

        A difference that counts, another level or figure say, rules a reply out however close.
        """
        held = self._store.replies()
        standing = [reply for reply in held if not self._likeness.differ(reply.question, question)]
        if not standing:
            return None
        vector = encoder.encode_queries([question])[0]
        likeness = [float(np.frombuffer(r.vector, np.float32) @ vector) for r in standing]
        best = int(np.argmax(likeness))
        return standing[best] if likeness[best] >= LIKE else None

    def _versions(self) -> str:
        """The policies as they are now: a change of text or parameters changes it."""
        return ",".join(f"{p.id}:{p.version}" for p in self._policies.values())


def _set_state(db: Session, waiting_id: int, state: str) -> None:
    """A question that was purged has no state to set."""
    held = db.get(Waiting, waiting_id)
    if held is not None:
        held.state = state
