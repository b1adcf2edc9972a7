"""Plots as inline SVG: bars side by side and a histogram, no script and no library needed."""

import math
from collections.abc import Mapping, Sequence

from markupsafe import Markup

COLOURS = ("#2563a8", "#6aa9dd", "#b9762f", "#dfb98a")
_LABEL, _WIDTH, _BAR, _GAP = 150, 420, 13, 9


def bars(rows: Mapping[str, Mapping[str, float]]) -> Markup:
    """Row label -> series -> share from 0 to 1; NaN (unscored) has no bar."""
    series = list(dict.fromkeys(name for values in rows.values() for name in values))
    colour = dict(zip(series, COLOURS, strict=False))
    height_of_row = len(series) * _BAR + _GAP
    parts = [_legend(colour)]
    for number, (label, values) in enumerate(rows.items()):
        top = 24 + number * height_of_row
        middle = top + len(series) * _BAR / 2 + 4
        parts.append(_text(_LABEL - 8, middle, label, "end"))
        for line, name in enumerate(series):
            value = values.get(name, math.nan)
            if not math.isnan(value):
                parts.append(_bar(top + line * _BAR, value, colour[name], f"{label}, {name}"))
    return _svg(parts, 24 + len(rows) * height_of_row)


def histogram(values: Sequence[float], unit: str, count: int = 24) -> Markup:
    """How often each size occurs, over equal steps from 0 to the largest."""
    if not values:
        return Markup("")
    step = (max(values) or 1.0) / count
    sizes = [0] * count
    for value in values:
        sizes[min(int(value / step), count - 1)] += 1
    width, height, parts = _WIDTH / count, 120, []
    for number, size in enumerate(sizes):
        tall = height * size / max(sizes)
        title = Markup("<title>{}–{} {}: {}</title>").format(
            f"{number * step:.3f}", f"{(number + 1) * step:.3f}", unit, size
        )
        parts.append(_rect(_LABEL + number * width, height - tall, width - 1, tall, title))
    parts.append(_text(_LABEL, height + 16, f"0 {unit}", "start"))
    parts.append(_text(_LABEL + _WIDTH, height + 16, f"{max(values):.3f} {unit}", "end"))
    return _svg(parts, height + 22)


def _legend(colour: Mapping[str, str]) -> Markup:
    parts, left = [], _LABEL
    for name, fill in colour.items():
        square = Markup('<rect x="{}" y="2" width="10" height="10" fill="{}"/>')
        parts.append(square.format(left, fill))
        parts.append(_text(left + 14, 11, name, "start"))
        left += 28 + 8 * len(name)
    return Markup("").join(parts)


def _bar(top: float, value: float, fill: str, label: str) -> Markup:
    title = Markup("<title>{}: {}</title>").format(label, f"{value:.1%}")
    rect = _rect(_LABEL, top, max(_WIDTH * value, 1), _BAR - 1, title, fill)
    return rect + _text(_LABEL + _WIDTH * value + 5, top + 10, f"{value:.1%}", "start")


def _rect(
    left: float, top: float, width: float, height: float, title: Markup, fill: str = COLOURS[0]
) -> Markup:
    form = Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}">{}</rect>')
    return form.format(left, top, width, height, fill, title)


def _text(left: float, top: float, words: str, anchor: str) -> Markup:
    form = Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>')
    return form.format(left, top, anchor, words)


def _svg(parts: Sequence[Markup], height: float) -> Markup:
    width = _LABEL + _WIDTH + 60
    form = Markup('<svg viewBox="0 0 {} {:.0f}" width="{}" role="img">{}</svg>')
    return form.format(width, height, width, Markup("").join(parts))
