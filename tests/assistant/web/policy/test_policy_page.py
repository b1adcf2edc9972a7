"""The page 政策原文 in Chromium: links to provisions, several policies, markup that is only text."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant.web.door import Door
from corpus import default_corpus
from tests.assistant.web.fake_assistant import FakeAssistant
from tests.assistant.web.looks import SCREENSHOTS, in_every_look
from tests.assistant.web.policy.test_text import HOSTILE, hostile_policy
from tests.assistant.web.serving import serve_door


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages over the real policy and a hostile one."""
    hostile = hostile_policy(tmp_path_factory.mktemp("corpus"))
    policies = {**default_corpus(), hostile.id: hostile}
    with serve_door(Door(FakeAssistant), policies=policies) as address:
        yield address


@in_every_look
def test_an_address_leads_to_its_provision(
    page: Page, address: str, options: dict[str, Any]
) -> None:
    page.goto(address + "policy#5.2")
    provision = page.locator("[id='5.2']")
    expect(provision).to_be_in_viewport()
    expect(provision).to_be_focused()
    expect(provision).to_contain_text("对评估优秀的集聚区给予最高300万元资金支持")
    assert page.evaluate("document.documentElement.scrollWidth") <= options["viewport"]["width"]
    look = f"{options['viewport']['width']}-{options['color_scheme']}"
    page.screenshot(path=SCREENSHOTS / f"policy-provision-{look}.png")


def test_the_contents_lead_to_a_measure_and_a_provision_to_itself(page: Page, address: str) -> None:
    page.goto(address + "policy")
    page.get_by_role("link", name="措施九（强化服务保障）").click()
    expect(page.locator("[id='measure-9']")).to_be_in_viewport()
    page.get_by_role("link", name="条款链接 9.3").first.click()
    expect(page.locator("[id='9.3']")).to_be_focused()
    assert page.url.endswith("#9.3")


def test_a_second_policy_has_anchors_of_its_own_and_its_markup_is_text(
    page: Page, address: str
) -> None:
    page.goto(address + "policy#heritage_brands:2.1")
    provision = page.locator("[id='heritage_brands:2.1']")
    expect(provision).to_be_focused()
    expect(provision).to_contain_text(HOSTILE)
    expect(page.locator("#policies script, #policies img")).to_have_count(0)


def test_a_citation_of_a_calculation_leads_here(page: Page, address: str) -> None:
    page.goto(address + "calculate")
    page.locator("#choice").get_by_label("骨干人才一次性奖励").check()
    page.locator("#form-talent_award").get_by_role("button").click()
    page.locator("#result .citations a").click()
    expect(page.locator("[id='3.2']")).to_be_focused()


def test_the_check_up_goes_through_both_policies(page: Page, address: str) -> None:
    page.goto(address + "checkup")
    page.locator("[id='form-企业']").get_by_role("button", name="开始体检").click()
    expect(page.locator("#result .policy")).to_have_count(2)
    expect(page.locator("#result")).to_contain_text("老字号直营门店补助")
