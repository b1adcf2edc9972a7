"""The page: the chat, and beside it what the last answer rests on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.web.door import Door
from assistant.web.escape import as_answer, as_typed
from assistant.web.kept import Kept, dump, load
from assistant.web.panel import panel
from assistant.web.site import Site

_EXAMPLES = (Path(__file__).parent / "examples.txt").read_text("utf-8").splitlines()
_WELCOME = "**想问什么，直接说**\n\n写上数据就能测算；缺什么，我会问您。"
_OPENING = "正在准备…（首次启动需要十几秒，准备好就答复）"
_TO_LAST_QUESTION = """() => requestAnimationFrame(() => {
  const last = [...document.querySelectorAll("#chat .user-row")].pop();
  const log = document.querySelector("#chat .bubble-wrap");
  if (last) log.scrollTo({top: log.scrollTop + last.getBoundingClientRect().top
    - log.getBoundingClientRect().top - 8, behavior: "smooth"});
})"""
"""An answer is read from its first line, so the question is brought to the top, not the end."""

_STORED_AS, _STORED_WITH = "policy-assistant", "kept-in-this-browser"
"""Gradio asks for a secret; a fixed one lets a conversation outlive a restart of the server."""

_Message = dict[str, str]


def build(site: Site, blocks: gr.Blocks) -> None:
    """The chat, and beside it what the last answer rests on."""
    kept = gr.BrowserState(None, storage_key=_STORED_AS, secret=_STORED_WITH)
    with gr.Row(elem_id="main"):
        with gr.Column(scale=6, min_width=340, elem_id="talk"):
            chat = _chat()
            question = _question()
            restart = gr.Button("新对话", size="sm", elem_id="restart")
        with gr.Column(scale=5, min_width=340, elem_id="side"):
            side = gr.HTML(panel(None), elem_id="panel", apply_default_css=False)
    _wire(blocks, site.door, kept, chat, question, restart, side)


def _chat() -> gr.Chatbot:
    return gr.Chatbot(
        show_label=False, height="100%", elem_id="chat", buttons=["copy"], placeholder=_WELCOME,
        examples=[{"text": example} for example in _EXAMPLES], feedback_options=None,
        latex_delimiters=[], allow_tags=False, layout="bubble", label="对话", autoscroll=False,
    )  # fmt: skip


def _question() -> gr.Textbox:
    return gr.Textbox(
        label="您的问题", show_label=False, container=False, lines=1, max_lines=6, autofocus=True,
        placeholder="请输入问题，回车发送",
        submit_btn="发送", elem_id="question",
    )  # fmt: skip


def _wire(
    blocks: gr.Blocks, door: Door, kept: gr.BrowserState, chat: gr.Chatbot, question: gr.Textbox,
    restart: gr.Button, side: gr.HTML,
) -> None:  # fmt: skip
    def ask(asked: str, stored: object) -> Iterator[tuple[Any, ...]]:
        if not asked.strip():
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip()
            return
        before = load(stored)
        said = [*_messages(before), _user(asked)]
        waiting = [_assistant(_OPENING)] if door.state == "opening" else []
        yield "", said + waiting, gr.skip(), gr.skip()
        answer = door.ask(before.session, asked)
        after = before.with_answer(asked, answer)
        yield gr.skip(), _messages(after), panel(answer), dump(after)

    def show(stored: object) -> tuple[Any, ...]:
        conversation = load(stored)
        if not conversation.exchanges:  # a question may already be on its way
            return gr.skip(), gr.skip()
        return _messages(conversation), panel(conversation.last)

    def begin() -> tuple[Any, ...]:
        return "", [], panel(None), dump(Kept())

    def pick(event: gr.SelectData) -> str:
        text: str = event.value["text"]
        return text

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    asking: dict[str, Any] = {
        "fn": ask, "inputs": [question, kept], "outputs": [question, chat, side, kept],
        "concurrency_limit": None, **quiet,
    }  # fmt: skip
    blocks.load(show, kept, [chat, side], **quiet)
    question.submit(**asking)
    chat.example_select(pick, None, question, **quiet).then(**asking)
    chat.change(None, js=_TO_LAST_QUESTION)
    restart.click(begin, None, [question, chat, side, kept], **quiet)


def _messages(kept: Kept) -> list[_Message]:
    return [
        message
        for exchange in kept.exchanges
        for message in (_user(exchange.question), _assistant(exchange.answer))
    ]


def _user(text: str) -> _Message:
    return {"role": "user", "content": as_typed(text)}


def _assistant(markdown: str) -> _Message:
    return {"role": "assistant", "content": as_answer(markdown)}
