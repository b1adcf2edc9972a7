"""The agent, top to bottom: the same steps whoever sits in the planner's seat.

1. KeepLedger         the conversation's figures are loaded, and stored at the end
2. SealQuestion       the user's quantities become handles
3. AskLanguageModel   a configured model is asked; if it fails, the built-in planner
4. CheckArguments     tools are called with handles and words only
5. CheckDraft         a draft with an unsourced number, or a figure out of its role, is not shown

Then the front door opens the draft: the only place where a handle becomes digits.
"""

from typing import TYPE_CHECKING, Any

from langchain.agents import create_agent
from langchain_core.language_models import BaseChatModel
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph.state import CompiledStateGraph

from assistant.middleware import (
    AskLanguageModel,
    CheckArguments,
    CheckDraft,
    KeepLedger,
    SealQuestion,
)
from assistant.toolbox import build_tools
from assistant.turn import Turn

if TYPE_CHECKING:
    from assistant.language_model.seat import LanguageModel

Agent = CompiledStateGraph[Any, Turn, Any, Any]


def build_agent(
    planner: BaseChatModel,
    checkpointer: BaseCheckpointSaver[Any],
    language_model: "LanguageModel | None" = None,
) -> Agent:
    """The agent; the planner answers alone unless there is a language model to ask first."""
    asking = [AskLanguageModel(language_model)] if language_model else []
    instructions = language_model.instructions if language_model else ""
    return create_agent(
        planner,
        build_tools(),
        middleware=[
            KeepLedger(), SealQuestion(), *asking, CheckArguments(), CheckDraft(instructions),
        ],
        context_schema=Turn,
        checkpointer=checkpointer,
    )  # fmt: skip
