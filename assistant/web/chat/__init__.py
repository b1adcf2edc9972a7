"""The chat page: answers whose figures say where they come from, and what to ask next."""

from assistant.web.chat.page import build

__all__ = ["build"]
