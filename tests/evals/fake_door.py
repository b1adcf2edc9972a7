"""A fake front door, and answers to score."""

from typing import Any

from corpus import default_corpus
from evals.cases import POLICY, Turn
from evals.front_door import AnswerData, Played

FEW = """
- name: 上年六千万、本年八千五百万
  id: figures-001
  turns:
    - ask: 去年6000万，今年8500万，能拿多少？
      status: answered
      value: "440000"
      role: award
      cites: ["1.2"]
      says: ["44万|440,000"]
    - ask: 那明年呢
      status: [needs_input]
"""


def answer_with(**changed: Any) -> AnswerData:
    """A right answer to the first turn of FEW, with some fields changed."""
    policy = default_corpus()[POLICY]
    citation = {
        "policy": policy.title, "measure": "一", "provision": "1.2",
        "quote": policy.provisions["1.2"].text, "departments": [],
    }  # fmt: skip
    return {
        "session": "s", "turn": 1, "status": "answered", "text": "奖励：**44万元**。",
        "result": {"value_yuan": "440000", "role": "award"},
        "figures": [figure("440000")], "citations": [citation], "needs": [],
        "trace": [{"label": "奖励", "expression": "a", "value": "440000", "provision": "1.2"}],
        "notices": [], "model": "built-in", **changed,
    }  # fmt: skip


def figure(value: str, unit: str = "yuan", kind: str = "calculator", quote: str = "") -> AnswerData:
    """A figure of an answer."""
    source = {"kind": kind, "provision": None, "quote": quote, "span": None}
    return {
        "id": "f1", "value": value, "unit": unit, "role": "award", "label": "", "source": source,
    }  # fmt: skip


def play(turn: dict[str, Any], *before: AnswerData, said: str = "", **changed: Any) -> Played:
    """A turn with its answer."""
    stated = Turn.model_validate({"ask": said or "问", "status": "answered", **turn})
    return Played(stated, answer_with(**changed), (stated.ask,), before)


class Given:
    """An Answer."""

    def __init__(self, data: AnswerData) -> None:
        self.to_dict = lambda: data


class FakeDoor:
    """Answers the first turn of FEW rightly, breaks on 坏, and asks on anything else."""

    def __init__(self) -> None:
        self.sessions: list[str] = []

    def ask(self, session: str, question: str) -> Given:
        self.sessions.append(session)
        if "坏" in question:
            raise ValueError("broken")
        if "6000万" in question:
            return Given(answer_with())
        needs = [{"name": "prior_contribution"}]
        return Given(answer_with(status="needs_input", text="请补充。", result=None, needs=needs))
