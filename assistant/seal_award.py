"""An Award with every number turned into a handle: what a model and the composer may see."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from assistant.ledger import Figure, Ledger
from assistant.sealing import seal_quote
from corpus import Policy
from tools import Amount, Award, Condition, Expression, Step

_POINTS = "（百分点）"
"""What a difference of rates is counted in."""
Arguments = Mapping[str, Any]
"""Input name → the handle ids (or the chosen word) it was given."""


class AwardSealer:
    """Inputs become the user's handles, parameters the text's, the rest computed ones."""

    def __init__(self, policy: Policy, ledger: Ledger, given: Mapping[str, Sequence[str]]) -> None:
        self._policy = policy
        self._ledger = ledger
        self._given = given
        self._computed: dict[tuple[Decimal, str, str], str] = {}

    def seal(self, award: Award) -> dict[str, Any]:
        """The award as plain data in which every number is a handle."""
        trace = [self._step(step) for step in award.trace]
        last = award.trace[-1]
        headline = self._ledger.add_computed(
            award.amount, award.role, award.label, self._ref(last.provision), last.quote
        )
        return {
            "kind": "award",
            "calculator": award.calculator,
            "label": award.label,
            "role": award.role,
            "headline": headline.handle,
            "due": award.value != 0,
            "trace": trace,
            "not_met": [self._condition(item, award) for item in award.not_met],
            "before_cap": self._amount_before_cap(award),
            "cap": self._cap(award),
            "alternatives": [
                {
                    "reading": item.reading, "label": item.label, "why": item.why,
                    "headline": self._ledger.add_computed(
                        Amount(item.value), award.role, f"{award.label}（{item.label}）",
                        self._ref(last.provision), last.quote,
                    ).handle,
                }
                for item in award.alternatives
            ],
            "notes": list(award.notes),
            "provisions": [self._ref(id) for id in award.provisions],
        }  # fmt: skip

    def range_end(self, award: Award) -> dict[str, str]:
        """The result at the upper end of a range, as another reading of the same award."""
        last = award.trace[-1]
        figure = self._ledger.add_computed(
            award.amount, award.role, f"{award.label}（按区间上限）", self._ref(last.provision),
            last.quote,
        )  # fmt: skip
        return {
            "reading": "range=upper",
            "label": "按区间上限",
            "why": "您给的是一个区间。",
            "headline": figure.handle,
        }

    def _ref(self, provision: str) -> str:
        return self._policy.provisions[provision].ref

    def _step(self, step: Step) -> dict[str, str]:
        expression = self._written(step.parts, step)
        return {
            "label": step.label,
            "expression": expression,
            "value": self._handle(step.result, step.label, step.provision, step.quote),
            "provision": step.provision,
            "quote": seal_quote(self._policy, step.provision, step.quote, self._ledger),
        }

    def _written(self, parts: Expression, step: Step) -> str:
        """The parts with handles; a ceiling of the text is never without its 最高."""
        text = ""
        for part in parts:
            if isinstance(part, str):
                text += part
                continue
            handle = self._handle(part, step.label, step.provision, step.quote)
            figure = self._ledger[handle[1:-1]]
            ceiling = figure.role == "ceiling"
            if figure.source == "calculator" and figure.role in ("award", "ceiling"):
                text += f"{figure.label} "  # of several results, which one it is
            most = ceiling and not text.rstrip().endswith(("最高", "不超过"))
            text += ("最高 " if most else "") + handle
        return text

    def _handle(self, amount: Amount, label: str, provision: str, quote: str) -> str:
        for id in self._given.get(amount.input, ()):
            if self._ledger[id].decimal == amount.value and self._ledger[id].unit == amount.unit:
                return self._ledger[id].handle
        if amount.parameter:
            return self._parameter(amount).handle
        key = (amount.value, amount.unit, amount.counter)
        if key not in self._computed:
            figure = self._ledger.add_computed(
                amount, "component", label, self._ref(provision), quote
            )
            self._computed[key] = figure.handle
        return self._computed[key]

    def _parameter(self, amount: Amount) -> Figure:
        provision = self._policy.provisions[self._policy.parameters[amount.parameter].provision]
        figure = next(
            item
            for item in provision.figures
            if item.parameter == amount.parameter and item.value == amount.value
        )
        return self._ledger.add_text(provision, figure)

    def _condition(self, item: Condition, award: Award) -> dict[str, str]:
        step, gap = award.trace[-1], ""
        if item.gap is not None:
            gap = self._handle(item.gap, "差额", item.provision, step.quote)
            gap += _POINTS if item.gap.unit == "rate" else ""
        return {
            "condition": item.condition, "actual": self._written(item.actual, step),
            "required": self._written(item.required, step), "provision": item.provision, "gap": gap,
        }  # fmt: skip

    def _amount_before_cap(self, award: Award) -> str:
        if award.cap is None or award.before_cap is None:
            return ""
        step = award.trace[-1]
        return self._handle(Amount(award.before_cap), "封顶前合计", step.provision, step.quote)

    def _cap(self, award: Award) -> str:
        if award.cap is None:
            return ""
        for step in award.trace:
            for part in step.parts:
                if isinstance(part, Amount) and part.parameter and part.value == award.cap:
                    return self._parameter(part).handle
        step = award.trace[-1]
        return self._handle(Amount(award.cap), "限额", step.provision, step.quote)
