"""The assistant behind the pages: opened in the background, so that the page is up first."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from threading import Thread
from typing import Literal, Protocol, cast

from assistant.answer import Answer, Told, error_answer
from corpus.search import Encoder

State = Literal["opening", "ready", "failed"]

_log = logging.getLogger(__name__)
_NOT_OPENED = "助手没有启动成功，暂时不能答复。请联系管理员查看服务器日志。"
_FAILED = "这个问题没有处理成功，已经记录。请换一种说法再问一次。"


class _NotOpened(Exception):
    """The assistant could not be opened."""


class Asks(Protocol):
    """What the door needs of the assistant."""

    def stream(self, session: str, question: str) -> Iterator[str | Answer]:
        """The answer's text in pieces to be appended, then the Answer, whose text counts."""

    def recall(self, session: str, turn: int) -> Told | None:
        """What was asked and answered in a turn; None if there is no such turn."""

    def look_up(self, text: str) -> list[str]:
        """Refs of the provisions nearest in meaning to a text."""

    @property
    def encoder(self) -> Encoder:
        """The encoder of the search."""


OnAnswer = Callable[[str, str, Answer, bool], None]
"""Is told the session, the question and the answer of everything that is answered, and whether the
assistant is unsure of it."""


class Door:
    """Where questions come in; one that comes before the assistant is open waits for it."""

    def __init__(
        self, open_assistant: Callable[[], Asks], on_answer: OnAnswer = lambda *_: None
    ) -> None:
        self._open_assistant = open_assistant
        self._on_answer = on_answer
        self._assistant: Future[Asks] = Future()

    def open(self) -> None:
        """Begin to open the assistant; returns at once."""
        Thread(target=self._open, name="open-assistant", daemon=True).start()

    def _open(self) -> None:
        try:
            self._assistant.set_result(self._open_assistant())
        except Exception as error:
            _log.exception("the assistant could not be opened")
            self._assistant.set_exception(error)

    @property
    def state(self) -> State:
        """Whether questions are answered now, or wait, or cannot be answered at all."""
        if not self._assistant.done():
            return "opening"
        return "failed" if self._assistant.exception() else "ready"

    def ask(self, session: str, question: str) -> Answer:
        """The answer to a question. Waits while the assistant is opening; never raises."""
        *_, answer = self.stream(session, question)
        return cast(Answer, answer)

    def stream(self, session: str, question: str) -> Iterator[str | Answer]:
        """The answer in pieces, and last the Answer itself. Waits as `ask` does; never raises."""
        try:
            for item in self._opened().stream(session, question):
                if isinstance(item, Answer):
                    told = self.recall(session, item.turn)
                    self._on_answer(session, question, item, told is not None and told.unsure)
                yield item
        except _NotOpened:
            yield error_answer(session, 0, _NOT_OPENED)
        except Exception:
            _log.exception("session %s: the question failed", session)
            yield error_answer(session, 0, _FAILED)

    def recall(self, session: str, turn: int) -> Told | None:
        """What the assistant holds of a turn. Waits as `ask` does; None if it holds nothing."""
        try:
            return self._opened().recall(session, turn)
        except _NotOpened:
            return None

    def look_up(self, text: str) -> list[str]:
        """Refs of the provisions nearest to a text; none while the assistant is opening."""
        return self._opened().look_up(text) if self.state == "ready" else []

    def encoder(self) -> Encoder:
        """The assistant's encoder. Waits while it is opening."""
        return self._opened().encoder

    def _opened(self) -> Asks:
        try:
            return self._assistant.result()
        except Exception as error:
            raise _NotOpened from error
