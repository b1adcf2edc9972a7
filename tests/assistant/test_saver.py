"""Old conversations go, and nothing of them stays on the disk."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import empty_checkpoint
from langgraph.checkpoint.sqlite import SqliteSaver

from assistant.cli import main
from assistant.saver import FILE, open_saver, purge_conversations


def keep(data_dir: Path, session: str, *ages: int) -> None:
    """A conversation with a turn so many days ago each."""
    saver = open_saver(data_dir)
    for age in ages:
        at = (datetime.now(UTC) - timedelta(days=age)).isoformat()
        config: RunnableConfig = {"configurable": {"thread_id": session, "checkpoint_ns": ""}}
        checkpoint = {**empty_checkpoint(), "ts": at, "channel_values": {"x": f"secret {session}"}}
        saver.put(config, checkpoint, {}, {})  # type: ignore[arg-type]
        saver.put_writes(
            {"configurable": {**config["configurable"], "checkpoint_id": checkpoint["id"]}},
            [("messages", f"secret {session}")], "task",
        )  # fmt: skip
    saver.conn.close()


def held(data_dir: Path) -> set[str]:
    saver: SqliteSaver = open_saver(data_dir)
    tables = ("checkpoints", "writes")
    found = {
        row[0] for name in tables for row in saver.conn.execute(f"SELECT thread_id FROM {name}")
    }
    saver.conn.close()
    return found


def test_what_nobody_went_on_with_goes(tmp_path: Path) -> None:
    keep(tmp_path, "old", 50, 40)
    keep(tmp_path, "gone on with", 50, 2)
    keep(tmp_path, "new", 1)
    assert purge_conversations(tmp_path, 30) == 1
    assert held(tmp_path) == {"gone on with", "new"}


def test_nothing_of_it_stays_on_the_disk(tmp_path: Path) -> None:
    keep(tmp_path, "old", 40)
    files = list(tmp_path.glob(f"{FILE}*"))
    assert any(b"secret old" in file.read_bytes() for file in files)
    purge_conversations(tmp_path, 30)
    assert not any(b"secret old" in file.read_bytes() for file in tmp_path.glob(f"{FILE}*"))


def test_without_conversations_there_is_nothing_to_delete(tmp_path: Path) -> None:
    assert purge_conversations(tmp_path, 0) == 0
    assert not (tmp_path / FILE).exists()


def test_the_command_deletes_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path))
    keep(tmp_path, "old", 40)
    assert main(["purge", "30"]) == 0
    assert capsys.readouterr().out == "deleted 1 conversations, 0 rows of the desk\n"
    assert held(tmp_path) == set()


@pytest.mark.parametrize("days", ["-1", "x", "1.5", "999999999", "²"])
def test_days_that_are_none_are_refused(days: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["purge", "--", days])
    assert "days" in capsys.readouterr().err
