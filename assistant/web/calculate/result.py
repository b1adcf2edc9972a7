"""A 测算单 as HTML: the same tables as in its files, with links to the text.

Everything that comes from an award or a policy passes through `as_html`.
"""

from collections.abc import Callable

from assistant.receipts.sheet import Cell, Ref, Sheet, Table
from assistant.web.escape import as_html
from assistant.web.receipts import receipt_buttons
from assistant.web.words import Words
from tools import Award

Link = Callable[[str], str]
"""The HTML link to a provision, by its id."""


def result(sheet: Sheet, award: Award, link: Link, words: Words) -> str:
    """The headline and the tables of an award's sheet, and its files."""
    tables = "".join(_table(table, link) for table in sheet.tables)
    return _headline(sheet, award.role) + tables + _files(award, words)


def _headline(sheet: Sheet, role: str) -> str:
    return (
        f'<section class="headline" role="status"><h2>{as_html(sheet.label)}</h2>'
        f'<p class="amount"><span class="badge badge-{role}">{as_html(sheet.badge)}</span>'
        f"<strong>{as_html(sheet.amount)}</strong></p>"
        f'<p class="exact">{as_html(sheet.exact)}</p></section>'
    )


def _table(table: Table, link: Link) -> str:
    title = f"<h2>{as_html(table.title)}</h2>"
    if len(table.columns) == 1:
        items = "".join(f"<li>{_cell(row[0], link)}</li>" for row in table.rows)
        return f'<section class="part {table.name}">{title}<ul>{items}</ul></section>'
    head = "".join(f'<th scope="col">{as_html(column)}</th>' for column in table.columns)
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td data-label="{as_html(column)}">{_cell(cell, link)}</td>'
            for column, cell in zip(table.columns, row, strict=True)
        )
        + "</tr>"
        for row in table.rows
    )
    return (
        f'<section class="part {table.name}">{title}<table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></section>"
    )


def _cell(cell: Cell, link: Link) -> str:
    return link(cell) if isinstance(cell, Ref) else as_html(cell)


def _files(award: Award, words: Words) -> str:
    return (
        f'<section class="files"><h2>{as_html(words("download"))}</h2>'
        f"<div>{receipt_buttons(award.receipt)}</div>"
        f"<p>{as_html(words('replay'))}</p></section>"
    )
