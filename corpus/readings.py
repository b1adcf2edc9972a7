"""Recorded choices where the words allow more than one meaning."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corpus.errors import DataError
from corpus.strict_yaml import build, load_mapping


@dataclass(frozen=True)
class Option:
    """One meaning: what an answer calls it, why one may hold it, and how people ask for it."""

    label: str
    why: str
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A question the text leaves open, the default meaning and the others (口径)."""

    name: str
    provision: str
    question: str
    quote: str
    default: str
    options: dict[str, Option]

    @property
    def others(self) -> list[str]:
        """The meanings that were not chosen."""
        return [option for option in self.options if option != self.default]


def load_readings(file: Path) -> dict[str, Reading]:
    """The readings in `file`, by name; {} when the policy has none."""
    if not file.exists():
        return {}
    return {name: _reading(name, entry, file) for name, entry in load_mapping(file).items()}


def _reading(name: str, entry: Any, file: Path) -> Reading:
    raw = build(Reading, entry, file, name, name=name)
    if not isinstance(raw.options, dict) or raw.default not in raw.options:
        raise DataError(file, name, f"default {raw.default!r} must be one of its options")
    options = {key: _option(option, file, f"{name}.{key}") for key, option in raw.options.items()}
    return Reading(name, raw.provision, raw.question, raw.quote, raw.default, options)


def _option(entry: Any, file: Path, place: str) -> Option:
    raw = build(Option, entry, file, place)
    return replace(raw, said=tuple(raw.said))
