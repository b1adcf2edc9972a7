"""What the tools of one turn share: the ledger, the policies, and the receipts of the turn."""

from dataclasses import dataclass, field
from typing import Any

from assistant.ledger import Ledger
from corpus import Policy, Provision, provision_at
from corpus.search import Search


@dataclass
class Turn:
    """The runtime context of one question. Tools run one at a time, so it needs no lock."""

    policies: dict[str, Policy]
    search: Search
    ledger: Ledger = field(default_factory=Ledger)
    receipts: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Receipts by the handle id of the headline figure they belong to."""

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
