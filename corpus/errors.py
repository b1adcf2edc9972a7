"""What can be wrong with a policy folder.

CorpusError
├── DataError      a YAML file has an unknown, duplicate, missing or mistyped entry
├── TextError      measures.md does not have the shape or the words that policy.yaml names
└── ProofError     text and parameters disagree
"""

from pathlib import Path


class CorpusError(Exception):
    """Something in a policy folder is wrong: the message names file, entry and remedy."""

    def __init__(self, file: Path, entry: str, message: str) -> None:
        self.file = file
        self.entry = entry
        super().__init__(f"{file}: {entry}: {message}" if entry else f"{file}: {message}")


class DataError(CorpusError):
    """A YAML file has an unknown, duplicate, missing or mistyped entry."""


class TextError(CorpusError):
    """The text does not have the shape or the words that policy.yaml names."""


class ProofError(CorpusError):
    """A parameter's quote is not in its provision, or does not state its value."""
