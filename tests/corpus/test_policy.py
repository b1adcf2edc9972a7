"""The real policy: every provision an exact span, with its departments and figures."""

from decimal import Decimal

import pytest

from corpus import Policy, default_corpus
from corpus.__main__ import main as corpus_command

COUNTS = {"0": 1, "1": 3, "2": 7, "3": 2, "4": 2, "5": 3, "6": 3, "7": 3, "8": 3, "9": 4, "A": 3}
IDS = [f"{key}.{number}" for key, count in COUNTS.items() for number in range(1, count + 1)]
PREAMBLES = {"支持科技服务业企业提质增效", "完善科技型企业孵化器梯次培育体系"}
"""What a measure says before its first provision begins."""

DISTRICTS = ("各区政府", "自贸委", "火炬管委会")
DEPARTMENTS = {
    "1": ("市科技局", "市财政局"),
    "2": ("市科技局", "市教育局", "市财政局", *DISTRICTS),
    "3": ("市委组织部（市委教科人办）", "市发改委", "市科技局", "市住建局", "市财政局", "市教育局", "市卫健委"),
    "4": ("市科技局", "市财政局", "市市场监管局", "市委金融办"),
    "5": (*DISTRICTS, "市科技局", "市财政局"),
    "6": ("市科技局", "市工信局", "市财政局", "市市场监管局"),
    "7": ("市科技局", "市工信局", "市财政局", *DISTRICTS),
    "8": ("市科技局", "市住建局", "市市场监管局", *DISTRICTS),
    "9": ("市科技局", "市住建局", "市统计局", *DISTRICTS),
    "A": ("市科技局",),
}  # fmt: skip
WAN = Decimal(10_000)
FIGURES = {
    "1.1": [Decimal("0.1"), 50 * WAN],
    "1.2": [5000 * WAN, 2000 * WAN, 8 * WAN, 1000 * WAN, 10 * WAN, 100 * WAN],
    "1.3": [3, Decimal("0.9"), Decimal("0.05"), Decimal("0.05")],
    "2.1": [500 * WAN],
    "2.2": [100 * WAN],
    "2.3": [100 * WAN],
    "2.4": [50 * WAN],
    "2.5": [20 * WAN, 200 * WAN],
    "2.6": [500 * WAN],
    "3.2": [15 * WAN],
    "5.2": [300 * WAN],
    "6.2": [1000 * WAN],
    "A.3": [3],
}


@pytest.fixture
def policy() -> Policy:
    """The real policy."""
    return default_corpus()["xiamen_tech_services"]


def test_its_provisions_are_those_of_the_design_in_their_order(policy: Policy) -> None:
    assert list(policy.provisions) == IDS


@pytest.mark.parametrize("id", IDS)
def test_a_provision_is_an_exact_span_of_the_text(id: str, policy: Policy) -> None:
    provision = policy.provisions[id]
    assert provision.text == policy.text[provision.start : provision.end]
    assert provision.text == provision.text.strip()
    assert "（责任单位：" not in provision.text


def test_the_provisions_and_what_stands_between_them_are_the_whole_text(policy: Policy) -> None:
    spans = sorted((item.start, item.end) for item in policy.provisions.values())
    assert all(end <= start for (_, end), (start, _) in zip(spans, spans[1:], strict=False))
    between = policy.text[spans[0][0] :]
    for provision in policy.provisions.values():
        between = between.replace(provision.text, "", 1)
    for measure in policy.measures.values():
        between = between.replace(f"{measure.number}、{measure.title}。", "", 1)
    rest = [line.split("（责任单位：")[0].strip("；，") for line in between.splitlines()]
    assert {line for line in rest if line} == PREAMBLES


@pytest.mark.parametrize("key", DEPARTMENTS)
def test_its_departments_belong_to_every_provision_of_a_measure(key: str, policy: Policy) -> None:
    own = [id for id in IDS if id.split(".")[0] == key]
    assert {policy.departments(id) for id in own} == {DEPARTMENTS[key]}


@pytest.mark.parametrize("id", IDS)
def test_its_figures_are_those_of_the_design(id: str, policy: Policy) -> None:
    figures = policy.provisions[id].figures
    expected = FIGURES.get(id, [9] if id == "0.1" else [])
    assert [figure.value for figure in figures] == expected
    for figure in figures:
        stated = policy.provisions[id].text[figure.start : figure.end]
        assert stated in policy.parameters[figure.parameter].quote


def test_every_number_is_an_exact_decimal(policy: Policy) -> None:
    for parameter in policy.parameters.values():
        assert all(type(value) is Decimal for value in parameter.values), parameter.name


def test_it_is_a_draft_and_names_what_it_rests_on_and_the_trial_version(policy: Policy) -> None:
    assert (policy.status, policy.in_force) == ("征求意见稿", False)
    assert [item.number for item in policy.basis] == ["工信部联科〔2025〕110号"]
    related = [(item.number, item.date, item.source) for item in policy.related]
    assert related == [("厦科规〔2025〕7号", "2025-12-09", "sti.xm.gov.cn")]


def test_its_readings_hold_the_default_the_others_and_why(policy: Policy) -> None:
    assert {name: item.default for name, item in policy.readings.items()} == {
        "tranche": "whole",
        "cap_scope": "own",
    }
    for reading in policy.readings.values():
        assert len(reading.options) >= 2
        assert all(option.label and option.why for option in reading.options.values())


def test_the_command_prints_what_is_proved(capsys: pytest.CaptureFixture[str]) -> None:
    assert corpus_command(["check"]) == 0
    printed = capsys.readouterr().out
    assert "xiamen_tech_services" in printed
    assert f"{len(IDS)} provisions" in printed
