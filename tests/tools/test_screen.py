"""Screening: what applies, may apply or does not, and because of what."""

from decimal import Decimal

import pytest

from corpus import default_corpus
from tools import BadFact
from tools.screen import Finding, screen

POLICY = default_corpus()["xiamen_tech_services"]


def found(subject: str, **facts: object) -> dict[str, Finding]:
    """The findings by label."""
    return {finding.label: finding for finding in screen(subject, facts, POLICY)}


def test_an_award_whose_conditions_are_met_applies_with_its_amount() -> None:
    finding = found("企业", prior_contribution="6000万", current_contribution="8500万")[
        "综合经济贡献奖励"
    ]
    assert (finding.verdict, finding.provision, finding.needs) == ("applies", "1.2", ())
    assert finding.award is not None
    assert finding.award.value == Decimal(440_000)


@pytest.mark.parametrize(
    ("current", "verdict"), [("4999.99万", "no"), ("5000万", "applies"), ("5000.01万", "applies")]
)
def test_the_threshold_decides(current: str, verdict: str) -> None:
    facts = {"prior_contribution": "2000万", "current_contribution": current}
    assert found("企业", **facts)["综合经济贡献奖励"].verdict == verdict


def test_what_does_not_apply_says_why_with_both_sides() -> None:
    finding = found("企业", current_contribution="4000万")["综合经济贡献奖励"]
    assert finding.verdict == "no"
    assert "现为4000万元，条文要求" in finding.why
    assert "5000万元以上" in finding.why


def test_what_is_missing_is_named_by_its_label() -> None:
    finding = found("企业", first_time=True)["首次升规奖励"]
    assert finding.verdict == "may_apply"
    assert finding.needs == ("纳统次年营业收入增长率",)
    assert finding.why == "还需要：纳统次年营业收入增长率"
    assert finding.award is None


def test_a_ceiling_may_apply_but_is_never_said_to_be_due() -> None:
    finding = found("企业", people=2)["骨干人才一次性奖励"]
    assert finding.verdict == "may_apply"
    assert finding.award is not None
    assert (finding.award.role, finding.award.value) == ("ceiling", Decimal(300_000))


def test_an_incubator_is_told_each_part_by_itself() -> None:
    findings = found("孵化器", level="市级", assessment="良好", firms=3)
    verdicts = {
        label: findings[label].verdict for label in ("认定奖励", "运营补助", "高企培育奖励")
    }
    assert verdicts == {"认定奖励": "no", "运营补助": "may_apply", "高企培育奖励": "applies"}
    award = findings["高企培育奖励"].award
    assert award is not None
    assert award.value == Decimal(600_000)


def test_an_assessment_below_good_rules_the_firm_part_out() -> None:
    finding = found("孵化器", level="市级", assessment="合格")["高企培育奖励"]
    assert finding.verdict == "no"
    assert "良好以上" in finding.why


@pytest.mark.parametrize(
    "subject", ["企业", "孵化器", "集聚区", "园区", "高校院所", "制造业建筑业企业"]
)
def test_each_finding_is_for_the_subject_once_and_in_the_order_of_the_text(subject: str) -> None:
    findings = screen(subject, {}, POLICY)
    assert findings
    order = [list(POLICY.provisions).index(finding.provision) for finding in findings]
    assert order == sorted(set(order))
    assert all(subject in POLICY.provisions[finding.provision].subjects for finding in findings)


def test_a_direction_without_an_amount_promises_none() -> None:
    finding = found("企业")["科技金融产品"]
    assert (finding.verdict, finding.award, finding.needs) == ("may_apply", None, ())
    assert "没有写明金额" in finding.why


def test_awards_for_others_are_left_out() -> None:
    assert not {f.provision for f in screen("企业", {"level": "市级"}, POLICY)} & {
        "2.1",
        "2.5",
        "5.2",
    }


def test_an_impossible_fact_is_an_error() -> None:
    with pytest.raises(BadFact, match="企业数"):
        screen("孵化器", {"level": "市级", "firms": -1}, POLICY)
