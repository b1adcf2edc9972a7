"""Measures the grammar of quantities on third-party rows: python benchmarks/quantities.py.

The rows come from the test suites of Recognizers-Text, WeTextProcessing, cn2an and Duckling. A row
is right when the grammar finds every number it states, with its value, both ends of a range and,
for Recognizers-Text, its place, and finds nothing else of the kind. Rows the grammar leaves alone
on purpose are counted apart, by reason.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from corpus.quantities import Quantity, find_quantities  # noqa: E402

Row = dict[str, Any]
DEFAULT = ROOT.parent / "shared" / "data" / "quantities.jsonl"

LEFT_OUT = (
    ("TemperatureModel", "", "temperatures"),
    ("AgeModel", "", "ages"),
    ("DimensionModel", "", "lengths, areas, weights"),
    ("license_plate|train_number", "", "number plates and trains"),
    ("direct", "", "digits read one by one"),
    ("", r"又|[0-9] [0-9３]/[0-9]", "mixed fractions (三又二分之一)"),
    ("", r"\^|[0-9]G$", "powers, giga"),
    ("Number", r"[打双雙对對]", "dozens and pairs"),
    ("Number", r"第", "ordinals as numbers"),
    ("Number", r"[年月]", "numbers inside dates"),
    ("itn", r"千[克米]|度", "lengths, weights, angles written with another unit"),
    (
        "Percent",
        r"[二三四五六七八九]{2}十",
        "approximate per cent, which that source does not read",
    ),
    ("money", r"[仙毫蚊]|[個]", "Hong Kong coins"),
    ("money", r"^[^元块角毛]+分$", "分 alone: points, not cents"),
    ("money", r"^[几幾]", "the top of a vague 几"),
    ("Currency", r"奈拉|本銭", "rare currencies"),
    ("an2cn", r"零点零", "cheques in cents, and less than a cent"),
)
"""Kind, text and reason: the rows the grammar leaves alone on purpose."""

JUDGED = {
    "NumberModel": {"number", "count", "years", "yuan"},
    "PercentModel": {"rate"},
    "CurrencyModel": {"yuan", "foreign"},
}
"""Recognizers-Text reads one kind at a time; what else the grammar finds is not held against it."""


class Stated(NamedTuple):
    """A number a row states: value, upper end or open side, and place when the row gives it."""

    low: Decimal | None
    high: Decimal | None
    span: tuple[int, int] | None = None


def left_out(row: Row) -> str:
    """Why the grammar leaves this row alone on purpose; empty when it should read it."""
    text = _texts(row)[0]
    for kind, pattern, reason in LEFT_OUT:
        if re.search(kind, row["kind"]) and re.search(pattern, text):
            return reason
    return ""


def _texts(row: Row) -> list[str]:
    """What the grammar reads; of an2cn's four ways the last, the digits one by one, is not read."""
    if isinstance(row["input"], str):
        return [row["input"]]
    return row["output"][:3] if isinstance(row["output"], list) else [row["output"]]


def is_right(row: Row) -> bool:
    """Whether the grammar reads the row as its source does."""
    if row["source"] == "recognizers-text":
        return _reads(row["input"], _recognized(row), row["kind"])
    if row["source"] == "WeTextProcessing" or row["kind"].startswith("transform"):
        return _summary(row["input"]) == _summary(_expanded(row["output"]))
    if isinstance(row["input"], str):
        return _reads(row["input"], [_from_output(row)], row["kind"])
    value = Decimal(str(row["input"]))
    return all(_reads(text, [Stated(value, value)], row["kind"]) for text in _texts(row))


def _recognized(row: Row) -> list[Stated]:
    stated = []
    for result in row["results"]:
        value = str((result["resolution"] or {}).get("value"))
        span = (result["start"], result["end"] + 1)
        if row["kind"] == "OrdinalModel":
            continue
        low, high = _interval(value)
        stated.append(Stated(low, high, span))
    return stated


def _interval(value: str) -> tuple[Decimal | None, Decimal | None]:
    """[20,100) is 20 to 100, (5,) is open above, 35% is 0.35."""
    if value[0] in "[(":
        low, high = value[1:-1].split(",")
        return (Decimal(low) if low else None, Decimal(high) if high else None)
    number = Decimal(value.rstrip("%"))
    number = number / 100 if value.endswith("%") else number
    return number, number


def _from_output(row: Row) -> Stated:
    """A number, [5.6, 5.78], <=1.2 or >=3.04, in cents when the unit says so."""
    output, scale = row["output"], Decimal(100) if row.get("unit") == "Cent" else Decimal(1)
    if isinstance(output, list):
        return Stated(Decimal(str(output[0])), Decimal(str(output[1])))
    text = str(output)
    value = Decimal(text.lstrip("<>=")) / scale
    return Stated(None if text[0] == "<" else value, None if text[0] == ">" else value)


