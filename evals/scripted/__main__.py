"""`python -m evals.scripted`: what the checks stop and let pass; `serve`: the honest model.

`serve` keeps the honest model on a port, so that the whole suite can be run through it:
ASSISTANT_BASE_URL=http://127.0.0.1:8123/v1 make evals MODEL=scripted-honest
"""

import argparse
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from uuid import uuid4

from assistant import Assistant
from assistant.assistant import open_planner
from assistant.settings import Settings, load_settings
from evals.front_door import as_json
from evals.provenance import provenance
from evals.scripted.adversaries import AWARD, argument_inventors, drafting_adversaries
from evals.scripted.drafts import Drafts
from evals.scripted.honest import Honest
from evals.scripted.honest_drafts import HONEST
from evals.scripted.server import Reply, Script, ScriptedServer

NAME = "scripted"
Play = tuple[str, str, Script]
"""A kind, a question and the script that answers it."""


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 1 if a number without a source reached the reader."""
    parser = argparse.ArgumentParser("python -m evals.scripted", description=__doc__)
    parser.add_argument("command", nargs="?", choices=("rates", "serve"), default="rates")
    parser.add_argument("--port", type=int, default=8123, help="port of `serve`")
    options = parser.parse_args(arguments)
    settings = load_settings()
    honest = open_honest(settings)
    return _rates(settings, honest) if options.command == "rates" else _serve(honest, options.port)


def open_honest(settings: Settings) -> Honest:
    """The honest model, over the same policies, encoder and index as the assistant."""
    _, _, planner = open_planner(settings)
    return Honest(planner.planner)


def _serve(honest: Honest, port: int) -> int:
    with ScriptedServer(honest, port) as server:
        print(f"the honest scripted model is at {server.url}", flush=True)
        Event().wait()
    return 0


def _rates(settings: Settings, honest: Honest) -> int:
    with ScriptedServer(lambda _: Reply("…")) as server:
        asked = settings.model_copy(update={"model": NAME, "base_url": server.url})
        assistant = Assistant.open(asked)
        print("| scripts | played | shown as the model wrote them | numbers without a source |")
        print("| --- | ---: | ---: | ---: |")
        faults = 0
        for label, plays in (("adversarial", _adversarial(honest)), ("honest", _honest(honest))):
            played, shown, wrong = _play(assistant, server, plays)
            for kind in played:
                print(f"| {label}: {kind} | {played[kind]} | {shown[kind]} | {wrong[kind]} |")
            total = played.total(), shown.total(), wrong.total()
            print(f"| **{label}** | {total[0]} | {total[1]} | {total[2]} |")
            faults += wrong.total()
    return int(faults > 0)


def _adversarial(honest: Honest) -> Iterable[Play]:
    for adversary in drafting_adversaries():
        yield adversary.kind, adversary.question, adversary.script(honest)
    for _, script in argument_inventors():
        yield "argument", AWARD, script


def _honest(honest: Honest) -> Iterable[Play]:
    for question, draft in HONEST:
        yield "draft", question, Drafts(honest, (draft,))


def _play(
    assistant: Assistant, server: ScriptedServer, plays: Iterable[Play]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Scripts played, answers that the model wrote, and numbers without a source, by kind."""
    played: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for kind, question, script in plays:
        server.script = script
        answer = assistant.ask(uuid4().hex, question)
        played[kind] += 1
        shown[kind] += answer.model == NAME
        wrong[kind] += len(provenance(as_json(answer), [question]).faults)
    return played, shown, wrong


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        os.environ.setdefault("ASSISTANT_DATA_DIR", str(Path(folder)))
        raise SystemExit(main())
