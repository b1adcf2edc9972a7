"""What hotline staff work with: accounts, calls, the queue of unanswered questions, replies."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.desk.accounts import Accounts
from assistant.desk.replies import Replies
from assistant.desk.store import Store
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
