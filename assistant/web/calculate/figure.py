"""The curve as a Plotly figure; the browser draws it with the library that Gradio carries."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.web.calculate.chart import Curve, Point
from assistant.web.escape import as_html
from assistant.web.words import Words
from corpus.quantities import format_quantity
from tools import Amount

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

_CLEAR = "rgba(0,0,0,0)"
_ROOM = 0.08
"""What is left free at both ends of an axis, as a share of it."""
_BESIDE, _ABOVE = 0.12, 0.07
"""How far apart amounts are written along the axes, as a share of them: else one covers another."""


def figure(curve: Curve, words: Words) -> "Figure":
    """The award as a line of steps, its cap, and where the reader is."""
    from plotly.graph_objects import Figure  # takes a second, and only this page needs it

    marked = [curve.here, *([curve.next] if curve.next else [])]
    shown = [*marked, *curve.steps[1:]]
    low, high = _range([float(point.contribution) for point in shown])
    drawn = Figure()
    drawn.add_scatter(
        x=[float(point.contribution) for point in curve.steps] + [high],
        y=[float(point.award) for point in curve.steps] + [float(curve.steps[-1].award)],
        mode="lines", line={"shape": "hv", "width": 3}, name=words("award line"),
        text=[_said(point, curve) for point in curve.steps], hoverinfo="text",
    )  # fmt: skip
    drawn.add_scatter(
        x=[low, high], y=[float(curve.cap)] * 2, mode="lines", hoverinfo="skip",
        line={"dash": "dash", "width": 2},
        name=words("cap").format(amount=format_quantity(curve.cap, "yuan")),
    )  # fmt: skip
    marks = ((words("here"), "circle"), (words("next"), "circle-open"))
    for point, (name, symbol) in zip(marked, marks, strict=False):
        drawn.add_scatter(
            x=[float(point.contribution)], y=[float(point.award)], mode="markers",
            marker={"size": 15, "symbol": symbol, "line": {"width": 3}}, name=name,
            text=[f"{name}：{_said(point, curve)}"], hoverinfo="text", cliponaxis=False,
        )  # fmt: skip
    across = _axis([curve.at(point) for point in shown], (high - low) * _BESIDE)
    awards = [curve.cap, Decimal(0), *(point.award for point in shown)]
    up = _axis(awards, float(curve.cap) * _ABOVE)
    drawn.update_layout(
        height=380, margin={"l": 8, "r": 8, "t": 8, "b": 8}, dragmode=False,
        paper_bgcolor=_CLEAR, plot_bgcolor=_CLEAR,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom"},
        xaxis={**across, "range": [low, high], "title": {"text": words("x axis")}},
        yaxis={**up, "rangemode": "tozero"},
    )  # fmt: skip
    return drawn


def distance(curve: Curve, words: Words) -> str:
    """Where the award rises next, in words, as HTML: the chart without the picture."""
    if curve.next is None:
        return f'<p class="distance">{as_html(words("at the cap"))}</p>'
    more = Amount(curve.at(curve.next) - curve.here.contribution)
    key = "distance above" if curve.is_above_prior(curve.next) else "distance"
    said = words(key).format(more=more, award=Amount(curve.next.award), prior=Amount(curve.prior))
    return f'<p class="distance">{as_html(said)}</p>'


def _said(point: Point, curve: Curve) -> str:
    above = "＞" if curve.is_above_prior(point) else ""
    return f"{above}{Amount(curve.at(point))} → {Amount(point.award)}"


def _range(values: list[float]) -> tuple[float, float]:
    room = (max(values) - min(values) or abs(max(values)) or 1) * _ROOM
    return min(values) - room, max(values) + room


def _axis(values: Iterable[Decimal], apart: float) -> dict[str, object]:
    """Ticks at some of `values`, written exactly: of two nearer than `apart`, the former's."""
    kept: list[Decimal] = []
    for value in values:
        if value == value.to_integral_value() and all(
            abs(float(value - other)) >= apart for other in kept
        ):
            kept.append(value)
    return {
        "tickvals": [float(value) for value in kept],
        "ticktext": [format_quantity(value, "yuan") for value in kept],
        "fixedrange": True, "zeroline": False, "gridcolor": "rgba(128,128,128,.25)",
        "automargin": True,
    }  # fmt: skip
