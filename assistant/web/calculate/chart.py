"""The award of provision 1.2 against this year's contribution; every point is computed by the
calculators themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from corpus import Policy
from tools import Award, calculator
from tools.calculator import Rules
from tools.contribution_award import years_of
from tools.inputs import Facts

NAME = "contribution_award"
_CENT = Decimal("0.01")
"""The least amount of money: growth is at least this much."""


@dataclass(frozen=True)
class Point:
    """This year's contribution, and the award that it gives, in yuan."""

    contribution: Decimal
    award: Decimal


@dataclass(frozen=True)
class Curve:
    """Where the award rises, up to the cap; where the reader is; where it rises next, if at all."""

    prior: Decimal
    """What a year has to exceed: a step there is the least money above it."""
    steps: tuple[Point, ...]
    cap: Decimal
    here: Point
    next: Point | None

    def is_above_prior(self, point: Point) -> bool:
        """Whether a step is where the prior year is exceeded, whatever the amount."""
        return point.contribution == self.prior + _CENT

    def at(self, point: Point) -> Decimal:
        """Where a step is said and marked to be: a round amount, if it is just above one."""
        return self.prior if self.is_above_prior(point) else point.contribution


def curve_of(award: Award, facts: Mapping[str, object], policy: Policy) -> Curve | None:
    """The curve for the prior year of an award; None when that year is not known."""
    prior, current, _, _ = years_of(_read(facts), Rules(policy))
    if prior is None or current is None:
        return None
    here = Point(current.value, award.value)
    steps = tuple(_steps(prior.value, policy))
    later = _next(prior.value, current.value, policy)
    return Curve(prior.value, steps, policy.parameters["contribution_cap"].values[0], here, later)


def _steps(prior: Decimal, policy: Policy) -> Iterator[Point]:
    at: Point | None = Point(Decimal(0), _award(prior, Decimal(0), policy))
    while at is not None:
        yield at
        at = _next(prior, at.contribution, policy)


def _next(prior: Decimal, current: Decimal, policy: Policy) -> Point | None:
    """Where the award rises next above `current`; None once it is capped."""
    facts = {"prior_contribution": prior, "current_contribution": current}
    gap = calculator("next_tranche").run(facts, policy, {}).value
    if gap == 0 and _award(prior, current, policy):
        return None
    reached = current + gap
    if not _award(prior, reached, policy):  # it must be above the prior year, not only reach it
        reached += _CENT
    return Point(reached, _award(prior, reached, policy))


def _award(prior: Decimal, current: Decimal, policy: Policy) -> Decimal:
    facts = {"prior_contribution": prior, "current_contribution": current}
    return calculator(NAME).run(facts, policy, {}).value


def _read(facts: Mapping[str, object]) -> Facts:
    return {name: calculator(NAME).input(name).read(value) for name, value in facts.items()}
