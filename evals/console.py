"""What a run prints: the table, the failing cases a line each, the bars."""

import math
from collections.abc import Iterator

from evals.checks import CHECKS
from evals.outcomes import Measured, Outcome
from evals.suite import Suite

_SHOWN = 200


def table(suite: Suite) -> Iterator[str]:
    """Cases passed by kind and half, then every check's share."""
    columns = [(str(half), suite.outcomes[half]) for half in suite.outcomes]
    columns += [(f"baseline {half}", suite.baseline[half]) for half in suite.baseline]
    yield _row("cases passed", [name for name, _ in columns])
    for kind in (*suite.kinds, ""):
        cells = [_passed(*suite.count(outcomes, kind)) for _, outcomes in columns]
        yield _row(kind or "overall", cells)
    yield ""
    measured = [suite.measured[half] for half in suite.outcomes]
    measured += list(suite.baseline_measured.values())
    yield _row("checks (share)", [name for name, _ in columns])
    for name in CHECKS:
        yield _row(name, [_share(values, name) for values in measured])
    for name in ("provenance_violations", "errors"):
        yield _row(name, [f"{values[name]:.0f}" for values in measured])
    for name in ("seconds_p50", "seconds_p95"):
        yield _row(name, [f"{values[name]:.3f}" for values in measured])
    if not math.isnan(suite.paraphrases):
        yield _row("paraphrases kept", [f"{suite.paraphrases:.1%}"])


def retrieval_table(suite: Suite) -> Iterator[str]:
    """The legs of the search side by side."""
    names = list(next(iter(suite.retrieval.values()), {}))
    yield _row("retrieval", names)
    for leg, values in suite.retrieval.items():
        yield _row(leg, [f"{values[name]:.3f}" for name in names])


def failures(suite: Suite) -> Iterator[str]:
    """Every failing check on a line; nothing of a hidden half."""
    for half, outcomes in suite.outcomes.items():
        if half in suite.hidden:
            continue
        for outcome in outcomes:
            yield from _failure_lines(outcome)


def verdict(suite: Suite) -> Iterator[str]:
    """The bars that do not hold, or that all do."""
    under = [bar for bar in suite.bars if bar.holds is False]
    yield from (f"UNDER {bar}" for bar in under)
    if not under:
        yield f"all {len(suite.bars)} thresholds hold"
    yield f"model {suite.model}, {suite.seconds:.0f} seconds"


def _failure_lines(outcome: Outcome) -> Iterator[str]:
    for failure in outcome.failures:
        answered = failure.turn <= len(outcome.answers)
        text = outcome.answers[failure.turn - 1]["text"] if answered else ""
        yield (
            f"{outcome.case.half} {outcome.case.id} turn {failure.turn} {failure.check}: "
            f"expected {failure.expected}, got {failure.got} | {' '.join(text.split())[:_SHOWN]}"
        )


def _row(name: str, cells: list[str]) -> str:
    return f"{name:24}" + "".join(f"{cell:>18}" for cell in cells)


def _passed(passed: int, of: int) -> str:
    return f"{passed}/{of} {passed / of:7.1%}" if of else "-"


def _share(values: Measured, name: str) -> str:
    return "unscored" if math.isnan(values[name]) else f"{values[name]:.1%}"
