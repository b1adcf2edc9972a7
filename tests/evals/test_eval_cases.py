"""The case files: what the loader refuses, and what the suite must hold."""

from pathlib import Path

import pytest

from evals.cases import CaseError, load_cases

GOOD = '- {name: 名, id: figures-001, turns: [{ask: 问, status: answered, value: "5", cites: ["1.2"]}]}\n'


def _load(tmp_path: Path, dev: str, test: str = "[]") -> None:
    for half, text in (("dev", dev), ("test", test)):
        (tmp_path / half).mkdir()
        (tmp_path / half / "figures.yaml").write_text(text, "utf-8")
    load_cases(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("cites:", "cite:", "figures-001: turns.0.cite: Extra inputs"),
        ("name: 名, ", "", "figures-001: name: Field required"),
        ('"5"', "5", "figures-001: turns.0.value"),
        ('"5"', '"五"', "figures-001: turns.0.value"),
        ("figures-001", "first", "first: id: "),
        ("figures-001", "status-001", "status-001: belongs in status.yaml"),
        ("answered", "answer", "figures-001: turns.0.status"),
        ('"1.2"', '"1.9"', "figures-001: turn 1: no provision '1.9'"),
        ('cites: ["1.2"]', "needs: [prior]", "no calculator asks for 'prior'"),
        ("status: answered", "status: answered, ask: 再问", "duplicate key 'ask'"),
        (
            "- {",
            "- {paraphrase_of: figures-009, ",
            "paraphrase_of 'figures-009' is no case of this half",
        ),
        (GOOD, GOOD + GOOD, "figures-001: another case of this half has this id"),
        (GOOD, "a: 1", "must be a list"),
        (GOOD, "- [", "not readable YAML"),
    ],
)
def test_a_wrong_file_is_refused_by_name(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    with pytest.raises(CaseError) as refused:
        _load(tmp_path, GOOD.replace(old, new))
    assert complaint in str(refused.value)
    assert "figures.yaml" in str(refused.value)


def test_a_kind_may_have_further_files(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "figures_more.yaml").write_text(GOOD, "utf-8")
    (case,) = load_cases(tmp_path)
    assert case.kind == "figures"


def test_a_case_knows_its_kind_and_half(tmp_path: Path) -> None:
    _load(tmp_path, GOOD, GOOD)
    first, second = load_cases(tmp_path)
    assert (first.kind, first.half, second.half) == ("figures", "dev", "test")
    assert first.turns[0].status == ("answered",)
    assert first.turns[0].says is None


def test_the_suite_is_large_enough_and_every_figure_case_has_a_paraphrase() -> None:
    cases = load_cases()
    assert len(cases) >= 300
    figures = [case for case in cases if (case.kind, case.half) == ("figures", "test")]
    first = {case.id for case in figures if case.paraphrase_of is None}
    assert first == {case.paraphrase_of for case in figures if case.paraphrase_of}


def test_both_halves_hold_the_same_kinds() -> None:
    cases = load_cases()
    dev, test = ({case.kind for case in cases if case.half == half} for half in ("dev", "test"))
    assert dev == test


def test_no_question_stands_in_both_halves() -> None:
    cases = load_cases()
    dev = {case.turns[0].ask: case.id for case in cases if case.half == "dev"}
    shared = [
        (dev[case.turns[0].ask], case.id)
        for case in cases
        if case.half == "test" and case.turns[0].ask in dev
    ]
    assert not shared  # ids only: a failure must not show the test half to those who build
