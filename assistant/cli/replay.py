"""`replay`: recompute a receipt, and fail loudly if anything differs."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from corpus import default_corpus
from tools import Award, ToolError, replay

_DOCUMENTS = (b"%PDF", b"PK")
"""How a PDF and a workbook begin."""


class NoReceipt(ToolError):
    """A file holds no receipt; the message says why."""


def run_replay(options: argparse.Namespace, settings: Settings) -> int:
    """Print what was recomputed; 1 when it is not what the receipt records or the file shows."""
    file = Path(options.file)
    content = _content(file)
    document = content.startswith(_DOCUMENTS)
    receipt = _receipt_in_document(content) if document else _receipt(content, file)
    try:
        award = replay(receipt)
        if document:
            _check_document(content, award)
    except ToolError as error:
        print(f"FAILED {file}：{error}", file=sys.stderr)
        return 1
    print(f"{award.label}：{award.amount}，与测算单一致")
    made = award.receipt
    print(f"文件 {made['policy']}，版本 {made['policy_version']}，校验值 {made['hash']}")
    for step in award.trace:
        print(f"  {step.label}：{step.expression} → {step.result}（{step.provision}）")
    return 0


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise NoReceipt(f"{file} 读不出来：{error.strerror}") from None


def _receipt_in_document(content: bytes) -> dict[str, Any]:
    from assistant.receipts import receipt_in  # only a PDF or a workbook needs their libraries

    return receipt_in(content)


def _check_document(content: bytes, award: Award) -> None:
    from assistant.receipts import check_shown

    check_shown(content, award, default_corpus()[award.receipt["policy"]])


def _receipt(content: bytes, file: Path) -> dict[str, Any]:
    """The receipt in JSON: by itself, of a calculation, or of an Answer. Raises NoReceipt."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NoReceipt(f"{file} 不是 UTF-8 编码的 JSON 文件") from None
    for holder in (_inside(data, "result"), data):
        if receipt := _inside(holder, "receipt"):
            return receipt
    if isinstance(data, dict) and "calculator" in data:
        return data
    raise NoReceipt(f"{file} 里没有测算单（receipt）")


def _inside(data: Any, name: str) -> dict[str, Any]:
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}
