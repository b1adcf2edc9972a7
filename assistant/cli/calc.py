"""`calc`: one calculator without a conversation, and the list of them all."""

import argparse
import json
import sys
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from assistant.settings import Settings
from corpus import default_corpus
from tools import (
    CALCULATORS,
    BadFact,
    Calculator,
    Input,
    MissingFacts,
    ToolError,
    calculate,
    calculator,
)

KINDS = {
    "money": "金额，单位元，也可写成“8000万”",
    "amounts": "两项以上金额的列表",
    "rate": "比率，小数，也可写成“15%”",
    "count": "整数",
    "yes_no": "true 或 false，也可写成“是”“否”",
    "choice": "所列各项之一",
}
"""What the value of an input of each kind is, in JSON."""


class BadJson(ToolError):
    """What was given is not the JSON object that is wanted; the message says what is wrong."""


def run_calc(options: argparse.Namespace, settings: Settings) -> int:
    """Print the award as JSON, or what is missing or wrong on standard error."""
    if options.list:
        print("\n".join(listing()))
        return 0
    if not options.name:
        options.error("give the name of a calculator, or --list")
    chosen = calculator(options.name)
    try:
        facts = _facts(chosen, read_object(options.json, "--json"))
        award = calculate(chosen.name, facts, _readings(options.readings))
    except MissingFacts as missing:
        print("还缺少：", *_questions(chosen, missing), sep="\n", file=sys.stderr)
        return 2
    except BadFact as bad:
        print(f"{bad.field}：{bad}", file=sys.stderr)
        return 2
    print(json.dumps(award.to_dict(), ensure_ascii=False, indent=2))
    return 0


def read_object(text: str, option: str) -> dict[str, Any]:
    """The JSON object in `text`, decimals exact. Raises BadJson naming the option."""
    try:
        data = json.loads(
            text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_unique
        )
    except (ValueError, RecursionError) as error:
        raise BadJson(f"{option} 不是有效的 JSON：{error}") from None
    if not isinstance(data, dict):
        raise BadJson(f'{option} 必须是 JSON 对象，例如 {{"字段": 1}}')
    return data


def listing() -> Iterator[str]:
    """Every calculator with its inputs and readings, in columns."""
    for item in CALCULATORS.values():
        yield f"{item.name}  {item.label}（{'、'.join(item.provisions)}）"
        yield from _columns([_row(declared) for declared in item.inputs])
        for name in item.readings:
            reading = default_corpus()[item.policy].readings[name]
            options = (f"{key} {option.label}" for key, option in reading.options.items())
            yield f"  口径 {name}：{'、'.join(options)}；默认 {reading.default}"
        yield ""
    yield from (f"{kind}：{meaning}" for kind, meaning in KINDS.items())


def _facts(chosen: Calculator, given: dict[str, Any]) -> dict[str, Any]:
    """The facts that are given: null is a fact not known."""
    facts = {name: value for name, value in given.items() if value is not None}
    for name, value in facts.items():
        listed = chosen.input(name).kind == "amounts"
        if isinstance(value, dict | list) and not (listed and isinstance(value, list)):
            raise BadFact(name, f"“{chosen.input(name).label}”只能是一个值。")
    return facts


def _readings(text: str) -> dict[str, str]:
    readings = read_object(text, "--readings")
    for name, option in readings.items():
        if not isinstance(option, str):
            raise BadJson(f"--readings：口径 {name} 的选项必须是文字")
    return readings


def _questions(chosen: Calculator, missing: MissingFacts) -> Iterator[str]:
    for name in missing.names:
        declared = chosen.input(name)
        yield f"  {name}（{declared.label}）：{declared.question}"


def _row(declared: Input) -> list[str]:
    choices = "、".join(declared.choices) if declared.kind == "choice" else ""
    return [declared.name, declared.kind, declared.label, declared.question, choices]


def _columns(rows: list[list[str]]) -> Iterator[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (w - _width(cell)) for cell, w in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()


def _width(text: str) -> int:
    """Columns of a terminal: a Chinese character takes two."""
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text)


def _no_number(constant: str) -> Decimal:
    raise ValueError(f"{constant} 不是数")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"字段 {twice} 写了两次")
    return dict(pairs)
