"""The money clauses restated in the plainest arithmetic, to prove the calculators against.

Written from the text alone. Every amount is an integer of micro-yuan (a millionth of a yuan), fine
enough that 5 % of a fen and 0.4 % of that are still whole: nothing here can be rounded.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

YUAN = 1_000_000
WAN = 10_000 * YUAN
# Backward answers lie on this grid above the prior year's contribution (amounts are given in fen).
GRID = YUAN // 1000

PARTS = ("全部", "认定奖励", "运营补助", "高企培育奖励")
LEVELS = ("部级", "省级", "市级", "区级")
ASSESSMENTS = ("优秀", "良好", "合格", "不合格")


@dataclass(frozen=True)
class Expected:
    """What the text gives: amounts in micro-yuan; cap is None unless it cut something off."""

    value: int
    role: str
    before_cap: int | None = None
    cap: int | None = None
    not_met: bool = False
    alternatives: Mapping[str, int] = field(default_factory=dict)


def scale_up_award(first_time: bool, base: int, following: int) -> Expected:
    """对首次升规达标且纳统后次年营业收入增长10%以上的，给予50万元一次性奖励。"""
    # 以上含本数: 100 yuan must become 110 yuan or more.
    grew = following * 100 >= base * 110
    due = first_time and grew
    return Expected(50 * WAN if due else 0, "award", not_met=not due)


def economic_contribution(revenue: int, profit: int, wages: int) -> int:
    """综合经济贡献由企业营业收入、利润、工资薪酬3项指标按90%、5%、5%的权重加总计算。"""
    hundredfold = 90 * revenue + 5 * profit + 5 * wages
    whole, rest = divmod(hundredfold, 100)
    assert rest == 0, "finer than a fen"
    return whole


def contribution_due(prior: int, current: int) -> bool:
    """年度综合经济贡献在5000万元以上且保持增长的。"""
    return current >= 5000 * WAN and current > prior


def contribution_before_cap(prior: int, current: int, tranche: str) -> int:
    """存量部分每2000万元给予8万元奖励，年度增量部分每1000万元给予10万元奖励。"""
    stock = max(prior, 0)
    increment = current - prior
    if tranche == "pro_rata":
        # 8 in 2000 is 4 in a thousand; 10 in 1000 is one in a hundred.
        return stock * 4 // 1000 + increment // 100
    money = 0
    while stock >= 2000 * WAN:
        stock -= 2000 * WAN
        money += 8 * WAN
    while increment >= 1000 * WAN:
        increment -= 1000 * WAN
        money += 10 * WAN
    return money


def contribution_cap(cap_scope: str, with_scale_up: bool) -> int:
    """每年每家企业奖励最高不超过100万元: jointly read, the 50万 of 1.1 uses up half of it."""
    return 50 * WAN if cap_scope == "joint" and with_scale_up else 100 * WAN


def contribution_money(
    prior: int,
    current: int,
    tranche: str = "whole",
    cap_scope: str = "own",
    with_scale_up: bool = False,
) -> int:
    """1.2 in one number: nothing unless due, never more than the cap."""
    if not contribution_due(prior, current):
        return 0
    money = contribution_before_cap(prior, current, tranche)
    return min(money, contribution_cap(cap_scope, with_scale_up))


def contribution_award(
    prior: int,
    current: int,
    tranche: str = "whole",
    cap_scope: str = "own",
    with_scale_up: bool = False,
) -> Expected:
    """1.2 with the amount before the cap and the result under each other reading."""
    if not contribution_due(prior, current):
        return Expected(0, "award", not_met=True)
    value = contribution_money(prior, current, tranche, cap_scope, with_scale_up)
    before = contribution_before_cap(prior, current, tranche)
    cap = contribution_cap(cap_scope, with_scale_up)
    other_tranche = "whole" if tranche == "pro_rata" else "pro_rata"
    other_scope = "own" if cap_scope == "joint" else "joint"
    others = {
        f"tranche={other_tranche}": (other_tranche, cap_scope),
        f"cap_scope={other_scope}": (tranche, other_scope),
    }
    results = {
        reading: contribution_money(prior, current, *choice, with_scale_up)
        for reading, choice in others.items()
    }
    return Expected(
        value,
        "award",
        before_cap=before,
        cap=cap if before > cap else None,
        alternatives={reading: money for reading, money in results.items() if money != value},
    )


def first_point(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The lowest of low, low + GRID, ... high at which a condition that stays true comes true."""
    left, right = 0, (high - low + GRID - 1) // GRID
    assert holds(low + right * GRID)
    while left < right:
        middle = (left + right) // 2
        if holds(low + middle * GRID):
            right = middle
        else:
            left = middle + 1
    return low + left * GRID


def threshold_above(prior: int, low: int, holds: Callable[[int], bool]) -> int:
    """The first current year from `low` on, or the prior year if anything above it will do."""
    found = first_point(low, max(low, prior, 5000 * WAN) + 10_000 * WAN, holds)
    return prior if found == prior + GRID else found


