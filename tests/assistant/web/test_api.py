"""POST /api/v1/ask and GET /health."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Answer
from assistant.web.door import Asks, Door
from assistant.web.server import build_app
from corpus import default_corpus
from tests.assistant.web.fake_assistant import FakeAssistant


@pytest.fixture
def assistant() -> FakeAssistant:
    """What answers behind the API."""
    return FakeAssistant()


@pytest.fixture
def client(assistant: FakeAssistant) -> Iterator[TestClient]:
    """A client of the whole application."""
    with TestClient(build_app(Door(lambda: assistant), default_corpus())) as client:
        yield client


def test_a_question_gets_its_answer(client: TestClient, assistant: FakeAssistant) -> None:
    response = client.post("/api/v1/ask", json={"session": "甲", "question": "能拿多少？"})
    assert response.status_code == 200
    body = response.json()
    assert list(body) == [field.name for field in fields(Answer)]
    assert (body["session"], body["status"]) == ("甲", "answered")
    assert body["result"]["value_yuan"] == "440000"
    assert assistant.asked == [("甲", "能拿多少？")]


def test_without_a_session_each_question_begins_a_conversation(client: TestClient) -> None:
    first, second = (
        client.post("/api/v1/ask", json={"question": "问"}).json()["session"] for _ in range(2)
    )
    assert len(first) == 32
    assert first != second


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param(b"", "JSON", id="nothing"),
        pytest.param(b"{question: 1}", "JSON", id="not JSON"),
        pytest.param("能拿多少".encode("gbk"), "JSON", id="not UTF-8"),
        pytest.param(rb'{"question": "\ud800"}', "JSON", id="half a character"),
        pytest.param(b"[1]", "JSON 对象", id="a list"),
        pytest.param(b"{}", "缺少字段 question", id="no question"),
        pytest.param(b'{"session": "s"}', "缺少字段 question", id="session only"),
        pytest.param(b'{"question": 5}', "字段 question 必须是字符串", id="a number"),
        pytest.param(b'{"question": null}', "字段 question 必须是字符串", id="null"),
        pytest.param(b'{"question": "a", "sesion": "s"}', "不认识字段 sesion", id="misspelt"),
        pytest.param(
            b'{"question": "a", "session": "%s"}' % (b"s" * 201), "字段 session 太长", id="long id"
        ),
    ],
)
def test_a_bad_request_gets_an_answer_that_says_what_is_wrong(
    client: TestClient, assistant: FakeAssistant, body: bytes, says: str
) -> None:
    response = client.post("/api/v1/ask", content=body)
    assert response.status_code == 422
    answer: dict[str, Any] = response.json()
    assert answer["status"] == "error"
    assert says in answer["text"]
    assert assistant.asked == []


def test_a_body_beyond_a_megabyte_is_not_read(client: TestClient) -> None:
    response = client.post("/api/v1/ask", content=b" " * 1_000_001)
    assert (response.status_code, response.json()["status"]) == (413, "error")


def test_a_long_question_reaches_the_assistant(
    client: TestClient, assistant: FakeAssistant
) -> None:
    client.post("/api/v1/ask", json={"question": "问" * 100_000})
    assert len(assistant.asked[0][1]) == 100_000


def test_an_assistant_that_breaks_answers_with_an_error(client: TestClient) -> None:
    assert client.post("/api/v1/ask", json={"question": "坏"}).json()["status"] == "error"
    assert client.post("/api/v1/ask", json={"question": "好"}).json()["status"] == "answered"


def test_health_says_the_state_and_the_policy_versions(client: TestClient) -> None:
    client.post("/api/v1/ask", json={"question": "问"})
    response = client.get("/health")
    assert response.status_code == 200
    versions = {policy.id: policy.version for policy in default_corpus().values()}
    assert response.json() == {"status": "ready", "policies": versions}


def test_an_assistant_that_cannot_open_is_seen_from_outside() -> None:
    def broken() -> Asks:
        raise OSError("no such model")

    with TestClient(build_app(Door(broken), default_corpus())) as client:
        asked = client.post("/api/v1/ask", json={"question": "问"})
        assert (asked.status_code, asked.json()["status"]) == (503, "error")
        assert client.get("/health").status_code == 503
        assert client.get("/").status_code == 200


def test_pages_that_would_load_from_another_host_do_not_exist(client: TestClient) -> None:
    page = client.get("/").text
    assert "政策测算助手" in page
    assert "fonts.googleapis" not in page
    for path in ("/docs", "/redoc"):
        assert client.get(path).status_code == 404, path


def test_nobody_can_leave_files_on_the_server(client: TestClient) -> None:
    response = client.post("/gradio_api/upload", files={"files": ("a.txt", b"x" * 1000)})
    assert response.status_code == 413
