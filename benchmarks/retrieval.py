"""How well and how fast the search finds passages: `python -m benchmarks.retrieval`.

Prints hit@1, hit@10 and MRR@10 of both legs and of their fusion on two public sets, the time of a
whole search as a multiple of encoding the question alone, and the time to build and to open an
index again.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.search import Search, SearchError, SentenceEncoder, load_encoder
from corpus.search.command import read_lines

SETS = ("cmrc2018_trial", "drcd_dev")
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
TIMED = 200

T = TypeVar("T")


class Set(NamedTuple):
    """Passages, questions, and for each question the row of the passage that answers it."""

    passages: list[dict[str, str]]
    questions: list[str]
    answers: list[int]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.retrieval", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help=f"default: {DATA}")
    parser.add_argument("--limit", type=int, help="only the first so many questions of each set")
    parser.add_argument("--encoder", default="", help="a sentence-transformers name or folder")
    options = parser.parse_args()
    try:
        sets = {name: read_set(options.data / name, options.limit) for name in SETS}
        encoder = load_encoder(options.encoder)
    except SearchError as error:
        sys.exit(f"{error}\nThe sets are not part of the project; see the README of its data.")
    print(f"encoder {encoder.name}\n\n{'':16}{'':8} hit@1  hit@10 MRR@10")
    for name, measured in sets.items():
        measure(name, measured, encoder)


def read_set(folder: Path, limit: int | None) -> Set:
    """Passages, questions and answers; SearchError names a missing file."""
    passages = list(read_lines(folder / "corpus.jsonl"))
    questions = list(read_lines(folder / "queries.jsonl"))[:limit]
    rows = {passage["id"]: row for row, passage in enumerate(passages)}
    lines = (folder / "qrels.tsv").read_text("utf-8").splitlines()
    answer = {query: rows[passage] for query, passage, _ in (line.split("\t") for line in lines)}
    texts = [question["text"] for question in questions]
    return Set(passages, texts, [answer[question["id"]] for question in questions])


def measure(name: str, data: Set, encoder: SentenceEncoder) -> None:
    """Print one set's table and times."""
    with tempfile.TemporaryDirectory() as folder:
        built, search = timed(lambda: Search(data.passages, encoder, Path(folder)))
        opened, _ = timed(lambda: Search(data.passages, encoder, Path(folder)))
    vectors = encoder.encode_queries(data.questions)
    rankings = [search.rank(*pair) for pair in zip(data.questions, vectors, strict=True)]
    for leg in ("lexical", "dense", "fused"):
        ranks = [
            rank_of(getattr(ranking, leg), answer)
            for ranking, answer in zip(rankings, data.answers, strict=True)
        ]
        print(f"{name:16}{leg:8} {figures(np.array(ranks))}")
    print(
        f"{len(data.passages)} passages, {len(data.questions)} questions; "
        f"built in {built:.1f} s, opened again in {opened:.2f} s"
    )
    print_times(data.questions[:TIMED], encoder, search)


def rank_of(scores: NDArray[np.float32], answer: int) -> int:
    """0 for the first; of equal scores the earlier passage is first, as in a search."""
    ahead = (scores > scores[answer]).sum() + (scores[:answer] == scores[answer]).sum()
    return int(ahead)


def figures(ranks: NDArray[Any]) -> str:
    reciprocal = np.where(ranks < 10, 1 / (ranks + 1), 0)
    return f"{(ranks < 1).mean():.4f} {(ranks < 10).mean():.4f} {reciprocal.mean():.4f}"


def print_times(questions: list[str], encoder: SentenceEncoder, search: Search) -> None:
    """Encoding and searching alternate, so that other work on the machine slows both."""
    alone, whole = [], []
    for question in questions:
        alone.append(timed(partial(encoder.encode_queries, [question]))[0])
        whole.append(timed(partial(search.search, question))[0])
    ratio = median(whole) / median(alone)
    print(
        f"a question: encoding {median(alone) * 1e3:.2f} ms, whole search "
        f"{median(whole) * 1e3:.2f} ms = {ratio:.3f} times encoding\n"
    )


def timed(work: Callable[[], T]) -> tuple[float, T]:
    started = perf_counter()
    result = work()
    return perf_counter() - started, result


if __name__ == "__main__":
    main()
