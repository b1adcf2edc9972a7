"""The desk: question and card, call, queue, and past calls."""

from pathlib import Path

import gradio as gr

from assistant.desk import Desk
from assistant.web.desk.calls import Calls, CallState
from assistant.web.desk.card import card, script
from assistant.web.desk.lists import facts, matches, titled
from assistant.web.desk.queue import Queue
from assistant.web.desk.staff import QUIET, Staff
from assistant.web.escape import as_html
from assistant.web.site import Site
from assistant.web.words import Words

_SCRIPT = (Path(__file__).parent / "desk.js").read_text("utf-8")


class DeskPage:
    """What the page does."""

    def __init__(self, site: Site, desk: Desk) -> None:
        self._site = site
        self._words = Words("desk", site.language)
        self._staff = Staff(desk, self._words)
        self._calls = Calls(self._staff, self._words)
        self._queue = Queue(self._staff, site.door, self._words)

    def build(self, top: str) -> gr.Blocks:
        """The Gradio application, under the header `top`."""
        words, calls = self._words, self._calls
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
                    found = titled("matches", matches([], {}, words), words)
                    calls.build()
            self._queue.build(blocks)
            calls.build_past(blocks)
            question.change(self.match, question, found, trigger_mode="always_last", **QUIET)
            answered = question.submit(
                self.answer, [question, calls.call], [shown, calls.told, calls.call], **QUIET
            )
            answered.then(self._queue.lists, None, self._queue.shown, **QUIET)
            blocks.load(self.who, None, who, **QUIET)
        return blocks

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
        said = script(answer, self._site.policies)
        told = self._site.door.recall(call.session, answer.turn)
        self._calls.keep(call, question, answer, told.known if told else None, said)
        read = card(question, said, answer, reply, self._words)
        return read, facts(call.facts, self._words), call

    def who(self, request: gr.Request) -> str:
        """Who is signed in, and the way out."""
        account, words = self._staff.account(request), self._words
        return (
            f'<form method="post" action="../sign-out"><span>{as_html(account.name)} · '
            f"{as_html(words(account.role))}</span>"
            f'<button class="small">{as_html(words("sign out"))}</button></form>'
        )
