"""The checks as Inspect AI scorers: one each, over all turns of a conversation."""

import math
from typing import Any

from inspect_ai.scorer import (
    Metric,
    SampleScore,
    Score,
    Scorer,
    Target,
    accuracy,
    grouped,
    metric,
    scorer,
    stderr,
)
from inspect_ai.solver import TaskState

from evals.cases import Case
from evals.checks import CHECKS, HOLDING
from evals.front_door import Played

ANSWERS, SECONDS = "answers", "seconds"
"""Where the solver keeps its answers and the time that each took."""


def played_turns(case: Case, answers: list[dict[str, Any]]) -> list[Played]:
    """The case's turns with their answers, each knowing what came before."""
    said = tuple(turn.ask for turn in case.turns)
    return [
        Played(turn, answer, said[: index + 1], tuple(answers[:index]))
        for index, (turn, answer) in enumerate(zip(case.turns, answers, strict=True))
    ]


def _played(state: TaskState) -> list[Played]:
    return played_turns(state.metadata_as(Case), state.store.get(ANSWERS))


@metric
def share() -> Metric:
    """Right out of all that was scored, over every turn; NaN when nothing was."""

    def compute(scores: list[SampleScore]) -> float:
        verdicts = [item for score in scores for item in _verdicts(score)]
        of = sum(item["of"] for item in verdicts)
        return sum(item["right"] for item in verdicts) / of if of else math.nan

    return compute


def nearest_rank(values: list[float], percent: int) -> float:
    """A percentile as an observed value; NaN of nothing."""
    if not values:
        return math.nan
    return sorted(values)[max(0, math.ceil(percent / 100 * len(values)) - 1)]


def _percentile(percent: int) -> Metric:
    def compute(scores: list[SampleScore]) -> float:
        times = [time for item in scores for time in (item.score.metadata or {}).get(SECONDS, [])]
        return nearest_rank(times, percent)

    return compute


@metric
def p50() -> Metric:
    """The answer time, in seconds, that half of the turns stay within."""
    return _percentile(50)


@metric
def p95() -> Metric:
    """The answer time, in seconds, that 95 % of the turns stay within."""
    return _percentile(95)


def check_scorer(name: str) -> Scorer:
    """The scorer of one check: its value is the share of a conversation, NaN when unscored."""

    @scorer(metrics=[share()], name=name)
    def of_check() -> Scorer:
        async def score(state: TaskState, target: Target) -> Score:
            verdicts = [CHECKS[name](played) for played in _played(state)]
            scored = [verdict for verdict in verdicts if verdict is not None]
            turns = [verdict and verdict.to_dict() for verdict in verdicts]
            if not scored:
                return Score.unscored(metadata={"turns": turns})
            right, of = sum(v.right for v in scored), sum(v.of for v in scored)
            return Score(value=right / of, metadata={"turns": turns})

        return score

    return of_check()


@scorer(metrics=[accuracy(), stderr(), grouped(accuracy(), "kind")])
def passes() -> Scorer:
    """1 when every check of every turn holds."""

    async def score(state: TaskState, target: Target) -> Score:
        verdicts = [check(played) for played in _played(state) for check in HOLDING.values()]
        return Score(value=float(all(v is None or v.holds for v in verdicts)))

    return score


@scorer(metrics=[p50(), p95()])
def latency() -> Scorer:
    """How long the answers took; the value is the slowest of the conversation."""

    async def score(state: TaskState, target: Target) -> Score:
        seconds = state.store.get(SECONDS)
        return Score(value=max(seconds), metadata={SECONDS: seconds})

    return score


def all_scorers() -> list[Scorer]:
    """In the order of the report."""
    return [passes(), *(check_scorer(name) for name in CHECKS), latency()]


def _verdicts(score: SampleScore) -> list[dict[str, Any]]:
    return [item for item in (score.score.metadata or {}).get("turns", []) if item]
