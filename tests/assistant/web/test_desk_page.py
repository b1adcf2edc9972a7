"""The desk in a browser and over HTTP: who gets in, what an agent reads, what a supervisor may do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from assistant.desk import Desk
from assistant.desk.accounts import add_account
from assistant.web.door import Door
from corpus import default_corpus
from tests.assistant.web.access import barriers, fits
from tests.assistant.web.fake_assistant import FakeAssistant
from tests.assistant.web.looks import SCREENSHOTS, in_every_look
from tests.assistant.web.serving import serve_door

PASSWORDS = {"amy": "correct horse", "sup": "battery staple"}
BEHIND = (
    "desk/work/", "desk/work/config", "desk/queue.csv", "desk/not_covered.yaml", "desk/work/gradio_api/info",
    "desk/work/gradio_api/queue/data?session_hash=x", "zh-hant/desk/work/", "en/desk/queue.csv",
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk.open(tmp_path, default_corpus())
    add_account(tmp_path, "amy", "agent", PASSWORDS["amy"])
    add_account(tmp_path, "sup", "supervisor", PASSWORDS["sup"])
    return desk


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    door = Door(FakeAssistant, desk.store.add_answer)
    with serve_door(door, desk.store.add_feedback, desk=desk) as address:
        yield address


def sign_in(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}desk")
    page.fill("#name", name)
    page.fill("#password", PASSWORDS[name])
    page.keyboard.press("Enter")
    expect(page.locator("#who")).to_contain_text(name, timeout=30_000)


def ask(page: Page, question: str) -> None:
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    expect(page.locator("#card .script")).to_contain_text(question, timeout=30_000)


@pytest.mark.parametrize("path", BEHIND)
def test_nothing_behind_the_desk_is_given_to_strangers(address: str, path: str) -> None:
    assert httpx.get(address + path).status_code == 401
    assert httpx.get(address + path, cookies={"desk": "made up"}).status_code == 401


@pytest.mark.parametrize("path", ["queue/join", "run/predict", "call/answer", "upload"])
def test_no_event_of_the_desk_runs_for_strangers(address: str, path: str) -> None:
    body = {"fn_index": 0, "data": ["x"], "session_hash": "x"}
    response = httpx.post(f"{address}desk/work/gradio_api/{path}", json=body)
    assert response.status_code in (401, 404)


def test_the_cookie_is_for_http_and_this_site_only(address: str) -> None:
    form = {"name": "amy", "password": PASSWORDS["amy"]}
    response = httpx.post(f"{address}desk/sign-in", data=form)
    cookie = response.headers["set-cookie"].lower()
    assert response.status_code == 303
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "max-age" in cookie


def test_the_cookie_is_for_https_alone_behind_a_server_that_speaks_it(address: str) -> None:
    form = {"name": "amy", "password": PASSWORDS["amy"]}
    headers = {"X-Forwarded-Proto": "https"}
    plain = httpx.post(f"{address}desk/sign-in", data=form).headers["set-cookie"]
    safe = httpx.post(f"{address}desk/sign-in", data=form, headers=headers).headers["set-cookie"]
    assert ("secure" in plain.lower(), "secure" in safe.lower()) == (False, True)


def test_a_claimed_address_does_not_undo_the_throttle(address: str) -> None:
    for number in range(20):
        form = {"name": f"name{number}", "password": "wrong"}
        headers = {"X-Forwarded-For": f"10.0.0.{number}"}
        httpx.post(f"{address}desk/sign-in", data=form, headers=headers)
    form = {"name": "amy", "password": PASSWORDS["amy"]}
    headers = {"X-Forwarded-For": "10.0.0.99"}
    assert httpx.post(f"{address}desk/sign-in", data=form, headers=headers).status_code == 401


def test_a_wrong_password_is_refused_in_words(page: Page, address: str) -> None:
    page.goto(f"{address}desk")
    page.fill("#name", "amy")
    page.fill("#password", "wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("账号或密码不对")


def test_without_any_account_it_says_how_to_make_one(page: Page, tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "empty", default_corpus())
    with serve_door(Door(FakeAssistant), desk=desk) as address:
        page.goto(f"{address}desk")
        expect(page.get_by_role("alert")).to_contain_text("python -m assistant account")


def test_an_agent_types_enters_and_reads(page: Page, address: str) -> None:
    sign_in(page, address, "amy")
    expect(page.locator("#question textarea")).to_be_focused()
    page.keyboard.type("贡献")
    expect(page.locator("#matches")).to_contain_text("综合经济贡献奖励", timeout=30_000)
    ask(page, "贡献奖励")
    card = page.locator("#card")
    expect(card.locator(".clause")).to_contain_text("每年每家企业")
    expect(card).to_contain_text("市科技局")
    expect(card.locator(".caution")).to_contain_text("尚未生效")
    expect(page.locator("#facts")).to_contain_text("上年度综合经济贡献 6000万元")
    assert "**" not in card.inner_text()


def test_the_script_is_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page, address, "amy")
    ask(page, "贡献奖励")
    page.get_by_role("button", name="复制工单").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("问：贡献奖励\n答：贡献奖励")
    assert "依据：1.2" in copied


def test_what_is_typed_is_shown_as_text(page: Page, address: str) -> None:
    sign_in(page, address, "amy")
    ask(page, "<img src=x onerror=alert(1)>")
    assert page.locator("#card img").count() == 0


def test_a_call_begins_and_ends_with_notes(page: Page, address: str, desk: Desk) -> None:
    sign_in(page, address, "amy")
    page.get_by_role("button", name="开始通话").click()
    expect(page.locator("#call")).to_contain_text("通话中")
    page.fill("#notes textarea", "要回访")
    page.get_by_role("button", name="结束通话").click()
    expect(page.locator("#call")).to_contain_text("通话已结束")
    (call,) = desk.store.calls(None, 9)
    assert (call.agent, call.notes) == ("amy", "要回访")


def begin_call(page: Page) -> None:
    page.get_by_role("button", name="开始通话").click()
    expect(page.locator("#call")).to_contain_text("通话中")


def test_a_call_outlives_a_reload_of_the_page(page: Page, address: str, desk: Desk) -> None:
    sign_in(page, address, "amy")
    begin_call(page)
    ask(page, "贡献奖励")
    page.reload()
    expect(page.locator("#call")).to_contain_text("通话中", timeout=30_000)
    expect(page.locator("#facts")).to_contain_text("上年度综合经济贡献 6000万元")
    page.get_by_role("button", name="开始通话").click()
    expect(page.locator("#facts")).to_contain_text("还没有说到数据")
    first, second = reversed(desk.store.calls("amy", 9))
    assert (bool(first.ended), bool(second.ended)) == (True, False)


def test_a_past_call_is_opened_by_keyboard_and_read(page: Page, address: str) -> None:
    sign_in(page, address, "amy")
    begin_call(page)
    ask(page, "贡献奖励<b>")
    page.fill("#notes textarea", "要回访<i>")
    page.get_by_role("button", name="结束通话").click()
    call = page.locator("#calls details").first
    expect(call.locator("summary")).to_contain_text("amy · 1 问")
    call.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(call).to_contain_text("上年度综合经济贡献 6000万元")
    expect(call).to_contain_text("要回访<i>")
    expect(call.locator("ol")).to_contain_text("贡献奖励<b>，44万元")


def test_agents_see_their_own_calls_and_supervisors_all(
    page: Page, address: str, desk: Desk
) -> None:
    for number in range(31):
        call = desk.store.begin_call("amy", f"s{number}")
        desk.store.end_call(call.id, f"备注{number}。")
    own = desk.store.begin_call("sup", "s")
    desk.store.end_call(own.id, "主管自己的")
    sign_in(page, address, "amy")
    expect(page.locator("#calls")).to_contain_text("备注30。", timeout=30_000)
    expect(page.locator("#calls")).not_to_contain_text("主管自己的")
    expect(page.locator("#calls")).not_to_contain_text("备注0。")
    page.get_by_role("button", name="更早的通话").click()
    expect(page.locator("#calls")).to_contain_text("备注0。")
    page.get_by_role("button", name="退出登录").click()
    sign_in(page, address, "sup")
    expect(page.locator("#calls")).to_contain_text("备注30。", timeout=30_000)
    expect(page.locator("#calls")).to_contain_text("主管自己的")


def approve(page: Page, number: int, text: str) -> None:
    page.fill("#act input", str(number))
    page.fill("#act textarea", text)
    page.get_by_role("button", name="核定", exact=True).click()


def test_from_the_queue_to_a_reply_on_both_pages(page: Page, address: str, desk: Desk) -> None:
    sign_in(page, address, "sup")
    ask(page, "电话是多少")
    page.reload()
    expect(page.locator("#queue")).to_contain_text("电话是多少", timeout=30_000)
    approve(page, 1, "给30万元。")
    expect(page.locator("#said")).to_contain_text("“30万元”不是条文写明的数额")
    approve(page, 1, "条文没有写电话。<b>粗</b>")
    expect(page.locator("#said")).to_contain_text("已核定")
    ask(page, "电话呢")
    approved = page.locator("#card .approved")
    expect(approved).to_contain_text("条文没有写电话。<b>粗</b>")
    expect(approved).to_contain_text("sup 于 20")
    page.goto(address)
    page.fill("#question textarea", "电话是几号")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .approved")).to_contain_text("条文没有写电话。", timeout=30_000)


def test_an_unsure_answer_waits_in_the_queue(page: Page, address: str) -> None:
    sign_in(page, address, "amy")
    ask(page, "含糊的事")
    expect(page.locator("#queue")).to_contain_text("低把握", timeout=30_000)


def test_a_number_of_the_queue_puts_itself_where_it_is_acted_on(page: Page, address: str) -> None:
    sign_in(page, address, "sup")
    ask(page, "电话是多少")
    page.get_by_role("button", name="处理 1 号").press("Enter")
    expect(page.locator("#act input")).to_have_value("1")
    expect(page.locator("#act textarea")).to_be_focused()
    page.get_by_role("button", name="不处理").click()
    expect(page.locator("#said")).to_contain_text("已不处理")


def test_the_next_question_replaces_the_one_before(page: Page, address: str) -> None:
    sign_in(page, address, "amy")
    ask(page, "贡献奖励")
    page.wait_for_timeout(300)
    page.keyboard.type("人才奖励")
    expect(page.locator("#question textarea")).to_have_value("人才奖励")


def test_an_agent_may_not_approve(page: Page, address: str, desk: Desk) -> None:
    sign_in(page, address, "amy")
    ask(page, "电话是多少")
    approve(page, 1, "条文没有写电话。")
    expect(page.locator("#said")).to_contain_text("只有主管")
    assert not desk.store.replies()


@in_every_look
def test_it_is_seen(page: Page, address: str, options: dict[str, Any]) -> None:
    sign_in(page, address, "sup")
    ask(page, "电话是多少")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    name = f"desk-{options['viewport']['width']}-{options['color_scheme']}.png"
    page.screenshot(path=SCREENSHOTS / name, full_page=True)
    assert fits(page, options["viewport"]["width"])
    assert barriers(page) == []


@pytest.mark.parametrize(("path", "says"), [("zh-hant/", "坐席工作臺"), ("en/", "Hotline desk")])
def test_in_other_languages(page: Page, address: str, path: str, says: str) -> None:
    page.goto(f"{address}{path}desk")
    expect(page.locator("h1")).to_contain_text(says)
