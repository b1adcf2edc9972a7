"""Passages found by meaning and by characters, in one ranking."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.search.encoder import Encoder, Vectors
from corpus.search.errors import SearchError
from corpus.search.index import stored_vectors
from corpus.search.lexical import Lexical
from corpus.search.text import clean, windows

DENSE_WEIGHT = 0.7
"""What the best passage by meaning adds to a score, the best by characters adding 1.

Measured on cmrc2018_trial and drcd_dev: every weight from 0.1 to 1.2 is at least as good as the
better leg, and hit@1 is flat from 0.7 on (0.986 to 0.988, 0.952 to 0.953). The smallest of these
leaves exact words, clause names among them, the most say.
"""

Scores = NDArray[np.float32]


class Passage(Protocol):
    """Anything with an id and a text."""

    @property
    def id(self) -> str: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class Hit:
    """A passage found.

    `score` ranks it for this question and says nothing across questions; `lexical` (BM25, 0 when no
    character is shared) and `dense` (cosine of its best window) do.
    """

    id: str
    score: float
    lexical: float
    dense: float


class Ranking(NamedTuple):
    """The scores of all passages for a question, in the passages' order."""

    fused: Scores
    lexical: Scores
    dense: Scores


class Search:
    """Finds passages; safe in threads once made.

    `data_dir` keeps the vectors from one start to the next; without it they are made anew.
    SearchError for two passages with one id.
    """

    def __init__(
        self,
        passages: Iterable[Passage | Mapping[str, str]],
        encoder: Encoder,
        data_dir: Path | None = None,
    ) -> None:
        self.encoder = encoder
        texts: dict[str, str] = {}
        for id_, text in map(_id_and_text, passages):
            if id_ in texts:
                raise SearchError(f"passage {id_!r} stands twice; give every passage its own id")
            texts[id_] = text
        self._ids = list(texts)
        self._lexical = Lexical(list(texts.values()))
        pieces = [windows(clean(text)) for text in texts.values()]
        self._starts = np.cumsum([0, *map(len, pieces)])[:-1]
        flat = [piece for of_passage in pieces for piece in of_passage]
        if self._ids:
            self._vectors = stored_vectors(
                data_dir and data_dir / "index",
                _key(encoder.name, self._ids, pieces),
                lambda: encoder.encode_passages(flat),
            ).astype(np.float64)  # or equal passages would differ in the last digit of a product

    def search(self, query: str, top: int = 10) -> list[Hit]:
        """The best passages, best first; equal ones in the order they were given."""
        return self.search_vector(query, self.encoder.encode_queries([query])[0], top)

    def search_vector(self, query: str, vector: Vectors, top: int = 10) -> list[Hit]:
        """As `search`, for a caller who has the question's vector from the same encoder."""
        ranking = self.rank(query, vector)
        best = np.argsort(-ranking.fused, kind="stable")[:top]
        return [Hit(self._ids[row], *(float(leg[row]) for leg in ranking)) for row in best]

    def rank(self, query: str, vector: Vectors) -> Ranking:
        """Every passage's scores."""
        if not self._ids:
            nothing = np.zeros(0, np.float32)
            return Ranking(nothing, nothing, nothing)
        lexical = self._lexical.scores(query)
        of_pieces = (self._vectors @ vector).astype(np.float32)
        dense = np.maximum.reduceat(of_pieces, self._starts)
        return Ranking(_fuse(lexical, dense), lexical, dense)


def _fuse(lexical: Scores, dense: Scores) -> Scores:
    """BM25 over its maximum, plus the cosine from its minimum to its maximum, weighted.

    Scores, not ranks: how far the first is ahead of the second is what either leg knows best.
    """
    most = float(lexical.max()) or 1.0
    low = dense.min()
    spread = float(dense.max() - low) or 1.0
    fused: Scores = lexical / most + DENSE_WEIGHT * (dense - low) / spread
    return fused


def _id_and_text(passage: Passage | Mapping[str, str]) -> tuple[str, str]:
    if isinstance(passage, Mapping):
        return passage["id"], passage["text"]
    return passage.id, passage.text


def _key(encoder: str, ids: list[str], pieces: list[list[str]]) -> str:
    """What the vectors depend on, as cleaned and cut; any change gives another key."""
    return hashlib.sha256(repr([encoder, ids, pieces]).encode()).hexdigest()[:32]
