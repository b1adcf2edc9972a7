"""The user's quantities are replaced by handles before any model sees them."""

from collections.abc import Callable
from typing import Any

from langchain.agents.middleware import AgentMiddleware
from langchain_core.messages import HumanMessage
from langgraph.runtime import Runtime

from assistant.conversation import Conversation
from assistant.ledger import Figure
from assistant.sealing import seal_message
from assistant.turn import Turn
from corpus import TextFigure

_ORDER = 5
"""How many times one amount may be the other, and both be said of one thing."""


class SealQuestion(AgentMiddleware[Conversation, Turn]):
    """Replaces the last message by its sealed form, with what each handle is beside it."""

    def before_agent(self, state: Conversation, runtime: Runtime[Turn]) -> dict[str, Any]:
        """The sealed message; its figures, without their numbers, go along for the planner."""
        message = state["messages"][-1]
        earlier = [figure for figure in runtime.context.ledger if figure.source == "user"]
        sealed, figures = seal_message(message.text, runtime.context.ledger)
        described = [
            {"id": figure.id, "stated": _stated(figure, runtime.context),
             "adds_up": _adds_up(figure, figures),
             "within": _within(figure, runtime.context),
             "like": [other.id for other in earlier if _alike(figure, other)],
             "same": [other.id for other in earlier if _same(figure, other)],
             "unit": figure.unit, "counter": figure.counter, "mark": figure.mark,
             "loss": figure.loss, "article": figure.article, "scaled": figure.scaled,
             "words": figure.describe()}
            for figure in figures
        ]  # fmt: skip
        return {
            "messages": [
                HumanMessage(sealed, id=message.id, additional_kwargs={"figures": described})
            ]
        }


def _alike(figure: Figure, other: Figure) -> bool:
    """Whether two amounts are of one order: 50万 takes the place of 60万, not of 6000万."""
    one, two = abs(figure.decimal), abs(other.decimal)
    return figure.unit == other.unit and max(one, two) < _ORDER * min(one, two)


def _same(figure: Figure, other: Figure) -> bool:
    """Whether a quantity was said before: 还是回到3600万."""
    return (figure.unit, figure.decimal) == (other.unit, other.decimal)


def _adds_up(figure: Figure, figures: list[Figure]) -> bool:
    """Whether an amount is what the message's other amounts come to: 44万和28万，一共72万."""
    others = [f.decimal for f in figures if f.unit == figure.unit and f is not figure]
    return len(others) > 1 and sum(others) == figure.decimal


def _within(figure: Figure, turn: Turn) -> list[str]:
    """Refs of the provisions whose awards may be as large as this amount: 80万, of 1.2."""
    return _refs(
        turn,
        lambda stated: (
            stated.role in ("award", "ceiling")
            and figure.unit == stated.unit
            and abs(figure.decimal) <= stated.value
        ),
    )


def _stated(figure: Figure, turn: Turn) -> list[str]:
    """Refs of the provisions that state this very amount: 那五十万 may be the award's own."""
    return _refs(
        turn,
        lambda stated: stated.value == figure.decimal and figure.unit in (stated.unit, "number"),
    )


def _refs(turn: Turn, fits: Callable[[TextFigure], bool]) -> list[str]:
    """Refs of the provisions that state a figure that fits."""
    return [
        provision.ref
        for policy in turn.policies.values()
        for provision in policy.provisions.values()
        if any(map(fits, provision.figures))
    ]
