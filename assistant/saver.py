"""Where conversations are kept, and how old ones go."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.sqlite import SqliteSaver

FILE = "conversations.db"


def open_saver(data_dir: Path) -> SqliteSaver:
    """The conversations of a data folder; what is deleted of them is overwritten."""
    connection = sqlite3.connect(data_dir / FILE, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA secure_delete=ON")
    return SqliteSaver(connection)


def purge_conversations(data_dir: Path, days: int) -> int:
    """Delete the conversations that nobody went on with for so many days; how many went."""
    if not (data_dir / FILE).exists():
        return 0
    saver = open_saver(data_dir)
    saver.setup()
    before = datetime.now(UTC) - timedelta(days=days)
    held = [id for (id,) in saver.conn.execute("SELECT DISTINCT thread_id FROM checkpoints")]
    old = [id for id in held if _last(saver, id) < before]
    for id in old:
        saver.delete_thread(id)
    saver.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    saver.conn.close()
    return len(old)


def _last(saver: SqliteSaver, session: str) -> datetime:
    """When a conversation was last gone on with; now if it went while we looked."""
    config: RunnableConfig = {"configurable": {"thread_id": session}}
    found = saver.get_tuple(config)
    return datetime.fromisoformat(found.checkpoint["ts"]) if found else datetime.now(UTC)
