"""The numbers of a policy, each proved by a verbatim quote of the text."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args

from corpus.errors import DataError, ProofError
from corpus.quantities import Quantity, find_quantities
from corpus.strict_yaml import build, load_mapping

Role = Literal["award", "ceiling", "threshold", "rate", "component", "input"]
Unit = Literal["yuan", "rate", "count", "years"]


@dataclass(frozen=True)
class Parameter:
    """One number of the text, or one list of numbers stated together.

    `value` is exact, in yuan, a fraction, a count or years according to `unit`.
    """

    name: str
    provision: str
    value: Decimal | tuple[Decimal, ...]
    unit: Unit
    role: Role
    label: str
    quote: str

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The value or values, as a tuple."""
        return self.value if isinstance(self.value, tuple) else (self.value,)


@dataclass(frozen=True)
class TextFigure:
    """Where a provision states a number: a span of the provision's text, and what the number is."""

    start: int
    end: int
    value: Decimal
    unit: Unit
    counter: str
    role: Role
    label: str
    parameter: str


def load_parameters(file: Path) -> dict[str, Parameter]:
    """The parameters in `file`, by name; {} when the policy has none."""
    if not file.exists():
        return {}
    return {name: _parameter(name, entry, file) for name, entry in load_mapping(file).items()}


def _parameter(name: str, entry: Any, file: Path) -> Parameter:
    raw = build(Parameter, entry, file, name, name=name)
    for field, allowed in (("unit", get_args(Unit)), ("role", get_args(Role))):
        if getattr(raw, field) not in allowed:
            raise DataError(file, name, f"{field} must be one of {', '.join(allowed)}")
    listed = isinstance(raw.value, list)
    values = tuple(_exact(value, file, name) for value in (raw.value if listed else [raw.value]))  # type: ignore[union-attr]
    return Parameter(
        name,
        raw.provision,
        values if listed else values[0],
        raw.unit,
        raw.role,
        raw.label,
        raw.quote,
    )


def _exact(value: Any, file: Path, name: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise DataError(file, name, f"value {value!r} must be a number, or a list of numbers")
    return Decimal(value)


def prove_provision(
    provision: str, text: str, parameters: list[Parameter], file: Path
) -> tuple[TextFigure, ...]:
    """The figures of a provision, each proved by its parameter's quote.

    Raises ProofError when a quote is not in the text exactly once or does not state exactly the
    value, and when the text states a number that no parameter holds.
    """
    figures: list[TextFigure] = []
    for parameter in parameters:
        if text.count(parameter.quote) != 1:
            raise ProofError(
                file,
                parameter.name,
                f"quote {parameter.quote!r} must stand exactly once in provision {provision}",
            )
        figures += _figures(parameter, text.index(parameter.quote), file)
    stated = {(figure.start, figure.end) for figure in figures}
    for quantity in find_quantities(text):
        if (quantity.start, quantity.end) not in stated:
            raise ProofError(
                file,
                f"provision {provision}",
                f"the text states {quantity.text!r}; no parameter holds it",
            )
    return tuple(sorted(figures, key=lambda figure: figure.start))


def _figures(parameter: Parameter, offset: int, file: Path) -> list[TextFigure]:
    found = find_quantities(parameter.quote)
    if [_stated(quantity) for quantity in found] != [
        (value, parameter.unit) for value in parameter.values
    ]:
        states = "、".join(quantity.text for quantity in found) or "no number"
        value = ", ".join(str(value) for value in parameter.values)
        raise ProofError(
            file,
            parameter.name,
            f"value {value} {parameter.unit}, but quote {parameter.quote!r} states {states}",
        )
    return [
        TextFigure(
            offset + quantity.start,
            offset + quantity.end,
            quantity.value,
            parameter.unit,
            quantity.counter,
            parameter.role,
            parameter.label,
            parameter.name,
        )
        for quantity in found
    ]


def _stated(quantity: Quantity) -> tuple[Decimal, str]:
    return quantity.value, quantity.unit
