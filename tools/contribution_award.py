"""1.2 综合经济贡献奖励：存量部分与年度增量部分按档奖励，每年每家企业有最高限额。"""

from decimal import Decimal

from tools.award import Amount, Award, Condition, Step
from tools.calculator import Calculator, Readings, Rules, number
from tools.economic_contribution import component_inputs, contribution_of
from tools.errors import MissingFacts
from tools.inputs import ALL_TOGETHER, UNCAPPED, UNCAPPED_NOTE, Facts, Input, left_out, said
from tools.scale_up_award import DECREASE, GROWTH, INCREASE, check_growth
from tools.sector import SECTOR_INPUT, outside_sector

LABEL = "综合经济贡献奖励"
PRIOR, CURRENT = "上年度综合经济贡献", "本年度综合经济贡献"
ALL, STOCK, INCREMENT = "全部", "存量部分", "年度增量部分"


def contribution_award(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The yearly award of provision 1.2, whole or one of its two parts, from two years."""
    prior, current, years, missing = years_of(facts, rules)
    steps = list(years)
    provisions = ("1.2", "1.3") if any(step.provision == "1.3" for step in steps) else ("1.2",)
    not_met = [*outside_sector(facts, "1.2"), *_not_met(prior, current, rules)]
    if not_met:
        nothing = Amount(Decimal(0))
        steps.append(rules.step(LABEL, ("条件不满足，不予奖励",), nothing, "contribution_floor"))
        return Award(
            "contribution_award",
            LABEL,
            Decimal(0),
            "award",
            tuple(steps),
            not_met=tuple(not_met),
            provisions=provisions,
        )
    if prior is None or current is None:
        raise MissingFacts(*missing)
    stock, increment = parts_of_award(prior, current, rules, readings)
    part = str(facts.get("part", ALL))
    if part == ALL:
        total = stock.value + increment.value
        both = (stock.result, " ＋ ", increment.result)
        steps += [stock, increment, rules.step("合计", both, Amount(total), "contribution_cap")]
    else:
        steps.append(stock if part == STOCK else increment)
        total = steps[-1].value
    cap = _cap(facts, rules, readings)
    value = min(total, cap.value)
    bound = total > cap.value
    label, notes = (LABEL, ()) if part == ALL else (f"{LABEL}的{part}", (_ONE_PART,))
    if facts.get("uncapped") is True:
        return Award(
            "contribution_award",
            f"{label}（封顶前）",
            total,
            "component",
            tuple(steps),
            notes=(*notes, UNCAPPED_NOTE),
            provisions=provisions,
        )
    if bound:
        steps.append(
            rules.step("按每年最高限额封顶", ("不超过 ", cap), Amount(value), "contribution_cap")
        )
    return Award(
        "contribution_award",
        label,
        value,
        "award",
        tuple(steps),
        before_cap=total,
        notes=notes,
        cap=cap.value if bound else None,
        provisions=provisions,
    )


def years_of(
    facts: Facts, rules: Rules
) -> tuple[Amount | None, Amount | None, tuple[Step, ...], list[str]]:
    """The prior and the current year's contribution, their steps, and what is missing.

    Either year may be given by the other and the change between them.
    """
    prior, prior_steps, prior_missing = contribution_of(PRIOR, facts, "prior", rules)
    current, current_steps, current_missing = contribution_of(CURRENT, facts, "current", rules)
    steps = list(prior_steps + current_steps)
    _check_growth(facts, prior, current)
    changed = any(name in facts for name in _CHANGES)
    if prior is not None and current is None and changed:
        current, step = _later(facts, prior, rules)
        steps.append(step)
    elif current is not None and prior is None and changed:
        prior, step = _earlier(facts, current, rules)
        steps.append(step)
    further = number(facts, "further")
    if current is not None and further is not None:
        more = (current, " ＋ ", Amount(further, input="further"))
        current = Amount(current.value + further)
        steps.append(rules.step(CURRENT, more, current, "contribution_floor"))
    if changed and prior is None and current is None:
        return None, None, tuple(steps), prior_missing
    missing = (prior_missing if prior is None else []) + (
        current_missing if current is None else []
    )
    return prior, current, tuple(steps), missing


def _check_growth(facts: Facts, prior: Amount | None, current: Amount | None) -> None:
    """Raises BadFact when a stated growth rate is not that of the two years given with it."""
    rate = number(facts, "contribution_growth")
    if rate is None or prior is None or current is None or prior.value <= 0:
        return
    check_growth("contribution_growth", "综合经济贡献", rate, prior.value, current.value)


def _later(facts: Facts, prior: Amount, rules: Rules) -> tuple[Amount, Step]:
    rate = number(facts, "contribution_growth")
    change: tuple[str | Amount, ...]
    if rate is not None:
        value = prior.value * (1 + rate)
        change = (" ＋ ", prior, " × ", Amount(rate, "rate", input="contribution_growth"))
    else:
        value, change = prior.value + _change(facts), _written_change(facts)
    result = Amount(value)
    return result, rules.step(CURRENT, (prior, *change), result, "contribution_floor")


def _earlier(facts: Facts, current: Amount, rules: Rules) -> tuple[Amount, Step]:
    rate = number(facts, "contribution_growth")
    if rate is not None:
        value = current.value / (1 + rate)
        given = Amount(rate, "rate", input="contribution_growth")
        parts: tuple[str | Amount, ...] = (current, " ÷（基数 ＋ ", given, "）")
    else:
        sign, change = _written_change(facts)
        back = " − " if sign == _MORE else _MORE
        value, parts = current.value - _change(facts), (current, back, change)
    result = Amount(value)
    return result, rules.step(PRIOR, parts, result, "contribution_floor")


def _change(facts: Facts) -> Decimal:
    more, less = number(facts, "increase"), number(facts, "decrease")
    return (more or Decimal(0)) - (less or Decimal(0))


def _written_change(facts: Facts) -> tuple[str, Amount]:
    more, less = number(facts, "increase"), number(facts, "decrease")
    if more is not None:
        return (_MORE, Amount(more, input="increase"))
    return (" − ", Amount(less or Decimal(0), input="decrease"))


def parts_of_award(
    prior: Amount, current: Amount, rules: Rules, readings: Readings
) -> tuple[Step, Step]:
    """The stock and the increment part, before the cap."""
    growth = Amount(current.value - prior.value)
    increment = _tranches(INCREMENT, growth, (current, " − ", prior), "increment", rules, readings)
    return stock_part(prior, rules, readings), increment


def stock_part(prior: Amount, rules: Rules, readings: Readings) -> Step:
    """The stock part; a negative prior year gives none."""
    stock = Amount(max(prior.value, Decimal(0)), input=prior.input)
    return _tranches(STOCK, stock, (), "stock", rules, readings)


def _tranches(
    label: str,
    base: Amount,
    working: tuple[str | Amount, ...],
    part: str,
    rules: Rules,
    readings: Readings,
) -> Step:
    tranche, award = rules[f"{part}_tranche"], rules[f"{part}_award"]
    count = base.value / tranche.value
    rule = "按比例折算"
    if readings["tranche"] == "whole":
        count, rule = Decimal(base.value // tranche.value), "只计整档"
    number = Amount(count, "count", "档")
    first = ("（", *working, "）") if working else (base,)
    parts = (*first, " ÷ ", tranche, f"，{rule}为 ", number, "；", number, " × ", award)
    return rules.step(
        label,
        parts,
        Amount(
            base.value * award.value / tranche.value
            if rule == "按比例折算"
            else count * award.value
        ),
        f"{part}_award",
    )


def _not_met(prior: Amount | None, current: Amount | None, rules: Rules) -> list[Condition]:
    floor = rules["contribution_floor"]
    found = []
    if current is not None and current.value < floor.value:
        found.append(
            Condition(
                "年度综合经济贡献",
                (current,),
                (floor, "以上"),
                "1.2",
                Amount(floor.value - current.value),
            )
        )
    if current is not None and prior is not None and current.value <= prior.value:
        found.append(
            Condition(
                "比上年度保持增长",
                (current,),
                ("高于上年度的 ", prior),
                "1.2",
                Amount(prior.value - current.value) if current.value < prior.value else None,
            )
        )
    return found


def _cap(facts: Facts, rules: Rules, readings: Readings) -> Amount:
    cap = rules["contribution_cap"]
    if readings["cap_scope"] == "joint" and facts.get("with_scale_up") is True:
        return Amount(cap.value - rules["scale_up_award"].value)
    return cap


CONTRIBUTION = said("综合经济贡献、经济贡献、综合贡献、贡献、contribution")
PRIOR_INPUT = Input(
    "prior_contribution",
    "money",
    PRIOR,
    "上年度的综合经济贡献是多少？",
    (*CONTRIBUTION, "存量"),
    "prior",
)
CURRENT_INPUT = Input(
    "current_contribution",
    "money",
    CURRENT,
    "本年度的综合经济贡献是多少？",
    CONTRIBUTION,
    "current",
)
CHANGES = (
    Input(
        "increase",
        "money",
        "比上年度增加的综合经济贡献",
        "综合经济贡献比上年度增加了多少？",
        INCREASE,
        "current",
        opposite=DECREASE,
    ),
    Input(
        "decrease",
        "money",
        "比上年度减少的综合经济贡献",
        "综合经济贡献比上年度减少了多少？",
        DECREASE,
        "current",
        opposite=INCREASE,
    ),
    Input(
        "contribution_growth",
        "rate",
        "综合经济贡献比上年度的增长率",
        "综合经济贡献比上年度增长了多少？",
        GROWTH,
    ),
    Input(
        "further",
        "money",
        "本年度再增加的综合经济贡献",
        "本年度综合经济贡献再增加多少？",
        said(
            "在此基础上、在这基础上、在这上头、在这上面、再赶出、再多、再增加、再加、再做、再涨、再增长、another"
        ),
        "current",
        named_only=True,
    ),
)
_ONE_PART = "这里只算一部分；存量部分和年度增量部分合起来每年有最高限额。"
_MORE = " ＋ "
_CHANGES = ("increase", "decrease", "contribution_growth")
CALCULATOR = Calculator(
    name="contribution_award",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("1.2", "1.3"),
    inputs=(
        PRIOR_INPUT,
        CURRENT_INPUT,
        *component_inputs("prior_", "上年度", "prior"),
        *component_inputs("current_", "本年度", "current"),
        *CHANGES,
        SECTOR_INPUT,
        Input(
            "part",
            "choice",
            "奖励部分",
            "问的是哪一部分：存量部分还是年度增量部分？",
            choices={
                ALL: ALL_TOGETHER,
                STOCK: said(
                    "存量部分、存量的奖、存量奖、其中存量、其中的存量、存量占、存量那、存量单、只…存量、光…存量、单…存量、仅…存量、"
                    "stock part、without…growth"
                )
                + left_out("增量、increment"),
                INCREMENT: said(
                    "增量部分、增量的奖、增量奖、其中增量、其中的增量、增长的那块、增长那块、增长的那部分、增量占、增量那、增量单、只…增量、光…增量、单…增量、仅…增量、"
                    "increment part、growth part"
                )
                + left_out("存量、stock"),
            },
            excludes=said(
                "存量部分n、存量部分是n、存量部分有n、增量部分n、增量部分是n、增量部分有n、存量那块n、增量那块n、"
                "存量部分每、增量部分每、存量部分是每、增量部分是每、存量部分给、增量部分给、"
                "存量…增量部分、存量…增量那、存量…增量奖、存量…增量的奖、存量…标准、增量…标准、存量增量"
            ),
        ),
        UNCAPPED,
        Input(
            "with_scale_up",
            "yes_no",
            "同一年是否还享受首次升规奖励",
            "同一年是否还拿首次升规奖励？",
            choices={
                "是": said(
                    "也拿升规奖励、还有升规奖励、同时拿升规、升规奖励也、也有升规奖励、还拿…升规、"
                    "另有…升规、还享受…升规、又拿…升规、同时…升规、一并…升规"
                )
            },
        ),
    ),
    function=contribution_award,
    parts={STOCK: "1.2", INCREMENT: "1.2"},
    instead=(
        (("prior_contribution",), ("prior_revenue", "prior_profit", "prior_wages")),
        (
            ("current_contribution",),
            ("current_revenue", "current_profit", "current_wages"),
            ("increase",),
            ("decrease",),
            ("contribution_growth",),
        ),
    ),
    utterances=(
        "会计说今年经济贡献8600万，前面一年7200万，能返多少钱",
        "三样折到一起以后，看老底子和多出来的部分各给一点的那个，能奖多少",
        "贡献过五千万就给钱的那个，我家能领多少",
        "按三项加权那个贡献奖有我们吧",
        "our weighted contribution was 60 million and 93 million this year, how much bonus",
        "去年综合经济贡献6000万，今年8500万，能拿多少奖励",
        "经济贡献从5000万涨到7000万，奖励多少",
        "存量和增量加起来能奖多少",
        "上年度贡献九千万，本年度一亿二，今年能拿多少钱",
        "我们今年贡献8000万去年7000万给多少奖励",
        "contribution rose from 60 million to 85 million, how much award",
        "营收、利润、工资去年今年都有，能拿多少综合贡献奖励",
        "综合经济贡献4000万能拿奖励吗",
        "贡献下降了还有奖励吗",
    ),
    readings=("tranche", "cap_scope"),
)
