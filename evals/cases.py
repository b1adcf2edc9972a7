"""Cases (用例): conversations in YAML with what must hold, a file or more a kind, in two halves."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from corpus import default_corpus
from tools import CALCULATORS

CASES = Path(__file__).parent / "cases"
POLICY = "xiamen_tech_services"

Half = Literal["dev", "test"]
HALVES: tuple[Half, ...] = ("dev", "test")
Status = Literal["answered", "needs_input", "not_covered", "out_of_scope", "refused", "error"]
Words = Annotated[str, Field(min_length=1)]


class CaseError(Exception):
    """A case file is wrong; the message names the file, the case and what is wrong with it."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Turn(_Entry):
    """One question and what must hold of its answer; what is not stated (None) is not scored.

    `value` is exact yuan. Each entry of `says` and `not_says` may hold alternatives parted by |.
    """

    ask: Words
    status: Annotated[tuple[Status, ...], BeforeValidator(_listed), Field(min_length=1)]
    value: Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$")] | None = None
    role: Literal["award", "ceiling", "threshold", "component"] | None = None
    cites: tuple[str, ...] | None = None
    may_cite: tuple[str, ...] | None = None
    says: tuple[Words, ...] | None = None
    not_says: tuple[Words, ...] | None = None
    needs: tuple[str, ...] | None = None


class FileCase(_Entry):
    """A case as its file holds it; `id` is its own within its half: its kind and a number."""

    name: Words
    id: Annotated[str, Field(pattern=r"^[a-z_]+-\d+$")]
    paraphrase_of: Words | None = None
    turns: Annotated[tuple[Turn, ...], Field(min_length=1)]


class Case(FileCase):
    """A case with its kind and its half."""

    kind: str
    half: Half


class _Loader(yaml.CSafeLoader):
    """PyYAML keeps the last of two equal keys in silence; this one refuses them."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"duplicate key {key!r}", node.start_mark
                )
        return super().construct_mapping(node, deep)


def load_cases(folder: Path = CASES) -> list[Case]:
    """Every case of both halves. CaseError for the first thing that is wrong, naming its place."""
    cases: dict[tuple[Half, str], Case] = {}
    for half in HALVES:
        for file in sorted((folder / half).glob("*.yaml")):
            for case in _read(file, half):
                if (half, case.id) in cases:
                    raise CaseError(f"{file}: {case.id}: another case of this half has this id")
                if case.paraphrase_of and (half, case.paraphrase_of) not in cases:
                    raise CaseError(
                        f"{file}: {case.id}: paraphrase_of {case.paraphrase_of!r} "
                        "is no case of this half before it"
                    )
                cases[half, case.id] = case
    return list(cases.values())


def _read(file: Path, half: Half) -> Iterator[Case]:
    try:
        entries = yaml.load(file.read_text("utf-8"), _Loader)  # noqa: S506 - a CSafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CaseError(f"{file}: not readable YAML: {error}") from error
    if not isinstance(entries, list):
        raise CaseError(f"{file}: must be a list of cases")
    for number, entry in enumerate(entries, 1):
        label = entry.get("id") if isinstance(entry, dict) else None
        place = f"{file}: {label or f'case {number}'}"
        try:
            read = FileCase.model_validate(entry)
        except ValidationError as error:
            raise CaseError(f"{place}: {_explain(error)}") from error
        for turn_number, turn in enumerate(read.turns, 1):
            _check_names(turn, f"{place}: turn {turn_number}")
        kind = read.id.split("-")[0]
        if file.stem != kind and not file.stem.startswith(f"{kind}_"):
            raise CaseError(f"{place}: belongs in {kind}.yaml (or {kind}_….yaml), by its id")
        yield Case(**dict(read), kind=kind, half=half)


def _explain(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"


def _check_names(turn: Turn, place: str) -> None:
    """Provisions and inputs that exist nowhere could never be cited or asked for."""
    provisions = default_corpus()[POLICY].provisions
    for id in (*(turn.cites or ()), *(turn.may_cite or ())):
        if id not in provisions:
            raise CaseError(f"{place}: no provision {id!r}; there are {', '.join(provisions)}")
    inputs = {item.name for calculator in CALCULATORS.values() for item in calculator.inputs}
    for name in turn.needs or ():
        if name not in inputs:
            raise CaseError(f"{place}: no calculator asks for {name!r}; see calc --list")
