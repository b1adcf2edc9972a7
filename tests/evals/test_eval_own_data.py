"""The data folder of a run."""

from pathlib import Path

from evals.own_data import own_data


def test_vectors_are_kept_from_run_to_run_and_conversations_are_not(tmp_path: Path) -> None:
    kept = tmp_path / "build" / "data"
    with own_data(kept) as first:
        (first / "index").mkdir()
        (first / "index" / "vectors").write_text("1")
        for name in ("conversations.db", "conversations.db-wal"):
            (first / name).write_text("a caller's words")
    with own_data(kept) as second:
        assert second != first
        assert [path.name for path in second.rglob("*")] == ["index", "vectors"]
    assert not first.exists()
    assert [path.name for path in kept.rglob("*")] == ["index", "vectors"]


def test_two_runs_at_once_have_a_folder_each(tmp_path: Path) -> None:
    with own_data(tmp_path / "data") as first, own_data(tmp_path / "data") as second:
        (first / "conversations.db").write_text("first")
        assert not (second / "conversations.db").exists()
