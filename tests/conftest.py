"""What every test may use."""

import os
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.settings import Settings
from evals.scripted import Honest
from evals.scripted.__main__ import open_honest


@pytest.fixture(autouse=True)
def default_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of whoever runs the tests reaches them, and none that a test makes stays."""
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", "")
    for name in list(os.environ):
        if name.startswith("ASSISTANT_"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """Where the tests' conversations and indexes are.

    Indexes take a minute to build: the workers share them, and the next run finds them.
    """
    folder = tmp_path_factory.mktemp("data")
    cache = pytestconfig.cache
    assert cache is not None
    for name in ("index", "acts", "calculators"):
        (folder / name).symlink_to(cache.mkdir(f"{name}-of-the-tests"))
    return folder


@pytest.fixture(scope="session")
def opened(data_dir: Path) -> Assistant:
    """The real assistant, opened once: it takes seconds. A test uses a session of its own."""
    return Assistant.open(Settings(data_dir=data_dir))


@pytest.fixture(scope="session")
def honest(data_dir: Path) -> Honest:
    """The honest model."""
    return open_honest(Settings(data_dir=data_dir))
