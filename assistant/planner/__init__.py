"""The built-in planner: a conversation in, tool calls and an answer out, with no language model."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import yaml

from assistant.facts import all_inputs
from assistant.planner.choices import Choices
from assistant.planner.classifier import Classifier, Neighbours
from assistant.planner.firms import FirmNames
from assistant.planner.model import BuiltInPlanner
from assistant.planner.planner import Planner
from assistant.planner.slots import Slots
from assistant.planner.topics import Topics
from assistant.planner.typos import Typos
from assistant.planner.view import Viewer
from assistant.planner.vocabulary import Vocabulary
from corpus import Policy
from corpus.search import Encoder, Search
from tools import CALCULATORS

__all__ = ["BuiltInPlanner", "build_planner"]

_HERE = Path(__file__).parent


def build_planner(
    policies: dict[str, Policy], encoder: Encoder, search: Search, data_dir: Path
) -> BuiltInPlanner:
    """The planner over these policies; the vectors of its utterances are kept in `data_dir`."""
    words = yaml.safe_load((_HERE / "words.yaml").read_text("utf-8"))
    calculators = [(text, name) for name, item in CALCULATORS.items() for text in item.utterances]
    backward = (item for item in CALCULATORS.values() if item.outcome == "threshold")
    aims = [(text, "target") for item in backward for text in item.utterances]
    utterances = [*aims, *_utterances("utterances.yaml")]
    further = list(_utterances("neighbours.yaml"))
    vocabulary = Vocabulary([*_texts(policies), *_of_the_text(utterances)])
    viewer = Viewer(
        encoder,
        Topics(policies, search),
        Classifier(utterances, encoder, data_dir / "acts"),
        Neighbours({data_dir / "acts": utterances, data_dir / "neighbours": further}, encoder),
        Classifier(calculators, encoder, data_dir / "calculators"),
        vocabulary,
    )
    typos = Typos(
        [*_terms(policies), *chain(*words["years"])],
        [text for text, _ in utterances],
        words["dialect"],
        words["aside"],
    )
    choices = Choices(words, all_inputs())
    slots = Slots(words, all_inputs(), choices)
    planner = Planner(policies, viewer, slots, choices, typos, FirmNames(vocabulary), words)
    return BuiltInPlanner(planner=planner)


def _terms(policies: dict[str, Policy]) -> Iterator[str]:
    """Every word that understanding looks for: names of provisions, inputs and choices."""
    for policy in policies.values():
        for provision in policy.provisions.values():
            yield from (provision.title, *provision.names)
    for item in all_inputs():
        yield from item.names
        for names in item.choices.values():
            yield from names


def _texts(policies: dict[str, Policy]) -> Iterator[str]:
    for policy in policies.values():
        for provision in policy.provisions.values():
            yield from (provision.text, provision.measure.title, provision.title, *provision.names)


def _of_the_text(utterances: list[tuple[str, str]]) -> Iterator[str]:
    """The examples of questions that the policies answer."""
    for text, label in utterances:
        if not label.startswith(("missing", "off_topic")):
            yield text


def _utterances(file: str) -> Iterator[tuple[str, str]]:
    """Every example of a file with its act, or act/aspect where the act has aspects."""
    groups = yaml.safe_load((_HERE / file).read_text("utf-8"))
    for act, examples in groups.items():
        if isinstance(examples, list):
            yield from ((text, act) for text in examples)
        else:
            for aspect, texts in examples.items():
                yield from ((text, f"{act}/{aspect}") for text in texts)
