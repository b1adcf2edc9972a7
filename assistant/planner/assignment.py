"""Assignment: each figure of a message to the input of a calculator that it fits best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from assistant.ledger import HANDLE, handles
from assistant.planner.announced import Announced
from assistant.planner.governing import CLAUSE
from assistant.planner.message import Mention
from assistant.planner.years import OLDER
from tools import Calculator, Input

UNITS = {
    "money": ("yuan", "number", "foreign"), "rate": ("rate",), "count": ("count", "number"),
}  # fmt: skip
NEVER = -10.0
_IN_ORDER, _EARLIER = 0.0001, 0.003
"""Of ways that fit alike: figures in the order asked for (改成7100、9000万), the first said."""
_AS_BEFORE = 0.7  # for the input that the same quantity was taken for before: 回到3600万
_MISMATCH = {"money": -4.0, "rate": -0.3, "count": -0.3}
_COUNTED = ("家户间", "人名位", "项")
"""Counters of firms, of people, of projects: what is counted by one is none of the others."""
ONLY, _THAT = (
    (
        "只认",
        "只算",
        "只有",
        "只剩",
        "只能算",
        "就剩",
        "还剩",
        "剩下",
        "所以是",
        "变成",
        "立上了",
        "立项了",
        "批下来",
        "中了",
        "so ",
        "leaving ",
    ),
    ("那", "这", "原来的"),
)


@dataclass(frozen=True)
class Purpose:
    """What figures are read for: a calculator, the inputs asked for, what is known of others.

    `varied`: the calculator is in focus, and a new figure may take the place of one like it;
    `supposed`: the figures are suppositions.
    """

    calculator: Calculator
    text: str
    pending: Sequence[str] = ()
    known: Mapping[str, Any] = field(default_factory=dict)
    varied: bool = False
    supposed: bool = False

    @cached_property
    def shy(self) -> set[str]:
        """The inputs that no figure is taken for without a name of theirs."""
        return _named_only(self.calculator) - set(self.pending)

    def award_sized(self, mention: Mention) -> bool:
        """Whether an amount is as small as what the calculator's provisions give."""
        return any(ref.partition(":")[2] in self.calculator.provisions for ref in mention.within)

    def told_otherwise(self, item: Input) -> bool:
        """Whether what an input is a part of is known as a whole, or the other way about."""
        ways = (
            [way for way in ways if item.name not in way]
            for ways in self.calculator.instead
            if any(item.name in way for way in ways)
        )
        return any(set(way) <= self.known.keys() for others in ways for way in others)

    def replaces(self, mention: Mention, item: Input) -> bool:
        """Whether an amount is of the order of the one known for an input."""
        return self.varied and bool(
            set(handles(str(self.known.get(item.name, "")))) & set(mention.like)
        )


def assign(
    announced: Sequence[Announced], items: Sequence[Input], purpose: Purpose
) -> list[tuple[Mention, Input]]:
    """Each figure with the input it is for, all at once, so that the evidence is highest."""
    if not announced or not items:
        return []
    scores = np.array(
        [
            [
                score(row, item, index, purpose) + place * (_IN_ORDER * index - _EARLIER)
                for index, item in enumerate(items)
            ]
            for place, row in enumerate(announced)
        ]
    )
    plain = [not (row.names or row.period) for row in announced]
    told = {row.mention.unit for row, bare in zip(announced, plain, strict=True) if not bare}
    for index, item in enumerate(items):
        if item.name in purpose.known and told & set(UNITS[item.kind]):
            scores[plain, index] -= 2.0  # beside figures with a name they say nothing known anew
    unbound = np.zeros((len(announced), len(announced)))  # better no input than a wrong one
    rows, columns = linear_sum_assignment(np.hstack([scores, unbound]), maximize=True)
    return [
        (announced[row].mention, items[column])
        for row, column in zip(rows, columns, strict=True)
        if column < len(items) and scores[row, column] > 0
    ]


