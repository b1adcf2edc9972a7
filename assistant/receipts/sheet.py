"""What a 测算单 shows, before it is a PDF or a workbook. It names no date: the same award, the
same sheet."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.receipts.words import word as chinese
from corpus import Policy
from corpus.quantities import format_quantity
from tools import Amount, Award, Input, calculator

Cell = str | Amount
"""Text, or an amount: a workbook keeps it as a number."""


Word = Callable[[str], str]


class Ref(str):
    """The id of a provision; a page makes a link of it."""


@dataclass(frozen=True)
class Table:
    """A titled table; `widths` are the columns' shares of the line."""

    name: str
    title: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Sheet:
    """A 测算单: headline, tables, and the receipt that it can be recomputed from."""

    title: str
    policy: str
    status: str
    label: str
    badge: str
    amount: Amount
    tables: tuple[Table, ...]
    foot: tuple[str, ...]
    receipt: str

    @property
    def exact(self) -> str:
        """The headline in yuan to the last digit, where it is shown in a larger unit."""
        if self.amount.unit != "yuan":
            return ""
        exact = f"{self.amount.value:,f}元"
        return "" if exact == str(self.amount) else exact


def sheet_of(award: Award, policy: Policy, word: Word = chinese) -> Sheet:
    """The 测算单 of an award under its policy, its headings in the words that `word` gives."""
    tables = (
        _inputs(award, word), _not_met(award, word), _steps(award, word),
        _readings(award, policy, word), _citations(award, policy, word),
        _notices(award, policy, word),
    )  # fmt: skip
    status = policy.status if policy.in_force else f"{policy.status} · {word('not_in_force')}"
    return Sheet(
        title=word("title"),
        policy=f"《{policy.title}》",
        status=status,
        label=award.label,
        badge=word(award.role),
        amount=award.amount,
        tables=tuple(table for table in tables if table.rows),
        foot=(
            f"{word('id')} {award.receipt['hash']}",
            f"{word('version')} {policy.id} {policy.version}",
            word("check"),
        ),
        receipt=json.dumps(award.receipt, ensure_ascii=False, sort_keys=True, indent=2),
    )


def notices(award: Award, policy: Policy, word: Word) -> list[str]:
    """The standing cautions of an award: draft status, ceilings, notes, who interprets."""
    found = [] if policy.in_force else [policy.status_note]
    if award.role == "ceiling":
        found.append(word("ceiling_notice"))
    return [*found, *award.notes, f"{policy.interpreter.quote}。"]


def _table(
    word: Word, name: str, columns: Mapping[str, int], rows: Iterator[tuple[Cell, ...]]
) -> Table:
    heads = tuple(word(column) for column in columns)
    return Table(name, word(name), heads, tuple(columns.values()), tuple(rows))


def _inputs(award: Award, word: Word) -> Table:
    declared = calculator(award.calculator)
    rows = (
        (item.label, given(item, award.receipt["facts"][item.name], word))
        for item in declared.inputs
        if item.name in award.receipt["facts"]
    )
    return _table(word, "inputs", {"input": 1, "given": 1}, rows)


def given(item: Input, raw: Any, word: Word) -> Cell:
    """An input as the receipt records it, in its unit."""
    if item.kind == "amounts":
        return "、".join(format_quantity(Decimal(each), "yuan") for each in raw)
    if item.kind == "yes_no":
        return word("yes" if raw else "no")
    if item.kind == "choice":
        return str(raw)
    unit = {"money": "yuan", "rate": "rate", "count": "count"}[item.kind]
    return Amount(Decimal(raw), unit, item.counter)


def _steps(award: Award, word: Word) -> Table:
    columns = {"step": 3, "expression": 6, "value": 2, "provision": 1}
    rows = ((step.label, step.expression, step.result, Ref(step.provision)) for step in award.trace)
    return _table(word, "steps", columns, rows)


def _not_met(award: Award, word: Word) -> Table:
    columns = {"condition": 3, "required": 3, "actual": 3, "gap": 2, "provision": 1}
    rows = (
        (
            item.condition, "".join(map(str, item.required)), "".join(map(str, item.actual)),
            item.gap or "—", Ref(item.provision),
        )
        for item in award.not_met
    )  # fmt: skip
    return _table(word, "not_met", columns, rows)


def _readings(award: Award, policy: Policy, word: Word) -> Table:
    """Every option of every reading side by side, with what each gives."""
    others = {item.reading: item.value for item in award.alternatives}

    def rows() -> Iterator[tuple[Cell, ...]]:
        for name, chosen in award.receipt["readings"].items():
            reading = policy.readings[name]
            for place, (key, option) in enumerate(reading.options.items()):
                value = others.get(f"{name}={key}", award.value)
                label = option.label + (word("chosen") if key == chosen else "")
                amount = Amount(value, award.unit, award.counter)
                yield "" if place else reading.question, label, amount, option.why

    columns = {"reading": 4, "option": 3, "option_value": 2, "why": 5}
    return _table(word, "readings", columns, rows())


def _citations(award: Award, policy: Policy, word: Word) -> Table:
    resting = (step.provision for step in award.trace if step.provision)
    cited = dict.fromkeys((*award.provisions, *resting))
    rows = (
        (Ref(key), policy.provisions[key].text, "、".join(policy.departments(key))) for key in cited
    )
    return _table(word, "citations", {"provision": 1, "quote": 9, "departments": 3}, rows)


def _notices(award: Award, policy: Policy, word: Word) -> Table:
    return _table(
        word, "notices", {"notice": 1}, ((text,) for text in notices(award, policy, word))
    )
