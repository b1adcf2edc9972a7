"""Choices: which of an input's declared choices a text names, denies or compares."""

import re
from collections.abc import Iterator, Mapping, Sequence

from tools import Calculator, Input

_BREAK = re.compile(r"[，,。；;、\s]")
_EDGES = " ，,。!！的级"
_DENIAL = 6  # characters before a word in which a denial reaches it

Hit = tuple[int, int, str]
"""Where a choice is named, how long its name is, and which choice it is."""


class Choices:
    """Reads choices and yes or no out of texts."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._words = words

    def compared(self, text: str, calculator: Calculator) -> list[str]:
        """The choices of one input that a text names together: 部级和市级有什么区别."""
        for item in calculator.inputs:
            if item.kind != "choice":
                continue
            named = [
                choice
                for choice, names in item.choices.items()
                if any(name.lower() in text for name in names)
            ]
            if len(named) > 1:
                return named
        return []

    def narrowed(self, text: str, choice: str, calculator: Calculator) -> str:
        """A comparing question asked about one of its choices only."""
        for item in calculator.inputs:
            if choice in item.choices:
                for other, names in item.choices.items():
                    for name in names if other != choice else ():
                        text = text.replace(name.lower(), "")
        return text

    def first_choice(self, text: str, item: Input) -> str:
        """The first choice, in the declared order, that the text names; "" when it names none."""
        for choice, names in item.choices.items():
            if any(name.lower() in text for name in names):
                return choice
        return ""

    def choose(self, text: str, item: Input, asked: bool) -> str:
        """The choice of a choice or yes_no input that the text names, or ""."""
        if asked and item.kind == "choice" and len(text.strip(_EDGES)) == 1:
            letter = text.strip(_EDGES)  # 优, 省: the first character answers
            return next((choice for choice in item.choices if choice[0] == letter), "")
        hits = sorted(_hits(text, item))
        decoys = [(text.find(word), len(word), "") for word in item.excludes if word in text]
        found = [hit for hit in hits if not _inside(hit, [*hits, *decoys])]
        if item.kind == "yes_no" and any(word in text for word in self._words["unsure"]):
            return ""
        kept = [hit for hit in found if not self._negated(text, hit[0])]
        if kept:
            return max(kept)[2]
        if item.kind == "yes_no":
            if found:
                return "否" if found[-1][2] == "是" else "是"
            return self._yes_no(text) if asked else ""
        return ""

    def substituted(self, question: str, text: str, inputs: Sequence[Input]) -> str:
        """The earlier question with the choices that the text names instead: 那部级的呢."""
        for item in inputs:
            chosen = self.choose(text, item, False) if item.kind == "choice" else ""
            for choice, names in item.choices.items():
                if chosen and choice != chosen:
                    for name in names:
                        question = question.replace(name.lower(), item.choices[chosen][0])
        return question

    def _negated(self, text: str, start: int) -> bool:
        before = _BREAK.split(text[max(0, start - _DENIAL) : start])[-1]
        if any(word in before for word in self._words["rhetorical"]):
            return False
        return any(word.strip() in before for word in self._words["negation"])

    def _yes_no(self, text: str) -> str:
        head = text.strip(_EDGES)
        for word in sorted([*self._words["no"], *self._words["yes"]], key=len, reverse=True):
            if head.startswith(word):
                return "否" if word in self._words["no"] else "是"
        return ""


def _hits(text: str, item: Input) -> Iterator[Hit]:
    for choice, names in item.choices.items():
        for name in map(str.lower, names):
            start = text.find(name)
            while start >= 0:
                yield start, len(name), choice
                start = text.find(name, start + 1)


def _inside(hit: Hit, hits: Sequence[Hit]) -> bool:
    start, length, _ = hit
    return any(s <= start and start + length <= s + n and n > length for s, n, _ in hits)
