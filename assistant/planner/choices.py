"""Choices: which of an input's declared choices a text names, denies or compares."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from assistant.planner.message import YEAR
from tools import Calculator, Input, spoken

_BREAK = re.compile(r"[，,。；;、\s]")
_EDGES = " ，,。!！的级"
_OPPOSITE = {"是": "否", "否": "是"}
_FILLED = re.compile(r"[^:：=,，。;；\n]{0,6}[:：=]\s*(?:(是|有|yes)|(否|不|没|无|no))")
_ONE = re.compile("定?的?")  # 工信部认定的国家级: two words for one thing, not compared
_NOT_BY = re.compile(r"(不|别|不要|不用|不能)[按照用以]$")
_ONLY = re.compile("(?:只|光|仅)?(?:算|计|按)?$")  # 不是只算整档
_NOT_YET = re.compile("(?:还|都|也)?(?:没|未|没有)(?:能)?(?:评|认|批|拿|到|获|通过)")
_GONE = re.compile(
    r"[^,，。;；{}]{0,4}(?:没了|没有了|没得|不算|除外|不要|拿过|领过|拿完|不含|不考虑|不计"
    r"|先?(?:不|别|甭)[要用]?(?:管|问|看|谈|提|说|理|讲|加|论)|撇开|抛开|放一边|搁一边|另算|另说|不在内)"
)
_AWARD = re.compile("[升上进]?规?(?:的|那)?[个笔]?[奖补]")
_DENIAL = 6  # characters before a word in which a denial reaches it

Hit = tuple[int, int, str]
"""Where a choice is named, how long its name is, and which choice it is."""


class Choices:
    """Reads choices and yes or no out of texts."""

    def __init__(self, words: Mapping[str, Sequence[str]], inputs: Sequence[Input]) -> None:
        self._words = words
        self._inputs = [item for item in inputs if item.choices]

    def compared(self, text: str, calculator: Calculator) -> list[str]:
        """The choices of one input that a text names together: 部级和市级有什么区别."""
        for item in calculator.inputs:
            if item.kind != "choice":
                continue
            hits = sorted(_hits(text, item))
            one = any(
                a[2] != b[2] and _ONE.fullmatch(text, a[0] + a[1], b[0]) for a, b in pairwise(hits)
            )
            named = [choice for choice in item.choices if any(hit[2] == choice for hit in hits)]
            if len(named) > 1 and not one:
                return named
        return []

    def narrowed(self, text: str, choice: str, calculator: Calculator) -> str:
        """A comparing question asked about one of its choices only."""
        for item in calculator.inputs:
            if choice in item.choices:
                for other, names in item.choices.items():
                    for name in names if other != choice else ():
                        text = spoken(name).sub("", text)
        return text

    def first_choice(self, text: str, item: Input) -> str:
        """The first choice, in the declared order, that the text names; "" when it names none."""
        named = self.named(text, item)
        return next((choice for choice in item.choices if choice in named), "")

    def named(self, text: str, item: Input) -> dict[str, int]:
        """The choices that the text names, each with where its last name ends."""
        hits = list(_hits(text, item))
        denials = tuple(self._words["negation"])
        kept = [
            hit
            for hit in hits
            if not (
                _inside(hit, hits)
                or _ONLY.sub("", text[: hit[0]]).endswith(denials)
                or _NOT_BY.search(text[: hit[0]])
            )
        ]
        return {choice: start + length for start, length, choice in sorted(kept)}

    def choose(self, text: str, item: Input, asked: bool) -> str:
        """The choice of a choice or yes_no input that the text names, or ""."""
        if asked and item.kind == "choice" and len(text.strip(_EDGES)) == 1:
            letter = text.strip(_EDGES)  # 优, 省: the first character answers
            return next((choice for choice in item.choices if choice[0] == letter), "")
        text = _aged(text).replace("要是", "如果")  # 要是不是新认定 asks nothing
        hits = sorted(_hits(text, item))
        decoys = [
            (match.start(), len(match[0]), "")
            for word in item.excludes
            for match in spoken(word).finditer(text)
        ]
        found = [hit for hit in hits if not _inside(hit, [*hits, *decoys])]
        if item.kind == "yes_no" and (filled := _filled(text, found)):
            return filled
        if item.kind == "yes_no" and any(self._unsure(text, start) for start, _, _ in found):
            found = [hit for hit in found if self._states(text, hit)]
            if not found:
                return ""
        ends = hits if item.kind == "choice" else []
        if item.kind == "choice" and any(self._denies(text, start) for start, _, _ in found):
            ends = sorted({hit for other in self._inputs for hit in _hits(text, other)})
        kept = [
            hit
            for hit in found
            if not (self._negated(text, hit[0], ends) or _NOT_YET.match(text, hit[0] + hit[1]))
            and not (item.kind == "choice" and _GONE.match(text, hit[0] + hit[1]))
        ]
        if item.kind == "yes_no" and kept:
            size = max(size for _, size, _ in kept)  # 不是首次升规 says more than 新纳统
            denied = [hit for hit in found if hit not in kept and hit[1] > size]
            return _OPPOSITE[max(denied)[2]] if denied else max(kept)[2]
        if kept:
            return max(kept)[2]
        if item.kind == "yes_no":
            if found:
                return _OPPOSITE[found[-1][2]]
            return self._yes_no(text) if asked else ""
        return ""

    def substituted(self, question: str, text: str, inputs: Sequence[Input]) -> str:
        """The earlier question with the choices that the text names instead: 那部级的呢."""
        for item in inputs:
            chosen = self.choose(text, item, False) if item.kind == "choice" else ""
            for choice, names in item.choices.items():
                if chosen and choice != chosen:
                    for name in names:
                        question = spoken(name).sub(item.choices[chosen][0], question)
        return question

    def _negated(self, text: str, start: int, hits: Sequence[Hit]) -> bool:
        last = max((begin + size for begin, size, _ in hits if begin + size <= start), default=0)
        return self._denies(text, start, last)

    def _denies(self, text: str, start: int, last: int = 0) -> bool:
        """Whether a denial stands close before a word, behind what was named last."""
        before = _BREAK.split(text[max(last, start - _DENIAL) : start])[-1]  # 不是市级是部级
        if any(word in before for word in self._words["rhetorical"]):
            return False
        return any(word.strip() in before for word in self._words["negation"])

    def _unsure(self, text: str, start: int) -> bool:
        """Whether the clause asks about the choice instead of stating it: 是不是首次我也不清楚."""
        begin = max((m.end() for m in _BREAK.finditer(text, 0, start)), default=0)
        end = _BREAK.search(text, start)
        clause = text[begin : end.start() if end else len(text)]
        return any(word in clause for word in self._words["unsure"])

    def _states(self, text: str, hit: Hit) -> bool:
        """Whether a hit is said of somebody, not asked about and not the name of the award."""
        start, size, _ = hit
        return not (self._unsure(text, start) or _AWARD.match(text, start + size))

    def _yes_no(self, text: str) -> str:
        head = text.strip(_EDGES)
        for word in sorted([*self._words["no"], *self._words["yes"]], key=len, reverse=True):
            if head.startswith(word):
                return "否" if word in self._words["no"] else "是"
        return ""


def _filled(text: str, hits: Sequence[Hit]) -> str:
    """What a line of a form says: 是否首次升规：是."""
    for start, length, choice in hits:
        if match := _FILLED.match(text, start + length):
            return choice if match[1] else _OPPOSITE[choice]
    return ""


def _aged(text: str) -> str:
    """The text with 往年 for each calendar year that is surely neither this year nor the last."""
    recent = date.today().year - 1
    return YEAR.sub(lambda m: "往" if int(m[1]) % 100 + 2000 < recent else m[1], text)


def _hits(text: str, item: Input) -> Iterator[Hit]:
    for choice, names in item.choices.items():
        for name in names:
            for match in spoken(name).finditer(text):
                yield match.start(), len(match[0]), choice


def _inside(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a hit begins inside a longer one: in 刨去存量那块 it is 刨去存量 that counts."""
    start, length, _ = hit
    return any(s <= start < s + n and n > length for s, n, _ in hits)
