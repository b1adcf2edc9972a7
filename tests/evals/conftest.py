"""The fake front door and its cases in the place of the real ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evals import front_door, outcomes, task
from evals.cases import Case, load_cases
from tests.evals.fake_door import FEW, FakeDoor


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeDoor]:
    """The fake, in the place of the assistant."""
    fake = FakeDoor()
    monkeypatch.setitem(front_door.DOORS, "assistant", lambda: fake)
    front_door.front_door.cache_clear()
    yield fake
    front_door.front_door.cache_clear()


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cases folder with FEW as its development half."""
    folder = tmp_path / "cases"
    (folder / "dev").mkdir(parents=True)
    (folder / "test").mkdir()
    (folder / "dev" / "figures.yaml").write_text(FEW, "utf-8")

    def load() -> list[Case]:
        return load_cases(folder)

    for module in (task, outcomes):
        monkeypatch.setattr(module, "load_cases", load)
    return folder
