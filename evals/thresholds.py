"""The bars that a run must reach, kept in thresholds.yaml."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from corpus.strict_yaml import load_mapping
from evals.outcomes import Measured

FILE = Path(__file__).with_name("thresholds.yaml")


class ThresholdError(Exception):
    """thresholds.yaml is wrong; the message names the section and the measure."""


class Bounds(BaseModel):
    """The bounds of one section."""

    model_config = ConfigDict(extra="forbid")

    at_least: dict[str, float] = {}
    at_most: dict[str, float] = {}


@dataclass(frozen=True)
class Bar:
    """One bound and what was measured; `holds` is None when nothing was scored."""

    section: str
    measure: str
    sign: Literal["≥", "≤"]
    bound: float
    value: float

    @property
    def holds(self) -> bool | None:
        """Whether the value is on the right side."""
        if math.isnan(self.value):
            return None
        return self.value >= self.bound if self.sign == "≥" else self.value <= self.bound

    def __str__(self) -> str:
        wanted = f"must be {self.sign} {self.bound:g}"
        return f"{self.section} {self.measure} {self.value:.4g} ({wanted})"


_SECTIONS = TypeAdapter(dict[Literal["dev", "test", "retrieval", "speed"], Bounds])


def check_bars(measured: Mapping[str, Measured], file: Path = FILE) -> list[Bar]:
    """Every bar of the sections measured. ThresholdError for a section or measure that is none."""
    try:
        sections = _SECTIONS.validate_python(load_mapping(file))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise ThresholdError(f"{file}: {place}: {first['msg']}") from error
    return [
        bar
        for section, bounds in sections.items()
        if section in measured
        for bar in _bars(section, bounds, measured[section])
    ]


def _bars(section: str, bounds: Bounds, values: Measured) -> Iterator[Bar]:
    signs: list[tuple[Literal["≥", "≤"], dict[str, float]]]
    signs = [("≥", bounds.at_least), ("≤", bounds.at_most)]
    for sign, wanted in signs:
        for measure, bound in wanted.items():
            if measure not in values:
                known = ", ".join(values)
                raise ThresholdError(f"{section}: no measure {measure!r}; there are {known}")
            yield Bar(section, measure, sign, bound, values[measure])
