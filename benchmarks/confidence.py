"""How many right and wrong answers the planner is unsure of, over the development half's cases.

python -m benchmarks.confidence
"""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant import Assistant
from assistant.planner.plan import LEAD
from assistant.settings import Settings
from evals.cases import Case, load_cases
from evals.checks import HOLDING
from evals.front_door import Played, as_json

ANSWERS = ("answered", "needs_input")


def main() -> None:
    """Play the cases and print the counts."""
    counts: Counter[tuple[bool, bool]] = Counter()
    with TemporaryDirectory() as folder:
        assistant = Assistant.open(Settings(data_dir=Path(folder)))
        for case in load_cases():
            if case.half == "dev":
                counts += _play(case, assistant)
    print(f"unsure: read from the text, with a lead under {LEAD}")
    for name, right in (("right", True), ("wrong", False)):
        print(
            f"{name}: {counts[right, True]} of {counts[right, True] + counts[right, False]} unsure"
        )


def _play(case: Case, assistant: Assistant) -> Counter[tuple[bool, bool]]:
    """How often answers were (right, unsure)."""
    counts: Counter[tuple[bool, bool]] = Counter()
    said: list[str] = []
    for turn in case.turns:
        said.append(turn.ask)
        answer = as_json(assistant.ask(case.id, turn.ask))
        told = assistant.recall(case.id, answer["turn"])
        if told and answer["status"] in ANSWERS:
            verdicts = (check(Played(turn, answer, tuple(said))) for check in HOLDING.values())
            right = all(verdict is None or verdict.holds for verdict in verdicts)
            counts[right, told.unsure] += 1
    return counts


if __name__ == "__main__":
    main()
