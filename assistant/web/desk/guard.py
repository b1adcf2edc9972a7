"""Sign-in and sign-out, and who a request comes from."""

from collections.abc import Mapping
from pathlib import Path
from string import Template

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.desk.accounts import HOURS, Account, Accounts
from assistant.web.escape import as_html
from assistant.web.site import LANG, PATHS
from assistant.web.words import Language, Words

_FOLDER = Path(__file__).parent
_FORM = Template((_FOLDER / "sign_in.html").read_text("utf-8"))
_STYLE = (_FOLDER.parent / "style.css").read_text("utf-8")
COOKIE = "desk"


def account_of(cookies: Mapping[str, str], accounts: Accounts) -> Account | None:
    """Who is signed in where a request with these cookies comes from."""
    token = cookies.get(COOKIE, "")
    return accounts.signed_in(token) if token else None


def desk_path(language: Language) -> str:
    """Where the desk is in a language."""
    return f"{PATHS[language]}desk"


def guard_router(accounts: Accounts, language: Language) -> APIRouter:
    """The routes of signing in and out, in one language."""
    router = APIRouter()
    path, words = desk_path(language), Words("desk", language)

    def form(message: str, status: int = 200) -> HTMLResponse:
        if not accounts.any:
            message = words("no accounts")
        page = _FORM.substitute(
            lang=LANG[language], style=_STYLE, action=f"{path}/sign-in",
            message=f'<p role="alert">{as_html(message)}</p>' if message else "",
            **{key.replace(" ", "_"): as_html(words(key))
               for key in ("title", "name", "password", "sign in", "sign in lead")},
        )  # fmt: skip
        return HTMLResponse(page, status)

    @router.get(f"{path}/sign-in")
    def ask() -> HTMLResponse:
        return form("")

    @router.post(f"{path}/sign-in")
    def sign_in(request: Request, name: str = Form(""), password: str = Form("")) -> Response:
        peer = request.client.host if request.client else ""
        token = accounts.sign_in(name, password, peer)
        if token is None:
            return form(words("wrong"), 401)
        response = RedirectResponse(path, 303)
        response.set_cookie(
            COOKIE, token, max_age=HOURS * 3600, httponly=True, samesite="strict",
            secure="https" in (request.url.scheme, request.headers.get("x-forwarded-proto")),
        )  # fmt: skip
        return response

    @router.post(f"{path}/sign-out")
    def sign_out(request: Request) -> Response:
        accounts.sign_out(request.cookies.get(COOKIE, ""))
        response = RedirectResponse(f"{path}/sign-in", 303)
        response.delete_cookie(COOKIE)
        return response

    @router.get(path)
    @router.get(f"{path}/")
    def enter(request: Request) -> Response:
        """The desk itself is Gradio's, one path further, so that all of it is refused alike."""
        signed_in = account_of(request.cookies, accounts)
        return RedirectResponse(f"{path}/work/" if signed_in else f"{path}/sign-in")

    return router
