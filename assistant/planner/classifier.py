"""Utterances to labels: similarity of meaning and of characters, by kernel ridge regression."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
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


class Examples:
    """Texts to compare others with, by the meaning and by the characters of each."""

    def __init__(self, texts: Sequence[str], vectors: Vector) -> None:
        self._centre = vectors.mean(0)
        self.meanings = self._centred(vectors)
        self._vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
        self.characters = self._vectorizer.fit_transform(texts)

    def compared(self, text: str, vector: Vector) -> tuple[Vector, csr_matrix]:
        """A comparable text with its query vector, as the examples are: meaning and characters."""
        return self._centred(vector[None]), self._vectorizer.transform([text])

    def _centred(self, vectors: Vector) -> Vector:
        moved = vectors - self._centre
        scaled: Vector = moved / np.linalg.norm(moved, axis=1, keepdims=True)
        return scaled


class Classifier:
    """Scores labels for a message from labelled example utterances.

    A score is about 1 for a message like the label's examples and 0 for one unlike them.
    """

    def __init__(
        self, examples: Sequence[tuple[str, str]], encoder: Encoder, data_dir: Path | None
    ) -> None:
        self.labels = sorted({label for _, label in examples})
        texts = [comparable(text) for text, _ in examples]
        self._examples = Examples(texts, _vectors(texts, encoder, data_dir))
        meanings, characters = self._examples.meanings, self._examples.characters
        kernel = meanings @ meanings.T + (characters @ characters.T).toarray()
        targets = np.array([[label == own for label in self.labels] for _, own in examples], float)
        ridge = KernelRidge(alpha=_RIDGE, kernel="precomputed").fit(kernel, targets)
        # The kernel is linear, so what the examples say folds into two small matrices of weights.
        self._by_meaning = meanings.T @ ridge.dual_coef_
        self._by_characters = characters.T @ ridge.dual_coef_

    def scores(self, text: str, vector: Vector) -> dict[str, float]:
        """The score of every label for a comparable text with its query vector."""
        meaning, characters = self._examples.compared(text, vector)
        row = (meaning @ self._by_meaning + characters @ self._by_characters)[0]
        return dict(zip(self.labels, map(float, row), strict=True))


class Neighbours:
    """Tells by the nearest example of all what a classifier, which weighs them all, does not."""

    def __init__(self, groups: Mapping[Path, Sequence[tuple[str, str]]], encoder: Encoder) -> None:
        """`groups` are labelled examples by the folder that keeps their vectors."""
        examples = [example for group in groups.values() for example in group]
        self._labels = np.array([label.partition("/")[0] for _, label in examples])
        texts = {folder: [comparable(t) for t, _ in group] for folder, group in groups.items()}
        vectors = [_vectors(group, encoder, folder) for folder, group in texts.items()]
        self._examples = Examples([*chain(*texts.values())], np.vstack(vectors))

    def leads(self, text: str, vector: Vector, labels: Iterable[str]) -> dict[str, float]:
        """How much nearer the nearest example of each label is than the nearest of all others."""
        meaning, characters = self._examples.compared(text, vector)
        alike = (self._examples.meanings @ meaning[0]) + (
            self._examples.characters @ characters.T
        ).toarray()[:, 0]
        owns = {label: self._labels == label for label in labels}
        return {label: float(alike[o].max() - alike[~o].max()) for label, o in owns.items()}


def _vectors(texts: Sequence[str], encoder: Encoder, data_dir: Path | None) -> Vector:
    """The vectors of comparable texts, kept in `data_dir`."""
    key = _key(encoder.name, texts)
    return stored_vectors(
        data_dir and data_dir / "index", key, lambda: encoder.encode_queries(texts)
    )


def _key(encoder: str, texts: Sequence[str]) -> str:
    import hashlib

    return hashlib.sha256(repr((encoder, list(texts))).encode()).hexdigest()[:32]
