"""Each check with a right and a wrong answer, and unscored where the case states nothing."""

from typing import Any

import pytest

from corpus import default_corpus
from evals.cases import POLICY
from evals.checks import CHECKS, Verdict
from tests.evals.fake_door import answer_with, figure, play

TITLE = default_corpus()[POLICY].title


def _cite(*ids: str, policy: str = TITLE) -> list[dict[str, Any]]:
    text = default_corpus()[POLICY].provisions
    return [{"policy": policy, "provision": id, "quote": text[id].text} for id in ids]


def _needs(*names: str) -> list[dict[str, str]]:
    return [{"name": name} for name in names]


ASKED = answer_with(needs=_needs("prior_contribution"))
REFUSES = {"status": "out_of_scope"}

CASES: list[tuple[str, dict[str, Any], dict[str, Any], tuple[int, int]]] = [
    ("status", {"status": ["refused", "answered"]}, {}, (1, 1)),
    ("status", {"status": "refused"}, {}, (0, 1)),
    ("figure", {"value": "440000"}, {"result": {"value_yuan": "440000.00"}}, (1, 1)),
    ("figure", {"value": "440000"}, {"result": {"value_yuan": "440001"}}, (0, 1)),
    ("figure", {"value": "0"}, {"result": None}, (0, 1)),
    ("figure", {"value": "0"}, {"result": {"value_yuan": "零"}}, (0, 1)),
    ("role", {"role": "award"}, {}, (1, 1)),
    ("role", {"role": "ceiling"}, {}, (0, 1)),
    ("role", {"role": "award"}, {"result": None}, (0, 1)),
    ("citation_recall", {"cites": ["1.2"]}, {}, (1, 1)),
    ("citation_recall", {"cites": ["1.2", "1.3"]}, {}, (1, 2)),
    ("citation_recall", {"cites": ["1.2"]}, {"citations": _cite("1.2", policy="别的")}, (0, 1)),
    ("citation_precision", {"cites": ["1.2"], "may_cite": ["A.1"]},
     {"citations": _cite("1.2", "A.1")}, (2, 2)),
    ("citation_precision", {"cites": ["1.2"]}, {"citations": _cite("1.2", "2.4")}, (1, 2)),
    ("says", {"says": ["44万|440,000", "奖励"]}, {"text": "奖励 **44 万**元"}, (2, 2)),
    ("says", {"says": ["44万|440,000", "补助"]}, {}, (1, 2)),
    ("not_says", {"not_says": ["54万"]}, {}, (1, 1)),
    ("not_says", {"not_says": ["54万|44万元"]}, {}, (0, 1)),
    ("needs", {"needs": ["level"]}, {"needs": _needs("level", "firms")}, (1, 1)),
    ("needs", {"needs": ["level", "firms"]}, {"needs": _needs("level")}, (1, 2)),
    ("provenance", {}, {}, (3, 3)),
    ("provenance", {}, {"text": "奖励54万元"}, (2, 3)),
    ("refusal_precision", {"status": "not_covered"}, {"status": "not_covered"}, (1, 1)),
    ("refusal_precision", {"status": "answered"}, REFUSES, (0, 1)),
    ("refusal_recall", {"status": ["refused", "out_of_scope"]}, REFUSES, (1, 1)),
    ("refusal_recall", {"status": "refused"}, {}, (0, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "turn", "changed", "expected"), CASES)
def test_a_check_counts_what_is_right(
    name: str, turn: dict[str, Any], changed: dict[str, Any], expected: tuple[int, int]
) -> None:
    verdict = CHECKS[name](play(turn, ASKED, **changed))
    assert isinstance(verdict, Verdict)
    assert (verdict.right, verdict.of) == expected


def test_every_check_has_a_right_and_a_wrong_answer_above() -> None:
    held = {(name, right == of) for name, _, _, (right, of) in CASES}
    assert held == {(name, holds) for name in CHECKS for holds in (True, False)}


@pytest.mark.parametrize("name", sorted(set(CHECKS) - {"status", "provenance"}))
def test_what_a_case_does_not_state_is_unscored(name: str) -> None:
    assert CHECKS[name](play({})) is None


def test_a_text_without_quantities_and_sources_has_no_provenance_to_score() -> None:
    played = play({}, text="请补充。", figures=[], citations=[])
    assert CHECKS["provenance"](played) is None


def test_an_open_case_counts_neither_for_nor_against_refusing() -> None:
    played = play({"status": ["answered", "not_covered"]}, status="not_covered")
    assert CHECKS["refusal_precision"](played) is None
    assert CHECKS["refusal_recall"](played) is None


@pytest.mark.parametrize(
    ("changed", "said", "fault"),
    [
        ({"figures": [figure("440000"), figure("60000000", kind="user", quote="6000万")]},
         "去年6000万", ""),
        ({"figures": [figure("440000"), figure("60000000", kind="user", quote="6000万")]},
         "去年7000万", "not said by the user"),
        ({"figures": [figure("440000"), figure("440000", kind="user", quote="6000万")]},
         "去年6000万", "not said by the user"),
        ({"figures": [figure("440000", kind="text", quote="奖励44万元")]}, "",
         "quote not in the text"),
        ({"figures": [figure("440000", kind="model")]}, "", "source 'model'"),
        ({"figures": [figure("440000", unit="count")]}, "", "no figure for '44万元'"),
        ({"citations": [{"provision": "1.2", "policy": TITLE, "quote": "奖励44万元"}]}, "",
         "citation 1.2: quote not in the text"),
    ],
)  # fmt: skip
def test_a_source_must_be_where_it_says(changed: dict[str, Any], said: str, fault: str) -> None:
    verdict = CHECKS["provenance"](play({}, said=said, **changed))
    assert verdict is not None
    assert fault in verdict.got
    assert verdict.holds == (not fault)
