"""The 测算单 as files people keep: PDF and Excel, each with the receipt inside to be replayed."""

from assistant.receipts.pdf import as_pdf
from assistant.receipts.read import check_shown, receipt_in
from assistant.receipts.workbook import as_workbook

__all__ = ["as_pdf", "as_workbook", "check_shown", "receipt_in"]
