"""The server: the API and the pages on one FastAPI application."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import gradio as gr
import uvicorn
from fastapi import FastAPI
from fastapi.responses import RedirectResponse

from assistant.answer import Answer
from assistant.desk import Desk
from assistant.settings import Settings
from assistant.web.api import api_router
from assistant.web.desk import mount_desk
from assistant.web.door import Asks, Door
from assistant.web.feedback import Feedback, log_feedback
from assistant.web.receipts import receipts_router
from assistant.web.shell import STYLES, build_pages, theme
from assistant.web.site import PATHS, Offered, Site
from corpus import Policy, load_corpus

HTTP: dict[str, Any] = {"access_log": False, "proxy_headers": False}
"""How the application is served. Anybody may claim an address in a header: sign-ins are counted by
that of the socket."""


def build_app(
    door: Door,
    policies: Mapping[str, Policy],
    feedback: Feedback = log_feedback,
    desk: Desk | None = None,
) -> FastAPI:
    """The application.

    Its generated documentation is off because it loads from another host; a file of more than one
    byte is refused because the page takes none.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        door.open()
        yield

    app = FastAPI(title="policy-assistant", openapi_url=None, lifespan=lifespan)
    offered = _offered(door, desk)
    app.include_router(api_router(door, policies, offered))
    app.include_router(receipts_router())
    look = theme()
    for language, path in sorted(PATHS.items(), key=lambda item: item[1], reverse=True):
        site = Site(door, policies, language, feedback, offered)
        if desk:
            mount_desk(app, site, desk)
        _mount(app, build_pages(site), path, look)  # "/" comes last, for it takes the rest
    return app


def _offered(door: Door, desk: Desk | None) -> Offered:
    if desk is None:
        return lambda _: None
    replies = desk.replies
    return lambda question: (
        replies.offered(question, door.encoder()) if door.state == "ready" else None
    )


def _mount(app: FastAPI, pages: gr.Blocks, path: str, look: gr.themes.Base) -> None:
    bare = path.rstrip("/")
    if bare:
        app.add_api_route(bare, lambda: RedirectResponse(path))
    gr.mount_gradio_app(
        app, pages, path=bare or "/", theme=look, css_paths=STYLES, footer_links=[],
        run_history=False, ssr_mode=False, show_error=False, max_file_size=1,
    )  # fmt: skip


def serve(settings: Settings) -> None:
    """Serve until interrupted. The page is up before the assistant is open.

    Raises CorpusError if a policy folder is broken.
    """
    policies = load_corpus(settings.corpus_dir)

    def open_assistant() -> Asks:
        from assistant import Assistant

        return Assistant.open(settings)

    desk = Desk.open(settings.data_dir, policies)

    def on_answer(session: str, question: str, answer: Answer, unsure: bool) -> None:
        desk.add_answer(session, question, answer, unsure, door.encoder())

    door = Door(open_assistant, on_answer)
    app = build_app(door, policies, desk.store.add_feedback, desk)
    uvicorn.run(app, host=settings.host, port=settings.port, **HTTP)