def _reads(text: str, stated: list[Stated], kind: str) -> bool:
    found = [item for item in find_quantities(text) if not item.article]
    used: set[int] = set()
    for expected in stated:
        matched = _matching(expected, found, kind)
        if not matched:
            return False
        used.update(matched)
    others = [item for k, item in enumerate(found) if k not in used]
    if kind == "NumberRangeModel":
        others = [item for item in others if item.mark]
    extra = {item.unit for item in others}
    return not extra & JUDGED.get(kind, extra)


def _matching(expected: Stated, found: list[Quantity], kind: str) -> list[int]:
    """The found quantities that say what is expected; none when any end is missing."""
    inside = [k for k, item in enumerate(found) if _at(expected.span, item, kind)]
    if len(inside) == 1:
        ends = zip(_ends(found[inside[0]], kind), expected[:2], strict=True)
        return inside if all(_same(end, stated) for end, stated in ends) else []
    marks = {found[k].mark: _ends(found[k], kind) for k in inside}
    over, under = marks.get("over", (None, None))[0], marks.get("under", (None, None))[1]
    return inside if len(inside) == 2 and (over, under) == expected[:2] else []


def _same(found: Decimal | None, stated: Decimal | None) -> bool:
    """Equal; a fraction without end, such as 一又三分之一, agrees to six places."""
    if found is None or stated is None:
        return found is stated
    return found == stated or (len(str(stated)) > 12 and abs(found - stated) < Decimal("1E-6"))


def _ends(item: Quantity, kind: str) -> tuple[Decimal | None, Decimal | None]:
    percent_as_number = kind == "NumberModel" and item.unit == "rate" and not _is_fraction(item)
    scale = 100 if percent_as_number else 1
    low, high = item.value * scale, (item.value if item.upper is None else item.upper) * scale
    one_sided = kind in ("NumberRangeModel", "amount-of-money")
    if item.mark in ("over", "about") and one_sided:
        return low, None
    return (None if item.mark == "under" and one_sided else low), high


def _is_fraction(item: Quantity) -> bool:
    return re.search(r"(?<!^百)分 *之|[/／]", item.text) is not None


def _at(span: tuple[int, int] | None, item: Quantity, kind: str) -> bool:
    """Whether the places agree. A unit, a sign or 约 may be in one span and not in the other."""
    if span is None:
        return True
    if kind in ("PercentModel", "CurrencyModel"):
        return (item.start, item.end) == span
    overlaps = item.start < span[1] and span[0] < item.end
    return overlaps and (kind == "NumberRangeModel" or abs(item.end - span[1]) <= 4)


def _summary(text: str) -> list[tuple[Decimal, Decimal | None, bool]]:
    return [(item.value, item.upper, item.unit == "rate") for item in find_quantities(text)]


def _expanded(text: str) -> str:
    """WeTextProcessing writes 十五六 as 15-6 and 一万六七 as 16000-7000."""

    def full(match: re.Match[str]) -> str:
        low, high = match.groups()
        return f"{low}~{low[: len(low) - len(high)]}{high}"

    return re.sub(r"([0-9]+)-([0-9]+)", full, text)


Line = tuple[str, str, Counter[str]]


def table(rows: Iterable[Row]) -> tuple[list[Line], Counter[str], list[Row]]:
    """Counts by source and kind, reasons for leaving rows out, and the wrong rows."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    reasons: Counter[str] = Counter()
    wrong = []
    for row in rows:
        count = counts[row["source"], row["kind"]]
        count["rows"] += 1
        if reason := left_out(row):
            reasons[reason] += 1
            count["left out"] += 1
        elif is_right(row):
            count["right"] += 1
        else:
            wrong.append(row)
            count["wrong"] += 1
    return [(*key, count) for key, count in sorted(counts.items())], reasons, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT, help="quantities.jsonl")
    path = parser.parse_args().data
    if not path.is_file():
        sys.exit(f"{path}: not found; give the file with --data")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    lines, reasons, wrong = table(rows)
    total = sum((count for _, _, count in lines), Counter())
    print(f"{'source':17}{'kind':56}  rows in scope right wrong left out")
    for source, kind, count in [*lines, ("all", "", total)]:
        scope = count["right"] + count["wrong"]
        print(
            f"{source:17}{kind:56}{count['rows']:6}{scope:9}{count['right']:6}{count['wrong']:6}"
            f"{count['left out']:9}"
        )
    print("\nLeft out on purpose:")
    for reason, number in reasons.most_common():
        print(f"  {number:4}  {reason}")
    print("\nWrong:")
    for row in wrong:
        text = _texts(row)[0]
        read = ", ".join(f"{item.text} = {item.value}" for item in find_quantities(text))
        print(f"  {row['id']}: {text[:60]} -> {read[:90] or 'nothing'}")


if __name__ == "__main__":
    main()
