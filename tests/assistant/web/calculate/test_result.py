"""The result as HTML: all of the sheet, with links to the text, and nothing in it that is not text."""

from dataclasses import replace
from functools import partial

from assistant.receipts.sheet import sheet_of
from assistant.web.calculate.result import result
from assistant.web.links import prefix, provision_link
from assistant.web.words import Language, Words
from corpus import Policy, default_corpus
from tests.assistant.web.html import Read
from tools import Award, calculate

HOSTILE = "<script>alert(1)</script><img src=x onerror='alert(2)'>\"&amp;"
POLICIES = default_corpus()
POLICY = POLICIES["xiamen_tech_services"]
LOW = {"prior_contribution": "3000万", "current_contribution": "4000万"}


def html(award: Award, policy: Policy = POLICY, language: Language = "zh-Hans") -> str:
    link = partial(provision_link, POLICIES, policy.id, language=language)
    words = Words("calculate", language)
    return result(sheet_of(award, policy, Words("receipt", language)), award, link, words)


def test_conditions_not_met_say_how_far_off() -> None:
    text = Read(html(calculate("contribution_award", LOW))).text
    for words in ("应得0元", "年度综合经济贡献", "5000万元以上", "4000万元", "还差", "1000万元"):
        assert words in text, words


def test_every_provision_is_a_link_to_the_text() -> None:
    award = calculate("contribution_award", LOW)
    assert set(Read(html(award)).links) == {"/policy#1.2"}
    assert set(Read(html(award, language="en")).links) == {"/en/policy#1.2"}


def test_a_provision_of_a_second_policy_names_it() -> None:
    both = {"a": POLICY, "b": POLICY}
    assert prefix(both, "a") == ""
    assert prefix(both, "b") == "b:"


def test_markup_in_a_policy_is_shown_as_text() -> None:
    award = calculate("contribution_award", LOW)
    plain = Read(html(award))
    hostile = Read(html(award, replace(POLICY, status_note=HOSTILE)))
    assert hostile.tags == plain.tags
    assert HOSTILE in hostile.text


def test_headings_follow_the_language() -> None:
    text = Read(html(calculate("talent_award", {}), language="en")).text
    assert "Up to" in text
    assert "测算过程" not in text
