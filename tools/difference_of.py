"""Two results of this policy compared: by how much one is more than the other."""

from tools.award import Amount, Award, Step
from tools.calculator import Calculator, Readings, Rules, number
from tools.errors import MissingFacts
from tools.inputs import Facts, Input

LABEL = "前后相差"
_MORE, _LESS = "后一个比前一个多", "后一个比前一个少"
_NOTE = "只比较测算结果；实际金额以主管部门审核为准。"


def difference_of(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The difference of two results computed before, in yuan, never negative.

    It rests on the clauses of the two, none of its own. Raises MissingFacts.
    """
    first, second = number(facts, "first"), number(facts, "second")
    if first is None or second is None:
        raise MissingFacts(*(name for name in ("first", "second") if name not in facts))
    earlier, later = Amount(first, input="first"), Amount(second, input="second")
    label = LABEL if first == second else _MORE if second > first else _LESS
    higher, lower = (later, earlier) if second > first else (earlier, later)
    gap = Amount(higher.value - lower.value)
    step = Step("相减", (higher, " － ", lower), gap, "", "")
    return Award("difference_of", label, gap.value, "component", (step,), notes=(_NOTE,))


CALCULATOR = Calculator(
    name="difference_of",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("A.1",),  # what is asked when a result is missing; an answer cites the results'
    inputs=(
        Input("first", "money", "前一个测算结果", "要比较的前一个测算结果是哪一个？"),
        Input("second", "money", "后一个测算结果", "要比较的后一个测算结果是哪一个？"),
    ),
    function=difference_of,
    utterances=(),
    outcome="difference",
)
