"""The panel: every part of an answer, and nothing in it that is not text."""

import json
import re
from html import unescape

import pytest

from assistant.answer import STATUSES, Answer
from assistant.web.panel import panel
from corpus import default_corpus
from tests.assistant.web.fake_assistant import RECEIPT, figure, full_answer, step
from tests.assistant.web.html import Read

HOSTILE = "<script>alert(1)</script><img src=x onerror='alert(2)'>\"&amp;"


def test_before_the_first_answer_it_says_what_it_is_for() -> None:
    assert "依据哪一条" in panel(None, "zh-Hans", {})


def test_every_part_of_an_answer_is_there() -> None:
    text = Read(panel(full_answer(), "zh-Hans", {})).text
    for words in (
        "应得", "44万元", "440,000元", "存量部分", "3档 × 8万元", "24万元", "按比例：49万元",
        "门槛", "要求：多", "目前：少", "本年多少？", "每年每家企业", "措施一", "条款 1.2", "出自《文件》",
        "责任单位：市科技局、市财政局", "尚未生效", "下载测算单",
    ):  # fmt: skip
        assert words in text, words


def test_nothing_in_an_answer_becomes_markup() -> None:
    plain, hostile = (
        Read(panel(full_answer(), "zh-Hans", {})),
        Read(panel(full_answer(HOSTILE), "zh-Hans", {})),
    )
    assert hostile.tags == plain.tags
    assert hostile.text.count(HOSTILE) == 14


def test_a_clause_links_to_where_it_can_be_read() -> None:
    policies = default_corpus()
    title = policies["xiamen_tech_services"].title
    answer = full_answer(citations=[{**full_answer().citations[0], "policy": title}])
    assert '<a class="ref" href="/en/policy#1.2">1.2</a>' in panel(answer, "en", policies)
    assert "<a" not in panel(full_answer(), "zh-Hans", policies)


@pytest.mark.parametrize(
    ("role", "badge"),
    [("award", "应得"), ("ceiling", "最高"), ("threshold", "目标"), ("component", "测算")],
)
def test_the_badge_says_the_role(role: str, badge: str) -> None:
    result = {**(full_answer().result or {}), "role": role}
    html = panel(full_answer(result=result), "zh-Hans", {})
    assert f'<span class="badge badge-{role}">{badge}</span><strong>44万元</strong>' in html


def test_a_step_is_shown_in_the_unit_of_its_figure() -> None:
    answer = full_answer(
        figures=[
            figure("8", "yuan", "别的"),
            figure("8", "count", "档数"),
            figure("0.1", "rate", "增长率"),
        ],
        trace=[step("档数", "÷", "8"), step("增长率", "÷", "0.1")],
    )
    html = panel(answer, "zh-Hans", {})
    assert '<td class="value">8</td>' in html
    assert '<td class="value">10%</td>' in html


@pytest.mark.parametrize("status", STATUSES)
def test_an_answer_without_a_figure_says_its_status(status: str) -> None:
    html = panel(
        full_answer(status=status, result=None, trace=[], citations=[], notices=[]), "zh-Hans", {}
    )
    assert f'<p class="status status-{status}">{STATUSES[status]}</p>' in html
    assert "下载测算单" not in html


def test_the_least_answer_has_a_panel() -> None:
    assert STATUSES["error"] in panel(Answer("", 0, "error", "没有收到问题。"), "zh-Hans", {})


def test_the_receipt_is_carried_whole_to_each_kind_of_file() -> None:
    html = panel(full_answer(), "zh-Hans", {})
    carried = re.findall(r'name="receipt" value="([^"]*)"', html)
    assert [json.loads(unescape(each)) for each in carried] == [RECEIPT] * 3
