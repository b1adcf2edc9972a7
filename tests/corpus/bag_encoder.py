"""An encoder for tests: a passage is the characters in it."""

from collections.abc import Sequence

import numpy as np

from corpus.search.encoder import Vectors


class BagEncoder:
    """Counts characters in 97 bins; needs no model. Remembers what it was asked to encode."""

    def __init__(self, name: str = "bag 1") -> None:
        self.name = name
        self.encoded: list[list[str]] = []

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.encoded.append(list(texts))
        counts = np.full((len(texts), 97), 0.01, np.float32)
        for row, text in enumerate(texts):
            for character in text:
                counts[row, ord(character) % 97] += 1
        vectors: Vectors = counts / np.linalg.norm(counts, axis=1, keepdims=True)
        return vectors
