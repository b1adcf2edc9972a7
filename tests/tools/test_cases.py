"""The cases a policy officer can read (cases/*.yaml), one file a calculator, run one by one.

Facts are written as people write them: 8000万, 10%, 是, 12. A case expects either a result, or
`needs` (the facts still asked for), or `bad` (the fact that is refused).
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.quantities import find_quantities
from tools import Award, BadFact, MissingFacts, calculate

FOLDER = Path(__file__).parent / "cases"
KEYS = {"name", "facts", "readings", "expect"}
Case = dict[str, Any]


def load(path: Path) -> list[Case]:
    cases: list[Case] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for case in cases:
        assert set(case) <= KEYS, f"{path.name}: {case}: only {KEYS}"
        assert case["expect"], f"{path.name}: {case['name']}: expects nothing"
    return cases


CASES = [(path.stem, case) for path in sorted(FOLDER.glob("*.yaml")) for case in load(path)]


def read(written: object) -> object:
    """What a person wrote, as the calculators take it: amounts exact, 是/否 as booleans."""
    if isinstance(written, list):
        return [read(one) for one in written]
    if isinstance(written, float):
        return Decimal(str(written))
    if not isinstance(written, str):
        return written
    if written in ("是", "否"):
        return written == "是"
    found = find_quantities(written)
    assert len(found) <= 1, f"{written}: more than one quantity"
    return found[0].value if found else written


def actual(award: Award, wanted: str) -> object:
    """The side of an award that an `expect` key speaks of."""
    if wanted == "alternatives":
        return {other.reading: other.value for other in award.alternatives}
    if wanted == "not_met":
        return sorted(str(unmet.provision) for unmet in award.not_met)
    if wanted == "cites":
        return sorted({str(step.provision) for step in award.trace})
    if wanted == "notes":
        return list(award.notes)
    return getattr(award, wanted)


def read_expected(wanted: str, written: object) -> object:
    """The other side: provisions stay as written, 无 is none, amounts are read."""
    if isinstance(written, dict):
        return {reading: read(amount) for reading, amount in written.items()}
    if wanted in ("not_met", "cites"):
        return written
    return None if written == "无" else read(written)


@pytest.mark.parametrize(
    ("calculator", "case"), [pytest.param(*c, id=f"{c[0]}: {c[1]['name']}") for c in CASES]
)
def test_case(calculator: str, case: Case) -> None:
    facts = {name: read(written) for name, written in case["facts"].items()}
    expect = case["expect"]
    if "needs" in expect:
        with pytest.raises(MissingFacts) as asked:
            calculate(calculator, facts)
        assert sorted(asked.value.names) == sorted(expect["needs"])
    elif "bad" in expect:
        with pytest.raises(BadFact) as refused:
            calculate(calculator, facts)
        assert refused.value.field == expect["bad"]
        assert any("一" <= letter <= "鿿" for letter in str(refused.value)), "not in Chinese"
    else:
        award = calculate(calculator, facts, case.get("readings"))
        got = {wanted: actual(award, wanted) for wanted in expect}
        assert got == {wanted: read_expected(wanted, written) for wanted, written in expect.items()}


def test_names_are_not_repeated() -> None:
    names = [f"{calculator}: {case['name']}" for calculator, case in CASES]
    assert sorted(set(names)) == sorted(names)
