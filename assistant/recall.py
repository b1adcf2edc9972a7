"""What a conversation holds of an earlier turn."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from langchain_core.messages import AIMessage

from assistant.answer import Known, Told
from assistant.assemble import Artifact, status_of
from assistant.conversation import UNSURE, artifacts, turns
from assistant.facts import read_arguments
from assistant.ledger import HANDLE, Ledger
from assistant.opening import open_text
from tools import BadFact, Calculator, calculator, written
from tools.inputs import Fact


def recall(state: Mapping[str, Any], turn: int) -> Told | None:
    """The turn with that number, counted from 1; None if the conversation has no such turn."""
    cut = turns(state.get("messages", []))
    if not 1 <= turn <= len(cut) or not isinstance(cut[turn - 1][-1], AIMessage):
        return None
    messages, ledger = cut[turn - 1], Ledger(state["figures"])
    found = artifacts(messages)
    return Told(
        question=HANDLE.sub(lambda match: ledger[match[1]].quote, messages[0].text),
        answer=open_text(messages[-1].text, ledger),
        status=status_of(found),
        unsure=any(UNSURE in message.additional_kwargs for message in messages),
        known=_known(found, ledger),
    )


def _known(found: Sequence[Artifact], ledger: Ledger) -> Known | None:
    """The facts of the award, or else of the last calculation that lacks some."""
    calculated = [artifact for artifact in found if "calculator" in artifact]
    if not calculated:
        return None
    chosen = next((a for a in calculated if a["kind"] == "award"), calculated[-1])
    item = calculator(chosen["calculator"])
    given = {fact["name"]: fact["value"] for fact in chosen["facts"]}
    values = read_arguments(item, given, ledger).values
    return Known(item.name, written(dict(_readable(item, values))))


def _readable(item: Calculator, values: Mapping[str, object]) -> Iterator[tuple[str, Fact]]:
    for name, value in values.items():
        try:
            yield name, item.input(name).read(value)
        except BadFact:
            continue  # the answer says what is wrong with it and asks for it again
