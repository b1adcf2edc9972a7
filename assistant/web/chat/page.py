"""The chat, and beside it what the last answer rests on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.answer import Answer
from assistant.web.chat.exchange import current, past, waiting, welcome
from assistant.web.chat.kept import Kept, dump, load
from assistant.web.desk.card import approved
from assistant.web.escape import as_html
from assistant.web.panel import panel
from assistant.web.site import Site
from assistant.web.words import Words

_SCRIPT = (Path(__file__).parent / "chat.js").read_text("utf-8")
_STORED_AS, _STORED_WITH = "policy-assistant", "kept-in-this-browser"
"""Gradio asks for a secret; a fixed one lets a conversation outlive a restart of the server."""

_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_TELL = '(kept) => {{ document.dispatchEvent(new CustomEvent("{}", {{detail: kept}})); }}'
"""Passes what Gradio learns on to chat.js."""

_LONGEST_REASON = 500

_Shown = tuple[Any, ...]
"""The past, the current exchange, the panel, what is kept."""


def build(site: Site, blocks: gr.Blocks) -> None:
    """Add the page to the Gradio page that is open."""
    words = Words("chat", site.language)
    kept = gr.BrowserState(None, storage_key=_STORED_AS, secret=_STORED_WITH)
    with gr.Row(elem_id="main"):
        with gr.Column(scale=6, min_width=340, elem_id="talk"):
            acts = _acts(words)
            with gr.Column(elem_id="log"):
                before = gr.HTML("", elem_id="past", apply_default_css=False)
                now = gr.HTML(welcome(words), elem_id="now", apply_default_css=False)
            question = _question(words)
            gr.HTML(as_html(words("privacy")), elem_id="private", apply_default_css=False)
        with gr.Column(scale=5, min_width=340, elem_id="side"):
            side = gr.HTML(
                panel(None, site.language, site.policies), elem_id="panel", apply_default_css=False
            )
    chat = Chat(site, words)
    shown = [before, now, side, kept]
    blocks.load(chat.show, kept, shown[:3], **_QUIET)
    freely: dict[str, Any] = {"concurrency_limit": None, **_QUIET}
    question.submit(chat.ask, [question, kept], [question, *shown], **freely)
    acts.ask(chat.ask_picked, kept, [question, *shown], **freely)
    acts.feedback(chat.feedback, kept, shown, **_QUIET)
    acts.reopen(chat.reopen, None, shown, **_QUIET)
    acts.begin(chat.begin, None, [question, *shown], **_QUIET)
    now.change(None, js=_TELL.format("exchange"))
    kept.change(None, kept, js=_TELL.format("kept"))


def _acts(words: Words) -> Any:
    """The conversations kept, and the script behind everything that can be clicked."""
    return gr.HTML(
        "", html_template=_HISTORY, js_on_load=_SCRIPT, elem_id="acts", apply_default_css=False,
        title=words("history"), none=words("no history"), fresh=words("new"),
        remove=words("delete"), log=words("conversation"),
    )  # fmt: skip


_HISTORY = """<details id="history"><summary class="small">${title}</summary>
<p class="none">${none}</p><ul></ul></details>
<button type="button" id="restart" class="small">${fresh}</button>"""


def _question(words: Words) -> gr.Textbox:
    return gr.Textbox(
        label=words("question"), show_label=False, container=False, lines=1, max_lines=6,
        autofocus=True, placeholder=words("type here"), submit_btn=words("send"),
        elem_id="question",
    )  # fmt: skip


class Chat:
    """What the page does when something is asked, judged, opened or begun."""

    def __init__(self, site: Site, words: Words) -> None:
        self._site = site
        self._words = words

    def ask(self, asked: str, stored: object) -> Iterator[_Shown]:
        """The answer as it comes; the question box is emptied first."""
        if not asked.strip():
            yield (gr.skip(),) * 5
            return
        kept = load(stored)
        door, words = self._site.door, self._words
        note = words("opening" if door.state == "opening" else "thinking")
        before = past(kept.exchanges, words, self._site.policies)
        yield "", before, waiting(asked, "", note), gr.skip(), gr.skip()
        text = ""
        for item in door.stream(kept.session, asked):
            if isinstance(item, Answer):
                told = door.recall(kept.session, item.turn)
                kept = kept.with_answer(asked, item, told.known if told else None)
                yield gr.skip(), *self._shown(kept)
            else:
                text += item
                now = waiting(asked, text, words("thinking"))
                yield gr.skip(), gr.skip(), now, gr.skip(), gr.skip()

    def ask_picked(self, stored: object, event: gr.EventData) -> Iterator[_Shown]:
        """As `ask`, for a question that was clicked."""
        yield from self.ask(str(event.question), stored)

    def feedback(self, stored: object, event: gr.EventData) -> _Shown:
        """Passes on what the reader thinks of an answer, as the assistant holds it.

        Nothing that the browser says of the answer is believed.
        """
        kept, index, liked = load(stored), int(event.index), bool(event.liked)
        turn = kept.exchanges[index].answer.turn
        told = self._site.door.recall(kept.session, turn)
        if told is None:
            raise gr.Error(self._words("no such turn"))
        self._site.feedback(kept.session, turn, told, liked, str(event.reason)[:_LONGEST_REASON])
        return self._shown(kept.with_feedback(index, liked))

    def reopen(self, event: gr.EventData) -> _Shown:
        """A conversation that the browser kept."""
        return self._shown(load(event.kept))

    def show(self, stored: object) -> _Shown:
        """The conversation that was last on the page; a question may already be on its way."""
        kept = load(stored)
        return self._shown(kept)[:3] if kept.exchanges else (gr.skip(),) * 3

    def begin(self) -> _Shown:
        """A new conversation."""
        return "", *self._shown(Kept())

    def _approved(self, question: str) -> str:
        """The reply that a supervisor approved for questions like this one, beside the answer."""
        reply = self._site.offered(question) if question else None
        return approved(reply, Words("desk", self._site.language))

    def _shown(self, kept: Kept) -> _Shown:
        words, policies = self._words, self._site.policies
        exchanges = kept.exchanges
        now = current(exchanges, words, policies) if exchanges else welcome(words)
        side = panel(kept.last, self._site.language, policies)
        side += self._approved(exchanges[-1].question if exchanges else "")
        return past(exchanges[:-1], words, policies), now, side, dump(kept)
