"""Several results of this policy added up: what a firm gets of different awards altogether."""

from decimal import Decimal

from tools.award import Amount, Award, Role, Step
from tools.calculator import Calculator, Readings, Rules
from tools.errors import MissingFacts
from tools.inputs import Facts, Input

LABEL = "几项合计"
_PROVISION = "A.1"
_NOTE = "各项按各自的条款测算后相加；能否同时享受，以主管部门审核为准。"


def total_of(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The sum of results computed before, in yuan: a ceiling if one of them is a ceiling.

    Raises MissingFacts for fewer than two.
    """
    parts: list[str | Amount] = []
    for name in ("awards", "ceilings"):
        given = facts.get(name, ())
        for value in given if isinstance(given, tuple) else ():
            parts += [" ＋ "] if parts else []
            parts.append(Amount(value, input=name))
    added = [part for part in parts if isinstance(part, Amount)]
    if len(added) < 2:
        raise MissingFacts("awards")
    total = sum((amount.value for amount in added), Decimal(0))
    role: Role = "ceiling" if any(amount.input == "ceilings" for amount in added) else "award"
    quote = rules.policy.provisions[_PROVISION].text
    step = Step("合计", tuple(parts), Amount(total), _PROVISION, quote)
    return Award("total_of", LABEL, total, role, (step,), notes=(_NOTE,), provisions=(_PROVISION,))


CALCULATOR = Calculator(
    name="total_of",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=(_PROVISION,),
    inputs=(
        Input("awards", "amounts", "已测算的奖励", "要把哪几项已测算的奖励相加？"),
        Input("ceilings", "amounts", "已测算的上限", "要把哪几项已测算的上限相加？"),
    ),
    function=total_of,
    utterances=(),
    outcome="total",
)
