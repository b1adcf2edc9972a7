"""What was understood: shown as it was, and changed in words that the assistant understands."""

from html import unescape
from uuid import uuid4

import pytest

from assistant import Assistant
from assistant.answer import Known
from assistant.web.chat.chips import chips
from assistant.web.words import Words
from tests.assistant.web.html import Read
from tools import CALCULATORS

WORDS = Words("chat", "zh-Hans")
CONTRIBUTION = "我们去年综合经济贡献6000万，今年8500万，能拿多少奖励？"
SCALE_UP = "首次升规，纳统当年营收3000万，次年3600万，有奖励吗？"
MISSING = "今年综合经济贡献6000万，能拿多少奖励？"
INCUBATOR = "市级孵化器，今年考核良好，3家企业首次认定高企，能拿多少"


def of(calculator: str, **facts: object) -> str:
    """The chips for some facts."""
    return chips(Known(calculator, facts), WORDS)


def test_a_fact_is_shown_as_people_write_it() -> None:
    assert "<b>8500万元</b>" in of("contribution_award", current_contribution="85000000")
    assert "<b>12.5%</b>" in of("contribution_award", contribution_growth="0.125")
    html = of("incubator_award", level="市级", newly_recognised=False, firms=3)
    for text in ("孵化器级别</span> <b>市级</b>", "<b>否</b>", "<b>3家</b>"):
        assert text in html, text


def test_without_a_case_nothing_was_taken() -> None:
    assert chips(None, WORDS) == ""


def test_nothing_in_a_fact_becomes_markup() -> None:
    assert (
        Read(of("incubator_award", level="<script>'\"")).tags
        == Read(of("incubator_award", level="某级")).tags
    )


@pytest.mark.parametrize(
    ("question", "name", "says", "becomes"),
    [
        (CONTRIBUTION, "current_contribution", "9000万元", "90000000"),
        (CONTRIBUTION, "prior_contribution", "5000万", "50000000"),
        (SCALE_UP, "next_revenue", "3200万元", "32000000"),
        (SCALE_UP, "first_time", "否", False),
        (MISSING, "current_contribution", "7000万元", "70000000"),
        (INCUBATOR, "assessment", "优秀", "优秀"),
        (INCUBATOR, "firms", "5家", 5),
    ],
)
def test_a_change_is_understood_and_is_the_users(
    opened: Assistant, question: str, name: str, says: str, becomes: object
) -> None:
    session = uuid4().hex
    opened.ask(session, question)
    before = _known(opened, session, 1)
    label = CALCULATORS[before.calculator].input(name).label
    opened.ask(session, _said(chips(before, WORDS), label, says))
    after = _known(opened, session, 2)
    assert before.facts[name] != becomes
    assert after.facts == {**before.facts, name: becomes}


def _known(opened: Assistant, session: str, turn: int) -> Known:
    told = opened.recall(session, turn)
    assert told is not None
    assert told.known is not None
    return told.known


def _said(html: str, label: str, says: str) -> str:
    """What a chip asks when its value is changed: read from the HTML as chat.js does."""
    chip = html.split(f"<label>{label}")[1].split("</form>")[0]
    template = unescape(chip.split('data-say="')[1].split('"')[0])
    if "<select" in chip:
        option = next(part for part in chip.split("<option ")[1:] if f">{says}<" in part)
        says = unescape(option.split('value="')[1].split('"')[0])
    return template.replace("{value}", says)
