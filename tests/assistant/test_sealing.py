"""Sealing: no quantity reaches a model, and nobody but the ledger writes a handle."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.ledger import HANDLE, Ledger, handles
from assistant.opening import open_text
from assistant.sealing import clean, seal_message, seal_provision, seal_quote, simplify
from corpus import default_corpus
from corpus.quantities import find_quantities

POLICY = default_corpus()["xiamen_tech_services"]
NUMERALS = set(
    "0123456789０１２３４５６７８９零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟"
)

words = st.sampled_from([
    "去年", "今年", "综合经济贡献", "营收", "利润", "工资", "，", "。", "是", "为", "增长", "我们",
    "次年", "企业", "能拿多少", "吗？", "；", "从", "到", "比去年多了", "\n", "（", "）", "our revenue ",
])  # fmt: skip
amounts = st.sampled_from([
    "6000万", "8500 万元", "1.2亿", "12,345.67元", "九千万", "一亿二千万", "壹佰万元", "６０００万",
    "6\u200b000万", "50w", "60 million yuan", "两千三百万", "五千多万", "30万美元", "￥5000000",
    "10%", "百分之十", "12.5％", "三成", "12家", "3个", "两家", "五名", "5000万到6000万", "八九百万",
])  # fmt: skip


def seal(message: str) -> tuple[str, Ledger]:
    ledger = Ledger()
    sealed, _ = seal_message(clean(message), ledger)
    return sealed, ledger


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(words, amounts), min_size=1, max_size=6))
def test_no_quantity_is_left(parts: list[tuple[str, str]]) -> None:
    message = "，".join(word + amount for word, amount in parts)
    sealed, ledger = seal(message)
    rest = HANDLE.sub("某", sealed)
    assert find_quantities(rest) == []
    assert not NUMERALS & set(rest), "not one digit or numeral"
    assert handles(sealed) == [figure.id for figure in ledger]


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.sampled_from("0135.,%一二十百万亿元家多约从到去年贡献，。 {}｛uqf1"), max_size=30)
)
def test_no_quantity_is_left_of_anything_typed(message: str) -> None:
    sealed, ledger = seal(message)
    left = find_quantities(HANDLE.sub("某", sealed))
    assert {quantity.unit for quantity in left} <= {"number", "years"}, "years look like 35年"
    assert all(figure.source == "user" for figure in ledger)


@settings(max_examples=200, deadline=None)
@given(st.lists(amounts, min_size=1, max_size=4))
def test_what_is_sealed_opens_to_what_was_said(said: list[str]) -> None:
    _, ledger = seal("，去年".join(said))
    assert [find_quantities(f.opened())[0].value for f in ledger] == [f.decimal for f in ledger]


def test_the_span_is_in_the_message_as_typed() -> None:
    message = "去年６０００万，今年九千万"
    _, ledger = seal(message)
    assert [message[slice(*f.span)] for f in ledger if f.span] == ["６０００万", "九千万"]


@pytest.mark.parametrize("typed", ["{u1}", "{q1}奖励", "{{u1}}", "{f99}", "奖励{u1}6000万"])
def test_braces_typed_by_the_user_never_become_handles(typed: str) -> None:
    sealed, ledger = seal(typed)
    assert handles(sealed) == [figure.id for figure in ledger]
    assert "〔" in sealed


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("6\u200b0\u200c0\u20600万", "60000000"),
        ("\ufeff6000万\u202e", "60000000"),
        ("６０００万", "60000000"),
        ("６，０００．５万元", "60005000"),
        ("30％", "0.3"),
        ("6000萬", "60000000"),
        ("6000W", "60000000"),
    ],
)
def test_invisible_and_full_width_characters_hide_nothing(typed: str, value: str) -> None:
    sealed, ledger = seal(typed)
    assert (sealed, ledger["u1"].value) == ("{u1}", value)


def test_cleaning_removes_what_cannot_be_seen() -> None:
    assert clean("\x00去年\x1b贡献\t多少\x7f\ud800 ") == "去年贡献 多少"
    assert clean("\u200b\u202e\ufeff") == ""


def test_understanding_works_on_one_form_of_the_words() -> None:
    assert simplify("孵化器獎勵ＡＢＣ％") == "孵化器奖励abc%"
    assert seal("去年貢獻６０００萬")[0] == "去年贡献{u1}"


@pytest.mark.parametrize(
    "message",
    [
        "去年6000，今年8500，单位：万元",
        "去年6000，今年8500（万元）",
        "去年6000、今年8500，以万元为单位",
        "去年6000，今年8500，都是万元",
        "去年6000万，今年8500",
    ],
)
def test_a_unit_said_once_holds_for_every_bare_number(message: str) -> None:
    _, ledger = seal(message)
    assert [(f.value, f.unit) for f in ledger] == [("60000000", "yuan"), ("85000000", "yuan")]


def test_a_unit_said_in_an_earlier_message_still_holds() -> None:
    ledger = Ledger()
    seal_message("去年贡献6000万", ledger)
    _, (figure,) = seal_message("今年8500", ledger)
    assert (figure.value, figure.unit) == ("85000000", "yuan")


@pytest.mark.parametrize(
    ("later", "value"),
    [("都是万元", 10_000), ("万元", 10_000), ("单位是亿", 100_000_000), ("元", 1)],
)
def test_a_unit_given_later_is_given_to_the_bare_numbers(later: str, value: int) -> None:
    ledger = Ledger()
    _, bare = seal_message("去年6000，今年8500", ledger)
    assert {figure.unit for figure in bare} == {"number"}
    sealed, figures = seal_message(later, ledger)
    assert [figure.decimal for figure in figures] == [6000 * value, 8500 * value]
    assert {figure.unit for figure in figures} == {"yuan"}
    assert handles(sealed) == ["u3", "u4"]


def test_a_unit_said_once_holds_for_later_numbers_of_its_size() -> None:
    ledger = Ledger()
    seal_message("contribution in RMB million: 58, then 79", ledger)
    _, (figure, few) = seal_message("the first was 59.5, and we have 2 more", ledger)
    assert (figure.decimal, figure.unit) == (Decimal(59_500_000), "yuan")
    assert few.unit == "number"


def test_a_small_bare_number_is_not_taken_for_money() -> None:
    ledger = Ledger()
    seal_message("去年贡献6000万", ledger)
    _, (figure,) = seal_message("有12", ledger)
    assert (figure.value, figure.unit) == ("12", "number")


@pytest.mark.parametrize(
    "message", ["2024年和2025年", "in 2024 and 2025", "一次性、一体化、统一、第一条"]
)
def test_years_and_words_with_numerals_are_not_sealed(message: str) -> None:
    assert seal(message)[0] == message


@pytest.mark.parametrize("id", POLICY.provisions)
def test_a_sealed_provision_states_no_quantity_and_opens_to_the_same_amounts(id: str) -> None:
    provision, ledger = POLICY.provisions[id], Ledger()
    sealed = seal_provision(provision, ledger)
    assert find_quantities(HANDLE.sub("某", sealed)) == []
    assert [(q.value, q.unit) for q in find_quantities(open_text(sealed, ledger))] == [
        (q.value, q.unit) for q in find_quantities(provision.text)
    ]
    assert [ledger[id].decimal for id in handles(sealed)] == [f.value for f in provision.figures]


@pytest.mark.parametrize("name", POLICY.parameters)
def test_a_sealed_quote_opens_to_the_words_of_the_text(name: str) -> None:
    parameter, ledger = POLICY.parameters[name], Ledger()
    sealed = seal_quote(POLICY, parameter.provision, parameter.quote, ledger)
    assert find_quantities(HANDLE.sub("某", sealed)) == []
    opened = open_text(sealed, ledger)
    assert [q.value for q in find_quantities(opened)] == [
        q.value for q in find_quantities(parameter.quote)
    ]
    assert set(parameter.values) <= {figure.decimal for figure in ledger}


def test_a_quote_that_is_not_in_the_provision_is_an_error() -> None:
    with pytest.raises(ValueError, match="substring"):
        seal_quote(POLICY, "1.1", "给予60万元", Ledger())


def test_values_are_exact_decimals() -> None:
    _, ledger = seal("去年贡献0.1元，今年123456789012345.67元")
    assert [f.decimal for f in ledger] == [Decimal("0.1"), Decimal("123456789012345.67")]
