"""One run of the suite: everything measured, ready to print and to report."""

import logging
import math
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from evals.baseline import run_baseline
from evals.cases import HALVES, Half, load_cases
from evals.outcomes import Measured, Outcome, measure, of_kind, run
from evals.retrieval import Table, measure_retrieval, open_search
from evals.scorers import nearest_rank
from evals.thresholds import Bar, check_bars

BUILT_IN = "built-in"
_ELSEWHERE = 225
"""So many cases of the first half are played by the other process: both end together."""


@dataclass
class Suite:
    """What a run gave. `hidden` are the halves whose contents must not be shown."""

    seconds: float
    outcomes: dict[Half, list[Outcome]]
    baseline: dict[Half, list[Outcome]] = field(default_factory=dict)
    retrieval: Table = field(default_factory=dict)
    hidden: frozenset[Half] = frozenset()

    @property
    def model(self) -> str:
        """What answered, by its own word: a model that was asked for may not have been used."""
        answers = (
            answer
            for outcomes in self.outcomes.values()
            for outcome in outcomes
            for answer in outcome.answers
        )
        return ", ".join(sorted({answer["model"] for answer in answers}))

    @cached_property
    def measured(self) -> dict[str, Measured]:
        """By section of thresholds.yaml."""
        sections = {str(half): measure(outcomes) for half, outcomes in self.outcomes.items()}
        sections["retrieval"] = {
            f"{leg} {name}": value
            for leg, values in self.retrieval.items()
            for name, value in values.items()
        }
        if self.model == BUILT_IN:
            sections["speed"] = {
                "answer_p50": nearest_rank(self.answer_seconds, 50),
                "answer_p95": nearest_rank(self.answer_seconds, 95),
                "run": self.seconds,
            }
        return sections

    @cached_property
    def baseline_measured(self) -> dict[Half, Measured]:
        """The baseline's measures by half."""
        return {half: measure(outcomes) for half, outcomes in self.baseline.items()}

    @cached_property
    def bars(self) -> list[Bar]:
        """The thresholds, against this run."""
        return check_bars(self.measured)

    @property
    def kinds(self) -> list[str]:
        """Every kind, in the order of the files."""
        cases = (outcome.case for outcomes in self.outcomes.values() for outcome in outcomes)
        return sorted({case.kind for case in cases})

    @property
    def answer_seconds(self) -> list[float]:
        """How long each answer took."""
        return [
            time
            for outcomes in self.outcomes.values()
            for outcome in outcomes
            for time in outcome.seconds
        ]

    @property
    def paraphrases(self) -> float:
        """Of the cases that pass in their first wording, how many pass in other words too."""
        pairs = []
        for outcomes in self.outcomes.values():
            passed = {outcome.case.id: outcome.passed for outcome in outcomes}
            pairs += [o.passed for o in outcomes if passed.get(o.case.paraphrase_of or "")]
        return sum(pairs) / len(pairs) if pairs else math.nan

    def count(self, outcomes: list[Outcome], kind: str = "") -> tuple[int, int]:
        """Passed, and all, of a kind or of every kind."""
        chosen = of_kind(outcomes, kind) if kind else outcomes
        return sum(outcome.passed for outcome in chosen), len(chosen)


def run_suite(
    halves: tuple[Half, ...],
    model: str,
    build: Path,
    *,
    baseline: bool,
    quiet_test: bool,
    every: int = 1,
) -> Suite:
    """Plays the halves through the assistant and the baseline, and measures the retrieval.

    Of the development half, every so many cases; of the test half, all.
    This process plays most of the first half, the larger; the rest waits in line in another.
    """
    started = perf_counter()
    hidden: frozenset[Half] = frozenset({"test"} if quiet_test else ())
    first, *others = halves
    with ProcessPoolExecutor(1, get_context("spawn")) as second_core:

        def elsewhere(half: Half, part: slice = slice(None)) -> Future[list[Outcome]]:
            logs = build / "logs" / "second"
            return second_core.submit(_play, half, logs, half in hidden, not model, part)

        steps = {half: every if half == "dev" else 1 for half in halves}
        cut = -_ELSEWHERE * steps[first] if others else None
        last = [elsewhere(first, slice(cut, None, steps[first]))] if others else []
        rest = {half: elsewhere(half) for half in others}
        naive = {
            half: second_core.submit(run_baseline, half, steps[half]) for half in halves if baseline
        }
        mine = slice(None, cut, steps[first])
        outcomes = {first: _play(first, build / "logs", first in hidden, not model, mine)}
        table = _retrieval(halves)
        outcomes[first] += [outcome for played in last for outcome in played.result()]
        outcomes |= {half: played.result() for half, played in rest.items()}
        quotes = {half: played.result() for half, played in naive.items()}
        suite = Suite(0, outcomes, quotes, table, hidden)
    suite.seconds = perf_counter() - started
    return suite


def _play(half: Half, logs: Path, hide: bool, one_at_a_time: bool, part: slice) -> list[Outcome]:
    if not hide:
        return run(half, "assistant", logs, one_at_a_time=one_at_a_time, part=part)
    logging.disable()  # Inspect's log and the assistant's own hold the conversations
    try:
        with TemporaryDirectory() as folder:
            return run(half, "assistant", Path(folder), one_at_a_time=one_at_a_time, part=part)
    finally:
        logging.disable(logging.NOTSET)


def _retrieval(halves: tuple[Half, ...]) -> Table:
    cases = [case for case in load_cases() if case.half in halves]
    return measure_retrieval(cases, open_search()) if cases else {}


def chosen_halves(name: str) -> tuple[Half, ...]:
    """dev, test, or both for “all”."""
    return tuple(half for half in HALVES if name in (half, "all"))
