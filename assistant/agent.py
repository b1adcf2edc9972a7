"""The agent, top to bottom: the same steps whoever sits in the planner's seat.

1. KeepLedger       the conversation's figures are loaded, and stored at the end
2. SealQuestion     the user's quantities become handles
3. CheckArguments   tools are called with handles and words only
4. CheckDraft       a draft with an unsourced number, or a figure out of its role, is not shown

Then the front door opens the draft: the only place where a handle becomes digits.
"""

from typing import Any

from langchain.agents import create_agent
from langchain_core.language_models import BaseChatModel
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph.state import CompiledStateGraph

from assistant.middleware import CheckArguments, CheckDraft, KeepLedger, SealQuestion
from assistant.toolbox import build_tools
from assistant.turn import Turn

Agent = CompiledStateGraph[Any, Turn, Any, Any]


def build_agent(model: BaseChatModel, checkpointer: BaseCheckpointSaver[Any]) -> Agent:
    """The agent with `model` in the planner's seat, keeping conversations in `checkpointer`."""
    return create_agent(
        model,
        build_tools(),
        middleware=[KeepLedger(), SealQuestion(), CheckArguments(), CheckDraft()],
        context_schema=Turn,
        checkpointer=checkpointer,
    )
