"""A growing text cut into whole sentences."""

import re

_END = re.compile(r"[。！？!?；;\n]+[”」）)*]*\s*")


class Sentences:
    """Takes pieces of text and gives back the sentences that are complete."""

    def __init__(self) -> None:
        self._rest, self._begun = "", False

    def feed(self, piece: str) -> list[str]:
        """The sentences that this piece completes; one that could go on is not among them."""
        self._rest += piece if self._begun else piece.lstrip()
        self._begun = self._begun or bool(self._rest)
        found = []
        while (end := _END.search(self._rest)) and end.end() < len(self._rest):
            found.append(self._rest[: end.end()])
            self._rest = self._rest[end.end() :]
        return found