def score(announced: Announced, item: Input, index: int, purpose: Purpose) -> float:
    """How well a figure fits an input, the `index`-th asked for; below 0 not at all."""
    mention = announced.mention
    if announced.other or mention.measured or mention.unit not in UNITS[item.kind]:
        return NEVER  # 一个月, 十天: measured, but nothing that a calculator asks for
    named = bool(announced.names) and announced.names[-1] in item.names
    other_year = bool(announced.period) and announced.period != item.period
    known = item.name in purpose.known or purpose.told_otherwise(item)
    again = item.name in mention.meant and known and not other_year
    replaces = again or (purpose.replaces(mention, item) and not other_year)
    small = item.kind == "money" and purpose.award_sized(mention)
    if small and announced.names and not named and not item.of_award:
        return NEVER  # 营收要到多少才拿得到50万: what is got is no revenue
    by_size = item.of_award and small and not named
    if item.name in purpose.shy and not (announced.names or replaces or by_size):
        return NEVER
    total = 0.5 - 0.01 * index + _by_name(announced, item)
    own = item.named_only and (named or replaces or by_size)
    if own:
        total += 2.0
    if by_size:
        total += 3.0
    elif small and not named:
        total -= 6.0
    if mention.loss and "亏损" in item.names:
        total += 3.0
    if item.of_award and announced.period and not small:
        total -= 4.0  # 拿今年7500万算: 拿 is no wish
    if announced.period:
        total += _of_the_year(announced.period, item, own)
    if announced.total:
        total += 0.5
    if mention.article:
        total -= 2.0
    if item.kind == "count":
        total += counting(mention, item, purpose.text)
    clause = CLAUSE.split(purpose.text[mention.end :], maxsplit=1)[0]
    if any(word in HANDLE.split(clause)[0] for word in item.excludes):
        total -= 5.0
    if again:
        total += _AS_BEFORE
    elif purpose.supposed and item.period == "prior" and not announced.period:
        total -= 1.0  # 利润要是亏500万呢: of the year still open
    if item.name in purpose.pending:
        total += 1.0 - 0.05 * list(purpose.pending).index(item.name)
    elif replaces:
        total += 0.8
    elif item.name in purpose.known and not announced.names and not announced.period:
        total -= 0.3
    elif item.name not in purpose.known and purpose.told_otherwise(item):
        total -= 0.4  # 工资3000万不动, of the year whose parts are known
    return total


def _by_name(announced: Announced, item: Input) -> float:
    """How well the names that announce a figure fit an input."""
    if not announced.names:
        return 0.0
    step = 0.1 if item.kind == "count" else 0.02  # of amounts the nearest name counts most
    return max(
        3.0 - min(10 * step, step * item.names.index(name)) - 0.3 * back
        if name in item.names
        else _MISMATCH[item.kind]
        for back, name in enumerate(reversed(announced.names))
    )


def _of_the_year(period: str, item: Input, own: bool) -> float:
    """How well a quantity said of a year fits an input; `own`: a name only it has is said."""
    if item.period or period == OLDER:
        return 2.0 if period == item.period else -4.0
    if item.named_only:
        return 0.0 if own else -2.0
    return 1.0


def counting(mention: Mention, item: Input, text: str) -> float:
    """How well the counter and the noun behind a number fit: 三个项目, 五家, 四个人."""
    behind = text[mention.end : mention.end + 8]
    counter = behind[:1] if behind[:1] == "人" else mention.counter
    groups = [group for group in _COUNTED if counter and counter in group]
    if groups and item.counter not in (*groups[0], *("个" if groups[0] == "项" else "")):
        return NEVER
    fits = any(behind.startswith(name) for name in (*item.names, item.counter))
    before = text[: mention.start]
    new = before.endswith(ONLY) - before.endswith(_THAT)  # 如果那3家只认2家
    return 0.3 * fits + 0.5 * new


def _named_only(calculator: Calculator) -> set[str]:
    """Inputs that are another way of giving a fact: only their own name announces them."""
    rates = {item.name for item in calculator.inputs if item.kind == "rate"}
    others = {name for ways in calculator.instead for way in ways[1:] for name in way}
    return (others - rates) | {item.name for item in calculator.inputs if item.named_only}
