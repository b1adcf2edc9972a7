"""A small assistant in the place of the real one, and answers for it to give."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Event
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Answer, Known, Told

RECEIPT = {
    "policy": "p", "policy_version": "v", "calculator": "contribution_award",
    "facts": {"prior_contribution": "60000000"}, "readings": {"tranche": "whole"},
    "result": {"value": "440000", "unit": "yuan", "role": "award"}, "hash": "573cfeede2ee021a",
}  # fmt: skip


def full_answer(word: str = "", **changed: Any) -> Answer:
    """An answer with something in every part; `word` stands in each text of it."""
    fields: dict[str, Any] = {
        "session": "s", "turn": 1, "status": "answered", "text": f"**奖励：44万元**。{word}",
        "result": {
            "value_yuan": "440000", "role": "award", "label": f"贡献奖励{word}",
            "calculator": "contribution_award", "receipt": {**RECEIPT, "policy": f"p{word}"},
            "alternatives": [
                {"reading": "r", "label": f"按比例{word}", "value_yuan": "490000", "why": f"因{word}"}
            ],
            "not_met": [{
                "condition": f"门槛{word}", "actual": f"少{word}", "required": f"多{word}",
                "provision": "1.2",
            }],
        },
        "figures": [
            figure("440000", "yuan", f"奖励{word}", quote=f"每家企业{word}", id="f2"),
            figure("240000", "yuan", "存量部分"),
            figure("8", "count", "档数"),
        ],
        "citations": [{
            "policy": f"文件{word}", "measure": f"措施一{word}", "provision": "1.2",
            "quote": f"每年每家企业{word}", "departments": ["市科技局", f"市财政局{word}"],
        }],
        "needs": [{"name": "n", "label": f"本年{word}", "question": f"本年多少？{word}"}],
        "trace": [
            step("存量部分", f"3档 × 8万元{word}", "240000"), step(f"档数{word}", "÷", "8"),
        ],
        "notices": [f"尚未生效{word}"], "model": "built-in", **changed,
    }  # fmt: skip
    return Answer(**fields)


def figure(
    value: str, unit: str, label: str, kind: str = "calculator", quote: str = "q", id: str = "f1"
) -> dict[str, Any]:
    """A figure, by default one that a calculator computed."""
    source = {"kind": kind, "provision": "1.2", "quote": quote, "span": None}
    return {
        "id": id, "value": value, "unit": unit, "role": "component", "label": label,
        "source": source,
    }  # fmt: skip


def step(label: str, expression: str, value: str) -> dict[str, str]:
    """A line of the trace."""
    return {
        "label": label, "expression": expression, "value": value, "provision": "1.2", "quote": "q",
    }  # fmt: skip


class Encoder:
    """The same direction for texts that begin alike, another for others."""

    name = "first-character"

    def encode_queries(self, texts: list[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), 4096), np.float32)
        for row, each in enumerate(texts):
            rows[row, ord(each[0]) % 4096] = 1
        return rows


class FakeAssistant:
    """Says back what it was asked in every part of a full answer; 坏 breaks it, 缺 lacks a figure, 电话 is not covered, 含糊 leaves it unsure."""

    encoder: Any = Encoder()

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def look_up(self, text: str) -> list[str]:
        """One provision for anything."""
        return ["xiamen_tech_services:1.2"] if text.strip() else []

    def recall(self, session: str, turn: int) -> Told | None:
        """What was asked; its turns are counted over all sessions."""
        if not 1 <= turn <= len(self.asked) or self.asked[turn - 1][0] != session:
            return None
        question = self.asked[turn - 1][1]
        text = f"**奖励：44万元**。{question}"
        return Told(question, text, "answered", "含糊" in question, self._known(question))

    def _known(self, question: str) -> Known | None:
        facts = {"prior_contribution": "60000000"}
        return None if "电话" in question else Known("contribution_award", facts)

    def ask(self, session: str, question: str) -> Answer:
        self.asked.append((session, question))
        if "坏" in question:
            raise ValueError("broken")
        answer = full_answer(question, session=session, turn=len(self.asked))
        assert answer.result is not None
        answer.result["receipt"]["policy"] = "xiamen_tech_services"
        if "电话" in question:
            return replace(answer, status="not_covered", result=None, needs=[])
        if question != "缺":
            return answer
        needs = [{"name": "current_contribution", "label": "本年", "question": "本年多少？"}]
        return replace(answer, result=None, needs=needs)

    def stream(self, session: str, question: str) -> Iterator[str | Answer]:
        """The answer's text in two halves."""
        answer = self.ask(session, question)
        middle = len(answer.text) // 2
        yield answer.text[:middle]
        yield answer.text[middle:]
        yield answer


class SlowToOpen:
    """Opens a FakeAssistant when it is let to."""

    def __init__(self) -> None:
        self.let = Event()
        self.assistant = FakeAssistant()

    def open(self) -> FakeAssistant:
        """The assistant, once `let` is set."""
        assert self.let.wait(60), "nobody let the assistant open"
        return self.assistant
