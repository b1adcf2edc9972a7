"""What hotline staff work with: accounts, calls, the queue of unanswered questions, replies."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer
from assistant.desk.accounts import Accounts
from assistant.desk.replies import Encodes, Replies
from assistant.desk.store import Store, reason_to_wait
from corpus import Policy

__all__ = ["Desk"]


@dataclass(frozen=True)
class Desk:
    """The desk's parts over one database."""

    store: Store
    replies: Replies
    accounts: Accounts

    @classmethod
    def open(cls, data_dir: Path, policies: Mapping[str, Policy]) -> "Desk":
        """The desk of a data folder."""
        store = Store.open(data_dir)
        replies = Replies(store, policies)
        replies.lapse()
        return cls(store, replies, Accounts(data_dir, store))

    def add_answer(
        self, session: str, question: str, answer: Answer, unsure: bool, encoder: Encodes
    ) -> None:
        """Queue what the text does not answer or is unsure, unless an approved reply answers it."""
        if not reason_to_wait(answer, unsure) or self.replies.offered(question, encoder):
            return
        self.store.add_answer(session, question, answer, unsure)
