"""The command line: ask, calc, replay, serve, index, account, purge."""

import argparse
import io
import logging
import os
import sys
from collections.abc import Sequence

from assistant.cli.account import run_account, run_purge
from assistant.cli.ask import run_ask, run_index
from assistant.cli.calc import run_calc
from assistant.cli.replay import run_replay
from assistant.desk.accounts import ROLES, AccountError
from assistant.settings import Settings, SettingsError, load_settings
from corpus import CorpusError
from tools import ToolError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0, 1 when a receipt differs, 2 when the input is wrong."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    _speak_utf8()
    options = parser().parse_args(arguments)
    try:
        settings = load_settings()
        # tools read the policies by this name; a .env file must count for them too
        os.environ["ASSISTANT_CORPUS_DIR"] = str(settings.corpus_dir)
        code: int = options.run(options, settings)
        sys.stdout.flush()
    except (SettingsError, CorpusError, ToolError, AccountError) as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever read the output has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = argparse.ArgumentParser(
        prog="python -m assistant", description="Exact answers from a policy document."
    )
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    ask = commands.add_parser("ask", help="answer a question, or a question a line")
    ask.add_argument("question", nargs="?")
    ask.add_argument(
        "--session", default="", help="a conversation to go on with; default: a new one"
    )
    form = ask.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the whole Answer")
    form.add_argument(
        "--jsonl",
        action="store_true",
        help='read {"session": …, "question": …} lines from standard input, print an Answer a line',
    )
    ask.set_defaults(run=run_ask, error=ask.error)

    calc = commands.add_parser("calc", help="run one calculator without a conversation")
    calc.add_argument("name", nargs="?", metavar="NAME")
    calc.add_argument("--json", default="{}", metavar="FACTS", help="the facts, a JSON object")
    calc.add_argument("--readings", default="{}", help="readings other than the default, likewise")
    calc.add_argument("--list", action="store_true", help="show the calculators and their inputs")
    calc.set_defaults(run=run_calc, error=calc.error)

    replay = commands.add_parser("replay", help="recompute a receipt, fail if anything differs")
    replay.add_argument("file", help="a receipt, or an Answer or a calculation that holds one")
    replay.set_defaults(run=run_replay)

    account = commands.add_parser("account", help="add an account of the hotline desk")
    account.add_argument("name")
    account.add_argument("--role", choices=ROLES, default="agent")
    account.set_defaults(run=run_account)

    purge = commands.add_parser("purge", help="delete what was kept of older questions")
    purge.add_argument("days", type=_days)
    purge.set_defaults(run=run_purge)

    commands.add_parser("serve", help="start the pages and the API").set_defaults(run=_run_serve)
    index = commands.add_parser("index", help="build what the first answer needs, ahead of time")
    index.set_defaults(run=run_index)
    return top


def _text(argument: str) -> str:
    """The argument, unless it is bytes that no encoding explains."""
    if not argument.isprintable():
        raise argparse.ArgumentTypeError("must be printable text")
    return argument


def _days(argument: str) -> int:
    """Whole days that a calendar can count back."""
    if not (argument.isascii() and argument.isdecimal() and len(argument) <= 5):
        raise argparse.ArgumentTypeError("must be a number of days, 0 to 99999")
    return int(argument)


def _run_serve(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.web import serve  # Gradio takes seconds

    serve(settings)
    return 0


def _speak_utf8() -> None:
    """UTF-8 whatever the locale; a lone surrogate comes out as the JSON escape it came in as."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
