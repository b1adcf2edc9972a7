"""Files of a receipt on demand: the page sends the receipt back, and nothing is kept."""

import json
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form, Response
from fastapi.responses import PlainTextResponse

from assistant.receipts import as_pdf, as_workbook
from assistant.web.escape import as_html
from corpus import default_corpus
from tools import Award, ToolError, replay

Kind = Literal["pdf", "xlsx", "json"]

_PATH = "/api/v1/receipts/"
_NAMES: dict[Kind, str] = {"pdf": "PDF", "xlsx": "Excel", "json": "JSON"}
_TYPES: dict[Kind, str] = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
_LONGEST = 20_000
"""Characters of a receipt that is taken; the longest of ours has a few thousand."""


def receipts_router() -> APIRouter:
    """POST /api/v1/receipts/{pdf,xlsx,json}: the file of the receipt in the form field."""
    router = APIRouter()

    @router.post(_PATH + "{kind}")
    def receipt_file(
        kind: Kind, receipt: Annotated[str, Form(max_length=_LONGEST)]
    ) -> Response:  # fmt: skip
        try:
            award = replay(_read(receipt))
        except ToolError as error:
            return PlainTextResponse(str(error), status_code=400)
        name = quote(f"测算单-{award.receipt['hash'][:8]}.{kind}")
        attached = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return Response(_content(kind, award), media_type=_TYPES[kind], headers=attached)

    return router


def receipt_buttons(receipt: dict[str, Any]) -> str:
    """A button for each kind of file, as HTML; each carries the receipt itself."""
    carried = as_html(json.dumps(receipt, ensure_ascii=False))
    return "".join(
        f'<form method="post" action="{_PATH}{kind}">'
        f'<input type="hidden" name="receipt" value="{carried}">'
        f'<button class="button">{name}</button></form>'
        for kind, name in _NAMES.items()
    )


def _read(text: str) -> dict[str, Any]:
    try:
        receipt = json.loads(text)
    except (ValueError, RecursionError):
        receipt = None
    if not isinstance(receipt, dict):
        raise ToolError("测算单不是 JSON 对象，请回到页面重新测算。")
    return receipt


def _content(kind: Kind, award: Award) -> bytes:
    policy = default_corpus()[award.receipt["policy"]]
    if kind == "pdf":
        return as_pdf(award, policy)
    if kind == "xlsx":
        return as_workbook(award, policy)
    return (json.dumps(award.receipt, ensure_ascii=False, indent=2) + "\n").encode()
