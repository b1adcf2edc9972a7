"""What the language model was asked for each answer, to add up and to look into."""

import json
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from assistant.turn import Turn


class Record:
    """A file of JSON lines in the data folder; safe to call from several threads."""

    def __init__(self, file: Path, model: str) -> None:
        self._file = file
        self._model = model
        self._lock = Lock()

    def add(self, session: str, number: int, turn: Turn) -> None:
        """Calls, tokens, seconds, who wrote the answer, and why the planner took over, if it did.

        The price of a token is the vendor's; no figure and no word of the conversation is kept.
        """
        usage = turn.usage
        line: dict[str, Any] = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"), "session": session,
            "turn": number, "model": self._model, "written_by": turn.written_by,
            "calls": usage.calls, "input_tokens": usage.input_tokens,
            "output_tokens": usage.output_tokens, "seconds": round(usage.seconds, 3),
            "handed_over": turn.handed_over,
        }  # fmt: skip
        with self._lock, self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
