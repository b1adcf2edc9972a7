"""What is read out on the telephone."""

from dataclasses import replace
from typing import Any

import pytest

from assistant.web.desk.card import script, ticket
from corpus import default_corpus
from tests.assistant.web.fake_assistant import RECEIPT, full_answer

POLICIES = default_corpus()
ID, POLICY = next(iter(POLICIES.items()))


def said(in_force: bool = False, **result: Any) -> str:
    answer = full_answer()
    assert answer.result is not None
    fields = {**answer.result, "receipt": {**RECEIPT, "policy": ID}, **result}
    return script(replace(answer, result=fields), {ID: replace(POLICY, in_force=in_force)})


@pytest.mark.parametrize(
    ("in_force", "role", "ends"),
    [
        (False, "award", "以上按征求意见稿测算，文件尚未施行。"),
        (False, "ceiling", "以上按征求意见稿测算，文件尚未施行，“最高”只是上限。"),
        (True, "ceiling", "“最高”只是上限。"),
    ],
)
def test_a_result_is_read_out_with_what_it_is_worth(in_force: bool, role: str, ends: str) -> None:
    assert said(in_force, role=role).endswith(f"。{ends}")


def test_an_amount_due_by_what_is_in_force_needs_no_caution() -> None:
    text = said(in_force=True, role="award")
    assert "征求意见稿" not in text
    assert "上限" not in text


def test_a_ceiling_is_called_one() -> None:
    assert said(role="ceiling").startswith("贡献奖励，最高44万元。")
    assert said(role="award").startswith("贡献奖励，44万元。")


def test_what_is_computed_of_nothing_has_no_caution() -> None:
    assert "征求意见稿" not in script(full_answer(result=None, needs=[]), POLICIES)


def test_a_ticket_holds_question_script_and_clause() -> None:
    assert ticket("问", "念", full_answer()) == "问：问\n答：念\n依据：1.2"


def test_paragraphs_are_read_out_as_sentences() -> None:
    text = "**甲**：\n> 给予奖励\n\n**乙**：\n> 给予补助。"
    answer = full_answer(text=text, result=None, needs=[])
    assert script(answer, POLICIES) == "甲：给予奖励。乙：给予补助。"
