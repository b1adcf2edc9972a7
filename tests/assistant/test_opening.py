"""Opening: the checks fail closed, and what is opened has a figure for every number."""

import pytest

from assistant.composer import compose
from assistant.ledger import Ledger, UnknownHandle
from assistant.opening import Rejected, check, open_text
from assistant.sealing import seal_message, seal_provision
from corpus.quantities import find_quantities
from tests.assistant.sealed_awards import CASES, POLICY, Sealed
from tools import Amount, Award


@pytest.fixture
def ledger() -> Ledger:
    """{u1} 6000万; {q1} 10% and {q2} 50万 of 1.1, {q3} the ceiling of 2.4; {f1} an award, {f2} a ceiling."""
    ledger = Ledger()
    seal_message("去年6000万", ledger)
    seal_provision(POLICY.provisions["1.1"], ledger)
    seal_provision(POLICY.provisions["2.4"], ledger)
    for role in ("award", "ceiling"):
        ledger.add_computed(Amount(POLICY.parameters["scale_up_award"].values[0]), role, "", "", "")
    return ledger


BARE = [
    "奖励50万", "奖励五十万元", "奖励百分之十", "3家", "三家", "增长10个百分点", "５０万", "伍拾万元",
    "500,000 yuan", "half a million", "约五成", "三分之一", "翻番", "50\u200b万", "5*0*万", "零元",
    "数十万元", "两年", "[12]", "{f1}0万", "0.5个亿", "廿万", "𝟓𝟎万", "奖励一万",
]  # fmt: skip


@pytest.mark.parametrize("draft", BARE)
def test_a_bare_number_is_rejected(draft: str, ledger: Ledger) -> None:
    with pytest.raises(Rejected, match="直接写了数字"):
        check(f"{draft}，另有 {{f1}}。", ledger)


WORDS = [
    "一次性奖励",
    "统一办理",
    "研发设计服务一体化",
    "第一条",
    "我们是一家企业",
    "2025年",
    "一般",
]


@pytest.mark.parametrize("draft", WORDS)
def test_words_with_numerals_are_not_numbers(draft: str, ledger: Ledger) -> None:
    check(draft, ledger)


@pytest.mark.parametrize("handle", ["{f9}", "{u2}", "{q99}"])
def test_an_unknown_handle_is_rejected(handle: str, ledger: Ledger) -> None:
    with pytest.raises(Rejected, match=handle):
        check(f"奖励 {handle}。", ledger)
    with pytest.raises(UnknownHandle):
        open_text(handle, ledger)


@pytest.mark.parametrize("draft", ["", "  ", "\n\t"])
def test_an_empty_draft_is_rejected(draft: str, ledger: Ledger) -> None:
    with pytest.raises(Rejected, match="空"):
        check(draft, ledger)


@pytest.mark.parametrize("handle", ["{q3}", "{f2}"])
@pytest.mark.parametrize(
    "draft", ["奖励 {}。", "最高可期。奖励 {}。", "有上限；能拿 {}", "不超过\n{}"]
)
def test_a_ceiling_is_never_stated_without_saying_so(
    draft: str, handle: str, ledger: Ledger
) -> None:
    with pytest.raises(Rejected, match="是上限"):
        check(draft.format(handle), ledger)


@pytest.mark.parametrize("handle", ["{q3}", "{f2}"])
@pytest.mark.parametrize("draft", ["最高 {}。", "每年不超过 {}", "上限为 {}", "up to {}"])
def test_a_ceiling_that_is_said_to_be_one_may_be_shown(
    draft: str, handle: str, ledger: Ledger
) -> None:
    check(draft.format(handle), ledger)


def test_opening_writes_the_digits(ledger: Ledger) -> None:
    draft = "去年 {u1}，增长 {q1} 以上，奖励 {f1}。"
    check(draft, ledger)
    assert open_text(draft, ledger) == "去年 6000万元，增长 10% 以上，奖励 50万元。"


def composed(case: Sealed) -> str:
    """The draft the composer writes for an award."""
    clauses = [
        {"measure": POLICY.provisions[id].measure.heading,
         "text": seal_provision(POLICY.provisions[id], case.ledger)}
        for id in case.award.provisions
    ]  # fmt: skip
    return compose([{**case.sealed, "facts": [], "clauses": clauses, "notice": POLICY.status_note}])


@pytest.mark.parametrize("name", CASES)
def test_every_number_in_an_opened_award_has_a_figure(name: str) -> None:
    case = Sealed(name)
    draft = composed(case)
    check(draft, case.ledger)
    figures = {(figure.decimal, figure.unit) for figure in case.ledger}
    shown = find_quantities(open_text(draft, case.ledger))
    assert shown
    assert {(q.value, q.unit) for q in shown if not q.article} <= figures
    assert str(case.award.amount) in open_text(draft, case.ledger)


@pytest.mark.parametrize("name", CASES)
def test_the_role_decides_how_the_result_is_put(name: str) -> None:
    case = Sealed(name)
    award: Award = case.award
    first = open_text(composed(case), case.ledger).splitlines()[0]
    assert ("最高" in first) is (award.role == "ceiling")
    assert ("不符合" in first) is bool(award.not_met and not award.value)
