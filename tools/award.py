"""What a calculator returns: an Award with its working."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, Decimal
from typing import Any, Literal

from corpus.quantities import format_quantity

Role = Literal["award", "ceiling", "threshold", "component"]


@dataclass(frozen=True)
class Amount:
    """A number with its unit and where it comes from: a parameter, an input, or a calculation."""

    value: Decimal
    unit: str = "yuan"
    counter: str = ""
    parameter: str = ""
    input: str = ""

    def __str__(self) -> str:
        return format_quantity(self.value, self.unit, self.counter)


Expression = tuple[str | Amount, ...]


@dataclass(frozen=True)
class Step:
    """One line of the trace (测算过程): what is computed, from what, by which words of the text."""

    label: str
    parts: Expression
    result: Amount
    provision: str
    quote: str

    @property
    def expression(self) -> str:
        """The working, written out."""
        return "".join(str(part) for part in self.parts)

    @property
    def value(self) -> Decimal:
        """The result of the step, in its unit."""
        return self.result.value

    @property
    def unit(self) -> str:
        """The unit of the result."""
        return self.result.unit


@dataclass(frozen=True)
class Condition:
    """A condition of the text that is not met: what was, what is required, and how far off."""

    condition: str
    actual: Expression
    required: Expression
    provision: str
    gap: Amount | None = None


@dataclass(frozen=True)
class Alternative:
    """What another reading gives."""

    reading: str
    label: str
    value: Decimal
    why: str


@dataclass(frozen=True)
class Award:
    """A result (测算结果): value in yuan (or a count), its role, and everything that led to it.

    `before_cap` is the amount before any cap; `cap` the cap that bound it, or None.
    """

    calculator: str
    label: str
    value: Decimal
    role: Role
    trace: tuple[Step, ...]
    unit: str = "yuan"
    counter: str = ""
    before_cap: Decimal | None = None
    cap: Decimal | None = None
    not_met: tuple[Condition, ...] = ()
    notes: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    receipt: dict[str, Any] = field(default_factory=dict)

    @property
    def amount(self) -> Amount:
        """The headline figure."""
        return Amount(self.value, self.unit, self.counter)

    def with_receipt(self, alternatives: Iterable[Alternative], receipt: dict[str, Any]) -> "Award":
        """This award with the other readings and the receipt filled in."""
        return replace(self, alternatives=tuple(alternatives), receipt=receipt)

    def to_dict(self) -> dict[str, Any]:
        """A JSON document; every amount is an exact decimal string."""
        return {
            "calculator": self.calculator,
            "label": self.label,
            "value": plain(self.value),
            "unit": self.unit,
            "role": self.role,
            "text": str(self.amount),
            "before_cap": None if self.before_cap is None else plain(self.before_cap),
            "cap": None if self.cap is None else plain(self.cap),
            "trace": [
                {
                    "label": step.label,
                    "expression": step.expression,
                    "value": plain(step.value),
                    "unit": step.unit,
                    "provision": step.provision,
                    "quote": step.quote,
                }
                for step in self.trace
            ],
            "alternatives": [
                {"reading": item.reading, "value_yuan": plain(item.value), "why": item.why}
                for item in self.alternatives
            ],
            "not_met": [condition_dict(item) for item in self.not_met],
            "notes": list(self.notes),
            "provisions": list(self.provisions),
            "receipt": self.receipt,
        }


def ceiling_division(dividend: Decimal, divisor: Decimal) -> Decimal:
    """The least whole number of divisors that reach the dividend (`//` on Decimal truncates)."""
    return (dividend / divisor).to_integral_value(ROUND_CEILING)


def condition_dict(item: Condition) -> dict[str, str]:
    """A condition as the answer contract gives it."""
    return {
        "condition": item.condition,
        "actual": "".join(map(str, item.actual)),
        "required": "".join(map(str, item.required)),
        "provision": item.provision,
    }


def plain(value: Decimal) -> str:
    """The exact decimal without exponent or trailing zeros: "440000", "0.9"."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text
