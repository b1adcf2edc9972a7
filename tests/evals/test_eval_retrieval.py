"""The retrieval measures, on a search whose ranking is known."""

import pytest

from corpus import default_corpus
from corpus.search import Hit
from evals.cases import POLICY, Case
from evals.retrieval import measure_retrieval


class KnownSearch:
    """1.2 first by meaning, second by words, and 1.1 the other way round."""

    def search(self, query: str, top: int) -> list[Hit]:
        ref = {id: item.ref for id, item in default_corpus()[POLICY].provisions.items()}
        return [
            Hit(ref["1.2"], score=2, lexical=1, dense=0.9),
            Hit(ref["1.1"], score=1, lexical=3, dense=0.5),
            Hit(ref["1.3"], score=0.5, lexical=0, dense=0.1),
        ]


def _case(kind: str, **turn: object) -> Case:
    turns = [{"ask": "问", "status": "answered", **turn}]
    case = {"name": "名", "id": f"{kind}-1", "turns": turns, "kind": kind, "half": "dev"}
    return Case.model_validate(case)


def test_the_legs_are_measured_apart() -> None:
    table = measure_retrieval([_case("text", cites=["1.2"])], KnownSearch())
    assert table["dense"]["R@1"] == 1
    assert table["lexical"]["R@1"] == 0
    assert table["lexical"]["RR"] == 0.5
    assert table["lexical"]["nDCG@10"] == pytest.approx(0.6309)
    assert table["fused"]["RR"] == 1


def test_a_passage_without_a_shared_word_is_not_found_by_words() -> None:
    table = measure_retrieval([_case("text", cites=["1.3"])], KnownSearch())
    assert table["lexical"]["R@5"] == 0
    assert table["dense"]["R@5"] == 1


def test_only_text_cases_with_provisions_to_find_count() -> None:
    others = [_case("figures", cites=["1.1"]), _case("text")]
    table = measure_retrieval([_case("text", cites=["1.2"]), *others], KnownSearch())
    assert table["dense"]["R@1"] == 1
