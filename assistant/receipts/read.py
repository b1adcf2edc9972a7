"""Reads a 测算单 file back: the receipt inside it, and whether it shows what that gives."""

import json
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from assistant.receipts.pdf import ATTACHED, as_pdf
from assistant.receipts.words import word
from assistant.receipts.workbook import as_workbook
from corpus import Policy
from tools import Award, ReplayError

_PDF = b"%PDF"
_TROUBLE = (
    PyPdfError, BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, TypeError,
    OSError, RecursionError,
)  # fmt: skip
"""What the two readers raise for a file that is broken or is not what it seems."""


def receipt_in(content: bytes) -> dict[str, Any]:
    """The receipt inside a PDF or a workbook. Raises ReplayError when none can be read."""
    try:
        text = _attached(content) if content.startswith(_PDF) else _hidden(content)
        receipt = json.loads(text)
    except _TROUBLE as error:
        raise ReplayError("文件里没有可以读出的测算单，请用下载的原文件。") from error
    if not isinstance(receipt, dict):
        raise ReplayError("文件里附的测算单不是 JSON 对象。")
    return receipt


def check_shown(content: bytes, award: Award, policy: Policy) -> None:
    """Raise ReplayError unless a PDF or workbook shows what its receipt gives, and nothing else."""
    shown, made = (_pages, as_pdf) if content.startswith(_PDF) else (_cells, as_workbook)
    _compare(shown, content, made(award, policy))


def _compare(shown: Callable[[bytes], list[str]], content: bytes, made: bytes) -> None:
    try:
        found = shown(content)
    except _TROUBLE as error:
        raise ReplayError("文件的内容读不出来，请用下载的原文件。") from error
    expected = shown(made)
    if found == expected:
        return
    pairs = zip(found, expected, strict=False)
    for now, then in pairs:
        if now != then:
            raise ReplayError(f"文件显示的内容被改动过：现为“{now}”，应为“{then}”。")
    raise ReplayError("文件显示的内容被改动过：比测算单多出或缺少内容。")


def _attached(content: bytes) -> str:
    return PdfReader(BytesIO(content)).attachments[ATTACHED][0].decode()


def _hidden(content: bytes) -> str:
    book = load_workbook(BytesIO(content))
    return str(book[word("hidden")]["A1"].value)


def _pages(content: bytes) -> list[str]:
    """The lines of every page, and the notes laid over them."""
    lines: list[str] = []
    for page in PdfReader(BytesIO(content)).pages:
        lines += page.extract_text().splitlines()
        lines += [str(note.get_object().get("/Contents", "")) for note in page.annotations or ()]
    return lines


def _cells(content: bytes) -> list[str]:
    """Every cell that is not empty, as sheet, place and value."""
    return [
        f"{sheet.title} {cell.coordinate} {_value(cell.value)}"
        for sheet in load_workbook(BytesIO(content)).worksheets
        for row in sheet.iter_rows()
        for cell in _filled(row)
    ]


def _filled(row: Iterable[Any]) -> Iterable[Any]:
    return (cell for cell in row if cell.value is not None)


def _value(value: object) -> str:
    """A program that saves a workbook anew may write 5 as 5.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
