"""The product as people see it: the real assistant, served, in Chromium."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.web.asking import ask
from tests.assistant.web.looks import SCREENSHOTS
from tests.assistant.web.serving import serve_assistant

QUESTION = "我们去年综合经济贡献6000万，今年8500万，能拿多少奖励？"
CLAUSE = "存量部分每2000万元给予8万元奖励，年度增量部分每1000万元给予10万元奖励"
_FIRST_ANSWER = 240_000
"""Milliseconds; an index that must be built first takes most of them on a busy machine."""


@pytest.mark.parametrize(
    "options", [{"viewport": {"width": 1440, "height": 900}}], ids=["at 1440 and 390"]
)
def test_the_award_with_its_steps_clause_notice_and_receipt(
    page: Page, data_dir: Path, tmp_path: Path
) -> None:
    with serve_assistant(data_dir) as address:
        page.goto(address)
        expect(page.locator("#header .strip")).to_have_text("征求意见稿 · 尚未生效 · 测算仅供参考")
        ask(page, QUESTION)
        panel = page.locator("#panel")
        expect(panel.locator(".amount")).to_have_text("应得44万元", timeout=_FIRST_ANSWER)
        expect(page.locator("#now .answer strong .figure")).to_have_text("44万元")
        panel.locator(".steps summary").click()
        expect(panel.locator(".steps td.value")).to_have_text(["24万元", "20万元", "44万元"])
        expect(panel.locator(".alternatives")).to_contain_text("49万元")
        expect(panel.locator(".citations blockquote")).to_contain_text(CLAUSE)
        expect(panel.locator(".citations")).to_contain_text("市科技局、市财政局")
        expect(panel.locator(".notices")).to_contain_text("尚未生效")

        page.locator("#now .figure", has_text="8万元").first.hover()
        expect(page.locator("#now .source mark:visible")).to_have_text("8万元")
        page.screenshot(path=SCREENSHOTS / "chat-answer-1440.png")
        page.set_viewport_size({"width": 390, "height": 844})
        page.locator("#panel h2").first.hover()
        page.screenshot(path=SCREENSHOTS / "chat-answer-390.png", full_page=True)

        with page.expect_download() as download:
            panel.locator(".files").get_by_role("button", name="JSON").click()
        receipt = tmp_path / "receipt.json"
        download.value.save_as(receipt)

        chip = page.locator("#now .chip", has_text="本年度综合经济贡献")
        chip.locator("summary").click()
        chip.get_by_label("本年度综合经济贡献").fill("9000万元")
        page.keyboard.press("Enter")
        expect(panel.locator(".amount")).to_have_text("应得54万元")

    assert json.loads(receipt.read_text("utf-8"))["result"]["value"] == "440000"
    replay = subprocess.run(
        [sys.executable, "-m", "assistant", "replay", str(receipt)], timeout=120
    )
    assert replay.returncode == 0
