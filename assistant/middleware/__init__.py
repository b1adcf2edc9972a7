"""The agent's steps, one a file, in the order of `assistant.agent`."""

from assistant.middleware.ask_language_model import AskLanguageModel
from assistant.middleware.check_arguments import CheckArguments
from assistant.middleware.check_draft import CheckDraft
from assistant.middleware.keep_ledger import KeepLedger
from assistant.middleware.seal_question import SealQuestion

__all__ = ["AskLanguageModel", "CheckArguments", "CheckDraft", "KeepLedger", "SealQuestion"]
