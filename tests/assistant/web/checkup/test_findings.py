"""The check-up: all measures, each with its verdict; what is due and ceilings apart."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.web.checkup.findings import Line, Total, lines_of, total_of
from assistant.web.checkup.report import report
from assistant.web.words import Words
from corpus import default_corpus, load_policy
from tests.assistant.web.html import Read
from tools.screen import screened

POLICY = default_corpus()["xiamen_tech_services"]
WORDS = Words("checkup", "zh-Hans")
GROWN = {"prior_contribution": "6000万", "current_contribution": "8500万"}
HOSTILE = "<script>alert(1)</script>"


def lines(subject: str, **facts: object) -> list[Line]:
    return lines_of(subject, facts, POLICY, WORDS)


def total(subject: str, **facts: object) -> Total:
    return total_of(lines(subject, **facts), subject, facts, POLICY)


@pytest.mark.parametrize(
    "subject", ["企业", "孵化器", "人才", "集聚区", "园区", "高校院所", "制造业建筑业企业"]
)
def test_every_numbered_measure_is_there(subject: str) -> None:
    assert {line.measure.number for line in lines(subject)} == set("一二三四五六七八九")


def test_a_measure_for_others_says_for_whom() -> None:
    (line,) = [line for line in lines("企业") if line.measure.number == "二"]
    assert (line.finding.verdict, line.finding.why) == ("no", "条文支持的是：孵化器、高校院所")


def test_what_is_due_and_ceilings_are_never_mixed() -> None:
    found = total("企业", **GROWN, people=3)
    assert found == Total(Decimal(440_000), Decimal(450_000), {})


def test_a_ceiling_for_each_is_not_counted_where_none_was_said_to_be_there() -> None:
    assert total("企业", **GROWN) == Total(Decimal(440_000), Decimal(0), {})
    talent = next(line for line in lines("企业") if line.finding.label == "骨干人才一次性奖励")
    assert not talent.counted


def test_a_cap_over_all_parts_binds_the_sum_of_ceilings() -> None:
    facts = {"level": "部级", "newly_recognised": True, "assessment": "优秀", "firms": 12}
    assert total("孵化器", **facts) == Total(
        Decimal(2_000_000), Decimal(5_000_000), {"2.6": Decimal(5_000_000)}
    )


def test_the_cap_of_one_part_does_not_bind_the_others() -> None:
    facts = {"level": "部级", "newly_recognised": False, "assessment": "优秀", "firms": 12}
    assert total("孵化器", **facts) == Total(Decimal(2_000_000), Decimal(1_000_000), {})


def test_a_measure_that_is_refused_adds_nothing() -> None:
    assert total("企业", prior_contribution="6000万", current_contribution="4000万").due == 0


def test_another_policys_measures_are_screened_without_our_calculators() -> None:
    other = load_policy(Path("tests/corpus/second_policy"))
    assert screened("企业", other) == ()
    found = lines_of("企业", GROWN, other, WORDS)
    assert [line.finding.verdict for line in found] == ["may_apply", "may_apply", "no"]
    assert total_of(found, "企业", GROWN, other) == Total(Decimal(0), Decimal(0), {})


def test_the_report_groups_by_verdict_and_markup_is_text() -> None:
    found = lines("企业", **GROWN)
    changed = [
        replace(line, finding=replace(line.finding, label=HOSTILE, why=HOSTILE)) for line in found
    ]
    read = Read(report(changed, total("企业", **GROWN), lambda provision: "", WORDS))
    assert "script" not in read.tags
    assert read.text.count(HOSTILE) == 2 * len(found)
    assert read.text.index("适用 1") < read.text.index("可能适用") < read.text.index("不适用")
