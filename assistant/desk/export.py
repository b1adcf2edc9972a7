"""The queue as a table for a spreadsheet, and as evaluation cases."""

import csv
import io
import unicodedata
from collections.abc import Sequence

import yaml

from assistant.desk.models import Waiting
from assistant.desk.store import UNANSWERED

_COLUMNS = ("id", "at", "reason", "status", "question", "answer", "comment", "state")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIRST_ID = 9000
"""Ids of exported cases begin here, beyond those of the suite."""


def as_csv(items: Sequence[Waiting]) -> str:
    """CSV with a byte order mark, as spreadsheets want it; no cell is taken for a formula."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for item in items:
        writer.writerow([_plain(str(getattr(item, name))) for name in _COLUMNS])
    return out.getvalue()


def _plain(cell: str) -> str:
    seen = unicodedata.normalize("NFKC", cell).lstrip(" ")
    return f"'{cell}" if seen.startswith(_FORMULA) else cell


def as_cases(items: Sequence[Waiting]) -> str:
    """Questions of one reason as YAML that the evaluation suite reads, for a file of their kind.

    What an unanswered question got is what it ought to get until whoever takes it over says
    otherwise.
    """
    cases = [
        {
            "name": f"队列 {item.id}：{item.question[:30]}",
            "id": f"{kind_of(item.reason)}-{_FIRST_ID + item.id}",
            "turns": [{"ask": item.question, "status": _expected(item)}],
        }
        for item in items
    ]
    return yaml.safe_dump(cases, allow_unicode=True, sort_keys=False)


def kind_of(reason: str) -> str:
    """The kind of case, and so the name of its file, that a reason makes."""
    return reason if reason in UNANSWERED else "text"


def _expected(item: Waiting) -> str:
    return item.reason if item.reason in UNANSWERED else "answered"
