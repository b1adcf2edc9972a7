"""The naive baseline: search and quote the best clause. No planner, no memory, no calculators."""

from dataclasses import dataclass
from time import perf_counter
from typing import Any

from corpus import Policy, Provision, default_corpus
from corpus.search import Search
from evals.cases import POLICY, Case, Half, load_cases
from evals.checks import CHECKS
from evals.front_door import AnswerData, as_json, front_door
from evals.outcomes import Outcome
from evals.retrieval import open_search
from evals.scorers import played_turns


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


def run_baseline(half: Half, every: int) -> list[Outcome]:
    """Plays every so many cases of a half through the baseline.

    Without Inspect, whose logs of it nobody would read.
    """
    cases = [case for case in load_cases() if case.half == half]
    return [_outcome(case) for case in cases[::every]]


def _outcome(case: Case) -> Outcome:
    door, answers, seconds = front_door("baseline"), list[AnswerData](), list[float]()
    for turn in case.turns:
        started = perf_counter()
        answer = door.ask(case.id, turn.ask)
        seconds.append(perf_counter() - started)
        answers.append(as_json(answer))
    played = played_turns(case, answers)
    verdicts = {name: [check(turn) for turn in played] for name, check in CHECKS.items()}
    return Outcome(case, answers, seconds, verdicts)
