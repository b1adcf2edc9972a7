"""The ledger: three sources, stable ids, and a dump that loses nothing."""

import json
from decimal import Decimal

import pytest

from assistant.ledger import HANDLE, Figure, Ledger, UnknownHandle, handles
from corpus import Provision, default_corpus
from corpus.quantities import find_quantities
from tools import Amount


def provision(id: str) -> Provision:
    return default_corpus()["xiamen_tech_services"].provisions[id]


def said(ledger: Ledger, text: str) -> Figure:
    (quantity,) = find_quantities(text)
    return ledger.add_user(quantity, text)


def stated(ledger: Ledger, id: str, index: int = 0) -> Figure:
    return ledger.add_text(provision(id), provision(id).figures[index])


def computed(ledger: Ledger) -> Figure:
    return ledger.add_computed(Amount(Decimal(440_000)), "award", "奖励", "x:1.2", "给予8万元奖励")


@pytest.fixture
def ledger() -> Ledger:
    """One figure of each source."""
    ledger = Ledger()
    said(ledger, "去年贡献6000万")
    stated(ledger, "1.1")
    computed(ledger)
    return ledger


def test_each_source_has_its_own_handles(ledger: Ledger) -> None:
    assert [(figure.id, figure.source) for figure in ledger] == [
        ("u1", "user"), ("q1", "text"), ("f1", "calculator"),
    ]  # fmt: skip
    assert all(handles(figure.handle) == [figure.id] for figure in ledger)


def test_a_user_figure_keeps_where_it_was_said() -> None:
    message = "去年贡献约6000万，今年8500万"
    first, second = find_quantities(message)
    ledger = Ledger()
    figures = [ledger.add_user(first, message), ledger.add_user(second, message)]
    for figure in figures:
        assert figure.span is not None
        assert message[slice(*figure.span)] == figure.quote
    assert (figures[0].value, figures[0].mark, figures[0].role) == ("60000000", "about", "input")


def test_a_text_figure_keeps_its_provision_and_its_verbatim_quote(ledger: Ledger) -> None:
    figure = ledger["q1"]
    assert figure.provision == "xiamen_tech_services:1.1"
    assert figure.quote == provision("1.1").text


def test_ids_are_stable_and_never_reused(ledger: Ledger) -> None:
    before = {figure.id: figure for figure in ledger}
    added = [said(ledger, "今年8500万").id, stated(ledger, "1.1", 1).id, computed(ledger).id]
    assert added == ["u2", "q2", "f2"]
    assert {id: ledger[id] for id in before} == before


def test_a_figure_of_the_text_is_entered_once(ledger: Ledger) -> None:
    assert stated(ledger, "1.1").id == "q1"
    assert stated(ledger, "1.1", 1).id == "q2"
    assert stated(ledger, "1.1", 1).id == "q2"


def test_every_figure_of_the_policy_has_its_own_handle() -> None:
    ledger = Ledger()
    policy = default_corpus()["xiamen_tech_services"]
    every = [(item, figure) for item in policy.provisions.values() for figure in item.figures]
    ids = [ledger.add_text(item, figure).id for item, figure in every]
    assert [ledger[id].decimal for id in ids] == [figure.value for _, figure in every]
    assert len(set(ids)) == len({(i.ref, f.label, f.value, f.unit) for i, f in every})


def test_a_dump_reloads_to_the_same_ledger_through_json(ledger: Ledger) -> None:
    said(ledger, "亏损大约200万到300万")
    said(ledger, "收入30万美元")
    again = Ledger(json.loads(json.dumps(ledger.dump())))
    assert list(again) == list(ledger)
    assert said(again, "今年8500万").id == "u4", "ids go on after a reload"


def test_an_unknown_handle_is_an_error(ledger: Ledger) -> None:
    with pytest.raises(UnknownHandle, match="q9"):
        ledger["q9"]
    assert "q9" not in ledger
    assert "q1" in ledger


@pytest.mark.parametrize("text", ["{x1}", "{u}", "{u1", "u1}", "{ u1 }", "{U1}", "｛u1｝"])
def test_only_the_three_sources_have_handles(text: str) -> None:
    assert handles(text) == []


def test_a_bare_number_given_a_unit_is_a_new_figure() -> None:
    ledger = Ledger()
    bare = said(ledger, "去年8500")
    scaled = ledger.add_scaled(bare, Decimal(10_000))
    assert (bare.id, bare.unit, bare.scaled) == ("u1", "number", False)
    assert (scaled.id, scaled.unit, scaled.scaled) == ("u2", "yuan", True)
    assert scaled.decimal == Decimal(85_000_000)
    assert (scaled.quote, scaled.span) == (bare.quote, bare.span)


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("6000万", "6000万元"),
        ("约6000万", "约6000万元"),
        ("6000万出头", "6000万元以上"),
        ("不到6000万", "不到6000万元"),
        ("5000万到6000万", "5000万元至6000万元"),
        ("增长12.5%", "12.5%"),
        ("12家", "12家"),
        ("30万美元", "30万美元"),
        ("0.1元", "0.1元"),
    ],
)
def test_opened_keeps_what_was_said(text: str, opened: str) -> None:
    assert said(Ledger(), text).opened() == opened


@pytest.mark.parametrize(
    ("text", "words"),
    [("6000万", "金额"), ("约6000万", "约"), ("亏损200万", "亏损"), ("8500", "未写单位"),
     ("12%", "比例"), ("12家", "数量"), ("30万美元", "外币")],
)  # fmt: skip
def test_a_model_is_told_what_a_figure_is_without_its_number(text: str, words: str) -> None:
    told = said(Ledger(), text).describe()
    assert words in told
    assert not any(letter.isnumeric() for letter in HANDLE.sub("", told))


def test_the_contract_form_names_the_source(ledger: Ledger) -> None:
    assert ledger["u1"].to_dict()["source"] == {
        "kind": "user", "provision": None, "quote": "6000万", "span": [4, 9],
    }  # fmt: skip
    assert ledger["q1"].to_dict()["source"]["provision"] == "1.1"
    assert ledger["f1"].to_dict()["source"]["kind"] == "calculator"


def test_values_are_exact() -> None:
    figure = said(Ledger(), "99999999999999.99元")
    assert figure.decimal == Decimal("99999999999999.99")
