"""Every calculator against the text restated in plain arithmetic (oracle.py): over 100,000 cases.

Amounts are drawn in fen, half of them on or a fen beside a threshold, a tranche or zero. Cases come
in lists of SIZE because one hypothesis example costs more than one calculation; a failure shrinks
and names the one case in its list that disagrees.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.tools import oracle
from tests.tools.oracle import Expected
from tools import Award, MissingFacts, calculate

SIZE = 25
MICRO_PER_FEN = 10_000
FEN_PER_WAN = 1_000_000

T = TypeVar("T")
Facts = dict[str, object]


def runs(cases: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Settings for this many cases in lists of SIZE."""
    return settings(
        max_examples=cases // SIZE,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=[HealthCheck.too_slow],
    )


def many(case: st.SearchStrategy[T]) -> st.SearchStrategy[list[T]]:
    return st.lists(case, min_size=SIZE, max_size=SIZE)


STEPS = [k * 1000 * FEN_PER_WAN + off for k in range(-2, 31) for off in (-1, 0, 1)]
GROWTH = [k * 1000 * FEN_PER_WAN + off for k in range(-1, 13) for off in (-1, 0, 1)]
MONEY = st.sampled_from(STEPS) | st.integers(-5_000 * FEN_PER_WAN, 40_000 * FEN_PER_WAN)
POSITIVE = st.sampled_from([f for f in STEPS if f > 0]) | st.integers(1, 10**11)
INCREASE = st.sampled_from(GROWTH) | st.integers(-FEN_PER_WAN, 12_000 * FEN_PER_WAN)
DOOR = st.sampled_from([5000 * FEN_PER_WAN + off for off in (-1, 0, 1)])
# The current year by itself, by its distance from the prior year, or at the door of 5000万.
YEARS = (
    st.tuples(MONEY, MONEY)
    | st.tuples(MONEY, INCREASE).map(lambda case: (case[0], case[0] + case[1]))
    | st.tuples(st.integers(-1_000 * FEN_PER_WAN, 6_000 * FEN_PER_WAN) | DOOR, DOOR)
)
READINGS: list[dict[str, str] | None] = [
    None,
    {"tranche": "pro_rata"},
    {"cap_scope": "joint"},
    {"tranche": "pro_rata", "cap_scope": "joint"},
]


def yuan(fen: int) -> Decimal:
    return Decimal(fen).scaleb(-2)


def micro(fen: int) -> int:
    return fen * MICRO_PER_FEN


