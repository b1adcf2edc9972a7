"""The facts a calculator asks for, and how one is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Literal

from corpus.quantities import find_quantities
from tools.errors import BadFact

Kind = Literal["money", "rate", "count", "yes_no", "choice", "amounts"]
Fact = Decimal | int | bool | str | tuple[Decimal, ...]
Facts = Mapping[str, Fact]

_UNITS = {"money": "yuan", "rate": "rate", "count": "count"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_GAP = r"[^，,。；;！!？?、\n]{0,7}?"
_INTEGER_DIGITS, _DECIMAL_DIGITS = 15, 8
"""What an amount may have: sums and products of such stay exact within the 28 digits of Decimal."""

_YES, _NO = ("是", "true", "yes"), ("否", "false", "no")


def said(words: str) -> tuple[str, ...]:
    """Words that people say for one thing, listed with 、."""
    return tuple(words.split("、"))


ALL_TOGETHER = said(
    "一共、合计、总奖励、总额、合起来、合在一起、合一起、合一块、总共、加起来、总的、全部、全加、全算、也算上、都算上、全算上、也算进去、"
    "都算进去、加在一起、"
    "加一起、加一块、两部分、两块、三块、两样、几样…加、in total、altogether、in all、"
    "everything together、all together"
)
"""What people say for all parts of an award together."""
_LEAVING = said(
    "不算、不含、不要、不计、不包括、刨掉、刨去、刨开、扣掉、去掉、除去、撇开、抛开、减去、剔除、without、excluding"
)
_LEFT = said("不算、不含、不要、不计、不管、不看、不考虑、除外、去掉、扣掉、刨掉、拿掉、撇开、另算")


def left_out(nouns: str) -> tuple[str, ...]:
    """What people say to leave out one of these, listed with 、: 运营补助先不算, 刨掉运营补助."""
    return tuple(
        phrase
        for noun in said(nouns)
        for phrase in (*(f"{b}…{noun}" for b in _LEAVING), *(f"{noun}…{b}" for b in _LEFT))
    )


@cache
def spoken(name: str) -> re.Pattern[str]:
    """A declared name as a pattern: … stands for a few characters of one clause, 那 for 这 too."""
    parts = (re.escape(part).replace("那", "[那这]") for part in name.lower().split("…"))
    return re.compile(_GAP.join(parts))


@dataclass(frozen=True)
class Input:
    """One declared fact: what it is called, how people say it, and the question that asks for it.

    `names` are the words that announce its value in a sentence (one that ends in { only right
    before it); `period` tells two years apart
    (prior, current); `choices` gives each choice the words people use for it; for a yes_no input
    the choices are 是 and 否; in them … stands for a few characters. `none` are the words that say
    a count is zero, or take back what was said of another fact, in the same way. `excludes` are
    words behind a quantity that make it another fact;
    `parts` name the parts of a count that are added when each is given;
    `opposite`: the names that say the same of the other year: 去年比今年少 is 今年比去年多;
    `named_only`: without one of its names no quantity is taken for it; `of_award`: it is an amount
    of the award, so one as small as the award may be is taken for it by its size; `tells_case`:
    who names it speaks of a case of their own, not of the text; `provision`: the one it matters
    for, where the calculator rests on several; `of_question`: it tells what is asked, and holds
    for that question only.
    A money input is in yuan, a rate is a fraction.
    """

    name: str
    kind: Kind
    label: str
    question: str
    names: tuple[str, ...] = ()
    period: Literal["", "prior", "current"] = ""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counter: str = ""
    minimum: int | None = None
    excludes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    named_only: bool = False
    opposite: tuple[str, ...] = ()
    of_award: bool = False
    tells_case: bool = False
    of_question: bool = False
    provision: str = ""

    def read(self, raw: object) -> Fact:
        """The fact that `raw` (a number, a boolean or what a person wrote) states.

        Raises BadFact with a message for the user.
        """
        if self.kind == "amounts":
            items = raw if isinstance(raw, list | tuple) else [raw]
            return tuple(self._number(item, "money") for item in items)
        if self.kind == "yes_no":
            return self._yes_no(raw)
        if self.kind == "choice":
            return self._choice(raw)
        value = self._number(raw, self.kind)
        if self.kind == "count" and value != value.to_integral_value():
            raise BadFact(self.name, f"“{self.label}”必须是整数。")
        if self.minimum is not None and value < self.minimum:
            least = "必须大于零" if self.minimum else "不能是负数"
            raise BadFact(self.name, f"“{self.label}”{least}。")
        return int(value) if self.kind == "count" else value

    def _number(self, raw: object, kind: str) -> Decimal:
        value = self._written(raw, kind)
        exponent = value.as_tuple().exponent
        if (
            not isinstance(exponent, int)
            or value.adjusted() >= _INTEGER_DIGITS
            or (
                kind == "money" and -exponent > _DECIMAL_DIGITS  # a third is a rate without an end
            )
        ):
            raise BadFact(self.name, f"“{self.label}”的位数太多，无法准确计算，请核对。")
        return value

    def _written(self, raw: object, kind: str) -> Decimal:
        if isinstance(raw, Decimal | int) and not isinstance(raw, bool):
            return Decimal(raw)
        text = str(raw).strip()
        if _NUMBER.fullmatch(text):
            return Decimal(text)
        found = find_quantities(text)
        if len(found) != 1 or found[0].unit not in (_UNITS[kind], "number"):
            raise BadFact(self.name, f"“{self.label}”看不懂：{text}。{self.question}")
        return found[0].value

    def _yes_no(self, raw: object) -> bool:
        text = str(raw).strip().lower()
        if text in _YES or text in _NO:
            return text in _YES
        raise BadFact(self.name, f"“{self.label}”请回答是或否。")

    def _choice(self, raw: object) -> str:
        if isinstance(raw, str) and raw in self.choices:
            return raw
        allowed = "、".join(self.choices)
        raise BadFact(self.name, f"“{self.label}”没有“{raw}”这一项，可选：{allowed}。")


UNCAPPED = Input(
    "uncapped",
    "yes_no",
    "是否问封顶前",
    "要问的是封顶前的数吗？",
    choices={
        "是": said(
            "封顶前、封顶之前、如果不封顶、要是不封顶、假如不封顶、不封顶的话、不封顶本来、如果没封顶、"
            "要是没封顶、如果没有封顶、要是没有封顶、没封顶的话、没有封顶的话、没有上限、没有那个上限、"
            "没有这个上限、没有限额、不受…限制、没受…卡、没受…限、砍掉、削掉、卡掉、封顶…少拿、封顶…少领、"
            "before the…cap、without the…cap、before the…ceiling、if there were no cap、uncapped"
        )
    },
    excludes=said(
        "别管…封顶、不管…封顶、无视…封顶、忽略…封顶、取消…封顶、别管…上限、不管…上限、无视…上限"
    ),
    of_question=True,
)
"""Whether the amount before any cap is asked for, which is no award."""
UNCAPPED_NOTE = "这是封顶前的数，实际按最高限额计。"
