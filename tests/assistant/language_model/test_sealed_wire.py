"""What goes over the wire holds no number, in conversations of every kind of the suite."""

import re
from typing import Any

import pytest
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage

from assistant.language_model.wire import outgoing, redact
from corpus.quantities import find_quantities
from evals.cases import Case, load_cases
from evals.scripted import Request
from tests.assistant.language_model.conftest import Wire

_HANDLE_OR_REF = re.compile(r"\{[uqf]\d+\}|[a-z0-9_]+:[0-9A-Z]+\.\d+")
_OPAQUE = ("id", "tool_call_id")
_EVERY = 5
"""Of some 1,600 conversations 320 are played: a leak that one conversation in a hundred has is
among them with 96 % probability, and all of them take five minutes."""


def numbers_in(request: Request) -> list[str]:
    """Digits and quantities anywhere in a request, but for handles, refs and the ids of calls."""
    texts = list(strings(request["messages"])) + list(strings(request["tools"]))
    left = [_HANDLE_OR_REF.sub("、", text) for text in texts]
    quantities = [q.text for text in left for q in find_quantities(text) if not q.article]
    return quantities + re.findall(r"\d.*", "\n".join(left))


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for key, item in value.items() if key not in _OPAQUE for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [] if value is None else [str(value)]


def spread() -> list[Case]:
    """The same ones at each run, of both halves: all kinds, the short ones and the long ones."""
    ordered = sorted(load_cases(), key=lambda case: (case.kind, len(case.turns), case.id))
    return ordered[::_EVERY]


def test_no_request_of_the_suite_holds_a_number(wire: Wire) -> None:
    """Both halves; a failure names the case by its id only, as one half is not to be read."""
    leaks, requests, cases = [], 0, spread()
    assert {case.kind for case in cases} == {case.kind for case in load_cases()}
    for case in cases:
        for told in wire.play(wire.honest, *(turn.ask for turn in case.turns)):
            requests += len(told.requests)
            leaks += [case.id for request in told.requests if numbers_in(request)]
    assert requests > 500
    assert sorted(set(leaks)) == []


@pytest.mark.parametrize(
    "text",
    [
        "我的电话是13800001111，去年6000万", "网址 http://a.cn/500000?x=6000万", "第3期项目，编号XM-2025-117", "厦科规〔2025〕7号",
        "統一編號 12345678，去年營收伍仟萬", "1️⃣ 6000万 2️⃣ 8500万", "A1B2C3", "３家公司", "revenue 60,000,000.50 RMB",
    ],
)  # fmt: skip
def test_digits_that_are_no_quantity_do_not_go_out_either(wire: Wire, text: str) -> None:
    (told,) = wire.play(wire.honest, text)
    assert [numbers_in(request) for request in told.requests] == [[]] * len(told.requests)


def test_handles_and_refs_go_out_as_they_are() -> None:
    sealed = "去年{u1}，依据 xiamen_tech_services:1.2 的 {q12}"
    assert redact(sealed) == sealed


def test_what_a_model_made_up_does_not_go_back_to_it() -> None:
    messages: list[AnyMessage] = [
        HumanMessage("去年{u1}", additional_kwargs={"figures": [{"words": "{u1}：金额，约"}]}),
        AIMessage("", tool_calls=[{"name": "talent_award", "args": {"people": "3人"}, "id": "1"}]),
        ToolMessage("参数 people 不能是3人", tool_call_id="1", status="error"),
    ]
    sent = outgoing(messages)
    assert [message.text for message in sent] == [
        "去年{u1}\n（{u1}：金额，约）", "（调用工具）", "参数 people 不能是〔数〕",
    ]  # fmt: skip
    assert isinstance(sent[1], AIMessage)
    assert sent[1].tool_calls[0]["args"] == {"people": "〔数〕"}


def test_the_model_is_shown_the_last_turns_only() -> None:
    messages = [m for n in range(20) for m in (HumanMessage(f"问{chr(97 + n)}"), AIMessage("答"))]
    sent = outgoing(messages)
    assert len(sent) == 16
    assert sent[0].text == "问m"
