"""What the planner decides: the calls, and whether it is sure of them."""

from typing import Any, NamedTuple

from assistant.conversation import UNSURE
from assistant.planner.binding import Call
from assistant.planner.combining import Combination
from assistant.planner.view import View

COMBINED = "combined"
"""The key of how a turn's own results are combined with earlier ones."""
LEAD = 0.6
"""The least lead of what is read out as the answer over the provision that fits best of the rest.

When it was chosen, 38 of 1408 right answers of the development half had less, and 13 of 36 wrong
ones (`python -m benchmarks.confidence` counts anew). Of its sixth to eighth batch of conversations,
with the planner as it was before these were seen, 16 of 471 right ones had less, and 24 of 140
wrong ones: among them half of those given where the text says nothing. The classifier's best score
did as well on these, and found 5 of the 36; its margin and the share of unknown words did worse.
"""


class Plan(NamedTuple):
    """The calls that answer a message, in order."""

    calls: list[Call]
    unsure: bool
    """Whether provisions are read out though another one fits nearly as well."""
    combined: Combination | None = None
    """How the results of this turn are combined with earlier ones, if they are."""

    @property
    def notes(self) -> dict[str, Any]:
        """What is remembered of the plan beside its calls."""
        found = {UNSURE: self.unsure, COMBINED: self.combined}
        return {key: value for key, value in found.items() if value}


def planned(view: View, calls: list[Call]) -> Plan:
    """The plan that the calls make for a message."""
    read = {ref for name, given in calls if name == "read_provisions" for ref in given["refs"]}
    return Plan(calls, view.topics[0].ref in read and _lead(view, read) < LEAD)


def _lead(view: View, read: set[str]) -> float:
    least = min(topic.score for topic in view.topics if topic.ref in read)
    return least - max(topic.score for topic in view.topics if topic.ref not in read)
