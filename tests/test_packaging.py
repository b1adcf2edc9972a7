"""What the code imports is declared, and what is declared is pinned."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OURS = {"assistant", "corpus", "tools", "evals", "tests", "benchmarks"}
DISTRIBUTIONS = packages_distributions()


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


RUN = {canonical(name) for name in PROJECT["dependencies"]}
DEV = {canonical(name) for name in PROJECT["optional-dependencies"]["dev"]}


def imported(folder: str) -> Iterator[str]:
    """The top-level modules of others that the code in a folder imports."""
    for file in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.split(".")[0]


@pytest.mark.parametrize("folder", sorted(OURS))
def test_every_import_is_declared(folder: str) -> None:
    declared = RUN if folder in {"assistant", "corpus", "tools"} else RUN | DEV
    for module in set(imported(folder)) - OURS - sys.stdlib_module_names:
        names = {canonical(name) for name in DISTRIBUTIONS.get(module, [module])}
        assert names & declared, f"{folder} imports {module}: declare {' or '.join(names)}"


def test_every_dependency_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    assert {canonical(name) for name in pins} >= RUN | DEV
    assert pins["torch"] == "2.13.0"


def test_every_data_file_is_packaged() -> None:
    data = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    packaged = {pattern.removeprefix("*") for pattern in data["package-data"]["*"]}
    suffixes = {
        file.suffix
        for folder in ("assistant", "corpus", "tools", "evals")
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert suffixes - {".py"} <= packaged
