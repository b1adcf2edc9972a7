"""`python -m corpus search` over files of JSON lines."""

import json
from pathlib import Path

import pytest

from corpus.search import command, run_search_command
from tests.corpus.bag_encoder import BagEncoder


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "load_encoder", lambda name: BagEncoder(name))


def write(file: Path, *lines: str) -> Path:
    file.write_text("\n".join(lines), "utf-8")
    return file


def test_ranks_passages_for_each_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    passages = write(
        tmp_path / "passages.jsonl",
        '\ufeff{"id": "a", "text": "运营补助", "title": "not read"}',
        '{"id": "乙", "text": "人才引进"}',
        "",
        '{"id": "c", "text": "集聚区"}',
    )
    queries = write(
        tmp_path / "queries.jsonl",
        '{"id": "q1", "text": "引進人才"}',
        '{"id": "q2", "text": "补助\\ud800\\u0000"}',
    )
    run_search_command(passages, queries, 2)
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["query"] == "q1"
    assert first["ranked"][0] == "乙"
    assert len(first["ranked"]) == 2
    assert second["ranked"][0] == "a"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("not JSON", "line 2: not JSON"),
        ("[1]", "line 2: not an object"),
        ('{"text": "x"}', "line 2: 'id' is None"),
        ('{"id": 7, "text": "x"}', "line 2: 'id' is 7"),
        ('{"id": "b"}', "line 2: 'text' is None"),
        ('{"id": "a", "text": "x"}', "passage 'a' stands twice"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    passages = write(tmp_path / "passages.jsonl", '{"id": "a", "text": "补助"}', line)
    queries = write(tmp_path / "queries.jsonl", '{"id": "q", "text": "补助"}')
    with pytest.raises(SystemExit, match=message):
        run_search_command(passages, queries, 10)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"nowhere\.jsonl"):
        run_search_command(tmp_path / "nowhere.jsonl", tmp_path / "queries.jsonl", 10)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "gbk.jsonl"
    file.write_bytes('{"id": "a", "text": "补助"}'.encode("gbk"))
    with pytest.raises(SystemExit, match=r"gbk\.jsonl.*UTF-8"):
        run_search_command(file, file, 10)
