"""Like questions: what the threshold was measured on, and the differences that count."""

from pathlib import Path

import pytest
import yaml

from assistant import Assistant
from assistant.desk.likeness import LIKE, Likeness
from corpus import default_corpus

PAIRS = yaml.safe_load(Path("tests/assistant/desk/like_questions.yaml").read_text("utf-8"))
LIKENESS = Likeness(default_corpus())


def taken(opened: Assistant, pairs: list[list[str]]) -> list[list[str]]:
    """The pairs that are taken for alike."""
    texts = [text for pair in pairs for text in pair]
    vectors = opened.encoder.encode_queries(texts)
    scores = (vectors[0::2] * vectors[1::2]).sum(1)
    return [
        pair
        for pair, score in zip(pairs, scores, strict=True)
        if score >= LIKE and not LIKENESS.differ(*pair)
    ]


def test_no_unlike_pair_is_taken_that_the_threshold_was_chosen_on(opened: Assistant) -> None:
    assert taken(opened, PAIRS["measured"]["unlike"]) == []


def test_of_the_other_unlike_pairs_one_is_taken(opened: Assistant) -> None:
    assert taken(opened, PAIRS["kept"]["unlike"]) == [["第三方审计费谁出", "第三方审计找谁做"]]


@pytest.mark.parametrize(("part", "least"), [("measured", 9), ("kept", 9)])
def test_like_pairs_are_taken(opened: Assistant, part: str, least: int) -> None:
    assert len(taken(opened, PAIRS[part]["like"])) >= least


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3家高企怎么报", "5家高企怎么报"),
        ("省级孵化器要盖章吗", "市级孵化器要盖章吗"),
        ("市科技局的电话", "市财政局的电话"),
        ("孵化器有租金补贴吗", "企业有租金补贴吗"),
        ("纳统的企业能申请吗", "没有纳统的企业能申请吗"),
        ("市科技局电话", "市科技局地址"),
        ("什么时候到账", "什么时候申报"),
        ("工信部去年认的孵化器怎么报", "孵化器怎么报"),
    ],
)
def test_a_difference_that_counts(one: str, other: str) -> None:
    assert LIKENESS.differ(one, other)
    assert LIKENESS.differ(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("孵化器能不能申请", "孵化器可以申请吗"),
        ("有没有補貼", "有补贴吗"),
        ("市科技局电话是多少", "科技局的联系电话"),
        ("3家高企怎么报", "三家高企如何申报"),
    ],
)
def test_no_difference_that_counts(one: str, other: str) -> None:
    assert not LIKENESS.differ(one, other)
