"""What the prose of one turn may draw on."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

from langchain_core.messages import AnyMessage, HumanMessage, ToolMessage

from assistant.conversation import RETRY, artifacts, last_turn
from assistant.ledger import Ledger, handles
from assistant.prose.numerals import words_of
from assistant.turn import Turn
from corpus import Policy


@dataclass(frozen=True)
class Scope:
    """Figures and awards of this turn; provisions of the conversation; names of the corpus."""

    ledger: Ledger
    figures: Set[str]
    """Ids of the figures that the user said or a tool gave in this turn."""
    asked: Sequence[dict[str, Any]]
    """The awards that calculators computed in this turn."""
    screened: Sequence[dict[str, Any]]
    """The awards within a screening of this turn."""
    refs: Set[str]
    titles: Set[str]
    departments: Set[str]
    latin: Set[str]
    seen: str
    """The question and the results of this turn, as the model saw them."""
    instructions: str

    @property
    def capped(self) -> Set[str]:
        """Ids of the results that a cap has cut."""
        return {id for a in self.asked if a["before_cap"] for id in handles(a["headline"])}

    @property
    def facts(self) -> dict[str, str]:
        """What the user's figures were taken for: label by id."""
        return {
            id: fact["label"] for a in self.asked for fact in a["facts"]
            for id in handles(fact["value"])
        }  # fmt: skip

    @property
    def headlines(self) -> Set[str]:
        """Ids of the results of this turn."""
        return {id for a in (*self.asked, *self.screened) for id in handles(a["headline"])}

    @property
    def other_readings(self) -> Set[str]:
        """Ids of the results of this turn under other readings."""
        return {
            id for award in (*self.asked, *self.screened) for item in award["alternatives"]
            for id in handles(item["headline"])
        }  # fmt: skip


def scope_of(messages: Sequence[AnyMessage], turn: Turn, instructions: str) -> Scope:
    """The scope of the conversation's last turn."""
    present, found = last_turn(messages), artifacts(last_turn(messages))
    seen = [
        str(m.content)
        for m in present
        if isinstance(m, HumanMessage | ToolMessage) and RETRY not in m.additional_kwargs
    ]  # not the reason for a retry: it quotes the model's own words
    policies = turn.policies.values()
    return Scope(
        ledger=turn.ledger,
        figures=frozenset(id for text in seen for id in handles(text)),
        asked=[artifact for artifact in found if artifact["kind"] == "award"],
        screened=[
            item["award"] for a in found for item in a.get("findings", []) if item["award"]
        ],
        refs=frozenset(ref for a in artifacts(messages) for ref in a["provisions"]),
        titles=frozenset(
            title for policy in policies for title in _titles(policy)
        ),
        departments=frozenset(
            name for policy in policies for id in policy.provisions
            for name in policy.departments(id)
        ),
        latin=words_of(" ".join(seen)),
        seen="\n".join(seen),
        instructions=instructions,
    )  # fmt: skip


def _titles(policy: Policy) -> list[str]:
    others = [item.title for item in policy.basis] + [item.title for item in policy.related]
    return [policy.title, policy.short_title, *others]
