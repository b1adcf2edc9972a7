"""Retrieval (检索) measured: are the provisions that a question must cite found, and how early?"""

from functools import cache
from typing import Protocol

import ir_measures
from ir_measures import RR, Measure, Qrel, R, ScoredDoc, nDCG

from corpus import default_corpus, load_corpus
from corpus.search import Hit, Search, load_encoder
from evals.cases import POLICY, Case

MEASURES: tuple[Measure, ...] = (R @ 1, R @ 3, R @ 5, RR, nDCG @ 10)
LEGS = ("lexical", "dense", "fused")

Table = dict[str, dict[str, float]]
"""Leg -> measure -> mean over the questions."""


class Searches(Protocol):
    """A search that can be measured."""

    def search(self, query: str, top: int) -> list[Hit]: ...


def questions(cases: list[Case]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each text case's opening question (later ones need the dialogue) and what it must find."""
    return {
        f"{case.half}/{case.id}": (case.turns[0].ask, case.turns[0].cites)
        for case in cases
        if case.kind == "text" and case.turns[0].cites
    }


def measure_retrieval(cases: list[Case], search: Searches) -> Table:
    """The same search by its words alone, by its meaning alone, and by both."""
    asked = questions(cases)
    hits = {key: search.search(question, 10_000) for key, (question, _) in asked.items()}
    provisions = default_corpus()[POLICY].provisions
    relevant = [
        Qrel(key, provisions[id].ref, 1) for key, (_, cites) in asked.items() for id in cites
    ]
    return {leg: _measure(relevant, hits, leg) for leg in LEGS}


@cache
def open_search() -> Search:
    """The assistant's own search, made once a process."""
    from assistant.assistant import passages  # here, since it takes seconds
    from assistant.settings import load_settings

    settings = load_settings()
    return Search(passages(load_corpus(settings.corpus_dir)), load_encoder(settings.encoder))


def _measure(relevant: list[Qrel], hits: dict[str, list[Hit]], leg: str) -> dict[str, float]:
    run = [
        ScoredDoc(key, hit.id, score)
        for key, found in hits.items()
        for hit in found
        if (score := hit.score if leg == "fused" else getattr(hit, leg)) != 0
    ]  # a lexical score of 0 is no match, not a last place
    values = ir_measures.calc_aggregate(MEASURES, relevant, run)
    return {str(measure): round(float(values[measure]), 4) for measure in MEASURES}
