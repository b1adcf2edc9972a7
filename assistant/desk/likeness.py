"""Whether a reply to one question may be offered for another: close in meaning, and no difference
that counts."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from assistant.facts import SUBJECT, all_inputs
from assistant.sealing import simplify
from corpus import Policy
from corpus.quantities import find_quantities
from tools import spoken

LIKE = 0.955
"""The least cosine of two questions that are alike.

Measured with the built-in encoder on the pairs in tests/assistant/desk/like_questions.yaml, once
the differences below are taken out: the least at which none of the 20 unlike pairs it was chosen on
is taken for alike. Then 18 of 35 like pairs are, and 1 of 35 unlike ones. The words for the
differences were chosen with all pairs in sight.
"""

Kinds = frozenset[object]

_GROUPS: Mapping[str, Mapping[str, Sequence[str]]] = yaml.safe_load(
    Path(__file__).with_suffix(".yaml").read_text("utf-8")
)
_ASKS_WHETHER = re.compile(r"(\w)[不没]\1|有没有|[不没][吗嘛呢？?。]*$")
"""能不能, 有没有, 有补贴不: these ask and do not deny."""


class Likeness:
    """Compares questions about these policies."""

    def __init__(self, policies: Mapping[str, Policy]) -> None:
        self._departments = sorted(
            {
                department
                for policy in policies.values()
                for provision in policy.provisions
                for department in policy.departments(provision)
            }
        )

    def differ(self, one: str, other: str) -> bool:
        """Whether the questions differ in what counts, however close in meaning.

        That is: another quantity, choice (市级, 省级), department, subject, or kind of question.
        """
        ours, theirs = self._named(one), self._named(other)
        strict = ("quantities", "choices", "denial")
        return any(
            ours[group] != theirs[group]
            if group in strict
            else bool(ours[group] and theirs[group] and not ours[group] & theirs[group])
            for group in ours
        )

    def _named(self, question: str) -> dict[str, Kinds]:
        text = simplify(question)
        found: dict[str, Kinds] = {
            "quantities": frozenset((q.value, q.unit) for q in find_quantities(text)),
            "choices": frozenset(
                choice
                for item in all_inputs()
                if item.kind == "choice" and item.name != "part"
                for choice, names in item.choices.items()
                if _says(text, names)
            ),
            "departments": frozenset(
                name for name in self._departments if name.removeprefix("市") in text
            ),
            "subject": frozenset(
                choice for choice, names in SUBJECT.choices.items() if _says(text, names)
            ),
        }
        plain = _ASKS_WHETHER.sub("", text)
        for group, kinds in _GROUPS.items():
            found[group] = frozenset(kind for kind, words in kinds.items() if _says(plain, words))
        return found


def _says(text: str, words: Sequence[str]) -> bool:
    return any(spoken(word).search(text) for word in words)
