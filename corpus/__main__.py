"""`python -m corpus check` proves every policy folder; `python -m corpus search` ranks passages."""

import argparse
import sys
from pathlib import Path

from corpus import CorpusError, Policy, corpus_folder, load_corpus


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code is 0 when all holds, 1 when a policy folder is wrong."""
    parser = argparse.ArgumentParser(prog="python -m corpus")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="prove every policy folder")
    check.add_argument("folder", type=Path, nargs="?", default=corpus_folder())
    search = commands.add_parser("search", help="rank passages for queries, as JSON lines")
    search.add_argument("--passages", type=Path, required=True)
    search.add_argument("--queries", type=Path, required=True)
    search.add_argument("--top", type=int, default=10)
    options = parser.parse_args(arguments)
    if options.command == "search":
        from corpus.search import run_search_command

        run_search_command(options.passages, options.queries, options.top)
        return 0
    try:
        policies = load_corpus(options.folder)
    except CorpusError as error:
        print(f"FAILED {error}", file=sys.stderr)
        return 1
    for policy in policies.values():
        print(_proved(policy))
    return 0


def _proved(policy: Policy) -> str:
    figures = sum(len(provision.figures) for provision in policy.provisions.values())
    return (
        f"{policy.id}: {len(policy.measures)} sections, {len(policy.provisions)} provisions are "
        f"exact spans of the text; {len(policy.parameters)} parameters are proved by their quotes; "
        f"all {figures} figures of the text are held; {len(policy.readings)} readings; "
        f"version {policy.version}"
    )


if __name__ == "__main__":
    sys.exit(main())
