"""Files of a receipt over HTTP: made from what is sent, refused when it does not recompute."""

import json
from html.parser import HTMLParser

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.receipts import receipt_in
from assistant.web.receipts import receipt_buttons, receipts_router
from tools import calculate

RECEIPT = calculate("talent_award", {"people": 3}).receipt


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    app.include_router(receipts_router())
    return TestClient(app)


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_a_file_holds_the_receipt(client: TestClient, kind: str) -> None:
    answer = client.post(f"/api/v1/receipts/{kind}", data={"receipt": json.dumps(RECEIPT)})
    assert answer.status_code == 200
    assert receipt_in(answer.content) == RECEIPT
    assert answer.headers["content-disposition"].endswith(f"{RECEIPT['hash'][:8]}.{kind}")


def test_json_is_the_receipt_itself(client: TestClient) -> None:
    answer = client.post("/api/v1/receipts/json", data={"receipt": json.dumps(RECEIPT)})
    assert answer.json() == RECEIPT


@pytest.mark.parametrize(
    "sent", ["", "[]", "{", "{}", json.dumps({**RECEIPT, "hash": "0"}), json.dumps({**RECEIPT, "calculator": "<b>"})]
)  # fmt: skip
def test_what_does_not_recompute_is_refused_in_words(client: TestClient, sent: str) -> None:
    answer = client.post("/api/v1/receipts/pdf", data={"receipt": sent})
    assert 400 <= answer.status_code < 500
    if answer.status_code == 400:
        assert "测算单" in answer.text
        assert answer.headers["content-type"].startswith("text/plain")


def test_an_unknown_kind_and_a_long_form_are_refused(client: TestClient) -> None:
    assert client.post("/api/v1/receipts/exe", data={"receipt": "{}"}).status_code == 422
    assert client.post("/api/v1/receipts/pdf", data={"receipt": "x" * 30_000}).status_code == 422


def test_the_buttons_carry_the_receipt() -> None:
    class Inputs(HTMLParser):
        values: list[str]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "input":
                self.values.append(dict(attrs)["value"] or "")

    read = Inputs()
    read.values = []
    read.feed(receipt_buttons(RECEIPT))
    assert [json.loads(value) for value in read.values] == [RECEIPT] * 3
