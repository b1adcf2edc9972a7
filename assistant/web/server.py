"""The server: the API and the page on one FastAPI application."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import gradio as gr
import uvicorn
from fastapi import FastAPI

from assistant.settings import Settings
from assistant.web.api import api_router
from assistant.web.door import Asks, Door
from assistant.web.page import HEAD, STYLE, build_page, theme
from corpus import Policy, load_corpus


def build_app(door: Door, policies: Mapping[str, Policy]) -> FastAPI:
    """The application.

    Its generated documentation is off because it loads from another host; a file of more than one
    byte is refused because the page takes none.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        door.open()
        yield

    app = FastAPI(title="policy-assistant", openapi_url=None, lifespan=lifespan)
    app.include_router(api_router(door, policies))
    gr.mount_gradio_app(
        app, build_page(door, policies), path="/", theme=theme(), css_paths=STYLE, head=HEAD,
        footer_links=[], run_history=False, ssr_mode=False, show_error=False, max_file_size=1,
    )  # fmt: skip
    return app


def serve(settings: Settings) -> None:
    """Serve until interrupted. The page is up before the assistant is open.

    Raises CorpusError if a policy folder is broken.
    """
    policies = load_corpus(settings.corpus_dir)

    def open_assistant() -> Asks:
        from assistant import Assistant

        return Assistant.open(settings)

    app = build_app(Door(open_assistant), policies)
    uvicorn.run(app, host=settings.host, port=settings.port, access_log=False)
