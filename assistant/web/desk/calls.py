"""Calls: the one in progress, which outlives a reload of the page, and those before it."""

from dataclasses import dataclass, field
from typing import Any

import gradio as gr

from assistant.answer import Answer, Known
from assistant.desk.models import Call
from assistant.web.api import new_session
from assistant.web.desk.lists import facts, facts_of, past, titled
from assistant.web.desk.staff import QUIET, Staff
from assistant.web.escape import as_html
from assistant.web.moments import moment
from assistant.web.words import Words

_MORE = 30
"""Calls that are listed at first, and with every step further back."""


@dataclass
class CallState:
    """The call in progress, as the page keeps it: id 0 when there is none."""

    id: int = 0
    session: str = field(default_factory=new_session)
    facts: dict[str, str] = field(default_factory=dict)


class Calls:
    """What the page shows of calls, and what begins and ends one."""

    def __init__(self, staff: Staff, words: Words) -> None:
        self._staff = staff
        self._store = staff.desk.store
        self._words = words

    def build(self) -> None:
        """The call in progress; adds to the column that is open."""
        words = self._words
        self.call = gr.State(CallState())
        gr.HTML(f"<h2>{as_html(words('call'))}</h2>", apply_default_css=False)
        self.status = gr.HTML(as_html(words("no call")), elem_id="call", apply_default_css=False)
        with gr.Row():
            self._begin = gr.Button(words("begin call"), size="sm")
            self._end = gr.Button(words("end call"), size="sm")
        self.told = titled("facts", facts({}, words), words)
        self.notes = gr.Textbox(label=words("notes"), lines=3, elem_id="notes")

    def build_past(self, blocks: gr.Blocks) -> None:
        """The calls before; adds to the page that is open."""
        count = gr.State(_MORE)
        with gr.Column(elem_id="past-calls"):
            listed = titled("calls", "", self._words)
            more = gr.Button(self._words("earlier calls"), size="sm")
        shown = [self.call, self.status, self.told, self.notes]
        begun = self._begin.click(self.begin, [self.call, self.notes], shown, **QUIET)
        ended = self._end.click(self.end, [self.call, self.notes], shown, **QUIET)
        resumed = blocks.load(self.resume, None, shown, **QUIET)
        for changed in (begun, ended, resumed):
            changed.then(self.past, count, listed, **QUIET)
        more.click(lambda most: most + _MORE, count, count, **QUIET).then(
            self.past, count, listed, **QUIET
        )

    def keep(
        self, call: CallState, question: str, answer: Answer, known: Known | None, said: str
    ) -> None:
        """What a question adds to a call; outside of one, to what is known on the page."""
        call.facts = {**call.facts, **facts_of(answer, known)}
        if call.id:
            self._store.add_asked(call.id, question, said, call.facts)

    def begin(self, call: CallState, notes: str, request: gr.Request) -> tuple[Any, ...]:
        """A call begins, in a conversation of its own; one that goes on ends first."""
        if call.id:
            self._store.end_call(call.id, notes)
        agent = self._staff.account(request).name
        return self._in(self._store.begin_call(agent, new_session()))

    def end(self, call: CallState, notes: str) -> tuple[Any, ...]:
        """The call is over; its notes are kept."""
        if not call.id:
            return call, as_html(self._words("no call")), gr.skip(), gr.skip()
        self._store.end_call(call.id, notes)
        return CallState(), as_html(self._words("call ended")), facts({}, self._words), ""

    def resume(self, request: gr.Request) -> tuple[Any, ...]:
        """The call that the agent has not ended, after a reload."""
        call = self._store.current_call(self._staff.account(request).name)
        return self._in(call) if call else (gr.skip(),) * 4

    def _in(self, call: Call) -> tuple[Any, ...]:
        status = self._words("on call").format(at=moment(call.started)[-5:])
        state = CallState(call.id, call.session, dict(call.facts))
        return state, as_html(status), facts(state.facts, self._words), call.notes

    def past(self, most: int, request: gr.Request) -> str:
        """An agent's own calls; everybody's for a supervisor."""
        account = self._staff.account(request)
        own = None if account.role == "supervisor" else account.name
        return past(self._store.calls(own, most), self._words)
