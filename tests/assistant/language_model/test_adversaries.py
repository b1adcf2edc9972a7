"""A language model that lies: nothing it makes up reaches the reader."""

import pytest

from evals.scripted.adversaries import AWARD, Adversary, argument_inventors, drafting_adversaries
from evals.scripted.server import Script
from tests.assistant.language_model.conftest import Wire

ADVERSARIES = drafting_adversaries()
ARGUMENTS = list(argument_inventors())


def test_there_are_many() -> None:
    assert len(ADVERSARIES) + len(ARGUMENTS) >= 200


@pytest.mark.parametrize("adversary", ADVERSARIES, ids=lambda one: f"{one.kind}-{one.name}")
def test_a_lying_draft_is_sent_back_once_and_then_replaced(
    wire: Wire, adversary: Adversary
) -> None:
    (told,) = wire.play(adversary.script(wire.honest), adversary.question)
    assert told.answer.model != "scripted", told.answer.text
    assert len(told.requests) <= 3, "asked once more, not for ever"
    assert told.answer.status == "answered"
    built_in = wire.assistant_alone.ask(f"alone-{adversary.question}", adversary.question)
    assert told.answer.result == built_in.result
    assert told.answer.text.endswith(built_in.text)


@pytest.mark.parametrize(("name", "script"), ARGUMENTS, ids=[name for name, _ in ARGUMENTS])
def test_an_invented_argument_is_an_error_once_and_then_the_planner_answers(
    wire: Wire, name: str, script: Script
) -> None:
    (told,) = wire.play(script, AWARD)
    assert told.answer.model == "built-in"
    assert told.answer.result is not None
    assert told.answer.result["value_yuan"] == "440000"
    assert len(told.requests) <= 2