def contribution_target(prior: int, wanted: int, tranche: str = "whole") -> int:
    """当年综合经济贡献至少（或须超过）多少，1.2 才给到 wanted。"""
    return threshold_above(
        prior,
        min(prior, 0),
        lambda current: contribution_money(prior, current, tranche) >= wanted,
    )


def any_award(prior: int) -> int:
    """当年综合经济贡献至少（或须超过）多少，1.2 才开始有奖励。"""
    return threshold_above(
        prior, min(prior, 0), lambda current: contribution_money(prior, current) > 0
    )


def next_tranche(prior: int, current: int) -> tuple[int, bool]:
    """当年综合经济贡献再到多少，1.2 的奖励才会再增加；已到100万元上限则停在当年数。

    Returns the threshold and whether the cap is already reached.
    """
    now = contribution_money(prior, current)
    if now == 100 * WAN:
        return current, True
    rises = threshold_above(prior, current, lambda more: contribution_money(prior, more) > now)
    return rises, False


def incubator_firms(assessment: str, firms: int) -> int:
    """对考核结果为良好以上的……按照每家企业20万元的标准给予孵化器一次性奖励（封顶前）。"""
    return 20 * WAN * firms if assessment in ("良好", "优秀") else 0


def incubator_ceilings(level: str, newly_recognised: bool) -> dict[str, int]:
    """部级最高500万元认定、每年最高100万元运营；新认定省级最高100万元；市级每年最高50万元运营。"""
    if level == "部级":
        operation = {"运营补助": 100 * WAN}
        return {"认定奖励": 500 * WAN} | operation if newly_recognised else operation
    if level == "省级":
        return {"认定奖励": 100 * WAN} if newly_recognised else {}
    return {"运营补助": 50 * WAN} if level == "市级" else {}


def incubator_award(
    level: str, newly_recognised: bool, assessment: str, firms: int, part: str = "全部"
) -> Expected:
    """每家孵化器每年最高奖励200万元（高企）；以上奖励补助合计每年每家孵化器最高500万元。"""
    ceilings = incubator_ceilings(level, newly_recognised)
    if part in ("认定奖励", "运营补助"):
        return Expected(ceilings.get(part, 0), "ceiling", not_met=part not in ceilings)
    if part == "高企培育奖励":
        ceilings = {}
    uncapped = incubator_firms(assessment, firms) if level != "区级" else 0  # 市级及以上
    firms_part = min(uncapped, 200 * WAN)
    total = sum(ceilings.values()) + firms_part
    if total > 500 * WAN:
        cap: int | None = 500 * WAN
    else:
        cap = 200 * WAN if uncapped > 200 * WAN else None
    return Expected(
        min(total, 500 * WAN),
        "ceiling" if ceilings else "award",
        before_cap=sum(ceilings.values()) + uncapped,
        cap=cap,
        not_met=total == 0,
    )


def talent_award(people: int = 1) -> Expected:
    """按规定给予最高15万元的一次性奖励。"""
    return Expected(sum(15 * WAN for _ in range(people)), "ceiling")


def cluster_funding(assessment: str) -> Expected:
    """对评估优秀的集聚区给予最高300万元资金支持。"""
    excellent = assessment == "优秀"
    return Expected(300 * WAN if excellent else 0, "ceiling", not_met=not excellent)


def project_funding(projects: int = 1) -> Expected:
    """单个项目最高资助1000万元。"""
    return Expected(sum(1000 * WAN for _ in range(projects)), "ceiling")


def higher_of(amounts: Sequence[int]) -> Expected:
    """与其他同类型政策存在交叉、重复的，按“就高不重复”原则落实。"""
    return Expected(sorted(amounts)[-1], "award")


def firms_to_cap() -> int:
    """每家企业20万元，每家孵化器每年最高奖励200万元：几家到顶。"""
    firms = 0
    while 20 * WAN * firms < 200 * WAN:
        firms += 1
    return firms


def scale_up_target(base: int) -> int:
    """纳统后次年营业收入增长10%以上：次年营业收入至少多少。"""
    whole, rest = divmod(base * 11, 10)
    assert rest == 0, "finer than a fen"
    return whole


def facts_that_matter(
    result: Callable[..., object],
    known: Mapping[str, object],
    domains: Mapping[str, Iterable[object]],
) -> set[str]:
    """The missing facts that can still change the result, by trying every way to fill the gaps."""
    missing = [name for name in domains if name not in known]
    outcomes = {
        values: result(**known, **dict(zip(missing, values, strict=True)))
        for values in product(*(domains[name] for name in missing))
    }
    matter = set()
    for position, name in enumerate(missing):
        seen: dict[tuple[object, ...], object] = {}
        for values, outcome in outcomes.items():
            rest = values[:position] + values[position + 1 :]
            if seen.setdefault(rest, outcome) != outcome:
                matter.add(name)
    return matter
