"""Every measure of a policy for one subject, and what the amounts come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.web.words import Words
from corpus import Measure, Policy
from tools import Calculator, MissingFacts
from tools.screen import Finding, screen, screened


@dataclass(frozen=True)
class Line:
    """What a measure has for the subject: a finding, or that it is for others."""

    measure: Measure
    finding: Finding
    counted: bool = False
    """Whether its amount is in the sum: only where the facts it depends on were given."""


@dataclass(frozen=True)
class Total:
    """Amounts due and ceilings, in yuan; they are different things and are never added.

    `limits` are caps over several of them, by the provision that sets them.
    """

    due: Decimal
    ceiling: Decimal
    limits: dict[str, Decimal]


def lines_of(subject: str, facts: Mapping[str, object], policy: Policy, words: Words) -> list[Line]:
    """At least one line for each numbered measure, in the order of the text.

    Raises BadFact for an impossible fact.
    """
    asked = screened(subject, policy)
    lines: dict[str, list[Line]] = {}
    for finding in screen(subject, facts, policy):
        measure = policy.provisions[finding.provision].measure
        counted = finding.award is not None and _depends(finding, asked, facts)
        lines.setdefault(measure.key, []).append(Line(measure, finding, counted))
    return [
        line
        for measure in policy.measures.values()
        if measure.number
        for line in lines.get(measure.key) or [_for_others(measure, policy, words)]
    ]


def _depends(finding: Finding, asked: Iterable[Calculator], facts: Mapping[str, object]) -> bool:
    """A ceiling for each person says nothing of a firm that did not say it has any."""
    return any(
        item.name in facts
        for calculator in asked
        if finding.award is not None and calculator.name == finding.award.calculator
        for item in calculator.inputs
    )


def _for_others(measure: Measure, policy: Policy, words: Words) -> Line:
    own = [item for item in policy.provisions.values() if item.measure.key == measure.key]
    others = "、".join(dict.fromkeys(name for item in own for name in item.subjects))
    why = words("for others").format(others=others) if others else words("for nobody")
    return Line(measure, Finding(own[0].id, measure.title, "no", why))


def total_of(
    lines: Iterable[Line], subject: str, facts: Mapping[str, object], policy: Policy
) -> Total:
    """The sum of what is due, and the sum of the ceilings within the caps that bind them."""
    counted = [line.finding.award for line in lines if line.counted and line.finding.award]
    due = sum((award.value for award in counted if award.role == "award"), Decimal(0))
    ceilings: dict[str, Decimal] = {}
    for award in counted:
        if award.role == "ceiling":
            ceilings[award.calculator] = ceilings.get(award.calculator, Decimal(0)) + award.value
    limits = {}
    for item in screened(subject, policy):
        if item.parts and item.name in {award.calculator for award in counted}:
            provision, cap = _cap_of_parts(item, facts, policy)
            if cap is not None:
                limits[provision] = cap
                ceilings[item.name] = min(ceilings.get(item.name, Decimal(0)), cap)
    return Total(due, sum(ceilings.values(), Decimal(0)), limits)


def _cap_of_parts(
    item: Calculator, facts: Mapping[str, object], policy: Policy
) -> tuple[str, Decimal | None]:
    """The cap over all parts of an award, and its provision; None while it does not bind."""
    own = {each.name: facts[each.name] for each in item.inputs if each.name in facts}
    try:
        whole = item.run(own, policy, {})
    except MissingFacts:
        return "", None
    last = whole.trace[-1]
    over_all = last.provision not in item.parts.values() and last.value == whole.cap
    return last.provision, whole.cap if over_all else None
