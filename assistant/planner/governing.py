"""Governing: which of the cues in a sentence belongs to which of its quantities."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.planner.message import Mention, Message

CLAUSE = re.compile(r"[，,、：:]")
PRIOR, CURRENT = PERIODS = ("prior", "current")
_SENTENCE = re.compile(r"[。；;！!？?\n]|\.(?=\s+[a-z{])")
STOP = re.compile(r"[，,、：:。；;！!？?\n]")
_JOINS = ("", "、", ",", "和", "与", "及", "跟", "/", "以及", "and")
_LINKS = ("", "的", "是", "这个", "那个", "in", "of")
_WORDS = re.compile(
    r"(?!.*\b(?:and|but|versus|vs|from|to|against|compared|than|while)\b)[a-z& -]{1,30}"
)
"""What may stand between an English figure and its year: 76.3m contribution this year."""
_OF = ("的", "in")  # what follows it says what the figure before it is


@dataclass(frozen=True)
class Cue:
    """A word that announces what a quantity is (a declared name), or its period."""

    key: str
    start: int
    end: int


def sentences(message: Message) -> list[list[Mention]]:
    """The speaker's own quantities, sentence by sentence."""
    cuts = [match.start() for match in _SENTENCE.finditer(message.text)]
    own = [mention for mention in message.mentions if not (mention.refers or mention.sums_up)]
    keyed = [(sum(cut < mention.start for cut in cuts), mention) for mention in own]
    return [[m for _, m in group] for _, group in groupby(keyed, key=lambda pair: pair[0])]


def columns(message: Message, cues: Sequence[Cue]) -> dict[Mention, str]:
    """The cue of each column of a table: a line of cues heads the lines with as many figures."""
    found: dict[Mention, str] = {}
    heads: list[str] = []
    for line in re.finditer(r"[^\n]+", message.text):
        row = [m for m in message.mentions if line.start() <= m.start < line.end()]
        keys = [cue.key for cue in cues if line.start() <= cue.start < line.end()]
        if keys and not row:
            heads = keys
        elif len(heads) > 1 and len(row) == len(heads) and not keys:
            found |= dict(zip(row, heads, strict=True))
    return found


def govern(
    sentence: Sequence[Mention],
    cues: Sequence[Cue],
    text: str,
    brief: Sequence[Collection[str]] = (),
    verbs: frozenset[str] = frozenset(),
) -> list[tuple[str, ...]]:
    """The cues that govern each mention: in a list with it, before it, behind it, or carried on.

    The words of `brief`, for each mention, are not carried on to it: 少了1万，5499万 ends with a
    total, and 拿150万，去年6000万 wishes for no 6000万. The `verbs` name no figure of a list: in
    够格拿综合经济贡献的奖励：上年A，今年B neither is one to be got.
    """
    if not sentence:
        return []
    keys: list[tuple[str, ...]] = []
    previous = max((m.end() for m in _SENTENCE.finditer(text[: sentence[0].start])), default=0)
    while len(keys) < len(sentence):
        mention = sentence[len(keys)]
        before = [cue for cue in cues if previous <= cue.start and cue.end <= mention.start]
        listed = _listed(sentence, len(keys), before, cues, text)
        if listed and not verbs & set(listed):
            keys += [(key,) for key in listed]
            previous = sentence[len(keys) - 1].end
            continue
        after = _after(sentence, len(keys), cues, text)
        several = len(sentence) > 1 and mention.unit == "count"
        if several and before and after and after.key not in PERIODS:
            between = text[before[-1].end : mention.start]
            before = [] if CLAUSE.search(between) else before  # 有4位人才, 另外牵头1个攻关项目
        if before and after and text[mention.end : after.start].strip() not in _OF:
            after = None
        ends = brief[len(keys)] if brief else ()
        carried = tuple(key for key in keys[-1] if key not in ends) if keys else ()
        behind = [after] if after else []
        changes = bool(before) and before[-1].key in verbs  # 再多做300万的贡献 is a change of it
        both = [*behind, *before] if changes else [*before, *behind]
        own = tuple(cue.key for cue in both) or carried
        if after and not before:
            _shared(keys, sentence, text, own)
        keys.append(own)
        previous = _run_end(after, cues) if after else mention.end
    return keys


def _shared(
    keys: list[tuple[str, ...]], sentence: Sequence[Mention], text: str, own: tuple[str, ...]
) -> None:
    """Gives the cue behind a list of figures to those before the last: 1亿和1.2亿是营业收入."""
    for index in range(len(keys) - 1, -1, -1):
        between = text[sentence[index].end : sentence[index + 1].start].strip()
        if keys[index] or between not in _JOINS:
            break
        keys[index] = own


def _run_end(cue: Cue, cues: Sequence[Cue]) -> int:
    """Where the words end that are one with a cue: both of 骨干人才 say what 3个 is."""
    end = cue.end
    for following in cues:
        if following.start == end:
            end = following.end
    return end


def _listed(
    sentence: Sequence[Mention], index: int, before: Sequence[Cue], cues: Sequence[Cue], text: str
) -> list[str]:
    """营收、利润、工资分别是A、B、C: as many cues in a row as mentions in a row."""
    row = list(before[-1:])
    for cue in reversed(before[:-1]):
        if text[cue.end : row[0].start].strip() not in (*_JOINS, ""):
            break
        row.insert(0, cue)
    run = 1
    while index + run < len(sentence) and not any(
        sentence[index + run - 1].end <= cue.start and cue.end <= sentence[index + run].start
        for cue in cues
    ):
        run += 1
    keys = list(dict.fromkeys(cue.key for cue in row))
    return keys if 1 < len(keys) == run else []


def _after(sentence: Sequence[Mention], index: int, cues: Sequence[Cue], text: str) -> Cue | None:
    """A cue behind a mention: 8000万的营收 at once, 5家去年首次认定 anywhere in the clause."""
    mention = sentence[index]
    limit = sentence[index + 1].start if index + 1 < len(sentence) else len(text)
    stop = STOP.search(text, mention.end, limit)
    limit = stop.start() if stop else limit
    for cue in cues:
        if mention.end <= cue.start < limit and not text.startswith("奖", cue.end):
            between = text[mention.end : cue.start]
            near = between.strip() in _LINKS or bool(_WORDS.fullmatch(between))
            following = sentence[index + 1].start if index + 1 < len(sentence) else len(text)
            rest = text[cue.end : following].strip(" 的,，、:：是")
            free = (
                index + 1 == len(sentence)
                or rest in ("", "and")
                or text[cue.start].isalpha()
                and text[cue.start].isascii()
            )
            bracketed = between.strip() in ("(", "（")  # 40m (FY2024) to 46m (FY2025)
            fits = bracketed or (near and (free or cue.key not in PERIODS))
            leads = index + 1 < len(sentence) and cue.end == following  # 一步到位想拿50万
            if leads and text[mention.end : cue.start].isspace():  # 次年3150万 增长率12%
                return None
            return cue if fits or (mention.unit == "count" and not leads) else None
    return None
