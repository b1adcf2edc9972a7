"""The command line: ask, calc, replay, index."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import STATUSES, Answer, Assistant
from assistant.cli import main
from assistant.cli.ask import answer_lines
from tools import CALCULATORS, calculate

FACTS = '{"prior_contribution": 80000000, "current_contribution": "9600万"}'
ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command: its exit code, what it printed, and what it said on standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


Run = Callable[..., tuple[int, str, str]]


def test_calc_prints_the_award(run: Run) -> None:
    code, out, _ = run("calc", "contribution_award", "--json", FACTS)
    award = json.loads(out)
    assert code == 0
    assert (award["value"], award["text"]) == ("420000", "42万元")
    assert "存量部分" in out, "Chinese is written as such"


def test_calc_takes_another_reading(run: Run) -> None:
    _, out, _ = run("calc", "contribution_award", "--json", FACTS, "--readings", '{"tranche": "pro_rata"}')  # fmt: skip
    assert json.loads(out)["value"] == "480000"


def test_calc_reads_decimals_exactly(run: Run) -> None:
    facts = '{"revenue": 0.1, "profit": 100000000000000.01, "wages": 0}'
    _, out, _ = run("calc", "economic_contribution", "--json", facts)
    assert json.loads(out)["value"] == "5000000000000.0905"


def test_calc_asks_for_what_is_missing_with_its_questions(run: Run) -> None:
    code, out, err = run("calc", "contribution_award", "--json", '{"prior_contribution": null}')
    assert (code, out) == (2, "")
    assert "prior_contribution（上年度综合经济贡献）：上年度的综合经济贡献是多少？" in err
    assert "current_contribution（" in err


@pytest.mark.parametrize(
    ("name", "facts", "says"),
    [
        (
            "scale_up_award",
            '{"first_time": true, "base_revenue": 0, "next_revenue": 1}',
            "base_revenue：",
        ),
        ("incubator_award", '{"level": "县级"}', "level："),
        ("incubator_award", '{"level": ["部级"]}', "level："),
        ("incubator_award", '{"level": "部级", "firms": -1}', "firms："),
        ("talent_award", '{"people": "两万美元"}', "people："),
        ("talent_award", '{"persons": 2}', "persons"),
        ("talent_award", '{"people": 2, "people": 3}', "people"),
        ("talent_award", '{"people": NaN}', "NaN"),
        ("talent_award", "[2]", "--json"),
        ("talent_award", "{", "--json"),
        ("no_such", "{}", "no_such"),
    ],
)
def test_calc_says_in_chinese_which_field_is_wrong(
    name: str, facts: str, says: str, run: Run
) -> None:
    code, out, err = run("calc", name, "--json", facts)
    assert (code, out) == (2, "")
    assert says in err
    assert any("一" <= letter <= "鿿" for letter in err)
    assert "Traceback" not in err


@pytest.mark.parametrize("readings", ['{"tranche": "half"}', '{"cap": "own"}', '{"tranche": []}'])
def test_calc_refuses_an_unknown_reading(readings: str, run: Run) -> None:
    code, _, err = run("calc", "contribution_award", "--json", FACTS, "--readings", readings)
    assert code == 2
    assert "口径" in err


def test_calc_list_shows_every_calculator_input_and_reading(run: Run) -> None:
    _, out, _ = run("calc", "--list")
    for item in CALCULATORS.values():
        block = out[out.index(f"{item.name}  {item.label}") :].split("\n\n")[0]
        for declared in item.inputs:
            line = next(line for line in block.splitlines() if line.split()[0] == declared.name)
            assert all(part in line for part in (declared.kind, declared.label, declared.question))
            if declared.kind == "choice":
                assert "、".join(declared.choices) in line
        for reading in item.readings:
            assert f"口径 {reading}：" in block


@pytest.mark.parametrize("holder", ["{}", '{{"receipt": {}}}', '{{"result": {{"receipt": {}}}}}'])
def test_replay_recomputes_a_receipt_wherever_it_is(holder: str, tmp_path: Path, run: Run) -> None:
    receipt = calculate("contribution_award", json.loads(FACTS)).receipt
    file = tmp_path / "receipt.json"
    file.write_text(holder.format(json.dumps(receipt)), "utf-8")
    code, out, _ = run("replay", str(file))
    assert code == 0
    assert "42万元" in out
    assert "32万元 ＋ 10万元" in out


def change_result(receipt: dict[str, Any]) -> None:
    receipt["result"]["value"] = "430000"


def change_fact(receipt: dict[str, Any]) -> None:
    receipt["facts"]["current_contribution"] = "99000000"


def drop_hash(receipt: dict[str, Any]) -> None:
    del receipt["hash"]


@pytest.mark.parametrize("change", [change_result, change_fact, drop_hash])
def test_replay_fails_when_the_receipt_was_changed(
    change: Callable[[dict[str, Any]], None], tmp_path: Path, run: Run
) -> None:
    receipt = calculate("contribution_award", json.loads(FACTS)).receipt
    change(receipt)
    file = tmp_path / "receipt.json"
    file.write_text(json.dumps(receipt), "utf-8")
    code, out, err = run("replay", str(file))
    assert (code, out) == (1, "")
    assert err.startswith(f"FAILED {file}")


@pytest.mark.parametrize("content", ["", "[]", "3", '{"result": null}', "\0"])
def test_replay_says_when_a_file_holds_no_receipt(content: str, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "receipt.json"
    file.write_text(content, "utf-8")
    code, _, err = run("replay", str(file))
    assert code == 2
    assert str(file) in err


def test_replay_says_when_there_is_no_such_file(tmp_path: Path, run: Run) -> None:
    code, _, err = run("replay", str(tmp_path / "none.json"))
    assert code == 2
    assert "none.json" in err


def test_an_unknown_setting_stops_every_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_NOPE", "1")
    code, _, err = run("calc", "--list")
    assert code == 2
    assert "ASSISTANT_NOPE" in err


def test_an_empty_corpus_folder_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(tmp_path))
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    code, _, err = run("ask", "你好")
    assert code == 2
    assert str(tmp_path) in err


class Echo:
    """Answers with what it was asked."""

    def ask(self, session: str, question: str) -> Answer:
        return Answer(session, 1, "answered", question)


@pytest.fixture
def echo(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line opens an Echo."""
    monkeypatch.setattr(Assistant, "open", lambda settings: Echo())


