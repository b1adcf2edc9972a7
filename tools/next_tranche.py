"""1.2 反推：本年度综合经济贡献再增加多少，奖励会升到下一档。"""

from decimal import Decimal

from tools.award import Amount, Award, Step
from tools.calculator import Calculator, Readings, Rules
from tools.contribution_award import CALCULATOR as CONTRIBUTION_AWARD
from tools.contribution_award import parts_of_award, years_of
from tools.contribution_target import FULL, contribution_target
from tools.errors import MissingFacts
from tools.inputs import Facts, Input, said

LABEL = "距离下一档还需增加的本年度综合经济贡献"
_TO_THE_FULL = said(
    "拿满…差、拿满…缺、封顶…差、封顶…缺、满额…差、拿足…差、拿尽…差、差…拿满、差…封顶、差…满额、缺…拿满、"
    "the full、the maximum"
)
_FULL_LABEL = "距离拿满还需增加的本年度综合经济贡献"


def next_tranche(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """How much more the current year needs for the award to rise; the step before says to what.

    Below the floor, or without growth, it is the distance to where the award becomes positive; with
    goal 拿满 the distance to where it is full.
    """
    prior, current, years, missing = years_of(facts, rules)
    if prior is None or current is None:
        raise MissingFacts(*missing)
    if facts.get("goal") == FULL:
        return _to_the_full(prior, current, years, rules)
    steps = list(years)
    provisions = ("1.2", "1.3") if any(step.provision == "1.3" for step in steps) else ("1.2",)
    cap = rules["contribution_cap"]
    qualifies = current.value >= rules["contribution_floor"].value and current.value > prior.value
    if qualifies:
        parts = parts_of_award(prior, current, rules, {"tranche": "whole"})
        steps += parts
        if sum(part.value for part in parts) >= cap.value:
            steps.append(
                rules.step("奖励已到每年最高限额", ("不超过 ", cap), cap, "contribution_cap")
            )
            return Award(
                "next_tranche",
                LABEL,
                Decimal(0),
                "threshold",
                tuple(steps),
                cap=cap.value,
                provisions=provisions,
                notes=("奖励已经封顶，再增加也不会更多。",),
            )
    target = _next_step(prior, current, rules, qualifies)
    steps.append(target)
    gap = Amount(target.value - current.value)
    steps.append(rules.step("还需增加", (target.result, " − ", current), gap, "increment_tranche"))
    notes = () if target.value > prior.value else ("本年度须超过上年度才算保持增长。",)
    return Award(
        "next_tranche",
        LABEL,
        gap.value,
        "threshold",
        tuple(steps),
        notes=notes,
        provisions=provisions,
    )


def _to_the_full(prior: Amount, current: Amount, years: tuple[Step, ...], rules: Rules) -> Award:
    """How far the current year is from the full award."""
    full = contribution_target({"prior_contribution": prior.value}, rules, {"tranche": "whole"})
    gap = Amount(max(full.value - current.value, Decimal(0)))
    last = rules.step("还需增加", (full.amount, " − ", current), gap, "contribution_cap")
    return Award(
        "next_tranche",
        _FULL_LABEL,
        gap.value,
        "threshold",
        (*years, *full.trace, last),
        provisions=("1.2", "1.3") if years else ("1.2",),
    )


def _next_step(prior: Amount, current: Amount, rules: Rules, qualifies: bool) -> Step:
    floor, tranche = rules["contribution_floor"], rules["increment_tranche"]
    has_stock = prior.value >= rules["stock_tranche"].value
    if qualifies:
        count = Amount((current.value - prior.value) // tranche.value + 1, "count", "档")
    else:
        count = Amount(Decimal(0 if has_stock else 1), "count", "档")
    reached = prior.value + count.value * tranche.value
    label = "下一档增量对应的本年度综合经济贡献" if qualifies else "开始有奖励的本年度综合经济贡献"
    parts = (prior, " ＋ ", count, " × ", tranche, "，且不低于 ", floor)
    return rules.step(label, parts, Amount(max(reached, floor.value)), "increment_tranche")


CALCULATOR = Calculator(
    name="next_tranche",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("1.2",),
    inputs=(
        *(item for item in CONTRIBUTION_AWARD.inputs if item.kind in ("money", "rate")),
        Input("goal", "choice", "目标", "要的是拿满吗？", choices={FULL: _TO_THE_FULL}),
    ),
    function=next_tranche,
    outcome="threshold",
    reaches="further",
    instead=CONTRIBUTION_AWARD.instead,
    utterances=(
        "再做多少能多拿一档",
        "再多做多少贡献奖励会涨",
        "离下一档还差多少",
        "增量没凑满一千万，还差多少凑满一档",
        "再增加多少就能多拿一档",
        "去年6000万今年8500万，再多做多少能到下一档",
        "还差多少贡献能再多拿10万",
        "距离下一个台阶还有多远",
        "how far to the next tranche",
    ),
)
