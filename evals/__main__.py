"""`python -m evals`: run the suite, print the table, write the report, fail under the bars."""

import argparse
import os
import sys
from pathlib import Path

from evals.cases import CaseError
from evals.console import failures, retrieval_table, table, verdict
from evals.own_data import own_data
from evals.report import write_report
from evals.suite import Suite, chosen_halves, run_suite
from evals.thresholds import ThresholdError

BUILD = Path("build/evals")


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0, 1 under a threshold, 2 when cases or thresholds are not readable."""
    options = _parser().parse_args(arguments)
    os.environ["ASSISTANT_MODEL"] = options.model
    try:
        with own_data(BUILD / "data") as folder:
            os.environ["ASSISTANT_DATA_DIR"] = str(folder)
            suite = run_suite(
                chosen_halves(options.half),
                options.model,
                BUILD,
                baseline=not options.no_baseline,
                quiet_test=options.quiet_test,
                every=options.every,
            )
        return _tell(suite)
    except (CaseError, ThresholdError) as error:
        print(f"FAILED {error}", file=sys.stderr)
        return 2


def _tell(suite: Suite) -> int:
    for part in (failures, table, retrieval_table, verdict):
        print("\n".join(part(suite)), end="\n\n")
    print(f"report: {write_report(suite, BUILD)}")
    return int(any(bar.holds is False for bar in suite.bars))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m evals", description=__doc__)
    parser.add_argument("--half", choices=("dev", "test", "all"), default="all")
    parser.add_argument("--model", default="", help="a configured model; empty: built in")
    parser.add_argument(
        "--every", type=int, default=1, help="of the development half, only every so many cases"
    )
    parser.add_argument("--no-baseline", action="store_true", help="leave the baseline out")
    parser.add_argument(
        "--quiet-test", action="store_true", help="of the test half, only sums by kind, no contents"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
