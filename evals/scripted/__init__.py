"""A scriptable OpenAI-compatible server: real HTTP and SSE, with no language model behind it."""

from evals.scripted.honest import Honest
from evals.scripted.server import Broken, Reply, Request, Script, ScriptedServer

__all__ = ["Broken", "Honest", "Reply", "Request", "Script", "ScriptedServer"]
