"""A whole assistant with a scripted server in the language model's place."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from assistant import Assistant
from assistant.answer import Answer
from assistant.language_model import client
from assistant.settings import Settings
from evals.front_door import as_json
from evals.provenance import provenance
from evals.scripted import Honest, Reply, Request, Script, ScriptedServer


@dataclass(frozen=True)
class Told:
    """An answer as its reader got it: the pieces, then the whole; and what went over the wire."""

    answer: Answer
    pieces: list[str]
    requests: list[Request]

    @property
    def data(self) -> dict[str, Any]:
        """The Answer as a client of the API gets it."""
        return as_json(self.answer)


@dataclass(frozen=True)
class Wire:
    """The assistant, the server it asks, and the honest model behind the wire."""

    assistant: Assistant
    assistant_alone: Assistant
    server: ScriptedServer
    honest: Honest

    def play(self, script: Script, *questions: str) -> list[Told]:
        """A new conversation with a script; every answer is checked for numbers without source."""
        self.server.script = script
        session, told = uuid4().hex, []
        for number, question in enumerate(questions, 1):
            self.server.requests.clear()
            *pieces, answer = self.assistant.stream(session, question)
            assert isinstance(answer, Answer)
            told.append(Told(answer, [str(piece) for piece in pieces], [*self.server.requests]))
            assert answer.text.startswith("".join(told[-1].pieces)), "nothing is withdrawn"
            texts = "\n".join(policy.text for policy in self.assistant.policies.values())
            assert provenance(told[-1].data, questions[:number], texts).faults == ()
        return told


@pytest.fixture(scope="session")
def wire(data_dir: Path, opened: Assistant, honest: Honest) -> Iterator[Wire]:
    """One assistant and one server for all: a test plays its own script."""
    with ScriptedServer(lambda _: Reply("…")) as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "_SILENCE", 1.0)  # seconds that a test would wait
        settings = Settings(
            data_dir=data_dir,
            model="scripted",
            base_url=server.url,
            api_key="key-of-the-tests",
            input_price=Decimal("0.8"),
            output_price=Decimal(2),
        )
        yield Wire(Assistant.open(settings), opened, server, honest)
