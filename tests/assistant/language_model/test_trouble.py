"""A server in trouble: within its budget the built-in planner answers, and the log says why."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.assistant import USAGE
from assistant.language_model import client, seat
from evals.scripted import Broken, Reply, Request, Script
from evals.scripted.adversaries import AWARD, TEXT
from evals.scripted.server import event
from tests.assistant.language_model.conftest import Told, Wire


@pytest.fixture(autouse=True)
def short_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds would be wasted on waiting."""
    monkeypatch.setattr(seat, "_SECONDS", 1.5)
    monkeypatch.setattr(seat, "_LONGEST_PAUSE", 0.05)
    monkeypatch.setattr(client, "_SECONDS", 1.0)


def answered_by_the_planner(told: Told) -> None:
    assert told.answer.model == "built-in"
    assert told.answer.result is not None
    assert told.answer.result["value_yuan"] == "440000"


DONE = b"data: [DONE]\n\n"
BROKEN = {
    "400": Broken(400, raw=b'{"error": {"message": "no such model"}}'),
    "401": Broken(401, raw=b"{}"),
    "404": Broken(404, raw=b"<html>not here</html>"),
    "429, for ever": Broken(429, raw=b"{}"),
    "429, with a long wait": Broken(429, headers={"retry-after": "3600"}, raw=b"{}"),
    "500, for ever": Broken(500, raw=b"oops"),
    "503": Broken(503, raw=b""),
    "garbage": Broken(raw=b"\x00\xff\xfe garbage"),
    "html": Broken(raw=b"<html><body>It works!</body></html>"),
    "json that is no event": Broken(raw=b'{"choices": []}'),
    "broken json": Broken(raw=b'data: {"choices": [{"delta": {"content": "50\n\n' + DONE),
    "no choices": Broken(raw=b'data: {"id": "1", "choices": []}\n\n' + DONE),
    "choices of another shape": Broken(raw=b'data: {"choices": "none"}\n\n' + DONE),
    "empty stream": Broken(raw=b""),
    "only done": Broken(raw=DONE),
    "cut in the middle of a call": Broken(
        raw=event({"tool_calls": [{"index": 0, "id": "1", "type": "function", "function": {
            "name": "contribution_award", "arguments": '{"prior_con'}}]})
    ),
    "cut in the middle of a sentence": Broken(raw=event({"content": "奖励是"})),
    "cut for length": Broken(raw=event({"content": "奖励是"}) + event({}, "length") + DONE),
    "a call without a name": Broken(
        raw=event({"tool_calls": [{"index": 0, "id": "1", "function": {"arguments": "{}"}}]})
        + event({}, "tool_calls") + DONE
    ),
    "silent": Broken(silence=30),
    "dripping comments for ever": Broken(drip=30),
    "endless": Broken(raw=event({"content": "好" * 5000}) * 200),
}  # fmt: skip


@pytest.mark.parametrize("trouble", BROKEN.values(), ids=BROKEN.keys())
def test_the_planner_answers_when_the_server_cannot(
    wire: Wire, trouble: Broken, caplog: pytest.LogCaptureFixture
) -> None:
    (told,) = wire.play(lambda _: trouble, AWARD)
    answered_by_the_planner(told)
    assert "the built-in planner takes over: " in caplog.text


def test_a_silent_server_is_left_before_it_speaks(
    wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    wire.play(lambda _: Broken(silence=30), AWARD)
    assert "TimeoutError" in caplog.text


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_passing_refusal_is_tried_again(wire: Wire, status: int) -> None:
    told = wire.play(after(wire, [Broken(status, raw=b"{}")] * 2, wire.honest), AWARD)[0]
    assert told.answer.model == "scripted"
    assert len(told.requests) == 4


def test_trouble_in_the_middle_of_the_answer_keeps_what_was_read(wire: Wire) -> None:
    def script(request: Request) -> Reply | Broken:
        reply = wire.honest(request)
        if reply.calls:
            return reply
        return Broken(raw=event({"content": f"{reply.text.split('。')[0]}。然后还"}))

    (told,) = wire.play(script, AWARD)
    assert told.pieces == ["您的综合经济贡献奖励是 44万元。"]
    assert told.answer.text.startswith(
        "您的综合经济贡献奖励是 44万元。\n\n**综合经济贡献奖励：44万元**"
    )
    assert told.answer.model == "scripted + built-in"


def test_an_endless_loop_of_tools_ends(wire: Wire) -> None:
    (told,) = wire.play(lambda _: Reply(calls=(("list_measures", "{}"),)), AWARD)
    answered_by_the_planner(told)
    assert len(told.requests) == seat._CALLS


def test_a_hundred_calls_at_once_are_not_made(wire: Wire) -> None:
    (told,) = wire.play(lambda _: Reply(calls=(("list_measures", "{}"),) * 100), AWARD)
    answered_by_the_planner(told)
    assert len(told.requests) == 1


def test_an_answer_without_any_tool_is_not_shown(wire: Wire) -> None:
    (told,) = wire.play(lambda _: Reply("没有问题，放心申报。"), TEXT)
    assert told.answer.model == "built-in"
    assert "放心申报" not in told.answer.text
    assert [citation["provision"] for citation in told.answer.citations] == ["1.1"]


def test_the_turn_of_a_failed_model_leaves_nothing_behind(wire: Wire) -> None:
    """The next turn goes on from the planner's calls, not from the model's mistakes."""
    wrong = Reply(calls=(("contribution_award", '{"prior_contribution": "6000万"}'),))
    script = after(wire, [wrong, wrong], wire.honest)
    told = wire.play(script, AWARD, "那要是今年9000万呢")
    answered_by_the_planner(told[0])
    assert told[1].answer.model == "scripted"
    assert told[1].answer.result is not None
    assert told[1].answer.result["value_yuan"] == "540000"


def test_calls_tokens_and_the_reason_are_recorded(
    wire: Wire, data_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = data_dir / USAGE
    file.unlink(missing_ok=True)
    wire.play(wire.honest, AWARD)
    wire.play(lambda _: Broken(401, raw=b"{}"), AWARD)
    honest, refused = map(json.loads, file.read_text("utf-8").splitlines())
    assert (honest["written_by"], honest["calls"]) == ("scripted", 2)
    assert (honest["input_tokens"], honest["output_tokens"]) == (200, 40)
    assert Decimal(honest["cost"]) == Decimal("0.00024")  # 200 × 0.8 and 40 × 2 a million
    assert Decimal(refused["cost"]) == 0
    assert (refused["written_by"], refused["calls"]) == ("built-in", 1)
    assert "AuthenticationError" in refused["handed_over"]
    for text in (caplog.text, file.read_text("utf-8")):
        assert "key-of-the-tests" not in text
        assert "6000" not in text, "no figure of the conversation"


def after(wire: Wire, first: list[Reply | Broken], then: Script) -> Script:
    """A script that begins with other replies."""
    replies: Iterator[Reply | Broken] = iter(first)

    def script(request: Request) -> Reply | Broken:
        return next(replies, None) or then(request)

    return script
