"""A whole run with a fake front door: solver, scorers, sums, table, report, exit code."""

import json
import logging
import math
from pathlib import Path

import pytest
from inspect_ai.log import read_eval_log

from evals import __main__ as command
from evals import suite as suites
from evals.console import failures, table
from evals.outcomes import Outcome, measure, run
from evals.scorers import nearest_rank
from evals.suite import Suite
from evals.thresholds import ThresholdError, check_bars
from tests.evals.fake_door import FakeDoor, Given, answer_with

RETRIEVAL = {leg: {"R@5": 1.0, "RR": 1.0} for leg in ("lexical", "dense", "fused")}


def _run(tmp_path: Path) -> list[Outcome]:
    return run("dev", "assistant", tmp_path / "logs", one_at_a_time=True)


def _add(few: Path, old: str, new: str, id: str) -> None:
    file = few / "dev" / "figures.yaml"
    first = file.read_text("utf-8")
    file.write_text(first + first.replace("figures-001", id).replace(old, new), "utf-8")


def test_the_turns_of_a_case_are_one_session(few: Path, door: FakeDoor, tmp_path: Path) -> None:
    (outcome,) = _run(tmp_path)
    assert outcome.passed
    assert len(door.sessions) == 2
    assert len(set(door.sessions)) == 1
    _run(tmp_path)
    assert len(set(door.sessions)) == 2


def test_unscored_is_not_wrong(few: Path, door: FakeDoor, tmp_path: Path) -> None:
    measured = measure(_run(tmp_path))
    assert measured["figure"] == 1
    assert measured["kind figures"] == 1
    assert math.isnan(measured["not_says"])
    assert measured["seconds_p95"] >= 0


def test_inspect_itself_shows_the_shares_and_leaves_out_what_is_unscored(
    few: Path, door: FakeDoor, tmp_path: Path
) -> None:
    _add(few, '"440000"', '"450000"', "figures-002")
    _run(tmp_path)
    (file,) = (tmp_path / "logs").glob("*.eval")
    results = read_eval_log(str(file)).results
    assert results is not None
    scores = {score.name: score for score in results.scores}
    metrics = {name: {k: m.value for k, m in s.metrics.items()} for name, s in scores.items()}
    assert metrics["passes"]["figures"] == 0.5
    assert metrics["figure"]["share"] == 0.5
    assert metrics["status"]["share"] == 1
    assert 0 <= metrics["latency"]["p50"] <= metrics["latency"]["p95"]
    assert scores["not_says"].unscored_samples == 2


@pytest.mark.parametrize(("percent", "expected"), [(50, 2.0), (95, 4.0), (25, 1.0)])
def test_a_percentile_is_one_of_the_values(percent: int, expected: float) -> None:
    assert nearest_rank([4.0, 1.0, 3.0, 2.0], percent) == expected


def test_a_wrong_turn_fails_its_case_and_is_told(few: Path, door: FakeDoor, tmp_path: Path) -> None:
    _add(few, '"440000"', '"450000"', "figures-002")
    outcomes = _run(tmp_path)
    assert measure(outcomes)["overall"] == 0.5
    assert measure(outcomes)["figure"] == 0.5
    (line,) = failures(Suite(1, {"dev": outcomes}))
    assert line.startswith("dev figures-002 turn 1 figure: expected 450000, got 440000 | 奖励")


def test_a_front_door_that_breaks_fails_the_case_only(
    few: Path, door: FakeDoor, tmp_path: Path
) -> None:
    _add(few, "去年6000万", "坏", "figures-002")
    outcomes = _run(tmp_path)
    assert [outcome.passed for outcome in outcomes] == [True, False]
    assert measure(outcomes)["errors"] == 1
    assert "broken" in outcomes[1].failures[0].got


def test_an_answer_of_status_error_is_an_error_unless_the_case_allows_it(
    few: Path, door: FakeDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "ask", lambda session, question: Given(answer_with(status="error")))
    assert measure(_run(tmp_path))["errors"] == 2
    _add(few, "status: answered", "status: [answered, error]", "figures-002")
    assert measure(_run(tmp_path))["errors"] == 3


