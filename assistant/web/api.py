"""`POST /api/v1/ask` and `GET /health`."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse

from assistant.answer import Answer, error_answer
from assistant.request import BadRequest, read_request
from assistant.web.approved import with_reply
from assistant.web.door import Door
from assistant.web.site import Offered
from corpus import Policy

_LARGEST = 1_000_000
"""Bytes of a request; a question may be as long as it likes below that, the assistant judges."""

_TOO_LARGE = "请求太大：正文不能超过 1 MB。"


def new_session() -> str:
    """An id that nobody can guess: whoever has it can continue the conversation."""
    return uuid4().hex


def api_router(
    door: Door, policies: Mapping[str, Policy], offered: Offered = lambda _: None
) -> APIRouter:
    """The routes of the API; a reply that is offered comes with the answer."""
    router = APIRouter()

    def ask_in(session: str, question: str) -> Answer:
        answer = door.ask(session, question)
        return with_reply(answer, offered(question), policies)

    @router.post("/api/v1/ask")
    async def ask(request: Request) -> JSONResponse:
        body = await _read(request)
        if body is None:
            return _refusal(_TOO_LARGE, 413)
        try:
            asked = read_request(body)
        except BadRequest as bad:
            return _refusal(str(bad), 422)
        session = asked.session or new_session()
        answer = await run_in_threadpool(ask_in, session, asked.question)
        return JSONResponse(answer.to_dict(), 503 if door.state == "failed" else 200)

    @router.get("/health")
    def health() -> JSONResponse:
        state = door.state
        versions = {policy.id: policy.version for policy in policies.values()}
        body: dict[str, Any] = {"status": state, "policies": versions}
        return JSONResponse(body, 503 if state == "failed" else 200)

    return router


async def _read(request: Request) -> bytes | None:
    """The body, or None if it is too large to be read."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            return None
    return bytes(body)


def _refusal(message: str, status: int) -> JSONResponse:
    return JSONResponse(error_answer("", 0, message).to_dict(), status)
