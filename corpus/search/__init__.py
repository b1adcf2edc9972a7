"""Dense and lexical search over passages, fused."""

from corpus.search.command import run_search_command
from corpus.search.encoder import Encoder, SentenceEncoder, load_encoder
from corpus.search.errors import SearchError
from corpus.search.search import Hit, Passage, Ranking, Search

__all__ = [
    "Encoder", "Hit", "Passage", "Ranking", "Search", "SearchError", "SentenceEncoder",
    "load_encoder", "run_search_command",
]  # fmt: skip
