"""CheckDraft, in the whole agent: a model that invents numbers is never shown."""

from collections.abc import Sequence
from typing import Any, cast

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langgraph.checkpoint.memory import InMemorySaver

from assistant.agent import build_agent
from assistant.composer import compose
from assistant.conversation import artifacts, last_turn
from assistant.opening import open_text
from assistant.turn import Turn
from corpus import default_corpus
from corpus.quantities import find_quantities
from corpus.search import Search

QUESTION = "去年综合经济贡献6000万，今年8500万，能拿多少？"
CALL: dict[str, Any] = {
    "name": "contribution_award", "id": "1", "type": "tool_call",
    "args": {"prior_contribution": "{u1}", "current_contribution": "{u2}"},
}  # fmt: skip
CALLING = AIMessage("", tool_calls=[CALL])


class Scripted(BaseChatModel):
    """Says its lines in order, HEADLINE being the result's handle; keeps what it was shown."""

    lines: list[AIMessage]
    seen: list[list[AnyMessage]] = []

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> "Scripted":
        return self

    def _generate(self, messages: list[AnyMessage], *args: Any, **kwargs: Any) -> ChatResult:  # type: ignore[override]
        self.seen.append(list(messages))
        line = self.lines[len(self.seen) - 1].model_copy()
        if "HEADLINE" in line.text:
            headline = artifacts(messages)[-1]["headline"]
            line = AIMessage(line.text.replace("HEADLINE", headline))
        return ChatResult(generations=[ChatGeneration(message=line)])


class Played:
    """One turn of a scripted model: what it saw, what was kept, and what is shown."""

    def __init__(self, *lines: AIMessage | str, question: str = QUESTION) -> None:
        self.model = Scripted(
            lines=[AIMessage(x) if isinstance(x, str) else x for x in lines], seen=[]
        )
        self.turn = Turn(default_corpus(), cast(Search, None))
        agent = build_agent(self.model, InMemorySaver())
        config: Any = {"configurable": {"thread_id": "t"}}
        state = agent.invoke({"messages": [HumanMessage(question)]}, config, context=self.turn)
        self.messages: list[AnyMessage] = last_turn(state["messages"])
        self.draft = self.messages[-1].text
        self.shown = open_text(self.draft, self.turn.ledger)
        self.composed = compose(found) if (found := artifacts(self.messages)) else ""


def test_an_honest_model_is_shown_as_it_is() -> None:
    played = Played(CALLING, "今年 {u2}，可获得综合经济贡献奖励 HEADLINE。")
    assert played.shown == "今年 8500万元，可获得综合经济贡献奖励 44万元。"
    assert len(played.model.seen) == 2, "no retry"


LIES = ["奖励50万", "奖励五十万元", "奖励 {f99}。", "您可获得 {u2}。", ""]


@pytest.mark.parametrize("lie", LIES)
def test_a_model_that_lies_twice_is_replaced_by_the_composer(lie: str) -> None:
    played = Played(CALLING, lie, lie)
    assert len(played.model.seen) == 3, "asked once more, not for ever"
    assert played.draft == played.composed
    assert played.shown.startswith("**综合经济贡献奖励：44万元**")
    assert "50万" not in played.shown


@pytest.mark.parametrize("lie", LIES[:-1])
def test_a_rejected_draft_goes_back_with_the_reason(lie: str) -> None:
    played = Played(CALLING, lie, "抱歉，请看 {u1}。")
    reason = played.model.seen[-1][-1]
    assert isinstance(reason, HumanMessage)
    assert any(word in reason.text for word in ("数字", "没有 {", "用户自己说的"))
    assert played.shown == "抱歉，请看 6000万元。", "the second draft is honest"


def test_a_ceiling_stated_as_due_is_replaced() -> None:
    call = {"name": "talent_award", "args": {}, "id": "1", "type": "tool_call"}
    lie = "每人奖励 {q1}。"
    played = Played(AIMessage("", tool_calls=[call]), lie, lie, question="骨干人才奖励多少")
    assert played.draft == played.composed
    assert "最高 15万元" in played.shown


def test_the_model_sees_no_figure_of_the_user_and_none_of_the_text() -> None:
    played = Played(CALLING, "50万", "50万")
    for message in played.model.seen[-1]:
        text = (
            message.text if isinstance(message, HumanMessage | AIMessage) else str(message.content)
        )
        if text != "50万" and "50万" not in text:  # what it wrote itself, and the reason
            amounts = [q for q in find_quantities(text) if q.unit in ("yuan", "rate")]
            assert amounts == []
    first = played.model.seen[0][-1].text
    assert first == "去年综合经济贡献{u1},今年{u2},能拿多少?"


def test_a_bare_number_as_an_argument_comes_back_as_an_error() -> None:
    wrong = {**CALL, "args": {"prior_contribution": "6000万"}}
    played = Played(AIMessage("", tool_calls=[wrong]), CALLING, "44万", "44万")
    error = played.model.seen[1][-1]
    assert getattr(error, "status", "") == "error"
    assert played.draft == played.composed
    assert "44万元" in played.shown


def test_the_figures_and_the_receipt_are_kept_with_the_turn() -> None:
    played = Played(CALLING, "50万", "50万")
    assert {figure.source for figure in played.turn.ledger} == {"user", "text", "calculator"}
    (award,) = artifacts(played.messages)
    receipt = played.turn.receipts[award["headline"][1:-1]]
    assert receipt["result"]["value"] == "440000"
