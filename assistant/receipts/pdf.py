"""The 测算单 as a PDF; the receipt itself is attached to it."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

from assistant.receipts.font import write_fonts
from assistant.receipts.sheet import Cell, Sheet, Table, sheet_of
from assistant.receipts.wrap import wrap
from corpus import Policy
from tools import Award

ATTACHED = "receipt.json"
_NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
_FONT = "sheet"
_INK, _SOFT, _ACCENT = (23, 33, 46), (82, 96, 114), (11, 92, 143)
_LINE, _TINT, _CAUTION, _CAUTION_TINT = (
    (217, 224, 232), (231, 241, 249), (119, 70, 0), (252, 239, 214),
)  # fmt: skip
_PAPER = (255, 255, 255)
_MARGIN, _PAD, _SLACK = 16, 1.6, 0.5
_TEXT_SIZE, _LINE_HEIGHT, _TITLE_HEIGHT = 9.5, 5.2, 24


class _Pdf(FPDF):
    """A page with the sheet's id and the page's number at its foot."""

    def __init__(self, foot: str) -> None:
        super().__init__(format="A4")
        self._foot = foot
        self.set_creation_date(_NO_DATE)
        self.set_margin(_MARGIN)
        self.c_margin = 0
        self.set_auto_page_break(True, margin=_MARGIN + 4)

    def footer(self) -> None:
        """Called by FPDF at the end of each page."""
        self.set_y(-_MARGIN)
        self.set_font(_FONT, size=7.5)
        self.set_text_color(*_SOFT)
        self.cell(0, 5, self._foot)
        self.set_x(_MARGIN)
        self.cell(0, 5, f"{self.page_no()} / {{nb}}", align="R")

    def paragraph(
        self, text: str, size: float, style: str = "", color: tuple[int, int, int] = _INK
    ) -> None:
        """Lines of text over the whole width."""
        self.set_font(_FONT, style, size)
        self.set_text_color(*color)
        lines = wrap(text, self.epw - _SLACK, self.get_string_width)
        self.multi_cell(0, size * 0.58, lines, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def as_pdf(award: Award, policy: Policy) -> bytes:
    """The 测算单 as PDF, byte for byte the same for the same award."""
    sheet = sheet_of(award, policy)
    pdf = _Pdf(sheet.foot[0])
    with TemporaryDirectory() as folder:
        for style, file in write_fonts(_characters(sheet), Path(folder)).items():
            pdf.add_font(_FONT, style, file)
        pdf.add_page()
        _head(pdf, sheet)
        for table in sheet.tables:
            _table(pdf, table)
        pdf.ln(3)
        for line in sheet.foot:
            pdf.paragraph(line, 8, color=_SOFT)
        pdf.set_title(f"{sheet.title} {sheet.label}")
        pdf.set_lang("zh-CN")
        pdf.embed_file(basename=ATTACHED, bytes=sheet.receipt.encode(), modification_date=_NO_DATE)
        return bytes(pdf.output())


def _head(pdf: _Pdf, sheet: Sheet) -> None:
    pdf.paragraph(sheet.title, 20, "B")
    pdf.paragraph(sheet.policy, 10.5)
    pdf.ln(1.5)
    pdf.set_fill_color(*_CAUTION_TINT)
    pdf.set_font(_FONT, "B", 9.5)
    pdf.set_text_color(*_CAUTION)
    pdf.cell(
        pdf.get_string_width(sheet.status) + 6, 6.5, sheet.status, fill=True, align="C",
        new_x=XPos.LMARGIN, new_y=YPos.NEXT,
    )  # fmt: skip
    pdf.ln(4)
    pdf.paragraph(sheet.label, 11, color=_SOFT)
    pdf.paragraph(f"{sheet.badge} {sheet.amount}", 24, "B", _ACCENT)
    if sheet.exact:
        pdf.paragraph(sheet.exact, 10.5, color=_SOFT)


def _table(pdf: _Pdf, table: Table) -> None:
    headed = len(table.columns) > 1
    pdf.set_font(_FONT, size=_TEXT_SIZE)
    rows = [_wrapped(pdf, table, row) for row in table.rows]
    first = max(cell.count("\n") + 1 for cell in rows[0]) * _LINE_HEIGHT
    pdf.ln(4)
    if pdf.will_page_break(_TITLE_HEIGHT + first):  # a title stays with its first row
        pdf.add_page()
    pdf.paragraph(table.title, 11.5, "B")
    pdf.ln(1)
    pdf.set_font(_FONT, size=_TEXT_SIZE)
    pdf.set_text_color(*_INK)
    pdf.set_draw_color(*_LINE)
    pdf.set_fill_color(*_PAPER)
    with pdf.table(
        [table.columns, *rows] if headed else rows,
        col_widths=table.widths, text_align="LEFT", v_align="TOP", line_height=_LINE_HEIGHT,
        padding=_PAD, borders_layout="HORIZONTAL_LINES", first_row_as_headings=headed,
        headings_style=FontFace(emphasis="BOLD", color=_INK, fill_color=_TINT),
    ):  # fmt: skip
        pass


def _wrapped(pdf: _Pdf, table: Table, row: tuple[Cell, ...]) -> tuple[str, ...]:
    whole = sum(table.widths)
    return tuple(
        wrap(str(cell), pdf.epw * share / whole - 2 * _PAD - _SLACK, pdf.get_string_width)
        for cell, share in zip(row, table.widths, strict=True)
    )


def _characters(sheet: Sheet) -> str:
    shown = [
        sheet.title, sheet.policy, sheet.status, sheet.label, sheet.badge, str(sheet.amount),
        sheet.exact, *sheet.foot, "0123456789 /",
    ]  # fmt: skip
    for table in sheet.tables:
        shown += [table.title, *table.columns]
        shown += [str(cell) for row in table.rows for cell in row]
    return "".join(shown)
