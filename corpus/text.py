"""The shape of a policy text: numbered measures, provisions as exact spans, departments."""

import re
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import TextError

_HEADING = re.compile(
    r"^(?P<number>[一二三四五六七八九十百]+)、(?P<title>[^。\n]+)。", re.MULTILINE
)
_DEPARTMENTS = re.compile(r"（责任单位：(?P<names>(?:[^（）]|（[^（）]*）)*)）")
_SEPARATOR = re.compile(r"[、，,](?![^（]*）)")

OPENING, CLOSING = "0", "A"
"""Keys of what stands before the first measure and after the last."""


@dataclass(frozen=True)
class Measure:
    """A numbered section (措施): its key ("1"), number ("一"), title, span and departments."""

    key: str
    number: str
    title: str
    start: int
    end: int
    departments: tuple[str, ...]

    @property
    def heading(self) -> str:
        """What an answer calls it: 措施一（推动企业做优做强）."""
        return f"措施{self.number}（{self.title}）" if self.number else self.title


@dataclass(frozen=True)
class Span:
    """Where a provision stands in the text."""

    start: int
    end: int


def parse_measures(text: str, file: Path) -> dict[str, Measure]:
    """The measures by key, with the opening ("0") and the closing ("A") around them."""
    headings = list(_HEADING.finditer(text))
    if not headings:
        raise TextError(file, "", "no measure found; a measure begins a line with 一、标题。")
    measures = {OPENING: Measure(OPENING, "", "制定依据", 0, headings[0].start(), ())}
    closing = len(text)
    for index, heading in enumerate(headings):
        last = index + 1 == len(headings)
        end = len(text) if last else headings[index + 1].start()
        found = _DEPARTMENTS.search(text, heading.end(), end)
        if found is None:
            entry = f"{heading['number']}、{heading['title']}"
            raise TextError(file, entry, "has no （责任单位：…）")
        names = tuple(name.strip() for name in _SEPARATOR.split(found["names"]))
        key = str(index + 1)
        measures[key] = Measure(
            key, heading["number"], heading["title"], heading.end(), found.start(), names
        )
        closing = found.end()
    measures[CLOSING] = Measure(CLOSING, "", "附则", closing, len(text), ())
    return measures


def locate_provisions(
    text: str, measures: dict[str, Measure], begins: dict[str, str], file: Path
) -> dict[str, Span]:
    """The exact span of each provision, from its beginning to the next one's in its measure."""
    spans: dict[str, Span] = {}
    for key, measure in measures.items():
        ids = [provision for provision in begins if provision.split(".")[0] == key]
        if not ids:
            raise TextError(file, f"measure {key}", "has no provision in policy.yaml")
        starts = [_find_beginning(text, measure, provision, begins, file) for provision in ids]
        if starts != sorted(starts):
            raise TextError(file, ids[0], "the provisions of a measure must stand in its order")
        for provision, start, end in zip(ids, starts, [*starts[1:], measure.end], strict=True):
            piece = text[start:end].rstrip().rstrip("；，")
            spans[provision] = Span(start, start + len(piece))
    strays = sorted(set(begins) - set(spans))
    if strays:
        raise TextError(file, strays[0], "names a measure that the text does not have")
    return spans


def _find_beginning(
    text: str, measure: Measure, provision: str, begins: dict[str, str], file: Path
) -> int:
    found = text.find(begins[provision], measure.start, measure.end)
    if found < 0:
        raise TextError(file, provision, f"{begins[provision]!r} is not in measure {measure.key}")
    if text.find(begins[provision], found + 1, measure.end) >= 0:
        raise TextError(file, provision, f"{begins[provision]!r} stands twice in the measure")
    return found
