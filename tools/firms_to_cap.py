"""2.5 反推：多少家企业首次认定高新技术企业，就拿满每家孵化器每年的最高奖励。"""

from tools.award import Amount, Award, ceiling_division
from tools.calculator import Calculator, Readings, Rules, number
from tools.incubator_inputs import ASSESSMENT_INPUT, DISTRICT, FIRMS_INPUT, GOOD, LEVEL_INPUT
from tools.inputs import Facts
from tools.wanted import WANTED_INPUT, wanted_award

LABEL = "拿满培育高新技术企业奖励所需的企业数"
_MORE = "拿满培育高新技术企业奖励还差的企业数"
_ENOUGH = "拿到想要的培育高新技术企业奖励所需的企业数"
_ENOUGH_MORE = "拿到想要的培育高新技术企业奖励还差的企业数"
_ONLY = "按您说的情况没有这项奖励：条文要求市级及以上孵化器，且考核结果为良好以上。"


def firms_to_cap(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The number of firms that fills the yearly cap of 2.5, or reaches the award that is wanted.

    In all, or beyond those there are.
    """
    each, firms = rules["firm_award"], number(facts, "firms")
    goal, beyond = wanted_award(facts, rules["firm_award_cap"], rules, "firm_award_cap")
    full = goal.value == rules["firm_award_cap"].value
    needed = Amount(ceiling_division(goal.value, each.value), "count", "家")
    label = LABEL if full else _ENOUGH
    steps = [
        *beyond,
        rules.step("所需企业数（向上取整）", (goal, " ÷ ", each), needed, "firm_award_cap"),
    ]
    if firms is not None:
        parts = (needed, " − ", Amount(firms, "count", "家", input="firms"))
        needed = Amount(max(needed.value - firms, 0 * firms), "count", "家")
        label = _MORE if full else _ENOUGH_MORE
        steps.append(rules.step("还差企业数", parts, needed, "firm_award_cap"))
    below = facts.get("level") == DISTRICT or facts.get("assessment", GOOD[0]) not in GOOD
    return Award(
        "firms_to_cap",
        label,
        needed.value,
        "threshold",
        tuple(steps),
        unit="count",
        counter="家",
        notes=(_ONLY,) if below else (),
        provisions=("2.5",),
    )


CALCULATOR = Calculator(
    name="firms_to_cap",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("2.5",),
    inputs=(FIRMS_INPUT, WANTED_INPUT, LEVEL_INPUT, ASSESSMENT_INPUT),
    function=firms_to_cap,
    outcome="threshold",
    utterances=(
        "一年出几家就把高企这块的钱拿满",
        "还差几家到顶",
        "高企这项想拿100万，要几家企业",
        "已经有7家了，还差几家封顶",
        "几家高企能拿满两百万",
        "要孵出几家高企才封顶",
        "再有几家就到上限",
        "要多少家首次认定的高企才能把年度上限拿满",
        "再有几家就到顶",
        "培育多少家高企才能拿满",
        "要几家企业认定高企才到上限",
        "几家高企封顶",
        "还差几家能拿满200万",
        "how many firms fill the cap",
        "现在有6家，还要几家才封顶",
        "how many more startups to max out the per-firm reward",
        "how many more companies until we reach the yearly maximum",
    ),
)
