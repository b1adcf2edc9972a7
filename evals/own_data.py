"""Where the assistant keeps its data during a run."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_CONVERSATIONS = shutil.ignore_patterns("conversations.db*")


@contextmanager
def own_data(kept: Path) -> Iterator[Path]:
    """A data folder of the run's own, with the vectors that the run before left in `kept`.

    Encoding takes longer than all the questions. Conversations are left to no other run: two runs
    at once must not meet in one database, and those of a hidden half must not stay on the disk.
    """
    with TemporaryDirectory() as folder:
        own = Path(folder) / "data"
        with _locked(kept):
            shutil.copytree(kept, own)
        yield own
        with _locked(kept):
            shutil.rmtree(kept)
            shutil.copytree(own, kept, ignore=_CONVERSATIONS)


@contextmanager
def _locked(kept: Path) -> Iterator[None]:
    kept.mkdir(parents=True, exist_ok=True)
    with kept.with_suffix(".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
