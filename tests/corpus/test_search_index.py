"""Vectors kept by Chroma: reused when unchanged, built again when changed or damaged."""

import multiprocessing.synchronize
import shutil
from collections.abc import Callable
from multiprocessing.queues import SimpleQueue
from pathlib import Path

import numpy as np
import pytest

from corpus.search import Search
from corpus.search.index import stored_vectors
from tests.corpus.bag_encoder import BagEncoder

PASSAGES = [{"id": str(number), "text": f"第{number}条，奖励{number}万元"} for number in range(45)]


def builds(folder: Path, passages: list[dict[str, str]] = PASSAGES, encoder: str = "bag 1") -> int:
    """Open a search, ask it something, and say how often passages were encoded for it."""
    bag = BagEncoder(encoder)
    search = Search(passages, bag, folder)
    built = len(bag.encoded)
    assert search.search("奖励7万元", top=1)[0].id == "7"
    return built


def only(folder: Path, pattern: str) -> Path:
    [found] = folder.rglob(pattern)
    return found


def test_an_unchanged_corpus_is_not_encoded_again(tmp_path: Path) -> None:
    assert builds(tmp_path) == 1
    assert builds(tmp_path) == 0


def test_other_windows_build_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert builds(tmp_path) == 1
    monkeypatch.setattr("corpus.search.text.WINDOW", 5)
    assert builds(tmp_path) == 1


def test_what_is_read_back_is_what_was_written(tmp_path: Path) -> None:
    written = np.random.default_rng(0).normal(size=(1234, 7)).astype(np.float32)
    for _ in range(2):
        assert np.array_equal(stored_vectors(tmp_path, "key", lambda: written), written)


def test_without_a_folder_chroma_keeps_vectors_in_memory() -> None:
    first, second = (np.full((3, 4), value, np.float32) for value in (1, 2))
    assert np.array_equal(stored_vectors(None, "key", lambda: first), first)
    assert np.array_equal(stored_vectors(None, "key", lambda: second), second)


@pytest.mark.parametrize(
    ("passages", "encoder"),
    [
        ([*PASSAGES[:-1], {"id": "44", "text": "改了"}], "bag 1"),
        ([*PASSAGES[:-1], {"id": "45", "text": PASSAGES[-1]["text"]}], "bag 1"),
        (PASSAGES[:-1], "bag 1"),
        (PASSAGES[::-1], "bag 1"),
        (PASSAGES, "bag 2"),
    ],
    ids=["text", "id", "fewer", "order", "encoder"],
)
def test_a_change_builds_again(
    tmp_path: Path, passages: list[dict[str, str]], encoder: str
) -> None:
    assert builds(tmp_path) == 1
    assert builds(tmp_path, passages, encoder) == 1
    assert builds(tmp_path) == 0


def truncate(pattern: str, keep: float) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        file = only(folder, pattern)
        file.write_bytes(file.read_bytes()[: int(file.stat().st_size * keep)])

    return damage


def overwrite(pattern: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        only(folder, pattern).write_bytes(b"not this" * 1000)

    return damage


def remove(pattern: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        only(folder, pattern).unlink()

    return damage


def remove_segment(folder: Path) -> None:
    shutil.rmtree(only(folder, "header.bin").parent)


def remove_chroma(folder: Path) -> None:
    shutil.rmtree(only(folder, "chroma.sqlite3").parent)


def change_a_number(folder: Path) -> None:
    file = only(folder, "data_level0.bin")
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(64)
    file.write_bytes(content)


def swap_manifest_hash(folder: Path) -> None:
    manifest = only(folder, "*.json")
    manifest.write_text(manifest.read_text().replace('"sha256": "', '"sha256": "0'))


@pytest.mark.parametrize(
    "damage",
    [
        truncate("chroma.sqlite3", 0),
        truncate("chroma.sqlite3", 0.5),
        truncate("chroma.sqlite3", 0.95),
        overwrite("chroma.sqlite3"),
        remove("chroma.sqlite3"),
        truncate("data_level0.bin", 0.5),
        overwrite("header.bin"),
        remove_segment,
        remove_chroma,
        change_a_number,
        overwrite("*.json"),
        truncate("*.json", 0.5),
        swap_manifest_hash,
    ],
)
def test_a_damaged_index_is_never_believed(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    bag = BagEncoder()
    whole = Search(PASSAGES, bag, tmp_path).search("奖励7万元")
    damage(tmp_path / "index")
    assert Search(PASSAGES, bag, tmp_path).search("奖励7万元") == whole
    assert builds(tmp_path) == 0, "the index is whole again"


@pytest.mark.parametrize(
    "damage", [truncate("chroma.sqlite3", 0.5), remove_chroma, swap_manifest_hash]
)
def test_a_damaged_index_is_built_again_and_said(
    tmp_path: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    builds(tmp_path)
    damage(tmp_path / "index")
    assert builds(tmp_path) == 1
    assert "is damaged and is built again" in caplog.text


def test_a_build_that_was_killed_leaves_nothing_behind(tmp_path: Path) -> None:
    builds(tmp_path)
    only(tmp_path, "*.json").unlink()  # written last, so a killed build has none
    half_written = only(tmp_path, "chroma.sqlite3").parent
    assert builds(tmp_path) == 1
    assert not half_written.exists()
    assert only(tmp_path, "chroma.sqlite3")


def test_a_build_that_fails_leaves_no_index(tmp_path: Path) -> None:
    def fail() -> np.ndarray:
        raise RuntimeError("out of memory")

    with pytest.raises(RuntimeError, match="out of memory"):
        stored_vectors(tmp_path, "key", fail)
    written = np.ones((2, 3), np.float32)
    assert np.array_equal(stored_vectors(tmp_path, "key", lambda: written), written)


def test_old_indexes_are_removed(tmp_path: Path) -> None:
    for number in range(6):
        builds(tmp_path, encoder=f"bag {number}")
    assert len(list(tmp_path.rglob("*.json"))) == 4
    assert len(list(tmp_path.rglob("chroma.sqlite3"))) == 4
    assert builds(tmp_path, encoder="bag 5") == 0
    assert builds(tmp_path, encoder="bag 0") == 1


def test_a_damaged_manifest_does_not_stop_another_index(tmp_path: Path) -> None:
    builds(tmp_path, encoder="bag 1")
    overwrite("*.json")(tmp_path)
    assert builds(tmp_path, encoder="bag 2") == 1
    assert builds(tmp_path, encoder="bag 2") == 0


def _count_builds(
    folder: Path, together: multiprocessing.synchronize.Barrier, results: "SimpleQueue[int]"
) -> None:
    together.wait()
    results.put(builds(folder))


def test_of_two_processes_one_builds(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    results: SimpleQueue[int] = context.SimpleQueue()
    arguments = (tmp_path, context.Barrier(2), results)
    processes = [context.Process(target=_count_builds, args=arguments) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=60)
        assert process.exitcode == 0
    assert sorted(results.get() for _ in processes) == [0, 1]