@pytest.mark.usefixtures("echo")
def test_ask_json_prints_one_answer(run: Run) -> None:
    _, out, _ = run("ask", "奖励多少", "--session", "甲", "--json")
    answer = json.loads(out)
    assert (answer["session"], answer["text"]) == ("甲", "奖励多少")
    assert set(answer) == set(Answer("", 0, "answered", "").to_dict())


@pytest.mark.usefixtures("echo")
def test_ask_without_a_session_begins_a_new_one(run: Run) -> None:
    first, second = (json.loads(run("ask", "问", "--json")[1])["session"] for _ in range(2))
    assert first != second


@pytest.mark.parametrize(
    "arguments", [["ask"], ["ask", "问", "--jsonl"], ["calc"], []], ids=" ".join
)
def test_a_command_without_what_it_needs_says_so(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


BAD_LINES = {
    "nothing": b"",
    "a line break": b"\n",
    "words": b"not json",
    "a list": b"[1]",
    "a string": b'"question"',
    "null": b"null",
    "an empty object": b"{}",
    "no UTF-8": b"\xff\xfe",
    "a control character": b"\0",
    "no question": b'{"session": "a"}',
    "a session that is a number": b'{"session": 1, "question": "q"}',
    "a question that is a list": b'{"question": ["q"]}',
    "a question that is null": b'{"question": null}',
    "a field too many": b'{"question": "q", "sesion": "a"}',
    "half a surrogate pair": b'{"question": "\\ud800"}',
    "very deep": b"[" * 100_000,
    "half an object": b'{"question": "q"',
}


@pytest.mark.parametrize("line", BAD_LINES.values(), ids=BAD_LINES)
def test_a_bad_line_gets_an_error_and_the_run_goes_on(line: bytes) -> None:
    good = '{"question": "问"}'.encode()
    answers = list(answer_lines(Echo(), [good, line, good], "run"))  # type: ignore[arg-type]
    assert [answer.status for answer in answers] == ["answered", "error", "answered"]
    assert any("一" <= letter <= "鿿" for letter in answers[1].text)


def test_lines_without_a_session_share_the_one_of_the_run() -> None:
    lines = [b'{"question": "q"}', b'{"session": "", "question": "q"}', b'{"session": "x", "question": "q"}']  # fmt: skip
    answers = answer_lines(Echo(), lines, "run")  # type: ignore[arg-type]
    assert [answer.session for answer in answers] == ["run", "run", "x"]


def start(data_dir: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """`python -m assistant` with pipes, in a locale that knows no Chinese."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii",
                   "ASSISTANT_DATA_DIR": str(data_dir)}  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-m", "assistant", *arguments], cwd=ROOT, env=environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_ask_jsonl_answers_each_line_before_the_next_is_written(data_dir: Path) -> None:
    lines = [
        '{"session": "s", "question": "我们是市级孵化器，能拿多少运营补助？"}',
        "这不是 JSON",
        json.dumps({"session": "s", "question": "问" * 100_000}),
        json.dumps({"session": "t", "question": "\x00\x1b[31m<script>alert(1)</script>\u202e"}),
        '{"session": "s", "question": "归谁负责？"}',
    ]
    with start(data_dir, "ask", "--jsonl") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        answers = []
        for line in lines:
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
            answers.append(json.loads(process.stdout.readline().decode()))
        rest, errors = process.communicate(timeout=60)
    assert (process.returncode, rest) == (0, b"")
    assert "Traceback" not in errors.decode()
    assert [answer["session"] for answer in answers if answer["turn"]] == ["s", "t", "s"]
    assert [answer["status"] for answer in answers[:3]] == ["answered", "error", "error"]
    assert all(answer["status"] in STATUSES for answer in answers)
    assert answers[0]["result"] is None or answers[0]["result"]["role"] == "ceiling"
    assert "50万元" in answers[0]["text"]


@pytest.mark.parametrize("arguments", [["calc", "--list"], ["calc", "talent_award"]], ids=" ".join)
def test_calc_loads_no_encoder_and_speaks_utf8(arguments: list[str]) -> None:
    watch = (
        "import sys; from assistant.__main__ import main; main(sys.argv[1:]); "
        "print('heavy:', *{'torch', 'langchain_core', 'chromadb', 'gradio'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", watch, *arguments], cwd=ROOT, capture_output=True, check=True,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"},
    )  # fmt: skip
    lines = done.stdout.decode().splitlines()
    assert lines[-1] == "heavy:"
    assert any("一" <= letter <= "鿿" for line in lines for letter in line)
