"""What a language model wrote is checked here; an answer it may give states nothing of its own."""

from assistant.prose.check import check_prose, fault_in_words
from assistant.prose.references import named
from assistant.prose.scope import Scope, scope_of

__all__ = ["Scope", "check_prose", "fault_in_words", "named", "scope_of"]
