"""Utterances to labels: similarity of meaning and of characters, by kernel ridge regression."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.kernel_ridge import KernelRidge

from assistant.planner.message import placeholder
from assistant.sealing import simplify
from corpus.quantities import find_quantities
from corpus.search import Encoder
from corpus.search.index import stored_vectors

_RIDGE = 0.5
Vector = NDArray[np.float32]


def comparable(utterance: str) -> str:
    """An utterance with placeholders for its quantities, as messages are compared."""
    pieces, last = [], 0
    for quantity in find_quantities(utterance):
        shown = quantity.text if quantity.article else placeholder(quantity.unit, quantity.counter)
        pieces += [utterance[last : quantity.start], "亏损" if quantity.loss else "", shown]
        last = quantity.end
    return simplify("".join([*pieces, utterance[last:]]))


class Classifier:
    """Scores labels for a message from labelled example utterances.

    A score is about 1 for a message like the label's examples and 0 for one unlike them.
    """

    def __init__(
        self, examples: Sequence[tuple[str, str]], encoder: Encoder, data_dir: Path | None
    ) -> None:
        texts = [comparable(text) for text, _ in examples]
        self.labels = sorted({label for _, label in examples})
        self._encoder = encoder
        vectors = stored_vectors(
            data_dir and data_dir / "index", _key(encoder.name, texts),
            lambda: encoder.encode_queries(texts),
        )  # fmt: skip
        self._centre = vectors.mean(0)
        meanings = self._centred(vectors)
        self._characters = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
        characters = self._characters.fit_transform(texts)
        kernel = meanings @ meanings.T + (characters @ characters.T).toarray()
        targets = np.array([[label == own for label in self.labels] for _, own in examples], float)
        ridge = KernelRidge(alpha=_RIDGE, kernel="precomputed").fit(kernel, targets)
        # The kernel is linear, so what the examples say folds into two small matrices of weights.
        self._by_meaning = meanings.T @ ridge.dual_coef_
        self._by_characters = characters.T @ ridge.dual_coef_

    def scores(self, text: str, vector: Vector) -> dict[str, float]:
        """The score of every label for a comparable text with its query vector."""
        meaning = self._centred(vector[None]) @ self._by_meaning
        characters = self._characters.transform([text]) @ self._by_characters
        row = (meaning + characters)[0]
        return dict(zip(self.labels, map(float, row), strict=True))

    def _centred(self, vectors: Vector) -> Vector:
        moved = vectors - self._centre
        scaled: Vector = moved / np.linalg.norm(moved, axis=1, keepdims=True)
        return scaled


def _key(encoder: str, texts: Sequence[str]) -> str:
    import hashlib

    return hashlib.sha256(repr((encoder, list(texts))).encode()).hexdigest()[:32]
