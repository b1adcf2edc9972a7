"""1.2 反推：要拿到想要的综合经济贡献奖励，本年度综合经济贡献要做到多少。"""

from decimal import Decimal

from tools.award import Amount, Award, Step, ceiling_division
from tools.calculator import Calculator, Readings, Rules, number
from tools.contribution_award import LABEL as AWARD_LABEL
from tools.contribution_award import PRIOR, PRIOR_INPUT, stock_part
from tools.economic_contribution import component_inputs, contribution_of
from tools.errors import BadFact, MissingFacts
from tools.inputs import Facts, Input, said

LABEL = "本年度综合经济贡献目标"
_ABOVE = f"要拿到这笔{AWARD_LABEL}，本年度还须高于上年度（保持增长）。"


def contribution_target(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The least current-year contribution whose award reaches what is wanted (default: the cap).

    Derived part by part. Where no increment is needed the year must still be above the prior one,
    so the value is the bound and the last step says 超过.
    """
    wanted, beyond = _wanted(facts, rules)
    prior, steps, missing = contribution_of(PRIOR, facts, "prior", rules)
    if prior is None:
        raise MissingFacts(*missing)
    stock = stock_part(prior, rules, readings)
    rest = Amount(max(wanted.value - stock.value, Decimal(0)))
    increment = _increment(rest, rules, readings)
    grown = Amount(prior.value + increment.value)
    value = max(grown.value, rules["contribution_floor"].value)
    above = "须超过" if value == prior.value else "至少"
    trace = [
        *beyond,
        *steps,
        stock,
        rules.step("还需年度增量部分", (wanted, " − ", stock.result), rest, "increment_award"),
        increment,
        rules.step(
            "上年度加所需增量", (prior, " ＋ ", increment.result), grown, "increment_tranche"
        ),
        rules.step(
            f"本年度综合经济贡献{above}",
            ("同时不低于门槛 ", rules["contribution_floor"]),
            Amount(value),
            "contribution_floor",
        ),
    ]
    notes = (_ABOVE,) if value == prior.value else ()
    provisions = ("1.2", "1.3") if steps else ("1.2",)
    return Award(
        "contribution_target",
        LABEL,
        value,
        "threshold",
        tuple(trace),
        notes=notes,
        provisions=provisions,
    )


def _increment(rest: Amount, rules: Rules, readings: Readings) -> Step:
    """How much more than the prior year the rest of the award takes."""
    tranche, each = rules["increment_tranche"], rules["increment_award"]
    count, rule = rest.value / each.value, "按比例折算"
    if readings["tranche"] == "whole":
        count, rule = ceiling_division(rest.value, each.value), "不足一档按一档"
    tranches = Amount(count, "count", "档")
    parts = (rest, " ÷ ", each, f"，{rule}为 ", tranches, "；", tranches, " × ", tranche)
    return rules.step("需要的年度增量", parts, Amount(count * tranche.value), "increment_tranche")


def _wanted(facts: Facts, rules: Rules) -> tuple[Amount, tuple[Step, ...]]:
    """What is wanted, at most the cap; a step says so when more was asked for."""
    cap = rules["contribution_cap"]
    wanted = number(facts, "wanted")
    if wanted is None:
        return cap, ()
    if wanted <= 0:
        raise BadFact("wanted", "“想拿到的奖励”必须大于零。")
    said = Amount(wanted, input="wanted")
    if wanted <= cap.value:
        return said, ()
    parts = (said, " 拿不到，每年最高 ", cap)
    return cap, (rules.step("想拿到的奖励超过限额", parts, cap, "contribution_cap"),)


CALCULATOR = Calculator(
    name="contribution_target",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("1.2",),
    inputs=(
        Input(
            "wanted",
            "money",
            "想拿到的奖励",
            "想拿到多少奖励？",
            said(
                "想拿、拿到、拿满、想拿到、要拿到、要拿、拿、想弄、想要、封顶、取得、获得、想领、"
                "领到、奖金能有、奖励目标、目标奖励、奖金目标、奖达到、奖励达到、奖金达到、目标{、目标降到、目标升到、目标改成、目标改为、目标是、奖励目标、目标奖励、奖金目标、"
                "奖励能有、奖金有、奖{、奖励{、奖金{、才有{、能有{、get、receive、bonus of、"
                "award of"
            ),
            named_only=True,
            none=said("拿满、封顶、满额、拿足、最高的那个、顶格、the full、the maximum"),
        ),
        PRIOR_INPUT,
        *component_inputs("prior_", "上年度", "prior"),
    ),
    function=contribution_target,
    outcome="threshold",
    readings=("tranche",),
    instead=((("prior_contribution",), ("prior_revenue", "prior_profit", "prior_wages")),),
    utterances=(
        "What must it reach this year for the full award?",
        "老板想拿一百万奖励，今年得做到多少贡献",
        "去年6000万，今年要做到多少才能拿满",
        "想拿50万奖励，今年综合经济贡献要到多少",
        "要拿到封顶的奖励，本年度贡献至少做到多少",
        "倒推一下，要拿80万贡献得多少",
        "领导下任务，奖金要拿到60万，今年的贡献得做到多少",
        "董事长希望奖励有70万，贡献要做到多少才够",
        "去年就当零，今年想一把拿60万，贡献得做多少",
        "奖励想有80万，今年折算下来得有多少",
        "贡献要增长多少才能拿满",
        "what contribution do we need this year to get the full award",
    ),
)
