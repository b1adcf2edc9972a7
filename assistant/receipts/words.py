"""The words of a 测算单, from words.yaml beside this file."""

from functools import cache
from pathlib import Path

import yaml


@cache
def _words() -> dict[str, str]:
    words: dict[str, str] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return words


def word(key: str) -> str:
    """What a 测算单 calls something. Raises KeyError for a word that words.yaml does not have."""
    return _words()[key]
