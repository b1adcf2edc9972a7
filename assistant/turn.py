"""What the steps of one turn share: ledger, policies, receipts, and who is writing the answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from assistant.answer import BUILT_IN
from assistant.language_model.budget import Usage
from assistant.ledger import Ledger
from corpus import Policy, Provision, provision_at
from corpus.search import Search


@dataclass
class Turn:
    """The runtime context of one question. Tools run one at a time, so it needs no lock."""

    policies: dict[str, Policy]
    search: Search
    reader: Callable[[str], None] = lambda _: None
    """Gets each piece of the answer that may be read before the rest is there, opened."""
    ledger: Ledger = field(default_factory=Ledger)
    receipts: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Receipts by the handle id of the headline figure they belong to."""
    written_by: str = BUILT_IN
    handed_over: str = ""
    """Why the built-in planner took the seat of the language model in this turn."""
    released: str = ""
    """The prose that the reader has seen, with handles."""
    usage: Usage = field(default_factory=Usage)

    def provision(self, ref: str) -> Provision:
        """The provision that a ref names. Raises KeyError."""
        return provision_at(self.policies, ref)

    def policy_of(self, ref: str) -> Policy:
        """The policy of the provision that a ref names. Raises KeyError."""
        return self.policies[ref.partition(":")[0]]

    @property
    def first_policy(self) -> Policy:
        """The policy that a question about "the document" means when it names none."""
        return next(iter(self.policies.values()))
