"""`python -m corpus search`: any passages ranked for any questions, as JSON lines."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus.search.encoder import load_encoder
from corpus.search.errors import SearchError
from corpus.search.search import Search


def run_search_command(passages: Path, queries: Path, top: int, encoder: str = "") -> None:
    """Write a line {"query": id, "ranked": [passage ids]} for each question, in order.

    Both files hold lines {"id": …, "text": …}. What is wrong with them ends the process with a
    message and exit code 1.
    """
    try:
        listed = list(read_lines(passages))
        questions = list(read_lines(queries))
        model = load_encoder(encoder)
        search = Search(listed, model)
    except SearchError as error:
        sys.exit(f"FAILED {error}")
    vectors = model.encode_queries([question["text"] for question in questions])
    for question, vector in zip(questions, vectors, strict=True):
        ranked = [hit.id for hit in search.search_vector(question["text"], vector, top)]
        line = {"query": question["id"], "ranked": ranked}
        print(json.dumps(line, ensure_ascii=False))


def read_lines(file: Path) -> Iterator[dict[str, str]]:
    """The id and text of each line that is not blank; SearchError names the file and line."""
    try:
        content = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SearchError(f"{file}: {error}; give a readable UTF-8 file of JSON lines") from error
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            yield _read_line(line, f"{file}: line {number}")


def _read_line(line: str, place: str) -> dict[str, str]:
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        raise SearchError(f"{place}: not JSON ({error}); write one object a line") from error
    if not isinstance(entry, dict):
        raise SearchError(f'{place}: not an object; write {{"id": …, "text": …}}')
    for field in ("id", "text"):
        if not isinstance(entry.get(field), str):
            raise SearchError(f"{place}: {field!r} is {entry.get(field)!r}; it must be a string")
    return {"id": entry["id"], "text": entry["text"]}
