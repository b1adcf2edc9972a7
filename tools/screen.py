"""Screening (体检): what a firm, incubator or cluster may have, from what it says about itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from corpus import Policy, Provision
from tools import (
    cluster_funding,
    contribution_award,
    incubator_award,
    project_funding,
    scale_up_award,
    talent_award,
)
from tools.award import Award
from tools.calculator import Calculator
from tools.errors import MissingFacts

Verdict = Literal["applies", "may_apply", "no"]

_FORWARD: tuple[Calculator, ...] = (
    scale_up_award.CALCULATOR, contribution_award.CALCULATOR, incubator_award.CALCULATOR,
    talent_award.CALCULATOR, cluster_funding.CALCULATOR, project_funding.CALCULATOR,
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One provision's outcome: applies (with the award), may apply (with what is needed), or no."""

    provision: str
    label: str
    verdict: Verdict
    why: str
    needs: tuple[str, ...] = ()
    award: Award | None = None


def screened(subject: str, policy: Policy) -> tuple[Calculator, ...]:
    """The calculators that a screening of `subject` runs: their inputs are what it asks."""
    return tuple(
        item
        for item in _FORWARD
        if item.policy == policy.id and subject in policy.provisions[item.provisions[0]].subjects
    )


def screen(subject: str, facts: Mapping[str, object], policy: Policy) -> list[Finding]:
    """Every provision that is for `subject` (企业, 孵化器, 集聚区, …), in the order of the text.

    Provisions with a calculator are computed from the facts; the others are policy directions
    without a fixed amount and may apply. Raises BadFact for an impossible fact.
    """
    findings: list[Finding] = []
    for item in screened(subject, policy):
        findings += _computed(item, facts, policy)
    covered = {id for item in _FORWARD if item.policy == policy.id for id in item.provisions}
    findings += [
        _direction(provision)
        for provision in policy.provisions.values()
        if subject in provision.subjects and provision.id not in covered
    ]
    order = list(policy.provisions)
    return sorted(findings, key=lambda finding: order.index(finding.provision))


def _computed(item: Calculator, facts: Mapping[str, object], policy: Policy) -> list[Finding]:
    own = {
        declared.name: facts[declared.name] for declared in item.inputs if declared.name in facts
    }
    if len(set(item.parts.values())) < 2:  # parts of one provision are no provisions apart
        return [_finding(item, item.label, item.provisions[0], own, policy)]
    return [
        _finding(item, part, provision, {**own, "part": part}, policy)
        for part, provision in item.parts.items()
    ]


def _finding(
    item: Calculator, label: str, provision: str, own: Mapping[str, object], policy: Policy
) -> Finding:
    try:
        award = item.run(own, policy, {})
    except MissingFacts as missing:
        needs = tuple(item.input(name).label for name in missing.names)
        return Finding(provision, label, "may_apply", "还需要：" + "、".join(needs), needs)
    if award.not_met and award.value == 0:
        why = "；".join(
            f"{unmet.condition}：现为{''.join(map(str, unmet.actual))}，"
            f"条文要求{''.join(map(str, unmet.required))}"
            for unmet in award.not_met
        )
        return Finding(provision, label, "no", why, award=award)
    if award.role == "ceiling":
        return Finding(provision, label, "may_apply", "金额为上限，以审核为准", award=award)
    return Finding(provision, label, "applies", "条件满足", award=award)


def _direction(provision: Provision) -> Finding:
    return Finding(provision.id, provision.title, "may_apply", "条文给出支持方向，没有写明金额")
