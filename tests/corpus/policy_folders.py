"""Copies of policy folders for tests to break."""

import shutil
from pathlib import Path

from corpus import corpus_folder

REAL = corpus_folder() / "xiamen_tech_services"
SECOND = Path(__file__).parent / "second_policy"


def copy_of(policy: Path, parent: Path, name: str = "") -> Path:
    """The policy's folder, copied below `parent`."""
    return shutil.copytree(policy, parent / (name or policy.name))


def change(file: Path, old: str, new: str) -> None:
    """Replace the one place where `old` stands: a test that finds none, or two, breaks nothing."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), "utf-8")
