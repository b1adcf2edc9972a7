"""The page 体检 in Chromium."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant.web.door import Door
from tests.assistant.web.fake_assistant import FakeAssistant
from tests.assistant.web.looks import SCREENSHOTS, in_every_look
from tests.assistant.web.serving import serve_door


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The served page."""
    with serve_door(Door(FakeAssistant)) as address:
        yield address + "checkup"


@in_every_look
def test_a_firm_sees_what_applies_and_what_is_missing(
    page: Page, address: str, options: dict[str, Any]
) -> None:
    page.goto(address)
    form = page.locator("[id='form-企业']")
    form.get_by_label("上年度综合经济贡献").first.fill("6000万")
    form.get_by_label("本年度综合经济贡献").first.fill("8500万")
    form.get_by_label("人数").fill("3")
    form.get_by_role("button", name="开始体检").click()
    result = page.locator("#result")
    expect(result.locator(".sums strong")).to_have_text(["44万元", "45万元"])
    expect(result.locator(".verdict-applies li")).to_contain_text("综合经济贡献奖励")
    expect(result.locator(".verdict-may_apply")).to_contain_text("还需要：是否首次升规达标")
    expect(result.locator(".verdict-no")).to_contain_text("条文支持的是：孵化器")
    expect(result.locator(".notices")).to_contain_text("尚未生效")
    expect(result.locator(".verdict-applies a")).to_have_attribute("href", "/policy#1.2")
    assert page.evaluate("document.documentElement.scrollWidth") <= options["viewport"]["width"]
    page.evaluate("scrollTo(0, 0)")
    look = f"{options['viewport']['width']}-{options['color_scheme']}"
    page.screenshot(path=SCREENSHOTS / f"checkup-{look}.png", full_page=True)


def test_another_subject_has_another_form(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#subject").get_by_label("孵化器").check()
    form = page.locator("[id='form-孵化器']")
    form.get_by_label("市级").check()
    form.get_by_role("button", name="开始体检").click()
    expect(page.locator("#result .sums strong")).to_have_text(["0元", "50万元"])
    expect(page.locator("#result .verdict-may_apply")).to_contain_text("还需要：考核结果")


def test_a_wrong_field_is_marked(page: Page, address: str) -> None:
    page.goto(address)
    form = page.locator("[id='form-企业']")
    form.get_by_label("人数").fill("-3")
    form.get_by_role("button", name="开始体检").click()
    expect(form.locator(".validation-error").first).to_contain_text("必须大于零")


def test_a_subject_without_a_form_is_checked_too(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#subject").get_by_label("园区").check()
    page.locator("[id='form-园区']").get_by_role("button", name="开始体检").click()
    expect(page.locator("#result .verdict-may_apply")).to_contain_text("苏颂科技服务驿站")


def test_the_first_wrong_field_is_brought_into_view(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(address)
    form = page.locator("[id='form-企业']")
    field = form.get_by_label("纳统当年营业收入").first
    field.fill("3000")
    form.get_by_role("button", name="开始体检").click()
    expect(form.locator(".validation-error").first).to_contain_text("请写单位")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    expect(form.locator(".validation-error").first).to_be_in_viewport()


def test_a_wrong_field_that_is_folded_away_is_unfolded(page: Page, address: str) -> None:
    page.goto(address)
    form = page.locator("[id='form-企业']")
    ways = form.locator(".ways .label-wrap").first
    ways.click()
    field = form.get_by_label("纳统次年营业收入增长率")
    field.fill("15")
    ways.click()
    expect(field).to_be_hidden()
    form.get_by_role("button", name="开始体检").click()
    expect(field).to_be_focused()
    expect(form.locator(".validation-error").first).to_contain_text("请写百分号")


def test_the_sums_are_brought_into_view(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 700})
    page.goto(address)
    page.locator("[id='form-企业']").get_by_role("button", name="开始体检").click()
    expect(page.locator("#result .sums strong").first).to_be_in_viewport()
