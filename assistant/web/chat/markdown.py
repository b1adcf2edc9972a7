"""An answer's Markdown as HTML, each figure in it a button that shows where it comes from.

HTML, links and pictures are not read: a text that has them is shown as it is.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from assistant.web.chat.sources import Context, Item, source
from assistant.web.escape import as_html
from corpus.quantities import Quantity, find_quantities

_READER = (
    MarkdownIt("commonmark", {"breaks": True})
    .disable(["html_block", "html_inline", "link", "image", "autolink", "reference"])
    .enable("table")
)


class Marks:
    """The figures of an answer as they are met in its text; `name` makes their ids unique.

    Figures stand in the order of their first mention, so that of two with one value the earlier
    is the one met first.
    """

    def __init__(self, context: Context, name: str) -> None:
        self._context = context
        self._name = name
        self._met: dict[str, Item] = {}

    def html(self, text: str) -> str:
        """Text as HTML, its figures marked."""
        parts, at = [], 0
        for quantity in find_quantities(text):
            figure = self._figure(quantity)
            if figure:
                parts += [as_html(text[at : quantity.start]), self._mark(figure, quantity.text)]
                at = quantity.end
        return "".join([*parts, as_html(text[at:])])

    def sources(self) -> str:
        """The sources of all figures met."""
        return "".join(
            f'<div hidden role="tooltip" class="source" id="{self._id(figure)}">'
            f"{source(figure, self._context)}</div>"
            for figure in self._met.values()
        )

    def _figure(self, quantity: Quantity) -> Item | None:
        if quantity.article:  # 另一种口径 counts nothing
            return None
        same = [
            figure
            for figure in self._context.answer.figures
            if figure["unit"] == quantity.unit and Decimal(figure["value"]) == quantity.value
        ]
        figure = next((figure for figure in same if figure["id"] not in self._met), None)
        figure = figure or next(iter(same), None)
        if figure:
            self._met[figure["id"]] = figure
        return figure

    def _mark(self, figure: Item, text: str) -> str:
        kind, id = figure["source"]["kind"], self._id(figure)
        return (
            f'<button type="button" class="figure figure-{kind}" aria-describedby="{id}">'
            f"{as_html(text)}</button>"
        )

    def _id(self, figure: Item) -> str:
        return as_html(f"{self._name}-{figure['id']}")


def as_plain(markdown: str) -> str:
    """Markdown as HTML without marks: a text that is still being written."""
    return str(_READER.render(markdown))


def as_marked(context: Context, name: str) -> str:
    """An answer's text as HTML, its figures marked, followed by their sources."""
    marks = Marks(context, name)
    return str(_READER.render(context.answer.text, {"marks": marks})) + marks.sources()


def _text(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: dict[str, Any]
) -> str:
    text = tokens[index].content
    return env["marks"].html(text) if "marks" in env else as_html(text)


_READER.add_render_rule("text", _text)
