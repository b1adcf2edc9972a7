"""Policies as data: loading, proofs, the grammar of quantities, and search."""

import os
from functools import cache
from pathlib import Path

from corpus.errors import CorpusError, DataError, ProofError, TextError
from corpus.parameters import Parameter, TextFigure
from corpus.policy import Policy, Provision, load_corpus, load_policy, provision_at
from corpus.readings import Option, Reading
from corpus.text import Measure

__all__ = [
    "CorpusError", "DataError", "Measure", "Option", "Parameter", "Policy", "ProofError",
    "Provision", "Reading", "TextError", "TextFigure", "corpus_folder", "default_corpus",
    "load_corpus", "load_policy", "provision_at",
]  # fmt: skip


def corpus_folder() -> Path:
    """Where the policies are: ASSISTANT_CORPUS_DIR, or this package's own folder."""
    return Path(os.environ.get("ASSISTANT_CORPUS_DIR") or Path(__file__).parent)


@cache
def default_corpus() -> dict[str, Policy]:
    """The policies of `corpus_folder()`, loaded and proved once a process."""
    return load_corpus(corpus_folder())
