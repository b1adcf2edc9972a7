"""The policy as HTML: every word of it, its figures marked, markup shown as text."""

import shutil
from pathlib import Path

import pytest

from assistant.web.policy.data import facts, parameters, readings
from assistant.web.policy.text import Anchors, contents, measures
from assistant.web.words import Words
from corpus import Policy, default_corpus, load_policy
from tests.assistant.web.html import Read

POLICY = default_corpus()["xiamen_tech_services"]
SECOND = Path("tests/corpus/second_policy")
WORDS = Words("policy", "zh-Hans")
HOSTILE = "<script>alert()</script><img src=x onerror='alert()'>"
AT = Anchors("/policy", "")


def hostile_policy(folder: Path) -> Policy:
    """The second policy with markup in its text and in what is known of it."""
    shutil.copytree(SECOND, folder / "hostile")
    for name, words in (
        ("measures.md", "聘请工艺大师"),
        ("policy.yaml", "本文件是测试用的虚构文件"),
        ("parameters.yaml", "老字号认定奖励"),
    ):
        file = folder / "hostile" / name
        file.write_text(file.read_text("utf-8").replace(words, words + HOSTILE), "utf-8")
    return load_policy(folder / "hostile")


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("policy", [POLICY, load_policy(SECOND)], ids=["xiamen", "second"])
def test_every_word_of_the_text_is_there_in_order(policy: Policy) -> None:
    shown = squeezed(Read(measures(policy, AT, WORDS)).text)
    at = 0
    for measure in policy.measures.values():
        for provision in (item for item in policy.provisions.values() if item.measure == measure):
            at = shown.index(squeezed(provision.text), at)
        for name in measure.departments:
            assert name in shown
    for letter in squeezed(policy.text.split("（责任单位")[0]):
        assert letter in shown


def test_every_provision_has_its_anchor() -> None:
    html = measures(POLICY, AT, WORDS)
    for provision in POLICY.provisions:
        assert f'<article class="provision" id="{provision}"' in html
    assert 'id="other:1.2"' in measures(POLICY, Anchors("/policy", "other:"), WORDS)


def test_every_figure_is_marked_with_what_it_is() -> None:
    html = measures(POLICY, AT, WORDS)
    assert html.count("<mark") == sum(len(item.figures) for item in POLICY.provisions.values())
    assert '给予<mark title="首次升规一次性奖励">50万元</mark>一次性奖励' in html


def test_every_parameter_is_there_with_its_quote_marked() -> None:
    html = parameters(POLICY, AT, WORDS)
    text = Read(html).text
    for item in POLICY.parameters.values():
        assert item.label in text
        assert item.quote in text
    assert '存量部分每<mark title="存量部分每档">2000万元</mark></td>' in html
    assert html.count("<mark") == sum(len(item.values) for item in POLICY.parameters.values())


def test_readings_say_what_is_used_and_what_else_is_possible() -> None:
    text = Read(readings(POLICY, AT, WORDS)).text
    for item in POLICY.readings.values():
        assert item.question in text
        assert f"本助手采用：{item.options[item.default].label}" in text
        for other in item.others:
            assert f"另一种理解：{item.options[other].label}" in text


def test_the_head_says_status_sources_and_related_documents() -> None:
    text = Read(facts(POLICY, WORDS)).text
    for words in (
        "征求意见稿 · 尚未生效",
        "工信部联科〔2025〕110号",
        "厦科规〔2025〕7号",
        "市科技局",
        POLICY.version,
    ):
        assert words in text, words


def test_a_policy_without_readings_or_parameters_has_no_empty_section() -> None:
    second = load_policy(SECOND)
    assert readings(second, AT, WORDS) == ""
    assert "readings" not in "".join(Read(contents(second, AT, WORDS)).links)


def test_markup_in_a_policy_is_shown_as_text(tmp_path: Path) -> None:
    policy = hostile_policy(tmp_path)
    for part in (measures, parameters):
        read = Read(part(policy, AT, WORDS))
        assert not {"script", "img"} & set(read.tags)
        assert HOSTILE in read.text
    assert HOSTILE in Read(facts(policy, WORDS)).text
