"""5.2 集聚区资金支持：对评估优秀的集聚区给予最高300万元资金支持。"""

from decimal import Decimal

from tools.award import Amount, Award, Condition
from tools.calculator import Calculator, Readings, Rules
from tools.errors import MissingFacts
from tools.incubator_inputs import ASSESSMENT
from tools.inputs import Facts, Input

LABEL = "集聚区资金支持"


def cluster_funding(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The ceiling of provision 5.2, only for a cluster assessed 优秀."""
    assessment, ceiling = facts.get("assessment"), rules["cluster_ceiling"]
    if assessment is None:
        raise MissingFacts("assessment")
    if assessment != "优秀":
        unmet = Condition("集聚区绩效评估", (str(assessment),), ("优秀",), "5.2")
        nothing = rules.step(
            LABEL, ("条件不满足，不予支持",), Amount(Decimal(0)), "cluster_ceiling"
        )
        return Award(
            "cluster_funding",
            LABEL,
            Decimal(0),
            "award",
            (nothing,),
            not_met=(unmet,),
            provisions=("5.2",),
        )
    step = rules.step(LABEL, ("评估优秀，最高 ", ceiling), ceiling, "cluster_ceiling")
    return Award("cluster_funding", LABEL, ceiling.value, "ceiling", (step,), provisions=("5.2",))


CALCULATOR = Calculator(
    name="cluster_funding",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("5.2",),
    inputs=(
        Input(
            "assessment",
            "choice",
            "集聚区评估结果",
            "集聚区的绩效评估结果是优秀吗？（优秀、良好、合格、不合格）",
            choices=ASSESSMENT,
        ),
    ),
    function=cluster_funding,
    utterances=(
        "集聚区评估优秀能拿多少资金",
        "我们园区是科技服务业集聚区，评估良好给钱吗",
        "集聚区绩效评估优秀有多少支持",
        "cluster rated excellent funding",
    ),
)
