"""1.1 反推：纳统次年营业收入要做到多少，才满足增长要求。"""

from decimal import Decimal

from tools.award import Amount, Award
from tools.calculator import Calculator, Readings, Rules, number
from tools.errors import BadFact, MissingFacts
from tools.inputs import Facts, Input, said
from tools.scale_up_award import BASE_REVENUE, NEXT_REVENUE

LABEL = "纳统次年营业收入目标"
_DISTANCE = "距离纳统次年营业收入目标还差"
_DISTANCE_INPUT = Input(
    "distance",
    "yes_no",
    "是否问还差多少",
    "要问的是还差多少吗？",
    choices={"是": said("还差、差多少、差几、缺多少、还要增加、还得增加、how far、how much more")},
    none=said("要到多少、得到多少、做到多少、达到多少、冲到多少、目标是多少"),
)


def scale_up_target(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The next year's revenue that meets the growth of 1.1, or how far it still is from it."""
    base, growth = number(facts, "base_revenue"), rules["scale_up_growth"]
    if base is None:
        raise MissingFacts("base_revenue")
    if base <= 0:
        raise BadFact("base_revenue", "“纳统当年营业收入”必须大于零，否则无法计算增长率。")
    target = Amount(base * (1 + growth.value))
    parts = (Amount(base, input="base_revenue"), " 再增长 ", growth)
    steps = [rules.step("纳统次年营业收入至少", parts, target, "scale_up_growth")]
    following, label, value = number(facts, "next_revenue"), LABEL, target.value
    if following is not None:
        gap = Amount(max(target.value - following, Decimal(0)))
        distance = (target, " − ", Amount(following, input="next_revenue"))
        steps.append(rules.step("还差", distance, gap, "scale_up_growth"))
        if facts.get("distance") is True:
            label, value = _DISTANCE, gap.value
    return Award("scale_up_target", label, value, "threshold", tuple(steps), provisions=("1.1",))


CALCULATOR = Calculator(
    name="scale_up_target",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("1.1",),
    inputs=(BASE_REVENUE, NEXT_REVENUE, _DISTANCE_INPUT),
    function=scale_up_target,
    outcome="threshold",
    reaches="next_revenue",
    utterances=(
        "想拿升规奖励，次年营收要冲到多少",
        "升规那笔奖励，第二年营业收入还差多少",
        "纳统当年营收3000万，第二年要做到多少才能拿升规奖励",
        "次年收入要达到多少才算增长达标",
        "升规后第二年营业收入至少要多少",
        "去年纳统收入5000万，今年要到多少才有升规奖励",
        "revenue needed next year for the scale-up award",
    ),
)
