"""Calculators: one file an award, each a pure function of facts, parameters and readings."""

from collections.abc import Mapping
from typing import Any

from corpus import default_corpus
from tools import (
    cluster_funding,
    contribution_award,
    contribution_target,
    difference_of,
    economic_contribution,
    firms_to_cap,
    higher_of,
    incubator_award,
    next_tranche,
    project_funding,
    scale_up_award,
    scale_up_target,
    talent_award,
    total_of,
)
from tools.award import Amount, Award, Condition, Expression, Step, plain
from tools.calculator import Calculator
from tools.errors import BadFact, MissingFacts, ReplayError, ToolError, UnknownName
from tools.inputs import Input, spoken
from tools.receipt import check_shape, receipt_hash, written

__all__ = [
    "CALCULATORS", "Amount", "Award", "BadFact", "Calculator", "Condition", "Expression", "Input",
    "MissingFacts", "ReplayError", "Step", "ToolError", "UnknownName", "calculate", "calculator",
    "plain", "replay", "spoken", "written",
]  # fmt: skip

CALCULATORS: dict[str, Calculator] = {
    module.CALCULATOR.name: module.CALCULATOR
    for module in (
        scale_up_award, economic_contribution, contribution_award, incubator_award, talent_award,
        cluster_funding, project_funding, higher_of, contribution_target, next_tranche,
        firms_to_cap, scale_up_target, total_of, difference_of,
    )
}  # fmt: skip


def calculator(name: str) -> Calculator:
    """The calculator of that name. Raises UnknownName listing them all."""
    if name not in CALCULATORS:
        raise UnknownName(f"没有名为 {name} 的测算，可用：{'、'.join(CALCULATORS)}")
    return CALCULATORS[name]


def calculate(
    name: str, facts: Mapping[str, object], readings: Mapping[str, str] | None = None
) -> Award:
    """The award that calculator `name` computes from the facts, under the readings (or defaults).

    Raises UnknownName, MissingFacts or BadFact.
    """
    chosen = calculator(name)
    return chosen.run(facts, default_corpus()[chosen.policy], readings or {})


def replay(receipt: Mapping[str, Any]) -> Award:
    """The award a receipt records, recomputed. Raises ReplayError naming all that differs."""
    body = {key: value for key, value in receipt.items() if key != "hash"}
    check_shape(receipt)
    try:
        award = calculate(receipt["calculator"], receipt["facts"], receipt["readings"])
    except ToolError as error:
        raise ReplayError(f"测算单不能重新计算：{error}") from error
    problems = []
    if receipt_hash(body) != receipt["hash"]:
        problems.append("测算单的内容与其校验值不符：测算单被改动过。")
    different = [
        f"{key} 现为 {award.receipt.get(key)}，测算单为 {value}"
        for key, value in body.items()
        if award.receipt.get(key) != value
    ]
    if different:
        problems.append(f"重新计算的结果与测算单不同：{'、'.join(different)}。")
    if problems:
        raise ReplayError("".join(problems))
    return award
