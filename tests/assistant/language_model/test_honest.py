"""A language model that does its work well is shown as it is, sentence by sentence."""

import json

import pytest

from evals.scripted import Honest, Reply, Request
from evals.scripted.adversaries import AWARD
from evals.scripted.drafts import Drafts
from evals.scripted.honest_drafts import HONEST
from tests.assistant.language_model.conftest import Wire


@pytest.mark.parametrize(("question", "draft"), HONEST, ids=[draft for _, draft in HONEST])
def test_an_honest_draft_passes_at_once(wire: Wire, question: str, draft: str) -> None:
    (told,) = wire.play(Drafts(wire.honest, (draft,)), question)
    assert told.answer.model == "scripted"
    assert len(told.requests) == 2, "one for the tools, one for the answer"


def test_the_answer_is_the_models_words_then_steps_clause_and_notice(wire: Wire) -> None:
    draft = (
        "您可获得综合经济贡献奖励 <result>，依据[<ref>]。上年度的部分为 <part>。还有什么想问的？"
    )
    (told,) = wire.play(Drafts(wire.honest, (draft,)), AWARD)
    alone = wire.assistant_alone.ask("steps", AWARD)
    assert told.answer.text.startswith(
        "您可获得综合经济贡献奖励 44万元，依据（见“综合经济贡献奖励”）。上年度的部分为 24万元。还有什么想问的？\n\n测算过程："
    )
    assert told.answer.text.endswith(alone.text.partition("测算过程：")[2])
    assert (told.answer.result, told.answer.citations) == (alone.result, alone.citations)


def test_sentences_are_released_as_they_come(wire: Wire) -> None:
    draft = "您好。奖励是 <result>。其中存量部分为 <part>！详见条款。"
    (told,) = wire.play(Drafts(wire.honest, (draft,)), AWARD)
    assert told.pieces == ["您好。", "奖励是 44万元。", "其中存量部分为 24万元！"]


def test_after_a_sentence_that_does_not_pass_no_more_are_released_and_the_composer_goes_on(
    wire: Wire,
) -> None:
    drafts = Drafts(wire.honest, ("奖励是 <result>。另有50万元配套。还有别的。",))
    (told,) = wire.play(drafts, AWARD)
    assert told.pieces == ["奖励是 44万元。"]
    assert told.answer.text.startswith("奖励是 44万元。\n\n**综合经济贡献奖励：44万元**")
    assert "50万" not in told.answer.text
    assert told.answer.model == "scripted + built-in"
    assert len(told.requests) == 2, "what the reader has seen is not written again"


def test_blank_lines_of_the_model_are_kept_as_they_were_shown(wire: Wire) -> None:
    drafts = Drafts(wire.honest, ("\n\n奖励是 <result>。\n\n\n另有50万元配套。",))
    (told,) = wire.play(drafts, AWARD)  # which holds the answer to what was shown
    assert told.pieces == ["奖励是 44万元。\n\n\n"]
    assert told.answer.text.startswith("奖励是 44万元。\n\n\n**综合经济贡献奖励：44万元**")


def test_rejected_prose_is_sent_back_with_the_reason_and_may_be_mended(wire: Wire) -> None:
    drafts = Drafts(wire.honest, ("奖励是50万元。", "奖励是 <result>。"))
    (told,) = wire.play(drafts, AWARD)
    assert told.answer.model == "scripted"
    reason = told.requests[-1]["messages"][-1]
    assert reason["role"] == "user"
    assert "数字" in reason["content"]


def test_what_is_missing_is_asked_for_by_the_composer(wire: Wire) -> None:
    told = wire.play(wire.honest, "综合经济贡献奖励能拿多少？去年6000万", "今年8500万")
    assert told[0].answer.status == "needs_input"
    assert [need["name"] for need in told[0].answer.needs] == ["current_contribution"]
    assert len(told[0].requests) == 1
    assert told[1].answer.result is not None
    assert told[1].answer.result["value_yuan"] == "440000"


def test_a_computed_contribution_may_go_into_the_award(wire: Wire) -> None:
    """A chain of calculators: the first one's figure is a fact of the second."""

    def script(request: Request) -> Reply:
        results = [m for m in request["messages"] if m["role"] == "tool"]
        if not results:
            facts = {"revenue": "{u1}", "profit": "{u2}", "wages": "{u3}"}
            return Reply(calls=(("economic_contribution", json.dumps(facts)),))
        if len(results) == 1:
            computed = json.loads(results[0]["content"])["headline"]
            facts = {"prior_contribution": "{u4}", "current_contribution": computed}
            return Reply(calls=(("contribution_award", json.dumps(facts)),))
        first, second = (json.loads(result["content"])["headline"] for result in results)
        return Reply(f"本年度综合经济贡献为 {first}，奖励是 {second}。")

    (told,) = wire.play(
        script, "今年营收9000万、利润500万、工资500万，去年综合经济贡献6000万，能拿多少奖励"
    )
    assert told.answer.model == "scripted"
    assert told.answer.text.startswith("本年度综合经济贡献为 8150万元，奖励是 44万元。")


def test_the_scripted_model_is_the_honest_one(honest: Honest) -> None:
    """Its own reading of the wire finds the figures that were sealed."""
    content = "去年{u1}，有{u2}\n（{u1}：金额，约，亏损；{u2}：数量（家），可能只是冠词）"
    request = {"messages": [{"role": "user", "content": content}]}
    assert honest(request).calls
