"""2.5 反推：多少家企业首次认定高新技术企业，就拿满每家孵化器每年的最高奖励。"""

from tools.award import Amount, Award, ceiling_division
from tools.calculator import Calculator, Readings, Rules, number
from tools.incubator_award import FIRMS_INPUT
from tools.inputs import Facts

LABEL = "拿满培育高新技术企业奖励所需的企业数"


def firms_to_cap(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The number of firms that fills the yearly cap of 2.5, and how many more are needed."""
    each, cap, firms = rules["firm_award"], rules["firm_award_cap"], number(facts, "firms")
    filled = Amount(ceiling_division(cap.value, each.value), "count", "家")
    steps = [rules.step("拿满所需企业数", (cap, " ÷ ", each), filled, "firm_award_cap")]
    if firms is not None:
        more = Amount(max(filled.value - firms, 0 * firms), "count", "家")
        parts = (filled, " − ", Amount(firms, "count", "家", input="firms"))
        steps.append(rules.step("还差企业数", parts, more, "firm_award_cap"))
    return Award(
        "firms_to_cap",
        LABEL,
        filled.value,
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
    outcome="threshold",
    utterances=(
        "一年出几家就把高企这块的钱拿满",
        "还差几家到顶",
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
    ),
)
