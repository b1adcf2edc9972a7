"""A policy folder, loaded and proved."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.errors import DataError, ProofError, TextError
from corpus.parameters import Parameter, TextFigure, load_parameters, prove_provision
from corpus.readings import Reading, load_readings
from corpus.strict_yaml import build, load_mapping
from corpus.text import Measure, locate_provisions, parse_measures


@dataclass(frozen=True)
class Provision:
    """The smallest citable statement (条款): an exact span of the text, with its figures proved.

    `names` are other words people use for it; `subjects` whom it is for (企业, 孵化器, …).
    """

    policy: str
    id: str
    title: str
    names: tuple[str, ...]
    subjects: tuple[str, ...]
    measure: Measure
    start: int
    end: int
    text: str
    figures: tuple[TextFigure, ...]

    @property
    def ref(self) -> str:
        """The id that is unique over all policies: "xiamen_tech_services:1.2"."""
        return f"{self.policy}:{self.id}"


@dataclass(frozen=True)
class Interpreter:
    """Who answers for a document, with the words that say so."""

    provision: str
    quote: str
    department: str


@dataclass(frozen=True)
class Basis:
    """A document that the policy rests on, with the words that name it."""

    title: str
    number: str
    provision: str
    quote: str


@dataclass(frozen=True)
class Related:
    """Another document a reader should know of, with where this was seen."""

    title: str
    number: str
    date: str
    source: str
    note: str


@dataclass(frozen=True)
class _ProvisionEntry:
    begins: str
    title: str
    names: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _PolicyEntry:
    id: str
    title: str
    short_title: str
    status: str
    in_force: bool
    status_note: str
    region: str
    interpreter: dict[str, str]
    term_provision: str
    stacking_provision: str
    provisions: dict[str, Any]
    basis: list[dict[str, str]] = field(default_factory=list)
    related: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Policy:
    """One published document (政策文件): text, status, provisions, parameters and readings."""

    id: str
    title: str
    short_title: str
    status: str
    in_force: bool
    status_note: str
    region: str
    interpreter: Interpreter
    term_provision: str
    stacking_provision: str
    basis: tuple[Basis, ...]
    related: tuple[Related, ...]
    text: str
    measures: dict[str, Measure]
    provisions: dict[str, Provision]
    parameters: dict[str, Parameter]
    readings: dict[str, Reading]
    version: str
    """Hash of every file in the folder: the policy version that a receipt names."""

    def departments(self, provision: str) -> tuple[str, ...]:
        """The responsible departments (责任单位), or the interpreter where none is named."""
        return self.provisions[provision].measure.departments or (self.interpreter.department,)


def load_policy(folder: Path) -> Policy:
    """The policy in `folder`, every provision located and every parameter proved.

    Raises CorpusError, naming file and entry.
    """
    file, measures_file = folder / "policy.yaml", folder / "measures.md"
    entry = build(_PolicyEntry, load_mapping(file), file, "")
    text = _read_text(measures_file)
    measures = parse_measures(text, measures_file)
    entries = {
        key: build(_ProvisionEntry, value, file, f"provisions.{key}")
        for key, value in entry.provisions.items()
    }
    begins = {key: value.begins for key, value in entries.items()}
    spans = locate_provisions(text, measures, begins, file)
    parameters = load_parameters(folder / "parameters.yaml")
    by_provision = _group(parameters, entries, folder / "parameters.yaml")
    provisions = {}
    for key, value in entries.items():
        words = text[spans[key].start : spans[key].end]
        figures = prove_provision(key, words, by_provision[key], folder / "parameters.yaml")
        provisions[key] = Provision(
            entry.id,
            key,
            value.title,
            tuple(value.names),
            tuple(value.subjects),
            measures[key.split(".")[0]],
            spans[key].start,
            spans[key].end,
            words,
            figures,
        )
    interpreter = build(Interpreter, entry.interpreter, file, "interpreter")
    basis = tuple(build(Basis, item, file, "basis") for item in entry.basis)
    related = tuple(build(Related, item, file, "related") for item in entry.related)
    readings = load_readings(folder / "readings.yaml")
    for key in ("term_provision", "stacking_provision"):
        if getattr(entry, key) not in provisions:
            raise DataError(file, key, f"no provision {getattr(entry, key)!r}")
    for where, provision, quote in _quotes(interpreter, basis, readings):
        if provision not in provisions or quote not in provisions[provision].text:
            raise ProofError(folder, where, f"quote {quote!r} is not in provision {provision}")
    return Policy(
        entry.id,
        entry.title,
        entry.short_title,
        entry.status,
        entry.in_force,
        entry.status_note,
        entry.region,
        interpreter,
        entry.term_provision,
        entry.stacking_provision,
        basis,
        related,
        text,
        measures,
        provisions,
        parameters,
        readings,
        _version(folder),
    )


def load_corpus(folder: Path) -> dict[str, Policy]:
    """Every policy below `folder` (a folder with a policy.yaml), by id."""
    policies: dict[str, Policy] = {}
    for file in sorted(folder.glob("*/policy.yaml")):
        policy = load_policy(file.parent)
        if policy.id in policies:
            raise DataError(file, "id", f"{policy.id!r} is the id of another policy too")
        policies[policy.id] = policy
    if not policies:
        raise DataError(folder, "", "holds no policy: expected FOLDER/NAME/policy.yaml")
    return policies


def provision_at(policies: Mapping[str, Policy], ref: str) -> Provision:
    """The provision that a ref names. Raises KeyError."""
    policy, _, id = ref.partition(":")
    return policies[policy].provisions[id]


def _read_text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TextError(file, "", f"cannot be read: {error}") from error


def _group(
    parameters: dict[str, Parameter], provisions: dict[str, _ProvisionEntry], file: Path
) -> dict[str, list[Parameter]]:
    groups: dict[str, list[Parameter]] = {key: [] for key in provisions}
    for parameter in parameters.values():
        if parameter.provision not in groups:
            raise DataError(file, parameter.name, f"no provision {parameter.provision!r}")
        groups[parameter.provision].append(parameter)
    return groups


def _quotes(
    interpreter: Interpreter, basis: tuple[Basis, ...], readings: dict[str, Reading]
) -> Iterator[tuple[str, str, str]]:
    yield "interpreter", interpreter.provision, interpreter.quote
    for item in basis:
        yield f"basis {item.number}", item.provision, item.quote
    for reading in readings.values():
        yield f"reading {reading.name}", reading.provision, reading.quote


def _version(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        if file.suffix in {".md", ".yaml"}:
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
