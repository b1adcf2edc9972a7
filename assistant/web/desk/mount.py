"""The desk on the application: sign-in, the page behind it, and the files it exports."""

import gradio as gr
from fastapi import APIRouter, FastAPI, HTTPException, Request
from fastapi.responses import PlainTextResponse

from assistant.desk import Desk
from assistant.desk.export import as_cases, as_csv, kind_of
from assistant.desk.store import REASONS
from assistant.web.desk.guard import account_of, desk_path, guard_router
from assistant.web.desk.page import DeskPage
from assistant.web.header import header
from assistant.web.pages import PAGES
from assistant.web.shell import STYLES, theme
from assistant.web.site import Page, Site


def mount_desk(app: FastAPI, site: Site, desk: Desk) -> None:
    """Add the desk in the site's language; it must come before the pages at "/"."""
    page = DeskPage(site, desk)
    path = desk_path(site.language)
    app.include_router(guard_router(desk.accounts, site.language))
    app.include_router(_files(path, desk))
    own = Page("desk", "desk", lambda *_: None)
    top = header(own, (*PAGES, own), site)

    def name_of(request: Request) -> str | None:
        account = account_of(request.cookies, desk.accounts)
        return account.name if account else None

    gr.mount_gradio_app(
        app, page.build(top), path=f"{path}/work", theme=theme(), css_paths=STYLES,
        auth_dependency=name_of, footer_links=[], run_history=False, ssr_mode=False,
        show_error=False, max_file_size=1,
    )  # fmt: skip


def _files(path: str, desk: Desk) -> APIRouter:
    router = APIRouter()

    def staff_only(request: Request) -> None:
        if account_of(request.cookies, desk.accounts) is None:
            raise HTTPException(401)

    @router.get(f"{path}/queue.csv")
    def table(request: Request) -> PlainTextResponse:
        staff_only(request)
        return PlainTextResponse(as_csv(desk.store.queue()), media_type="text/csv; charset=utf-8")

    @router.get(f"{path}/{{reason}}.yaml")
    def cases(reason: str, request: Request) -> PlainTextResponse:
        staff_only(request)
        if reason not in REASONS:
            raise HTTPException(404)
        items = [item for item in desk.store.queue() if item.reason == reason]
        attached = {"Content-Disposition": f"attachment; filename={kind_of(reason)}_queue.yaml"}
        return PlainTextResponse(as_cases(items), media_type="application/yaml", headers=attached)

    return router