def to_micro(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.scaleb(6)


def check(name: str, facts: Facts, want: Expected, readings: dict[str, str] | None = None) -> None:
    """One case: value, unit, role, cap, amount before the cap, other readings, unmet conditions."""
    award = calculate(name, facts, readings)
    case = f"{name}({facts}, {readings}) -> {award.value}, expected {want}"
    assert to_micro(award.value) == want.value, case
    assert award.unit == "yuan", case
    assert bool(award.not_met) == want.not_met, f"not_met {award.not_met}: {case}"
    assert award.trace, f"no trace: {case}"
    others = {other.reading: to_micro(other.value) for other in award.alternatives}
    assert others == want.alternatives, f"alternatives {others}: {case}"
    if want.not_met:
        return
    assert award.role == want.role, f"role {award.role}: {case}"
    if want.before_cap is not None:
        check_cap(award, want, case)


def check_cap(award: Award, want: Expected, case: str) -> None:
    assert to_micro(award.cap) == want.cap, f"cap {award.cap}: {case}"
    if want.cap is not None:
        assert to_micro(award.before_cap) == want.before_cap, f"before {award.before_cap}: {case}"
    else:
        assert award.before_cap in (None, award.value), f"before {award.before_cap}: {case}"


# A tenth more, a fen either side of it, and anything else.
NEXT_YEAR = st.sampled_from([(11, 10, -1), (11, 10, 0), (11, 10, 1), (1, 1, 0), (1, 1, -1)])


@runs(10_000)
@given(many(st.tuples(st.booleans(), POSITIVE, NEXT_YEAR, st.none() | POSITIVE)))
def test_scale_up_award_by_revenues(
    cases: list[tuple[bool, int, tuple[int, int, int], int]],
) -> None:
    for first_time, base, (times, over, off), free in cases:
        following = free or max(base * times // over + off, 0)
        facts: Facts = {
            "first_time": first_time,
            "base_revenue": yuan(base),
            "next_revenue": yuan(following),
        }
        check("scale_up_award", facts, oracle.scale_up_award(first_time, base, following))


@runs(5_000)
@given(
    many(st.tuples(st.booleans(), st.sampled_from([999, 1000, 1001]) | st.integers(-9999, 99_999)))
)
def test_scale_up_award_by_growth_rate(cases: list[tuple[bool, int]]) -> None:
    for first_time, basis_points in cases:
        facts: Facts = {"first_time": first_time, "growth_rate": Decimal(basis_points).scaleb(-4)}
        want = oracle.scale_up_award(first_time, 10_000, 10_000 + basis_points)
        check("scale_up_award", facts, want)


@runs(3_000)
@given(many(POSITIVE))
def test_scale_up_target(cases: list[int]) -> None:
    for base in cases:
        award = calculate("scale_up_target", {"base_revenue": yuan(base)})
        assert to_micro(award.value) == oracle.scale_up_target(micro(base)), base
        assert award.role == "threshold"
        facts: Facts = {"first_time": True, "base_revenue": yuan(base)}
        reached = calculate("scale_up_award", facts | {"next_revenue": award.value})
        short = calculate("scale_up_award", facts | {"next_revenue": award.value - yuan(1)})
        assert reached.value == 500_000, base
        assert short.value == 0, base


@runs(6_000)
@given(many(st.tuples(POSITIVE, MONEY, POSITIVE)))
def test_economic_contribution(cases: list[tuple[int, int, int]]) -> None:
    for revenue, profit, wages in cases:
        facts = {"revenue": yuan(revenue), "profit": yuan(profit), "wages": yuan(wages)}
        award = calculate("economic_contribution", dict(facts))
        want = oracle.economic_contribution(micro(revenue), micro(profit), micro(wages))
        assert to_micro(award.value) == want, facts
        assert award.role == "component", facts


@runs(30_000)
@given(many(st.tuples(YEARS, st.sampled_from(READINGS), st.sampled_from([None, False, True]))))
def test_contribution_award(
    cases: list[tuple[tuple[int, int], dict[str, str] | None, bool | None]],
) -> None:
    for (prior, current), readings, with_scale_up in cases:
        facts: Facts = {"prior_contribution": yuan(prior), "current_contribution": yuan(current)}
        if with_scale_up is not None:
            facts["with_scale_up"] = with_scale_up
        want = oracle.contribution_award(
            micro(prior), micro(current), with_scale_up=bool(with_scale_up), **(readings or {})
        )
        check("contribution_award", facts, want, readings)


# Three equal amounts make a contribution of that same amount: this puts components on thresholds.
ACCOUNTS = st.tuples(POSITIVE, MONEY, POSITIVE) | POSITIVE.map(lambda fen: (fen, fen, fen))


@runs(8_000)
@given(many(st.tuples(ACCOUNTS, ACCOUNTS, st.booleans())))
def test_contribution_award_from_components(
    cases: list[tuple[tuple[int, int, int], tuple[int, int, int], bool]],
) -> None:
    for before, now, prior_as_sum in cases:
        prior, current = (oracle.economic_contribution(*map(micro, y)) for y in (before, now))
        facts = accounts("current", now)
        if prior_as_sum:
            facts["prior_contribution"] = Decimal(prior).scaleb(-6)
        else:
            facts |= accounts("prior", before)
        check("contribution_award", facts, oracle.contribution_award(prior, current))


def accounts(year: str, amounts: tuple[int, int, int]) -> Facts:
    names = [f"{year}_{what}" for what in ("revenue", "profit", "wages")]
    return dict(zip(names, map(yuan, amounts), strict=True))


@runs(22_000)
@given(
    many(
        st.tuples(
            st.sampled_from(oracle.LEVELS),
            st.booleans(),
            st.sampled_from(oracle.ASSESSMENTS),
            st.integers(0, 30),
            st.none() | st.sampled_from(oracle.PARTS),
        )
    )
)
def test_incubator_award(cases: list[tuple[str, bool, str, int, str | None]]) -> None:
    for level, newly, assessment, firms, part in cases:
        facts: Facts = {
            "level": level,
            "newly_recognised": newly,
            "assessment": assessment,
            "firms": firms,
        }
        if part is not None:
            facts["part"] = part
        want = oracle.incubator_award(level, newly, assessment, firms, part or "全部")
        check("incubator_award", facts, want)


@runs(2_000)
@given(many(st.integers(1, 500)))
def test_ceilings_per_person_and_per_project(cases: list[int]) -> None:
    for count in cases:
        check("talent_award", {"people": count}, oracle.talent_award(count))
        check("project_funding", {"projects": count}, oracle.project_funding(count))


@runs(2_000)
@given(many(st.lists(POSITIVE, min_size=2, max_size=5)))
def test_higher_of(cases: list[list[int]]) -> None:
    for amounts in cases:
        facts: Facts = {"amounts": [yuan(amount) for amount in amounts]}
        check("higher_of", facts, oracle.higher_of([micro(amount) for amount in amounts]))


WANTED = st.sampled_from(
    [k * FEN_PER_WAN + off for k in range(2, 101, 2) for off in (-1, 0, 1)][:-1]
) | st.integers(1, 100 * FEN_PER_WAN)


@runs(9_000)
@given(many(st.tuples(MONEY, st.none() | WANTED)))
def test_contribution_target(cases: list[tuple[int, int | None]]) -> None:
    for prior, wanted in cases:
        facts: Facts = {"prior_contribution": yuan(prior)}
        if wanted is not None:
            facts["wanted"] = yuan(wanted)
        fen = 100 * FEN_PER_WAN if wanted is None else wanted
        want = oracle.contribution_target(micro(prior), micro(fen))
        award = calculate("contribution_target", facts)
        case = f"{facts} -> {award.value}, expected {want}"
        assert to_micro(award.value) == want, case
        assert award.role == "threshold", case
        reached_just_there(award, yuan(prior), yuan(fen), case)
        pro_rata = oracle.contribution_target(micro(prior), micro(fen), "pro_rata")
        others = {other.reading: to_micro(other.value) for other in award.alternatives}
        assert others == ({} if pro_rata == want else {"tranche=pro_rata": pro_rata}), case


@runs(2_000)
@given(many(MONEY))
def test_the_least_that_gives_any_award(cases: list[int]) -> None:
    for prior in cases:
        facts: Facts = {"prior_contribution": yuan(prior), "goal": "有奖励即可"}
        award = calculate("contribution_target", facts)
        want = oracle.any_award(micro(prior))
        assert to_micro(award.value) == want, f"{facts} -> {award.value}, expected {want}"


def reached_just_there(award: Award, prior: Decimal, wanted: Decimal, case: str) -> None:
    """The wanted award is due at the threshold (above it, if that is the prior year), not below."""
    strict = award.value == prior
    if strict:
        assert any("超过" in step.label + step.expression for step in award.trace), case
    at = award.value + (yuan(1) if strict else 0)
    for current, enough in ((at, True), (at - yuan(1), False)):
        years: Facts = {"prior_contribution": prior, "current_contribution": current}
        assert (calculate("contribution_award", years).value >= wanted) is enough, case


@runs(9_000)
@given(many(YEARS))
def test_next_tranche(cases: list[tuple[int, int]]) -> None:
    for prior, current in cases:
        facts: Facts = {"prior_contribution": yuan(prior), "current_contribution": yuan(current)}
        award = calculate("next_tranche", facts)
        want, capped = oracle.next_tranche(micro(prior), micro(current))
        case = f"{facts} -> {award.value}, expected {want}, capped {capped}"
        assert to_micro(award.value) == want - micro(current), case  # the value is the distance
        assert award.role == "threshold", case
        assert (award.cap == 1_000_000) is capped, case


def test_firms_to_cap() -> None:
    award = calculate("firms_to_cap", {})
    assert award.value == oracle.firms_to_cap()
    assert award.unit == "count"


INCUBATOR_DOMAINS: Mapping[str, tuple[object, ...]] = {
    "level": oracle.LEVELS,
    "newly_recognised": (True, False),
    "assessment": oracle.ASSESSMENTS,
    "firms": (0, 1, 12),
}


def partly_known() -> Iterator[tuple[str, Facts]]:
    """Every way to know only some of an incubator's facts."""
    choices = product(
        (None, *oracle.LEVELS), (None, True, False), (None, *oracle.ASSESSMENTS), (None, 0, 1, 12)
    )
    for part, values in product(oracle.PARTS, list(choices)):
        named = zip(INCUBATOR_DOMAINS, values, strict=True)
        yield part, {name: value for name, value in named if value is not None}


def test_incubator_award_asks_exactly_what_can_change_the_result() -> None:
    for part, known in partly_known():

        def result(*, part: str = part, **facts: object) -> tuple[int, str]:
            award = oracle.incubator_award(part=part, **facts)  # type: ignore[arg-type]
            return award.value, award.role if award.value else ""

        matter = oracle.facts_that_matter(result, known, INCUBATOR_DOMAINS)
        # Which provision answers depends on the level even where the amount does not; the firms
        # alone are one provision's whatever the level, and none of them is none.
        nothing = known.get("firms") == 0 or known.get("assessment") in ("合格", "不合格")
        if part != "高企培育奖励" or not nothing:
            matter |= {"level"} - known.keys()
        asked: set[str] = set()
        try:
            calculate("incubator_award", {"part": part, **known})
        except MissingFacts as missing:
            asked = set(missing.names)
        assert asked == matter, f"{part} {known}: asks {asked}, but what matters is {matter}"
