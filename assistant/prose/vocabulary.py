"""The words around a figure: those that the question and the tools hold, and a list of plain ones.

Lists of forbidden words leak; a sentence that states a figure needs few words, so it gets few.
"""

from assistant.prose.words import WORDS

_PLAIN = frozenset(word for group in WORDS["plain"] for word in group.split())
_LONGEST = 10
"""Characters of a known piece that are looked up at once."""


def strange_words(clause: str, seen: str) -> str:
    """What of a clause is made neither of plain words nor of pieces of `seen`; "" if nothing is.

    A piece of `seen` has two characters at least. Anything that is no Chinese character joins.
    """
    reached = [True] + [False] * len(clause)
    for start in range(len(clause)):
        if not reached[start]:
            continue
        if not _chinese(clause[start]):
            reached[start + 1] = True
        for end in range(start + 1, min(len(clause), start + _LONGEST) + 1):
            piece = clause[start:end]
            if piece in _PLAIN or (len(piece) > 1 and piece in seen):
                reached[end] = True
    if reached[-1]:
        return ""
    farthest = max(index for index, there in enumerate(reached) if there)
    return clause[farthest : farthest + 4]


def _chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
