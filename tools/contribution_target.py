"""1.2 反推：要拿到想要的综合经济贡献奖励，本年度综合经济贡献要做到多少。"""

from decimal import Decimal

from tools.award import Amount, Award, Step, ceiling_division
from tools.calculator import Calculator, Readings, Rules
from tools.contribution_award import LABEL as AWARD_LABEL
from tools.contribution_award import PRIOR, PRIOR_INPUT, stock_part
from tools.economic_contribution import component_inputs, contribution_of
from tools.errors import MissingFacts
from tools.inputs import Facts, Input, said
from tools.wanted import WANTED_INPUT, wanted_award

LABEL = "本年度综合经济贡献目标"
ANY, FULL = "有奖励即可", "拿满"
_FULL_NAMES = "拿满、封顶、满额、全额、拿足、拿尽、拿到尽、拿到顶、顶格、the full、the maximum"
_ABOVE = f"要拿到这笔{AWARD_LABEL}，本年度还须高于上年度（保持增长）。"


def contribution_target(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The least current-year contribution whose award reaches what is wanted (default: the cap).

    With goal 有奖励即可 it is the least that gives any award at all: the stock part or, below one
    tranche of stock, the growth up to the floor sees to that; the floor, while the prior year is
    not known. Derived part by part. Where no increment is needed the year must still be above the
    prior one, so the value is the bound and the last step says 超过.
    """
    prior, steps, missing = contribution_of(PRIOR, facts, "prior", rules)
    floor, any_award = rules["contribution_floor"], facts.get("goal") == ANY
    if prior is None and not (any_award and missing == [PRIOR_INPUT.name]):
        raise MissingFacts(*missing)
    grown, working = prior, list[Step]()
    if prior is not None and not any_award:
        grown, working = _grown(prior, facts, rules, readings)
    value = floor.value if grown is None else max(grown.value, floor.value)
    strict = prior is not None and value == prior.value
    parts = ("不低于门槛 ", floor) if grown is None else (grown, "，同时不低于门槛 ", floor)
    label = f"本年度综合经济贡献{'须超过' if strict else '至少'}"
    working.append(rules.step(label, parts, Amount(value), "contribution_floor"))
    return Award(
        "contribution_target",
        LABEL,
        value,
        "threshold",
        (*steps, *working),
        notes=(_ABOVE,) if strict or prior is None else (),
        provisions=("1.2", "1.3") if steps else ("1.2",),
    )


def _grown(
    prior: Amount, facts: Facts, rules: Rules, readings: Readings
) -> tuple[Amount, list[Step]]:
    """The prior year's contribution and the increment that the wanted award takes, with steps."""
    wanted, beyond = wanted_award(facts, rules["contribution_cap"], rules, "contribution_cap")
    stock = stock_part(prior, rules, readings)
    rest = Amount(max(wanted.value - stock.value, Decimal(0)))
    increment = _increment(rest, rules, readings)
    grown = Amount(prior.value + increment.value)
    return grown, [
        *beyond,
        stock,
        rules.step("还需年度增量部分", (wanted, " − ", stock.result), rest, "increment_award"),
        increment,
        rules.step(
            "上年度加所需增量", (prior, " ＋ ", increment.result), grown, "increment_tranche"
        ),
    ]


def _increment(rest: Amount, rules: Rules, readings: Readings) -> Step:
    """How much more than the prior year the rest of the award takes."""
    tranche, each = rules["increment_tranche"], rules["increment_award"]
    count, rule = rest.value / each.value, "按比例折算"
    if readings["tranche"] == "whole":
        count, rule = ceiling_division(rest.value, each.value), "不足一档按一档"
    tranches = Amount(count, "count", "档")
    parts = (rest, " ÷ ", each, f"，{rule}为 ", tranches, "；", tranches, " × ", tranche)
    return rules.step("需要的年度增量", parts, Amount(count * tranche.value), "increment_tranche")


CALCULATOR = Calculator(
    name="contribution_target",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("1.2",),
    inputs=(
        WANTED_INPUT,
        Input(
            "goal",
            "choice",
            "目标",
            "要拿满，还是有奖励就行？",
            choices={
                FULL: said(_FULL_NAMES),
                ANY: said(
                    "才开始有、开始有奖、才有奖、才有得、才有份、才给奖、才能有、才会有、才够得上、才够格、"
                    "才能拿到奖、才拿得到奖、拿到奖…就、不求多、有就行、才能拿奖、有奖就行、有奖励就行、最低…才、起码…才有、至少…才有、最少…才、"
                    "有领…就、有得…就、有拿…就、领到就好、领到就行、拿到就好、拿到就行、有奖…就、沾上边、沾到边、"
                    "有这个奖、能有奖、any award、at all"
                ),
            },
        ),
        PRIOR_INPUT,
        *component_inputs("prior_", "上年度", "prior"),
    ),
    function=contribution_target,
    outcome="threshold",
    reaches="current_contribution",
    readings=("tranche",),
    instead=(
        (("prior_contribution",), ("prior_revenue", "prior_profit", "prior_wages")),
        (("wanted",), ("goal",)),
    ),
    utterances=(
        "What must it reach this year for the full award?",
        "老板想拿一百万奖励，今年得做到多少贡献",
        "去年6000万，今年要做到多少才能拿满",
        "想拿50万奖励，今年综合经济贡献要到多少",
        "要拿到封顶的奖励，本年度贡献至少做到多少",
        "今年至少做到多少才开始有奖励",
        "倒推一下，要拿80万贡献得多少",
        "直接冲满，今年贡献要到多少",
        "领导下任务，奖金要拿到60万，今年的贡献得做到多少",
        "董事长希望奖励有70万，贡献要做到多少才够",
        "去年就当零，今年想一把拿60万，贡献得做多少",
        "奖励想有80万，今年折算下来得有多少",
        "贡献要增长多少才能拿满",
        "what contribution do we need this year to get the full award",
    ),
)
