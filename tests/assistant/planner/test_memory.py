"""Memory: what the messages of a conversation establish."""

from collections.abc import Sequence
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage

from assistant.conversation import RETRY, artifacts, last_turn, turns
from assistant.planner.firms import FirmNames
from assistant.planner.memory import Memory, Told, recall
from assistant.planner.vocabulary import Vocabulary


def remembered(messages: Sequence[AnyMessage], **periods: str) -> Memory:
    """The memory where each figure (by id) was said of the given year."""
    asked = [*messages, HumanMessage("再问一句")]
    return recall(asked, lambda _message, _years: Told(periods), FirmNames(Vocabulary(())))


def turn(question: str, tool: str, arguments: dict[str, Any], **result: Any) -> list[AnyMessage]:
    """A question, the call it led to, the result and the answer."""
    call = {"name": tool, "args": arguments, "id": "1", "type": "tool_call"}
    artifact = {"kind": "any", "provisions": [], **result}
    return [
        HumanMessage(question),
        AIMessage("", tool_calls=[call]),
        ToolMessage("…", tool_call_id="1", artifact=artifact),
        AIMessage("答复"),
    ]


ASKED = turn(
    "2024年贡献{u1}", "contribution_award", {"prior_contribution": "{u1}"},
    needs=[{"name": "current_contribution"}], provisions=["x:1.2"],
)  # fmt: skip
READ = turn("归谁管", "departments", {"refs": ["x:1.2"]}, provisions=["x:2.1"])


def test_an_empty_conversation_establishes_nothing() -> None:
    memory = remembered([])
    assert (memory.calculator, memory.given, memory.pending, memory.latest) == ("", {}, [], "")


def test_what_was_given_and_what_is_still_asked_for() -> None:
    memory = remembered(ASKED)
    assert memory.calculator == memory.tool == "contribution_award"
    assert memory.given == {"contribution_award": {"prior_contribution": "{u1}"}}
    assert memory.pending == ["current_contribution"]
    assert (memory.refs, memory.years, memory.question) == (["x:1.2"], (24,), "2024年贡献{u1}")


def test_another_question_in_between_keeps_the_facts() -> None:
    memory = remembered([*ASKED, *READ])
    assert (memory.calculator, memory.tool) == ("contribution_award", "departments")
    assert memory.given["contribution_award"] == {"prior_contribution": "{u1}"}
    assert memory.pending == [], "nothing was asked for in the last turn"
    assert memory.refs == ["x:2.1"]


def test_the_latest_call_of_a_calculator_holds() -> None:
    corrected = turn("不对，{u2}", "contribution_award", {"prior_contribution": "{u2}"})
    assert remembered([*ASKED, *corrected]).given["contribution_award"] == {
        "prior_contribution": "{u2}"
    }


def test_the_input_said_last_is_the_latest() -> None:
    both = {"prior_contribution": "{u12}", "current_contribution": "{u9}", "with_scale_up": "是"}
    assert remembered(turn("…", "contribution_award", both)).latest == "prior_contribution"


def test_calculators_share_the_facts_that_are_the_same() -> None:
    memory = remembered(ASKED)
    assert memory.shared("next_tranche") == {"prior_contribution": "{u1}"}
    assert memory.shared("incubator_award") == {}


def test_a_fact_said_without_a_year_is_the_current_years() -> None:
    memory = remembered(turn("营收{u1}", "economic_contribution", {"revenue": "{u1}"}))
    assert memory.shared("contribution_award") == {"current_revenue": "{u1}"}


def test_a_fact_said_of_last_year_stays_last_years() -> None:
    messages = turn("去年营收{u1}", "economic_contribution", {"revenue": "{u1}"})
    memory = remembered(messages, u1="prior")
    assert memory.shared("contribution_award") == {"prior_revenue": "{u1}"}


def test_a_fact_of_a_year_answers_a_question_about_that_year_alone() -> None:
    facts = {"prior_revenue": "{u1}", "current_revenue": "{u2}"}
    memory = remembered(turn("去年{u1}今年{u2}", "contribution_award", facts))
    assert memory.shared("economic_contribution") == {"revenue": "{u2}"}
    assert memory.shared("economic_contribution", "prior") == {"revenue": "{u1}"}


def test_a_screening_is_remembered() -> None:
    facts = {"subject": "孵化器", "level": "市级"}
    assert remembered(turn("我们是市级孵化器", "screen", facts)).screened == facts


def test_a_retry_is_part_of_its_turn() -> None:
    retry = HumanMessage("写了数字", additional_kwargs={RETRY: True})
    messages = [*ASKED, HumanMessage("再问一次能拿多少"), AIMessage("50万"), retry, AIMessage("好")]
    assert [len(each) for each in turns(messages)] == [4, 4]
    assert last_turn(messages)[0].text == "再问一次能拿多少"
    assert artifacts(last_turn(messages)) == []
    assert remembered(messages).question == "再问一次能拿多少"
