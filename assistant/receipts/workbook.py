"""The 测算单 as an Excel workbook; the receipt itself is on its hidden sheet."""

import re
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assistant.receipts.sheet import Sheet, Table, sheet_of
from assistant.receipts.words import word
from corpus import Policy
from tools import Amount, Award

_EXACT_DIGITS = 15
"""A spreadsheet keeps no more digits of a number; a longer one is written as text."""
_COLUMNS, _WIDTH = 24, 5.2
"""A fine grid: each table takes of it what its columns need."""
_DATES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_TINT, _CAUTION = PatternFill("solid", "E7F1F9"), PatternFill("solid", "FCEFD6")
_SOFT, _BLUE, _BROWN = "526072", "0B5C8F", "774600"
_LINE = Border(bottom=Side("thin", "D9E0E8"))


def as_workbook(award: Award, policy: Policy) -> bytes:
    """The 测算单 as .xlsx, byte for byte the same for the same award."""
    sheet = sheet_of(award, policy)
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet.title
    _fill(page, sheet)
    kept = book.create_sheet(word("hidden"))
    kept.sheet_state = "hidden"
    put(kept.cell(1, 1), sheet.receipt)
    made = BytesIO()
    book.save(made)
    return _without_dates(made)


def put(cell: Cell | MergedCell, value: str | Amount) -> None:
    """Write a value: text is text even where it looks like a formula, an amount is a number."""
    if isinstance(value, Amount) and len(value.value.as_tuple().digits) <= _EXACT_DIGITS:
        cell.value = value.value
        cell.number_format = _format(value)
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(value))
    cell.data_type = "s"
    cell.quotePrefix = True


def _format(amount: Amount) -> str:
    decimals = max(0, -int(Decimal(amount.value).normalize().as_tuple().exponent))
    if amount.unit == "rate":
        decimals = max(0, decimals - 2)
    fraction = "." + "0" * decimals if decimals else ""
    if amount.unit == "rate":
        return f"0{fraction}%"
    unit = "元" if amount.unit == "yuan" else amount.counter
    return f'#,##0{fraction}"{unit}"'


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for column in range(1, _COLUMNS + 1):
        page.column_dimensions[_letter(column)].width = _WIDTH
    _line(page, sheet.title, Font(size=18, bold=True))
    _line(page, sheet.policy, Font(size=11))
    _line(page, sheet.status, Font(bold=True, color=_BROWN), _CAUTION)
    _line(page, sheet.label, Font(color=_SOFT))
    _line(page, f"{sheet.badge} {sheet.amount}", Font(size=20, bold=True, color=_BLUE))
    if sheet.exact:
        _line(page, sheet.exact, Font(color=_SOFT))
    for table in sheet.tables:
        _table(page, table)
    page.append([])
    for text in sheet.foot:
        _line(page, text, Font(size=9, color=_SOFT))
    page.sheet_view.showGridLines = False
    page.page_setup.paperSize, page.page_setup.fitToHeight = page.PAPERSIZE_A4, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _line(page: Worksheet, text: str, font: Font, fill: PatternFill | None = None) -> None:
    row = page.max_row + (page.cell(1, 1).value is not None)
    _cells(page, row, (text,), (1,), font, fill)


def _table(page: Worksheet, table: Table) -> None:
    row = page.max_row + 2
    _cells(page, row, (table.title,), (1,), Font(size=12, bold=True))
    if len(table.columns) > 1:
        row += 1
        _cells(page, row, table.columns, table.widths, Font(bold=True), _TINT)
    for values in table.rows:
        row += 1
        _cells(page, row, values, table.widths, Font(), None, _LINE)


def _cells(
    page: Worksheet, row: int, values: tuple[str | Amount, ...], shares: tuple[int, ...],
    font: Font, fill: PatternFill | None = None, line: Border | None = None,
) -> None:  # fmt: skip
    """One row of merged cells; a row is as high as its longest text needs."""
    start, needed = 1, 1.0
    for index, (value, share) in enumerate(zip(values, shares, strict=True)):
        last = index + 1 == len(shares)
        end = _COLUMNS if last else start - 1 + max(2, _COLUMNS * share // sum(shares))
        cell = page.cell(row, start)
        put(cell, value)
        cell.font = font
        cell.alignment = Alignment("left", "top", wrap_text=True)
        for column in range(start, end + 1):
            page.cell(row, column).fill = fill or PatternFill()
            page.cell(row, column).border = line or Border()
        page.merge_cells(start_row=row, end_row=row, start_column=start, end_column=end)
        room = (end - start + 1) * _WIDTH / 2.1
        needed = max(needed, -(-len(str(value)) // room))
        start = end + 1
    page.row_dimensions[row].height = needed * 1.4 * float(font.size or 11) + 3


def _letter(column: int) -> str:
    return chr(ord("A") + column - 1)


def _without_dates(made: BytesIO) -> bytes:
    clean = BytesIO()
    with ZipFile(made) as source, ZipFile(clean, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _DATES.sub(b"", content)
            target.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return clean.getvalue()
