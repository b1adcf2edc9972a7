"""An approved reply reaches clients of the API, within the contract."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Answer
from assistant.desk import Desk
from assistant.desk.models import Reply
from assistant.web.approved import with_reply
from assistant.web.door import Door
from assistant.web.server import build_app
from corpus import default_corpus
from tests.assistant.web.fake_assistant import Encoder, FakeAssistant, full_answer

POLICIES = default_corpus()
TEXT = "条文没有写电话；部级孵化器每年最高100万元。"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.open(tmp_path, POLICIES)


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    door = Door(FakeAssistant, desk.store.add_answer)
    with TestClient(build_app(door, POLICIES, desk=desk)) as client:
        yield client


def test_a_like_question_gets_the_reply_with_who_and_when(client: TestClient, desk: Desk) -> None:
    client.post("/api/v1/ask", json={"question": "电话是多少"})
    desk.replies.approve(1, TEXT, "sup", Encoder())
    body = client.post("/api/v1/ask", json={"question": "电话呢"}).json()
    assert list(body) == [field.name for field in fields(Answer)]
    assert body["status"] == "not_covered", "the assistant's own answer stays"
    assert body["notices"][-1].startswith("主管核定的答复（sup 于 20")
    assert body["notices"][-1].endswith(f"核定）：{TEXT}")
    other = client.post("/api/v1/ask", json={"question": "能拿多少"}).json()
    assert not any("核定" in notice for notice in other["notices"])


def reply(text: str) -> Reply:
    return Reply(text=text, approved_by="sup", approved_at="2026-01-02T03:04:05+00:00")


def test_every_figure_of_the_reply_is_one_of_the_answer() -> None:
    before = full_answer()
    after = with_reply(before, reply(TEXT), POLICIES)
    (added,) = after.figures[len(before.figures) :]
    assert (added["value"], added["role"], added["source"]["provision"]) == (
        "1000000",
        "ceiling",
        "2.2",
    )
    assert added["id"] not in {figure["id"] for figure in before.figures}


def test_money_of_a_draft_comes_with_its_notice_once() -> None:
    (policy,) = POLICIES.values()
    after = with_reply(full_answer(notices=[]), reply(TEXT), POLICIES)
    assert after.notices[:-1] == [policy.status_note]
    again = with_reply(full_answer(notices=[policy.status_note]), reply(TEXT), POLICIES)
    assert again.notices == after.notices
    assert len(with_reply(full_answer(notices=[]), reply("请咨询。"), POLICIES).notices) == 1


def test_a_reply_that_states_another_figure_is_left_out() -> None:
    assert with_reply(full_answer(), reply("给30万元。"), POLICIES) == full_answer()


def test_without_a_reply_the_answer_is_as_it_was() -> None:
    assert with_reply(full_answer(), None, POLICIES) == full_answer()
