"""1.3 综合经济贡献：由企业营业收入、利润、工资薪酬3项指标按90%、5%、5%的权重加总计算。"""

from decimal import Decimal

from tools.award import Amount, Award, Step
from tools.calculator import Calculator, Readings, Rules, number
from tools.errors import BadFact, MissingFacts
from tools.inputs import Facts, Input, said
from tools.scale_up_award import REVENUE

LABEL = "综合经济贡献"
COMPONENTS = ("revenue", "profit", "wages")
PROFIT = said("利润、净利润、净利、利润总额、盈利、获利、亏损、亏、赚、profit、loss")
WAGES = said(
    "工资薪酬、工资、薪酬、薪资、人工成本、人工、职工薪酬、薪水、工资总额、发工资、人力成本、payroll、wages、salaries"
)


def economic_contribution(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The weighted sum of provision 1.3; a loss counts as a negative profit."""
    missing = [name for name in COMPONENTS if name not in facts]
    if missing:
        raise MissingFacts(*missing)
    step = contribution_step(LABEL, facts, "", rules)
    return Award(
        "economic_contribution", LABEL, step.value, "component", (step,), provisions=("1.3",)
    )


def contribution_step(label: str, facts: Facts, prefix: str, rules: Rules) -> Step:
    """The step that weighs the three components named prefix + revenue, profit, wages."""
    parts: list[str | Amount] = []
    total = Decimal(0)
    for name, weight in zip(COMPONENTS, rules.listed("contribution_weights"), strict=True):
        value = number(facts, prefix + name)
        if value is None:
            raise MissingFacts(prefix + name)
        parts += [" ＋ " if parts else "", Amount(value, input=prefix + name), " × ", weight]
        total += value * weight.value
    return rules.step(label, tuple(parts), Amount(total), "contribution_weights")


def contribution_of(
    label: str, facts: Facts, period: str, rules: Rules
) -> tuple[Amount | None, tuple[Step, ...], list[str]]:
    """A year's contribution: the amount (None when unknown), its steps, and what is missing.

    It is given as it is ("prior_contribution") or as its three components ("prior_revenue", …).
    Raises BadFact when both are given and disagree.
    """
    whole, prefix = f"{period}_contribution", f"{period}_"
    given = number(facts, whole)
    missing = [prefix + name for name in COMPONENTS if prefix + name not in facts]
    if missing:
        if given is not None:
            return Amount(given, input=whole), (), []
        return None, (), [whole] if len(missing) == len(COMPONENTS) else missing
    step = contribution_step(label, facts, prefix, rules)
    if given is not None and given != step.value:
        raise BadFact(
            whole, f"给出的“{label}”与按营业收入、利润、工资薪酬算出的不一致，请核对后再说一次。"
        )
    return step.result, (step,), []


def component_inputs(prefix: str, year: str, period: str) -> tuple[Input, ...]:
    """The three component inputs of a year."""
    labels = {
        "revenue": ("营业收入", REVENUE),
        "profit": ("利润", PROFIT),
        "wages": ("工资薪酬", WAGES),
    }
    inputs = []
    for name, (label, names) in labels.items():
        full = f"{year}{label}"
        inputs.append(Input(prefix + name, "money", full, f"{full}是多少？", names, period))  # type: ignore[arg-type]
    return tuple(inputs)


CALCULATOR = Calculator(
    name="economic_contribution",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("1.3", "1.2"),
    inputs=component_inputs("", "", ""),
    function=economic_contribution,
    outcome="component",
    utterances=(
        "先想知道折算出来的贡献值是多少",
        "2024年度加权折出来的那个数单独报给我",
        "三样折到一起是多少",
        "按三项加权，贡献是多少",
        "只要算贡献，不算奖励",
        "帮我算一下我们公司的综合经济贡献",
        "先算综合经济贡献，工资一年发了1000万",
        "What is the comprehensive economic contribution with revenue of 50 million?",
        "加权以后是多少",
        "营收8000万利润500万工资300万，综合经济贡献是多少",
        "帮我算一下综合经济贡献",
        "我们的综合贡献怎么算出来是多少，收入5000万，亏损200万，工资600万",
        "按三项指标加权算一下",
        "calculate our comprehensive economic contribution from revenue, profit and payroll",
        "营业收入、利润、工资分别是这些，加权后是多少",
    ),
)
