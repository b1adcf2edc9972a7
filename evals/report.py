"""The report: one HTML page without outside resources, and the same results as JSON."""

import json
import math
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evals.charts import bars, histogram
from evals.checks import CHECKS
from evals.outcomes import Outcome
from evals.scorers import played_turns
from evals.suite import Suite


def write_report(suite: Suite, build: Path) -> Path:
    """Writes report.html and results.json into a folder; gives the page's path."""
    build.mkdir(parents=True, exist_ok=True)
    results = json.dumps(_results(suite), ensure_ascii=False, indent=1, allow_nan=False)
    (build / "results.json").write_text(results + "\n", "utf-8")
    page = build / "report.html"
    page.write_text(_page(suite), "utf-8")
    return page


def _page(suite: Suite) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["share"] = _percent
    shown = _shown(suite)
    return environment.get_template("report.html.jinja").render(
        suite=suite,
        checks=list(CHECKS),
        failed=[outcome for outcome in shown if not outcome.passed],
        passed=[outcome for outcome in shown if outcome.passed],
        turns=_turns,
        kind_chart=_kind_chart(suite),
        retrieval_chart=bars(_by_measure(suite)),
        time_chart=histogram(suite.answer_seconds, "s"),
    )


def _shown(suite: Suite) -> list[Outcome]:
    return [
        outcome
        for half, outcomes in suite.outcomes.items()
        if half not in suite.hidden
        for outcome in outcomes
    ]


def _kind_chart(suite: Suite) -> Markup:
    columns = {**suite.measured, **{f"baseline {h}": m for h, m in suite.baseline_measured.items()}}
    names = [*suite.outcomes, *(f"baseline {half}" for half in suite.baseline)]
    rows = {kind: f"kind {kind}" for kind in suite.kinds} | {"overall": "overall"}
    return bars(
        {
            label: {name: columns[name].get(measure, math.nan) for name in names}
            for label, measure in rows.items()
        }
    )


def _by_measure(suite: Suite) -> dict[str, dict[str, float]]:
    names = next(iter(suite.retrieval.values()), {})
    return {name: {leg: of_leg[name] for leg, of_leg in suite.retrieval.items()} for name in names}


def _turns(outcome: Outcome) -> list[dict[str, Any]]:
    """Each turn with its answer, its seconds and what fails there."""
    return [
        {
            "ask": played.turn.ask,
            "answer": played.answer,
            "seconds": outcome.seconds[index],
            "failures": [item for item in outcome.failures if item.turn == index + 1],
        }
        for index, played in enumerate(played_turns(outcome.case, outcome.answers))
    ]


def _results(suite: Suite) -> dict[str, Any]:
    return {
        "model": suite.model,
        "seconds": round(suite.seconds, 1),
        "measured": _clean(suite.measured),
        "baseline": _clean(suite.baseline_measured),
        "paraphrases": _clean(suite.paraphrases),
        "thresholds": [
            {"section": bar.section, "measure": bar.measure, "sign": bar.sign, "bound": bar.bound,
             "value": _clean(bar.value), "holds": bar.holds}
            for bar in suite.bars
        ],
        "cases": [_case(outcome) for outcome in _shown(suite)],
    }  # fmt: skip


def _case(outcome: Outcome) -> dict[str, Any]:
    return {
        "half": outcome.case.half,
        "kind": outcome.case.kind,
        "id": outcome.case.id,
        "passed": outcome.passed,
        "failures": [vars(failure) for failure in outcome.failures],
        "answers": outcome.answers,
    }


def _clean(value: Any) -> Any:
    """NaN is no JSON: what is unscored is null."""
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    return None if isinstance(value, float) and math.isnan(value) else value


def _percent(value: float) -> str:
    return "未评" if math.isnan(value) else f"{value:.1%}"
