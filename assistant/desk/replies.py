"""Approved replies: what may stand in one, and to which questions it is offered."""

from collections.abc import Iterator, Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.desk.models import Reply, Waiting
from assistant.desk.store import Store, now
from corpus import Policy
from corpus.quantities import find_quantities

LIKE = 0.945
"""Cosine of the built-in encoder from which two questions are taken to ask the same.

`python -m benchmarks.replies` measures it on written pairs: none that ask for different things
reaches it, and most that ask the same do.
"""


class BadReply(Exception):
    """A reply may not be approved; the message says why, in Chinese."""


class Encodes(Protocol):
    """The encoder of the search."""

    def encode_queries(self, texts: list[str]) -> NDArray[np.float32]:
        """A vector of length 1 for each text."""


class Replies:
    """Approves, withdraws and offers replies."""

    def __init__(self, store: Store, policies: Mapping[str, Policy]) -> None:
        self._store = store
        self._policies = policies

    def approve(self, waiting_id: int, text: str, by: str, encoder: Encodes) -> Reply:
        """The reply to a question of the queue. Raises BadReply; KeyError if there is none."""
        waiting = self._store.waiting(waiting_id)
        problem = next(self._problems(text.strip()), "")
        if problem:
            raise BadReply(problem)
        vector = encoder.encode_queries([waiting.question])[0].astype(np.float32).tobytes()
        reply = Reply(
            waiting_id=waiting_id, question=waiting.question, text=text.strip(), approved_by=by,
            approved_at=now(), policies=self._versions(), vector=vector, withdrawn_by="",
        )  # fmt: skip
        with self._store.transaction.begin() as db:
            db.add(reply)
            held = db.get(Waiting, waiting_id)
            if held is not None:
                held.state = "replied"
        return reply

    def withdraw(self, reply_id: int, by: str) -> None:
        """The reply is offered no more. Raises KeyError."""
        with self._store.transaction.begin() as db:
            reply = db.get(Reply, reply_id)
            if reply is None:
                raise KeyError(reply_id)
            reply.withdrawn_by = by

    def standing(self) -> list[Reply]:
        """The replies that were approved for the policies as they are now."""
        versions = self._versions()
        return [reply for reply in self._store.replies() if reply.policies == versions]

    def offered(self, question: str, encoder: Encodes) -> Reply | None:
        """The standing reply to the question most like this one, if it is like enough."""
        standing = self.standing()
        if not standing:
            return None
        vector = encoder.encode_queries([question])[0]
        likeness = [float(np.frombuffer(r.vector, np.float32) @ vector) for r in standing]
        best = int(np.argmax(likeness))
        return standing[best] if likeness[best] >= LIKE else None

    def _problems(self, text: str) -> Iterator[str]:
        """Why a text may not be approved: every number in it must be one that a policy states."""
        if not text:
            yield "请写下答复。"
        stated = {
            (figure.value, figure.unit)
            for policy in self._policies.values()
            for provision in policy.provisions.values()
            for figure in provision.figures
        }
        for quantity in find_quantities(text):
            if not quantity.article and (quantity.value, quantity.unit) not in stated:
                yield f"“{quantity.text}”不是条文写明的数额，不能写进答复。"

    def _versions(self) -> str:
        """The policies as they are now: a change of text or parameters changes it."""
        return ",".join(f"{p.id}:{p.version}" for p in self._policies.values())
