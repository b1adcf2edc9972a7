"""From a tool's arguments (handles and words) to the facts a calculator takes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from assistant.ledger import HANDLE, Figure, Ledger, handles
from corpus import default_corpus
from tools import CALCULATORS, Calculator, Input

SUBJECT = Input(
    "subject", "choice", "主体", "您是企业、孵化器、集聚区、园区，还是高校院所？",
    choices={"孵化器": ("孵化器", "incubator"), "集聚区": ("集聚区", "cluster"),
             "园区": ("园区", "industrial park", "science park"),
             "高校院所": ("高校", "大学", "院所", "科研院所", "university", "research institute"),
             "制造业建筑业企业": ("制造业", "制造", "建筑业", "建筑", "工厂", "manufactur",
                          "construction", "factory"),
             "企业": ("企业", "公司", "我司", "company", "firm"),
             "人才": ("个人", "我本人", "海归", "博士")},
)  # fmt: skip
NONE = "没有"
"""What a count argument holds when the user says there is none."""
PART = "part"
"""The argument that asks for one part of an award."""
READING = "reading"
"""The argument of a calculator's tool that asks for another reading than the default."""
_UNITS = {"money": "yuan", "amounts": "yuan", "rate": "rate", "count": "count"}


@dataclass
class Read:
    """Facts read from arguments.

    `handles` are the ids each came from; `unclear` the inputs whose unit must be asked for;
    `upper` the upper ends of ranges; `notes` what the answer must say about them; `readings`
    those asked for.
    """

    values: dict[str, object] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)
    handles: dict[str, list[str]] = field(default_factory=dict)
    unclear: list[dict[str, str]] = field(default_factory=list)
    upper: dict[str, object] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def all_inputs() -> list[Input]:
    """Every fact of every calculator once, by name: what anyone may say about themselves."""
    found: dict[str, Input] = {}
    for item in CALCULATORS.values():
        for declared in () if item.of_results else item.inputs:
            if not declared.of_question:
                found.setdefault(declared.name, declared)
    return list(found.values())


def reading_input(item: Calculator) -> Input | None:
    """The readings of a calculator as one choice, by their labels; None when it has none."""
    readings = default_corpus()[item.policy].readings
    options = [option for name in item.readings for option in readings[name].options.values()]
    choices = {option.label: option.said for option in options}
    if not choices:
        return None
    return Input(READING, "choice", "口径", "按哪一种口径测算？", choices=choices)


def read_arguments(item: Calculator, arguments: Mapping[str, Any], ledger: Ledger) -> Read:
    """The facts that the arguments of a calculator's tool give."""
    read = Read()
    for name, value in arguments.items():
        if name == READING:
            _note_reading(read, str(value), item)
            continue
        declared = item.input(name)
        if declared.kind in ("choice", "yes_no"):
            read.values[name] = value
            continue
        if value == NONE:
            read.values[name] = 0
            continue
        ids = handles(" ".join(value) if isinstance(value, list) else str(value))
        figures = [ledger[id] for id in ids]
        problem = next((text for f in figures if (text := _problem(declared, f))), "")
        if problem:
            read.unclear.append({"name": name, "label": declared.label, "question": problem})
            continue
        numbers = [figure.decimal for figure in figures]
        read.values[name] = numbers if declared.kind == "amounts" else _total(str(value), ledger)
        read.handles[name] = ids
        if declared.kind == "money" and len(ids) > 1:
            read.notes.append(f"“{declared.label}”按 {value} 合计。")
        _note_marks(read, declared, figures)
    return read


def _total(written: str, ledger: Ledger) -> Decimal:
    """The sum that handles with ＋ and － between them write: {u1}＋{u2}－{u3}."""
    signed = re.findall(f"(－?){HANDLE.pattern}", written)
    return sum((ledger[id].decimal * (-1 if minus else 1) for minus, id in signed), Decimal(0))


def _problem(declared: Input, figure: Figure) -> str:
    wanted = _UNITS[declared.kind]
    if figure.unit == "foreign":
        return f"“{declared.label}”是外币（{figure.handle}），请换算成人民币后再说。"
    if wanted == "yuan" and figure.unit == "number" and figure.decimal:
        return f"“{declared.label}”{figure.handle} 没有写单位，是万元还是元？"
    return ""


def _note_reading(read: Read, label: str, item: Calculator) -> None:
    """The reading of that label, noted where it is not the default one."""
    readings = [default_corpus()[item.policy].readings[name] for name in item.readings]
    for reading, option in ((r, option) for r in readings for option in r.options):
        if reading.options[option].label != label:
            continue
        read.readings[reading.name] = option
        if option != reading.default:
            default = reading.options[reading.default].label
            read.notes.append(f"这是按您问的口径“{label}”测算的；默认口径是“{default}”。")


def _note_marks(read: Read, declared: Input, figures: list[Figure]) -> None:
    for figure in figures:
        if figure.upper:
            read.upper[declared.name] = Decimal(figure.upper)
            read.notes.append(f"“{declared.label}”是区间，先按下限测算。")
        elif figure.mark:
            read.notes.append(f"“{declared.label}”是大概的数，按所说的数测算，实际以准确数为准。")
        if figure.source == "user" and figure.label:
            read.notes.append(f"“{declared.label}”{figure.label}。")
