"""Whose event it is: every act of the desk asks here."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.desk import Desk
from assistant.desk.accounts import Account
from assistant.web.desk.guard import account_of
from assistant.web.words import Words

QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""How every event of the desk runs."""


@dataclass(frozen=True)
class Staff:
    """The desk, and who is at it."""

    desk: Desk
    words: Words

    def account(self, request: gr.Request) -> Account:
        """Who sends the event; Gradio has refused everybody else."""
        account = account_of(request.cookies, self.desk.accounts)
        if account is None:
            raise gr.Error(self.words("sign in lead"))
        return account
