"""`replay`: recompute a receipt, and fail loudly if anything differs."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from tools import ToolError, replay


class NoReceipt(ToolError):
    """A file holds no receipt; the message says why."""


def run_replay(options: argparse.Namespace, settings: Settings) -> int:
    """Print what was recomputed; 1 when it is not what the receipt records."""
    receipt = read_receipt(Path(options.file))
    try:
        award = replay(receipt)
    except ToolError as error:
        print(f"FAILED {options.file}：{error}", file=sys.stderr)
        return 1
    print(f"{award.label}：{award.amount}，与测算单一致")
    made = award.receipt
    print(f"文件 {made['policy']}，版本 {made['policy_version']}，校验值 {made['hash']}")
    for step in award.trace:
        print(f"  {step.label}：{step.expression} → {step.result}（{step.provision}）")
    return 0


def read_receipt(file: Path) -> dict[str, Any]:
    """The receipt in a file: by itself, of a calculation, or of an Answer. Raises NoReceipt."""
    try:
        data = json.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise NoReceipt(f"{file} 读不出来：{error.strerror}") from None
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
