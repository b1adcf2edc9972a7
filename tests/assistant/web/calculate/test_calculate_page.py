"""The page 政策测算 in Chromium: from what is typed to files that replay."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from assistant.cli import main
from assistant.web.door import Door
from tests.assistant.web.fake_assistant import FakeAssistant
from tests.assistant.web.looks import SCREENSHOTS, in_every_look
from tests.assistant.web.serving import serve_door
from tools import CALCULATORS

_CHART = 30_000
"""Milliseconds; the browser loads a library of some megabytes first."""
HOSTILE = "<img src=x onerror=alert()>"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The served page."""
    with serve_door(Door(FakeAssistant)) as address:
        yield address + "calculate"


def open_form(page: Page, address: str, name: str) -> Locator:
    page.goto(address)
    page.locator("#choice").get_by_label(CALCULATORS[name].label, exact=True).check()
    form = page.locator(f"#form-{name}")
    expect(form).to_be_visible()
    return form


def field(form: Locator, label: str) -> Locator:
    return form.get_by_label(label, exact=False).first


def press(form: Locator) -> None:
    form.get_by_role("button", name="开始测算").click()


@in_every_look
def test_from_the_form_to_the_award_the_chart_and_the_files(
    page: Page, address: str, tmp_path: Path, options: dict[str, Any]
) -> None:
    form = open_form(page, address, "contribution_award")
    field(form, "上年度综合经济贡献").fill("6000万")
    field(form, "本年度综合经济贡献").fill("8500")
    press(form)
    expect(form.locator(".validation-error").first).to_contain_text("请写单位")
    expect(page.locator("#result .amount")).to_have_count(0)

    form.get_by_label("万元", exact=True).check()
    press(form)
    result = page.locator("#result")
    expect(result.locator(".amount")).to_have_text("应得44万元")
    expect(result.locator(".steps")).to_contain_text("24万元 ＋ 20万元")
    expect(result.locator(".readings")).to_contain_text("49万元")
    expect(result.locator(".citations a")).to_have_attribute("href", "/policy#1.2")
    expect(result.locator(".notices")).to_contain_text("尚未生效")
    expect(page.locator("#chart .distance")).to_contain_text("再增加500万元，奖励升到54万元")
    expect(page.locator("#chart .scatterlayer .trace")).to_have_count(4, timeout=_CHART)

    for kind in ("PDF", "Excel", "JSON"):
        with page.expect_download() as download:
            result.locator(".files").get_by_role("button", name=kind).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert main(["replay", str(file)]) == 0

    page.evaluate("scrollTo(0, 0)")
    look = f"{options['viewport']['width']}-{options['color_scheme']}"
    page.screenshot(path=SCREENSHOTS / f"calculate-{look}.png", full_page=True)


def test_the_page_has_no_sideways_scroll_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    form = open_form(page, address, "contribution_award")
    field(form, "上年度综合经济贡献").fill("6000万")
    field(form, "本年度综合经济贡献").fill("8500万")
    press(form)
    expect(page.locator("#chart .scatterlayer .trace")).to_have_count(4, timeout=_CHART)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_enter_sends_and_an_old_result_goes_when_the_form_is_wrong(
    page: Page, address: str
) -> None:
    form = open_form(page, address, "talent_award")
    people = field(form, "人数")
    people.fill("3")
    people.press("Enter")
    expect(page.locator("#result .amount")).to_have_text("最高45万元")
    people.fill(HOSTILE)
    people.press("Enter")
    expect(form.locator(".validation-error").first).to_contain_text(HOSTILE)
    expect(page.locator("#result .amount")).to_have_count(0)


def test_a_choice_that_is_missing_is_asked_beside_it(page: Page, address: str) -> None:
    form = open_form(page, address, "incubator_award")
    press(form)
    level = form.locator("fieldset", has_text="孵化器级别")
    expect(level.locator(".validation-error")).to_contain_text("部级（国家级）、省级还是市级？")
    level.get_by_label("市级").check()
    expect(level.locator(".validation-error")).to_be_hidden()


def test_another_calculator_clears_the_result(page: Page, address: str) -> None:
    press(open_form(page, address, "project_funding"))
    expect(page.locator("#result .amount")).to_have_text("最高1000万元")
    page.locator("#choice").get_by_label("就高不重复").check()
    expect(page.locator("#result .amount")).to_have_count(0)


def test_a_form_says_what_the_text_says(page: Page, address: str) -> None:
    form = open_form(page, address, "contribution_award")
    rule = form.locator(".rule")
    rule.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(rule).to_contain_text("综合经济贡献由企业营业收入、利润、工资薪酬3项指标")
    expect(rule.locator("a").first).to_have_attribute("href", "/policy#1.2")
    expect(rule.locator("a").first).to_be_visible()


def test_the_form_works_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    for _ in range(40):
        page.keyboard.press("Tab")
        if "综合经济贡献奖励" in page.evaluate(
            "document.activeElement.closest('label')?.innerText ?? ''"
        ):
            break
    page.keyboard.press("Space")
    form = page.locator("#form-contribution_award")
    expect(form).to_be_visible()
    for value in ("6000万", "8500万"):
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate(
                "document.activeElement.matches('#form-contribution_award input[type=text]')"
            ):
                break
        page.keyboard.type(value)
    page.keyboard.press("Enter")
    expect(page.locator("#result .amount")).to_have_text("应得44万元")


def test_every_declared_input_has_a_field(page: Page, address: str) -> None:
    page.goto(address)
    offered = {name: item for name, item in CALCULATORS.items() if not item.of_results}
    for name, item in offered.items():
        page.locator("#choice").get_by_label(item.label, exact=True).check()
        form = page.locator(f"#form-{name}")
        expect(form.get_by_role("button").last).to_be_visible()  # the whole form is there
        ways = form.locator(".ways .label-wrap")
        if ways.count():
            ways.click()
        for declared in item.inputs:
            title = form.locator(
                "[data-testid=block-info]",
                has_text=re.compile(f"^\\s*{re.escape(declared.label)}\\s*$"),
            )
            expect(title.first).to_be_visible()
