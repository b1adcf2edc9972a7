"""The words of a 测算单 file. They are Chinese, as the policies are."""

from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).parents[1] / "web/words/receipt.yaml"
"""The page that shows the same sheet has the same words, and other languages of them."""


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = yaml.safe_load(_FILE.read_text("utf-8"))
    return words


def word(key: str) -> str:
    """What a 测算单 calls something. Raises KeyError for a word that the file does not have."""
    return _words()[key][0]
