"""The chart: every point is what the calculator gives there."""

from decimal import Decimal

import pytest

from assistant.web.calculate.chart import NAME, Curve, Point, curve_of
from assistant.web.calculate.figure import distance, figure
from assistant.web.words import Words
from corpus import default_corpus
from tools import calculate

WORDS = Words("calculate", "zh-Hans")
POLICY = default_corpus()["xiamen_tech_services"]


def curve(**facts: object) -> Curve:
    award = calculate(NAME, facts)
    found = curve_of(award, award.receipt["facts"], POLICY)
    assert found is not None
    return found


def award_at(prior: object, current: Decimal) -> Decimal:
    return calculate(NAME, {"prior_contribution": prior, "current_contribution": current}).value


@pytest.mark.parametrize("prior", ["6000万", "1000万", "0元", "-5000万", "10亿", "8765.4321万"])
def test_the_steps_are_where_the_award_rises_and_nowhere_else(prior: str) -> None:
    steps = curve(prior_contribution=prior, current_contribution="8500万").steps
    assert steps[-1].award == 1_000_000
    for before, after in zip(steps, steps[1:], strict=False):
        assert award_at(prior, after.contribution) == after.award > before.award
        just_below = after.contribution - Decimal("0.01")
        assert award_at(prior, just_below) == before.award


def test_the_reader_and_the_next_step() -> None:
    found = curve(prior_contribution="6000万", current_contribution="8500万")
    assert found.here == Point(Decimal(85_000_000), Decimal(440_000))
    assert found.next == Point(Decimal(90_000_000), Decimal(540_000))
    assert "再增加500万元，奖励升到54万元" in distance(found, WORDS)


def test_at_the_cap_there_is_no_next_step() -> None:
    found = curve(prior_contribution="6000万", current_contribution="2亿")
    assert found.next is None
    assert "最高限额" in distance(found, WORDS)


def test_a_year_below_the_prior_one_begins_above_it() -> None:
    found = curve(prior_contribution="6000万", current_contribution="4000万")
    assert found.here.award == 0
    assert found.next == Point(Decimal("60000000.01"), Decimal(240_000))
    said = distance(found, WORDS)
    assert "高于上年度的6000万元（再增加超过2000万元），奖励升到24万元" in said
    *_, later = figure(found, WORDS).data
    assert later.text == ("下一档：＞6000万元 → 24万元",)


def test_the_prior_year_may_be_given_by_the_change() -> None:
    found = curve(current_contribution="8500万", increase="2500万")
    assert found == curve(prior_contribution="6000万", current_contribution="8500万")


def test_an_award_refused_without_the_prior_year_has_no_chart() -> None:
    award = calculate(NAME, {"current_contribution": "4000万"})
    assert curve_of(award, award.receipt["facts"], POLICY) is None


def test_the_figure_draws_the_points_and_says_them_exactly() -> None:
    found = curve(prior_contribution="6000万", current_contribution="8500万")
    line, cap, here, later = figure(found, WORDS).data
    assert list(line.x[:-1]) == [float(step.contribution) for step in found.steps]
    assert list(line.y[:-1]) == [float(step.award) for step in found.steps]
    assert line.line.shape == "hv"
    assert set(cap.y) == {1_000_000}
    assert here.text == ("您在这里：8500万元 → 44万元",)
    assert later.text == ("下一档：9000万元 → 54万元",)


@pytest.mark.parametrize(
    ("prior", "current"),
    [("6000万", "8500万"), ("1.2亿", "3000万"), ("2亿", "5亿"), ("9999万", "1亿")],
)
def test_no_amount_on_an_axis_covers_another(prior: str, current: str) -> None:
    found = curve(prior_contribution=prior, current_contribution=current)
    layout = figure(found, WORDS).layout
    low, high = layout.xaxis.range
    for ticks, whole in ((layout.xaxis.tickvals, high - low), (layout.yaxis.tickvals, 1_000_000)):
        ordered = sorted(ticks)
        assert len(ordered) >= 2
        for before, after in zip(ordered, ordered[1:], strict=False):
            assert after - before >= 0.07 * whole
    assert float(found.here.contribution) in layout.xaxis.tickvals
    assert {0, 1_000_000} <= set(layout.yaxis.tickvals)
