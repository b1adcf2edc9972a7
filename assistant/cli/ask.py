"""`ask`: one question, or a question a line; and `index`, which makes the first answer quick."""

import argparse
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING
from uuid import uuid4

from assistant.answer import Answer, error_answer
from assistant.request import BadRequest, read_request
from assistant.settings import Settings, SettingsError

if TYPE_CHECKING:
    from assistant.assistant import Assistant


def run_ask(options: argparse.Namespace, settings: Settings) -> int:
    """Print the answer, as text or JSON, or an Answer for every line of standard input."""
    if options.jsonl == (options.question is not None):
        options.error("give a question, or --jsonl and the questions on standard input")
    session = options.session or uuid4().hex
    assistant = _open(settings)
    if options.jsonl:
        for answer in answer_lines(assistant, sys.stdin.buffer, session):
            print(_as_json(answer), flush=True)
        return 0
    answer = assistant.ask(session, options.question)
    print(_as_json(answer) if options.json else as_text(answer))
    return 0


def run_index(options: argparse.Namespace, settings: Settings) -> int:
    """Build the search index and the planner's vectors, unless they are there already."""
    started = perf_counter()
    policies = _open(settings).policies
    provisions = sum(len(policy.provisions) for policy in policies.values())
    print(
        f"{settings.data_dir}: index ready, {provisions} provisions of {', '.join(policies)} "
        f"({perf_counter() - started:.1f} s)"
    )
    return 0


def answer_lines(assistant: "Assistant", lines: Iterable[bytes], session: str) -> Iterator[Answer]:
    """An Answer for every line, in order; a line that asks nothing gets one with status error.

    `session` is the conversation of the lines that name none.
    """
    for line in lines:
        try:
            request = read_request(line)
        except BadRequest as bad:
            yield error_answer(session, 0, str(bad))
        else:
            yield assistant.ask(request.session or session, request.question)


def _open(settings: Settings) -> "Assistant":
    from assistant import Assistant
    from corpus.search import SearchError

    try:
        return Assistant.open(settings)
    except SearchError as error:
        raise SettingsError(f"setting ASSISTANT_ENCODER: {error}") from error
    except (OSError, sqlite3.Error) as error:
        raise SettingsError(
            f"setting ASSISTANT_DATA_DIR: {settings.data_dir} cannot be used ({error}); "
            "name a folder that can be written"
        ) from error


def _as_json(answer: Answer) -> str:
    return json.dumps(answer.to_dict(), ensure_ascii=False)


def as_text(answer: Answer) -> str:
    """The answer to read on a terminal, with whom to ask about each clause, and the notices."""
    cited = [
        f"依据 {item['provision']}，责任单位：{'、'.join(item['departments'])}"
        for item in answer.citations
    ]
    notices = [f"提示：{notice}" for notice in answer.notices if notice not in answer.text]
    return "\n".join([answer.text, *([""] if cited or notices else []), *cited, *notices])