def test_what_the_assistant_logs_is_kept_beside_the_log(
    few: Path, door: FakeDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(session: str, question: str) -> Given:
        logging.getLogger("assistant.assistant").error("the turn failed: %s", question)
        return Given(answer_with(status="error"))

    monkeypatch.setattr(door, "ask", ask)
    _run(tmp_path)
    kept = (tmp_path / "logs" / "assistant-dev-errors.txt").read_text("utf-8")
    assert kept.count("the turn failed") == 2


def _main(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *arguments: str) -> int:
    monkeypatch.setattr(command, "BUILD", tmp_path / "build")
    monkeypatch.setattr(suites, "_retrieval", lambda cases: RETRIEVAL)
    for name in ("ASSISTANT_DATA_DIR", "ASSISTANT_MODEL"):
        monkeypatch.setenv(name, "")
    return command.main(["--no-baseline", *arguments])


def test_the_command_writes_a_report_and_fails_under_a_bar(
    few: Path, door: FakeDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    bars = tmp_path / "bars.yaml"
    bars.write_text("dev: {at_least: {overall: 1}}\nspeed: {at_most: {run: 60}}\n", "utf-8")
    monkeypatch.setattr(suites, "check_bars", lambda measured: check_bars(measured, bars))
    assert _main(monkeypatch, tmp_path, "--half", "dev") == 0
    assert "all 2 thresholds hold" in capsys.readouterr().out
    _add(few, '"440000"', '"450000"', "figures-002")
    assert _main(monkeypatch, tmp_path, "--half", "dev") == 1
    assert "UNDER dev overall 0.5 (must be ≥ 1)" in capsys.readouterr().out
    page = (tmp_path / "build" / "report.html").read_text("utf-8")
    assert page.index("figures-002") < page.index("figures-001")
    assert "http" not in page
    results = json.loads((tmp_path / "build" / "results.json").read_text("utf-8"))
    assert results["measured"]["dev"]["overall"] == 0.5
    assert results["measured"]["dev"]["not_says"] is None


def test_a_quiet_test_half_shows_sums_only(
    few: Path, door: FakeDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    bars = tmp_path / "bars.yaml"
    bars.write_text("test: {at_least: {overall: 1}}\n", "utf-8")
    monkeypatch.setattr(suites, "check_bars", lambda measured: check_bars(measured, bars))
    (few / "dev" / "figures.yaml").rename(few / "test" / "figures.yaml")
    text = (few / "test" / "figures.yaml").read_text("utf-8")
    (few / "test" / "figures.yaml").write_text(text.replace('"440000"', '"450000"'), "utf-8")
    assert _main(monkeypatch, tmp_path, "--half", "test", "--quiet-test") == 1
    written = "".join(
        path.read_text("utf-8", "replace") for path in (tmp_path / "build").rglob("*.*")
    )
    for shown in (capsys.readouterr().out, written):
        assert "figures" in shown
        assert "6000万" not in shown
        assert "figures-001" not in shown


def test_the_table_has_a_row_a_kind_and_the_halves_side_by_side(
    few: Path, door: FakeDoor, tmp_path: Path
) -> None:
    outcomes = _run(tmp_path)
    lines = list(table(Suite(1, {"dev": outcomes}, {"dev": outcomes})))
    assert lines[0].split() == ["cases", "passed", "dev", "baseline", "dev"]
    assert lines[1].split() == ["figures", "1/1", "100.0%", "1/1", "100.0%"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("dev: {at_least: {figgure: 1}}", "no measure 'figgure'"),
        ("dev: {least: {figure: 1}}", "dev.least"),
        ("deb: {}", "deb"),
    ],
)
def test_a_threshold_that_measures_nothing_is_refused(
    tmp_path: Path, text: str, complaint: str
) -> None:
    file = tmp_path / "bars.yaml"
    file.write_text(text + "\n", "utf-8")
    with pytest.raises(ThresholdError, match=complaint):
        check_bars({"dev": {"figure": 1.0}}, file)


def test_a_bar_holds_at_its_bound_and_an_unscored_measure_breaks_none(tmp_path: Path) -> None:
    file = tmp_path / "bars.yaml"
    file.write_text("dev: {at_least: {a: 0.9, b: 0.9, c: 0.9}, at_most: {a: 0.9, d: 0}}\n")
    values = {"a": 0.9, "b": 0.89, "c": math.nan, "d": 1.0}
    held = [bar.holds for bar in check_bars({"dev": values}, file)]
    assert held == [True, False, None, True, False]
