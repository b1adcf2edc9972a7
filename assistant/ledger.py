"""The ledger (账本): every figure of one conversation, with its unit, role and source.

There are three sources and no fourth: the user said it (u), the text says it (q), a calculator
computed it (f). A figure's id is its handle: {u1}, {q7}, {f3}.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from corpus import Provision, TextFigure
from corpus.quantities import Quantity, format_quantity
from tools import Amount, plain

HANDLE = re.compile(r"\{([uqf]\d+)\}")

SourceKind = Literal["user", "text", "calculator"]
_KINDS = {
    "yuan": "金额",
    "rate": "比例",
    "count": "数量",
    "years": "年限",
    "number": "数",
    "foreign": "外币",
}
_MARKED = {"": "{}", "about": "约{}", "over": "{}以上", "under": "不到{}", "range": "约{}"}
_MARKS = {"about": "约", "over": "超过", "under": "不到", "range": "区间"}


@dataclass(frozen=True)
class Figure:
    """One exact number (数额): a decimal string in `unit`; `span` is in the user's message."""

    id: str
    value: str
    unit: str
    counter: str
    role: str
    label: str
    source: SourceKind
    provision: str = ""
    quote: str = ""
    span: tuple[int, int] | None = None
    upper: str = ""
    mark: str = ""
    currency: str = ""
    loss: bool = False
    article: bool = False
    scaled: bool = True
    written: str = ""
    """How the text writes it; the answer does the same."""

    @property
    def decimal(self) -> Decimal:
        """The exact value."""
        return Decimal(self.value)

    @property
    def handle(self) -> str:
        """What a model writes for it."""
        return "{" + self.id + "}"

    @property
    def kind(self) -> str:
        """What it is, in words: 金额, 比例, 数量 …"""
        return _KINDS[self.unit]

    def opened(self) -> str:
        """The digits; an approximate or foreign amount keeps its mark."""
        if self.unit == "foreign":
            return self.quote
        if self.written:
            return self.written
        counter = f" {self.counter}" if self.counter[:1].isascii() else self.counter
        digits = format_quantity(self.decimal, self.unit, counter)
        if self.upper:
            return f"{digits}至{format_quantity(Decimal(self.upper), self.unit, self.counter)}"
        return _MARKED[self.mark].format(digits)

    def ends(self) -> list["Figure"]:
        """The figure; and the upper end of a range, as a figure of its own."""
        if not self.upper:
            return [self]
        return [self, replace(self, id=f"{self.id}.upper", value=self.upper, upper="", mark="")]

    def describe(self) -> str:
        """What a model is told of it, without the number."""
        marks = [_MARKS[self.mark]] if self.mark else []
        marks += ["亏损"] if self.loss else []
        marks += ["未写单位"] if not self.scaled else []
        marks += ["可能只是冠词"] if self.article else []
        kind = f"{self.kind}（{self.counter}）" if self.counter else self.kind
        words = "，".join([kind, *([self.label] if self.label else []), *marks])
        return f"{self.handle}：{words}"

    def to_dict(self) -> dict[str, Any]:
        """As the answer contract gives it."""
        return {
            "id": self.id, "value": self.value, "unit": self.unit, "role": self.role,
            "label": self.label,
            "source": {
                "kind": self.source, "provision": self.provision.partition(":")[2] or None,
                "quote": self.quote or None, "span": list(self.span) if self.span else None,
            },
        }  # fmt: skip


class UnknownHandle(KeyError):
    """A handle that the ledger does not hold."""


class Ledger:
    """The figures of one conversation, in the order they came."""

    def __init__(self, figures: Iterable[dict[str, Any]] = ()) -> None:
        self._figures: dict[str, Figure] = {}
        for item in figures:
            span = item.get("span")
            figure = Figure(**{**item, "span": tuple(span) if span else None})
            self._figures[figure.id] = figure

    def __getitem__(self, id: str) -> Figure:
        if id not in self._figures:
            raise UnknownHandle(id)
        return self._figures[id]

    def __contains__(self, id: str) -> bool:
        return id in self._figures

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures.values())

    def dump(self) -> list[dict[str, Any]]:
        """Plain data that `Ledger(...)` takes back."""
        return [asdict(figure) for figure in self._figures.values()]

    def add_user(self, quantity: Quantity, message: str, label: str = "") -> Figure:
        """The figure of a quantity in the user's message; `message` is the text its span is in.

        `label` says how its value was read where it is not what is written.
        """
        return self._add(
            "u", value=plain(quantity.value), unit=quantity.unit, counter=quantity.counter,
            role="input", label=label, source="user", quote=message[quantity.start : quantity.end],
            span=(quantity.start, quantity.end),
            upper="" if quantity.upper is None else plain(quantity.upper), mark=quantity.mark,
            currency=quantity.currency, loss=quantity.loss, article=quantity.article,
            scaled=quantity.scaled,
        )  # fmt: skip

    def add_scaled(self, figure: Figure, scale: Decimal) -> Figure:
        """A bare number that the user has now given a unit; `scale` is its number of yuan."""
        fields = asdict(figure) | {
            "value": plain(figure.decimal * scale), "unit": "yuan", "scaled": True,
        }  # fmt: skip
        return self._add("u", **{key: value for key, value in fields.items() if key != "id"})

    def add_text(self, provision: Provision, figure: TextFigure) -> Figure:
        """The figure that a provision states; the same one when it is asked for again."""
        quote = provision.text
        for held in self._figures.values():
            where = (held.source, held.provision, held.label, held.unit)
            same = where == ("text", provision.ref, figure.label, figure.unit)
            if same and held.decimal == figure.value:
                return held
        return self._add(
            "q", value=plain(figure.value), unit=figure.unit, counter=figure.counter,
            role=figure.role, label=figure.label, source="text", provision=provision.ref,
            quote=quote,
            written=provision.text[figure.start : figure.end],
        )  # fmt: skip

    def add_computed(
        self, amount: Amount, role: str, label: str, provision: str, quote: str
    ) -> Figure:
        """The figure that a calculator's step computed."""
        return self._add(
            "f", value=plain(amount.value), unit=amount.unit, counter=amount.counter, role=role,
            label=label, source="calculator", provision=provision, quote=quote,
        )  # fmt: skip

    def _add(self, prefix: str, **fields: Any) -> Figure:
        number = sum(1 for id in self._figures if id[0] == prefix) + 1
        figure = Figure(id=f"{prefix}{number}", **fields)
        self._figures[figure.id] = figure
        return figure


def handles(text: str) -> list[str]:
    """The ids of the handles in a text, in order."""
    return HANDLE.findall(text)
