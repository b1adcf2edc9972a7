"""Texts in one written form, characters scored, both legs fused, hits in a fixed order."""

import subprocess
import sys
from dataclasses import dataclass

import numpy as np
import pytest

from corpus.search import Search, SearchError
from corpus.search.lexical import Lexical, tokens
from corpus.search.search import DENSE_WEIGHT
from corpus.search.text import LONGEST_QUERY, WINDOW, clean, clean_query, windows
from tests.corpus.bag_encoder import BagEncoder

PASSAGES = [
    {"id": "1.1", "text": "对首次升规达标的企业给予一次性奖励"},
    {"id": "2.1", "text": "对部级孵化器给予最高一次性奖励"},
    {"id": "2.2", "text": "每年给予部级孵化器运营补助"},
    {"id": "3.2", "text": "推动人才纳入引进指导目录"},
]


@dataclass(frozen=True)
class Clause:
    id: str
    text: str


def ids(search: Search, query: str, top: int = 10) -> list[str]:
    return [hit.id for hit in search.search(query, top)]


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("孵化器運營補助", "孵化器运营补助"),
        ("５０万元，ＡＩ", "50万元,AI"),
        ("前\0后", "前后"),
        ("前\ud800后", "前?后"),
        ("", ""),
    ],
    ids=["traditional", "full width", "NUL", "lone surrogate", "empty"],
)
def test_one_written_form(written: str, cleaned: str) -> None:
    assert clean(written) == cleaned


def test_a_long_question_keeps_both_ends() -> None:
    question = clean_query("我们是一家公司" + "很长" * 50_000 + "能拿多少")
    assert len(question) == LONGEST_QUERY
    assert question.startswith("我们是一家公司")
    assert question.endswith("能拿多少")


def test_a_question_that_nfkc_lengthens_is_cut_again() -> None:
    assert len(clean_query("\ufdfa" * LONGEST_QUERY)) == LONGEST_QUERY


@pytest.mark.parametrize("length", [0, 1, WINDOW - 1, WINDOW, WINDOW + 1, 5 * WINDOW + 7])
def test_windows_are_the_text_in_few_even_pieces(length: int) -> None:
    text = "".join(chr(0x4E00 + i) for i in range(length))
    pieces = windows(text)
    assert "".join(pieces) == text
    assert len(pieces) == max(1, -(-length // WINDOW))
    assert max(map(len, pieces)) - min(map(len, pieces)) <= 1


def test_tokens_are_words_characters_and_pairs() -> None:
    assert tokens("用AI技术，增10%") == ["用", "ai", "技", "术", "技术", "增", "10"]


def test_lexical_scores_only_what_is_shared() -> None:
    scores = Lexical([passage["text"] for passage in PASSAGES]).scores("運營補助")
    assert scores.argmax() == 2
    assert scores[3] == 0


@pytest.mark.parametrize(
    "query", ["", "！？", "\0", "xyz"], ids=["empty", "marks", "NUL", "strange"]
)
def test_lexical_finds_nothing_in_nothing(query: str) -> None:
    assert Lexical(["补助", ""]).scores(query).tolist() == [0, 0]
    assert Lexical(["", "。"]).scores(query).tolist() == [0, 0]
    assert Lexical([]).scores(query).tolist() == []


def test_bm25s_does_not_fill_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        Lexical(["补助"]).scores("补助")
    assert not caplog.records


def test_finds_the_passage() -> None:
    search = Search(PASSAGES, BagEncoder())
    assert ids(search, "孵化器的運營補助")[0] == "2.2"
    assert ids(search, "人才")[0] == "3.2"


def test_objects_and_generators_are_passages_too() -> None:
    search = Search((Clause(**passage) for passage in PASSAGES), BagEncoder())
    assert ids(search, "人才", top=1) == ["3.2"]


def test_the_score_is_both_legs_scaled() -> None:
    search = Search(PASSAGES, BagEncoder())
    hits = search.search("首次升规的孵化器")
    lexical = np.array([hit.lexical for hit in hits])
    dense = np.array([hit.dense for hit in hits])
    expected = lexical / lexical.max()
    expected += DENSE_WEIGHT * (dense - dense.min()) / (dense.max() - dense.min())
    assert [hit.score for hit in hits] == pytest.approx(expected.tolist(), abs=1e-6)
    assert (np.diff(expected) <= 0).all()


def test_dense_alone_ranks_when_no_character_is_shared() -> None:
    class Meaning(BagEncoder):
        def encode_queries(self, texts: object) -> np.ndarray:
            return self.encode_passages([PASSAGES[3]["text"]])

    hits = Search(PASSAGES, Meaning()).search("zzz")
    assert hits[0].id == "3.2"
    assert {hit.lexical for hit in hits} == {0.0}


def test_equal_passages_keep_their_order() -> None:
    passages = [{"id": str(number), "text": "同样的话"} for number in range(50)]
    search = Search(passages, BagEncoder())
    assert ids(search, "同样", top=50) == [passage["id"] for passage in passages]


def test_top_may_be_more_than_there_is() -> None:
    assert len(Search(PASSAGES, BagEncoder()).search("奖励", top=99)) == len(PASSAGES)


def test_one_passage_and_none() -> None:
    only = Search(PASSAGES[:1], BagEncoder()).search("奖励")
    assert [hit.score for hit in only] == [1.0]
    assert Search([], BagEncoder()).search("奖励") == []


def test_a_long_passage_is_found_by_any_of_its_windows() -> None:
    long = {"id": "long", "text": "甲" * WINDOW + "乙" * WINDOW + "丙" * WINDOW}
    short = {"id": "short", "text": "甲乙丙"}
    hits = {hit.id: hit for hit in Search([short, long], BagEncoder()).search("乙")}
    assert hits["long"].dense > 0.99
    assert hits["short"].dense < 0.7


def test_a_vector_at_hand_is_not_encoded_again() -> None:
    encoder = BagEncoder()
    search = Search(PASSAGES, encoder)
    expected = search.search("运营补助")
    vector = encoder.encode_queries(["运营补助"])[0]
    encoder.encoded.clear()
    assert search.search_vector("运营补助", vector, 10) == expected
    assert encoder.encoded == []


@pytest.mark.parametrize(
    "query",
    ["", " ", "\0", "\ud800", "<b>奖励</b>", "奖" * 100_000],
    ids=["empty", "space", "NUL", "lone surrogate", "HTML", "long"],
)
def test_any_question_is_answered(query: str) -> None:
    assert len(Search(PASSAGES, BagEncoder()).search(query)) == len(PASSAGES)


def test_two_passages_with_one_id_are_refused() -> None:
    with pytest.raises(SearchError, match="passage '1.1' stands twice"):
        Search([PASSAGES[0], PASSAGES[0]], BagEncoder())


def test_importing_search_loads_neither_chroma_nor_torch() -> None:
    heavy = "{'chromadb', 'torch', 'sentence_transformers'}"
    code = f"import sys, corpus.search; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
