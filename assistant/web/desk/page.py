"""The desk: question, card, call, and the queue; every event knows who sends it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.answer import Answer
from assistant.desk import Desk
from assistant.desk.accounts import Account
from assistant.desk.replies import BadReply
from assistant.desk.store import REASONS
from assistant.web.api import new_session
from assistant.web.desk.card import card
from assistant.web.desk.guard import account_of
from assistant.web.desk.lists import facts, matches, queue, standing
from assistant.web.escape import as_html
from assistant.web.site import Site
from assistant.web.words import Words

_SCRIPT = (Path(__file__).parent / "desk.js").read_text("utf-8")
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}


@dataclass
class CallState:
    """The call in progress, as the page keeps it: id 0 when there is none."""

    id: int = 0
    session: str = field(default_factory=new_session)
    answers: list[Answer] = field(default_factory=list)


class DeskPage:
    """What the page does. A supervisor's acts are checked here, whatever the page shows."""

    def __init__(self, site: Site, desk: Desk) -> None:
        self._site = site
        self._desk = desk
        self._words = Words("desk", site.language)

    def build(self, top: str) -> gr.Blocks:
        """The Gradio application, under the header `top`."""
        words = self._words
        blocks = gr.Blocks(title=words("title"), analytics_enabled=False, fill_width=True)
        with blocks:
            gr.HTML(top, elem_id="header", apply_default_css=False, js_on_load=_SCRIPT)
            who = gr.HTML("", elem_id="who", apply_default_css=False)
            with gr.Row(elem_id="main"):
                with gr.Column(scale=5, min_width=340, elem_id="read"):
                    question = gr.Textbox(
                        label=words("question"), placeholder=words("type here"), lines=1,
                        autofocus=True, submit_btn=words("send"), elem_id="question",
                    )  # fmt: skip
                    shown = gr.HTML(
                        f'<p class="none">{words("empty card")}</p>', elem_id="card",
                        apply_default_css=False,
                    )  # fmt: skip
                with gr.Column(scale=4, min_width=300, elem_id="aside"):
                    found = self._list("matches", matches([], {}, words))
                    call, told, notes, status, begin, end = self._call_parts()
            self._queue_parts(blocks)
            question.change(self.match, question, found, trigger_mode="always_last", **_QUIET)
            question.submit(self.answer, [question, call], [shown, told, call], **_QUIET)
            begin.click(self.begin, None, [call, status, told, notes], **_QUIET)
            end.click(self.end, [call, notes], [call, status, told, notes], **_QUIET)
            blocks.load(self.who, None, who, **_QUIET)
        return blocks

    def _list(self, title: str, html: str) -> gr.HTML:
        gr.HTML(f"<h2>{as_html(self._words(title))}</h2>", apply_default_css=False)
        return gr.HTML(html, elem_id=title, apply_default_css=False)

    def _call_parts(self) -> tuple[Any, ...]:
        words = self._words
        call = gr.State(CallState())
        gr.HTML(f"<h2>{as_html(words('call'))}</h2>", apply_default_css=False)
        status = gr.HTML(as_html(words("no call")), elem_id="call", apply_default_css=False)
        with gr.Row():
            begin = gr.Button(words("begin call"), size="sm")
            end = gr.Button(words("end call"), size="sm")
        told = self._list("facts", facts([], words))
        notes = gr.Textbox(label=words("notes"), lines=3, elem_id="notes")
        return call, told, notes, status, begin, end

    def _queue_parts(self, blocks: gr.Blocks) -> None:
        words = self._words
        with gr.Column(elem_id="waiting"):
            waiting = self._list("queue", "")
            with gr.Row(elem_id="act"):
                number = gr.Number(label=words("number"), precision=0, minimum=1, scale=1)
                text = gr.Textbox(
                    label=words("reply"), placeholder=words("reply here"), lines=2, scale=4
                )
                approve = gr.Button(words("approve"), scale=1)
                dismiss = gr.Button(words("dismiss"), scale=1)
                withdraw = gr.Button(words("withdraw"), scale=1)
            said = gr.HTML("", elem_id="said", apply_default_css=False)
            replies = self._list("standing", "")
            gr.HTML(self._exports(), elem_id="exports", apply_default_css=False)
        after = [said, waiting, replies]
        approve.click(self.approve, [number, text], after, **_QUIET)
        dismiss.click(self.dismiss, number, after, **_QUIET)
        withdraw.click(self.withdraw, number, after, **_QUIET)
        blocks.load(self.lists, None, [waiting, replies], **_QUIET)

    def _exports(self) -> str:
        words = self._words
        links = [f'<a href="../queue.csv">{as_html(words("export csv"))}</a>'] + [
            f'<a href="../{reason}.yaml">{as_html(words("export cases"))} · '
            f"{as_html(words(reason))}</a>"
            for reason in REASONS
        ]
        return f"<p>{as_html(words('export'))}：{' · '.join(links)}</p>"

    def match(self, text: str) -> str:
        """What fits the question as far as it is typed."""
        refs = self._site.door.look_up(text)
        return matches(refs, self._site.policies, self._words)

    def answer(self, question: str, call: CallState) -> tuple[str, str, CallState]:
        """The card for a question."""
        if not question.strip():
            return gr.skip(), gr.skip(), gr.skip()
        answer = self._site.door.ask(call.session, question)
        reply = self._site.offered(question)
        call.answers.append(answer)
        return card(question, answer, reply, self._words), facts(call.answers, self._words), call

    def begin(self, request: gr.Request) -> tuple[CallState, str, str, str]:
        """A call begins: a conversation of its own."""
        state = CallState()
        call = self._desk.store.begin_call(self._account(request).name, state.session)
        state.id = call.id
        status = self._words("on call").format(at=call.started[11:16])
        return state, as_html(status), facts([], self._words), ""

    def end(self, call: CallState, notes: str, request: gr.Request) -> tuple[Any, ...]:
        """The call is over; its notes are kept."""
        if not call.id:
            return CallState(), as_html(self._words("no call")), facts([], self._words), notes
        self._desk.store.end_call(call.id, notes)
        return CallState(), as_html(self._words("call ended")), facts([], self._words), ""

    def lists(self) -> tuple[str, str]:
        """The queue and the approved replies."""
        waiting = queue(self._desk.store.queue(), self._words)
        return waiting, standing(self._desk.store.replies(), self._words)

    def approve(self, number: float | None, text: str, request: gr.Request) -> tuple[str, ...]:
        """A supervisor's reply to the question with that number."""

        def act(account: Account, id: int) -> None:
            self._desk.replies.approve(id, text, account.name, self._site.door.encoder())

        return self._act(act, "approve", number, request)

    def dismiss(self, number: float | None, request: gr.Request) -> tuple[str, ...]:
        """A question that gets no reply."""
        return self._act(lambda _, id: self._desk.store.dismiss(id), "dismiss", number, request)

    def withdraw(self, number: float | None, request: gr.Request) -> tuple[str, ...]:
        """A reply that is offered no more."""

        def act(account: Account, id: int) -> None:
            self._desk.replies.withdraw(id, account.name)

        return self._act(act, "withdraw", number, request)

    def _act(
        self, act: Any, name: str, number: float | None, request: gr.Request
    ) -> tuple[str, ...]:
        account, words = self._account(request), self._words
        try:
            if account.role != "supervisor":
                raise BadReply(words("only supervisors"))
            act(account, int(number or 0))
            said = words(f"done {name}")
        except BadReply as bad:
            said = str(bad)
        except KeyError:
            said = words("no such item")
        return f'<p role="status">{as_html(said)}</p>', *self.lists()

    def who(self, request: gr.Request) -> str:
        """Who is signed in, and the way out."""
        account, words = self._account(request), self._words
        return (
            f'<form method="post" action="../sign-out"><span>{as_html(account.name)} · '
            f"{as_html(words(account.role))}</span>"
            f'<button class="small">{as_html(words("sign out"))}</button></form>'
        )

    def _account(self, request: gr.Request) -> Account:
        """Who sends the event; Gradio has refused everybody else."""
        account = account_of(request.cookies, self._desk.accounts)
        if account is None:
            raise gr.Error(self._words("sign in lead"))
        return account
