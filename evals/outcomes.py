"""What came of a run: one Outcome a case, read from Inspect's logs, and their sums."""

import logging
import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from inspect_ai import eval as run_tasks
from inspect_ai.log import EvalLog, EvalSample

from evals.cases import Case, Half, load_cases
from evals.checks import CHECKS, HOLDING, Verdict
from evals.front_door import AnswerData
from evals.scorers import ANSWERS, SECONDS, nearest_rank
from evals.task import conversations

Measured = dict[str, float]
"""Name of a measure -> its value; NaN when no case states it."""

_ALL = slice(None)
_AT_ONCE = 8
"""Conversations at a time with a configured model, which mostly waits."""


@dataclass(frozen=True)
class Failure:
    """A check that does not hold, at a turn counted from 1."""

    turn: int
    check: str
    expected: str
    got: str


@dataclass(frozen=True)
class Outcome:
    """A case as it went: answers, seconds and verdicts by turn; `error` when it broke off."""

    case: Case
    answers: list[AnswerData]
    seconds: list[float]
    verdicts: dict[str, list[Verdict | None]]
    error: str = ""

    @property
    def failures(self) -> list[Failure]:
        """Everything that keeps the case from passing."""
        if self.error:
            return [Failure(len(self.answers) + 1, "error", "an answer", self.error)]
        return [
            Failure(number, name, verdict.expected, verdict.got)
            for name in HOLDING
            for number, verdict in enumerate(self.verdicts[name], 1)
            if verdict is not None and not verdict.holds
        ]

    @property
    def passed(self) -> bool:
        """Every turn holds."""
        return not self.failures


def run(
    half: Half, door: str, log_dir: Path, *, one_at_a_time: bool, part: slice = _ALL
) -> list[Outcome]:
    """Plays a half, or a part of it, through a front door.

    Only one at a time are the seconds an answer's own.
    """
    cases = [case for case in load_cases() if case.half == half][part]
    with _errors_kept(log_dir / f"{door}-{half}-errors.txt"):
        logs = run_tasks(
            conversations(half, door),
            model="mockllm/model",  # Inspect wants one; the front door brings its own
            display="none",
            log_dir=str(log_dir),
            sample_id=[case.id for case in cases],
            log_realtime=False,
            score_display=False,  # or every metric is computed anew after each case, for nobody
            max_samples=1 if one_at_a_time else _AT_ONCE,
            fail_on_error=False,
            acp_server=False,
            ctl_server=False,
        )
    return read_log(logs[0], cases)


@contextmanager
def _errors_kept(file: Path) -> Iterator[None]:
    """What the assistant logs, with its tracebacks; Inspect would swallow it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(file, "w", "utf-8")
    logger = logging.getLogger("assistant")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        handler.close()


def read_log(log: EvalLog, cases: Iterable[Case]) -> list[Outcome]:
    """The outcomes in the order of the cases. RuntimeError when Inspect itself failed."""
    if log.status != "success" or log.samples is None:
        why = log.error.message if log.error else log.status
        raise RuntimeError(f"Inspect did not finish: {why}")
    samples = {str(sample.id): sample for sample in log.samples}
    return [_outcome(case, samples[case.id]) for case in cases]


def _outcome(case: Case, sample: EvalSample) -> Outcome:
    if sample.error is not None:
        return Outcome(case, [], [], {}, sample.error.message)
    scores = sample.scores or {}
    verdicts = {
        name: [
            None if item is None else Verdict(**item)
            for item in (scores[name].metadata or {})["turns"]
        ]
        for name in CHECKS
    }
    return Outcome(case, sample.store[ANSWERS], sample.store[SECONDS], verdicts)


def measure(outcomes: list[Outcome]) -> Measured:
    """Every measure over these cases."""
    seconds = [time for outcome in outcomes for time in outcome.seconds]
    kinds = dict.fromkeys(outcome.case.kind for outcome in outcomes)
    return {
        "overall": pass_rate(outcomes),
        **{f"kind {kind}": pass_rate(of_kind(outcomes, kind)) for kind in kinds},
        **{name: _share(outcomes, name) for name in CHECKS},
        "provenance_violations": float(violations(outcomes)),
        "errors": float(sum(map(_errors, outcomes))),
        "seconds_p50": nearest_rank(seconds, 50),
        "seconds_p95": nearest_rank(seconds, 95),
    }


def of_kind(outcomes: list[Outcome], kind: str) -> list[Outcome]:
    """Those of a kind."""
    return [outcome for outcome in outcomes if outcome.case.kind == kind]


def pass_rate(outcomes: list[Outcome]) -> float:
    """Share of the cases that pass; NaN of none."""
    passed = sum(outcome.passed for outcome in outcomes)
    return passed / len(outcomes) if outcomes else math.nan


def violations(outcomes: list[Outcome]) -> int:
    """Quantities and sources that do not hold."""
    return sum(verdict.of - verdict.right for verdict in _scored(outcomes, "provenance"))


def _errors(outcome: Outcome) -> int:
    """Answers with status `error` that the case does not allow, or the end of the conversation."""
    if outcome.error:
        return 1
    return sum(
        answer["status"] == "error" and "error" not in turn.status
        for turn, answer in zip(outcome.case.turns, outcome.answers, strict=True)
    )


def _share(outcomes: list[Outcome], name: str) -> float:
    scored = _scored(outcomes, name)
    of = sum(verdict.of for verdict in scored)
    return sum(verdict.right for verdict in scored) / of if of else math.nan


def _scored(outcomes: list[Outcome], name: str) -> list[Verdict]:
    return [
        verdict
        for outcome in outcomes
        for verdict in outcome.verdicts.get(name, [])
        if verdict is not None
    ]
