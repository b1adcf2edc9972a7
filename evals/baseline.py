"""The naive baseline: search and quote the best clause. No planner, no memory, no calculators."""

from dataclasses import dataclass
from typing import Any

from corpus import Policy, Provision, default_corpus
from corpus.search import Search
from evals.cases import POLICY
from evals.front_door import AnswerData
from evals.retrieval import open_search


@dataclass(frozen=True)
class Quote:
    """The baseline's only answer."""

    session: str
    policy: Policy
    provision: Provision

    def to_dict(self) -> AnswerData:
        """In the shape of an Answer; its figures are those that the clause states."""
        found = self.provision
        return {
            "session": self.session,
            "turn": 1,
            "status": "answered",
            "text": f"{found.measure.title}：\n> {found.text}",
            "result": None,
            "figures": [self._figure(number) for number in range(len(found.figures))],
            "citations": [
                {
                    "policy": self.policy.title,
                    "measure": found.measure.title,
                    "provision": found.id,
                    "quote": found.text,
                    "departments": list(self.policy.departments(found.id)),
                }
            ],
            "needs": [],
            "trace": [],
            "notices": [],
            "model": "baseline",
        }

    def _figure(self, number: int) -> dict[str, Any]:
        figure, found = self.provision.figures[number], self.provision
        source = {"kind": "text", "provision": found.id, "quote": found.text, "span": None}
        return {
            "id": f"q{number + 1}",
            "value": str(figure.value),
            "unit": figure.unit,
            "role": figure.role,
            "label": figure.label,
            "source": source,
        }


class Baseline:
    """A front door that quotes the clause found first."""

    def __init__(self, policy: Policy, search: Search) -> None:
        self._policy, self._search = policy, search

    @classmethod
    def open(cls) -> "Baseline":
        """Over the policy that the cases are about."""
        return cls(default_corpus()[POLICY], open_search())

    def ask(self, session: str, question: str) -> Quote:
        """The best clause for this question alone."""
        best = self._search.search(question, 1)[0]
        found = next(item for item in self._policy.provisions.values() if item.ref == best.id)
        return Quote(session, self._policy, found)
