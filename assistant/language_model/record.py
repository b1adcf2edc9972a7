"""What the language model was asked for each answer, to add up and to look into."""

import json
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from assistant.settings import Settings
from assistant.turn import Turn

_PRICED = 1_000_000  # tokens, as vendors quote their prices


class Record:
    """A file of JSON lines in the data folder; safe to call from several threads."""

    def __init__(self, file: Path, settings: Settings) -> None:
        self._file = file
        self._settings = settings
        self._lock = Lock()

    def add(self, session: str, number: int, turn: Turn) -> None:
        """Calls, tokens, cost, seconds, who wrote the answer, and why the planner took over.

        The cost is in the currency of the prices that were set; no figure and no word of the
        conversation is kept.
        """
        usage, settings = turn.usage, self._settings
        cost = usage.input_tokens * settings.input_price
        cost += usage.output_tokens * settings.output_price
        line: dict[str, Any] = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"), "session": session,
            "turn": number, "model": settings.model, "written_by": turn.written_by,
            "calls": usage.calls, "input_tokens": usage.input_tokens,
            "output_tokens": usage.output_tokens, "cost": str(cost / _PRICED),
            "seconds": round(usage.seconds, 3), "handed_over": turn.handed_over,
        }  # fmt: skip
        with self._lock, self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
