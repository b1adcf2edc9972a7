"""2.5 反推：多少家企业首次认定高新技术企业，就拿满每家孵化器每年的最高奖励。"""

from tools.award import Amount, Award, ceiling_division
from tools.calculator import Calculator, Readings, Rules, number
from tools.incubator_award import FIRMS_INPUT
from tools.inputs import Facts

LABEL = "拿满培育高新技术企业奖励所需的企业数"


def firms_to_cap(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The number of firms that fills the yearly cap of provision 2.5, and how many more are needed."""
    each, cap, firms = rules["firm_award"], rules["firm_award_cap"], number(facts, "firms")
    number = Amount(ceiling_division(cap.value, each.value), "count", "家")
    steps = [rules.step("拿满所需企业数", (cap, " ÷ ", each), number, "firm_award_cap")]
    if firms is not None:
        more = Amount(max(number.value - firms, 0 * firms), "count", "家")
        parts = (number, " − ", Amount(firms, "count", "家", input="firms"))
        steps.append(rules.step("还差企业数", parts, more, "firm_award_cap"))
    return Award(
        "firms_to_cap",
        LABEL,
        number.value,
        "threshold",
        tuple(steps),
        unit="count",
        counter="家",
        provisions=("2.5",),
    )


CALCULATOR = Calculator(
    name="firms_to_cap",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("2.5",),
    inputs=(FIRMS_INPUT,),
    function=firms_to_cap,
    utterances=(
        "培育多少家高企才能拿满",
        "要几家企业认定高企才到上限",
        "几家高企封顶",
        "还差几家能拿满200万",
        "how many firms fill the cap",
        "现在有6家，还要几家才封顶",
    ),
)
