"""The queue and the approved replies, and what a supervisor does with them."""

from collections.abc import Callable

import gradio as gr

from assistant.desk.accounts import Account
from assistant.desk.replies import BadReply
from assistant.desk.store import REASONS
from assistant.web.desk.lists import queue, standing, titled
from assistant.web.desk.staff import QUIET, Staff
from assistant.web.door import Door
from assistant.web.escape import as_html
from assistant.web.words import Words


class Queue:
    """A supervisor's acts are checked here, whatever the page shows."""

    def __init__(self, staff: Staff, door: Door, words: Words) -> None:
        self._staff = staff
        self._desk = staff.desk
        self._door = door
        self._words = words

    def build(self, blocks: gr.Blocks) -> None:
        """Add the queue to the page that is open."""
        words = self._words
        with gr.Column(elem_id="waiting"):
            waiting = titled("queue", "", words)
            with gr.Row(elem_id="act"):
                number = gr.Textbox(label=words("number"), max_lines=1, scale=1)
                text = gr.Textbox(
                    label=words("reply"), placeholder=words("reply here"), lines=2, scale=4
                )
                approve = gr.Button(words("approve"), variant="primary", scale=1)
                dismiss = gr.Button(words("dismiss"), scale=1)
                withdraw = gr.Button(words("withdraw"), scale=1)
            said = gr.HTML("", elem_id="said", apply_default_css=False)
            replies = titled("standing", "", words)
            gr.HTML(self._exports(), elem_id="exports", apply_default_css=False)
        after = [said, waiting, replies]
        approve.click(self.approve, [number, text], after, **QUIET)
        dismiss.click(self.dismiss, number, after, **QUIET)
        withdraw.click(self.withdraw, number, after, **QUIET)
        self.shown = [waiting, replies]
        blocks.load(self.lists, None, self.shown, **QUIET)

    def _exports(self) -> str:
        words = self._words
        cases = " · ".join(
            f'<a href="../{reason}.yaml">{as_html(words(reason))}</a>' for reason in REASONS
        )
        return (
            f"<p>{as_html(words('export'))}："
            f'<a href="../queue.csv">{as_html(words("export csv"))}</a></p>'
            f"<p>{as_html(words('export cases'))}：{cases}</p>"
        )

    def lists(self) -> tuple[str, str]:
        """The queue and the approved replies."""
        waiting = queue(self._desk.store.queue(), self._words)
        return waiting, standing(self._desk.store.replies(), self._words)

    def approve(self, number: str, text: str, request: gr.Request) -> tuple[str, ...]:
        """A supervisor's reply to the question with that number."""

        def act(account: Account, id: int) -> None:
            self._desk.replies.approve(id, text, account.name, self._door.encoder())

        return self._act(act, "approve", number, request)

    def dismiss(self, number: str, request: gr.Request) -> tuple[str, ...]:
        """A question that gets no reply."""
        return self._act(lambda _, id: self._desk.store.dismiss(id), "dismiss", number, request)

    def withdraw(self, number: str, request: gr.Request) -> tuple[str, ...]:
        """A reply that is offered no more."""

        def act(account: Account, id: int) -> None:
            self._desk.replies.withdraw(id, account.name)

        return self._act(act, "withdraw", number, request)

    def _act(
        self, act: Callable[[Account, int], None], name: str, number: str,
        request: gr.Request,
    ) -> tuple[str, ...]:  # fmt: skip
        account, words = self._staff.account(request), self._words
        try:
            if account.role != "supervisor":
                raise BadReply(words("only supervisors"))
            act(account, int(number) if number.strip().isdecimal() else 0)
            said = words(f"done {name}")
        except BadReply as bad:
            said = str(bad)
        except KeyError:
            said = words("no such item")
        return f'<p role="status">{as_html(said)}</p>', *self.lists()
