"""政策测算: a form for every calculator, and what it gives."""

from assistant.web.calculate.page import build

__all__ = ["build"]
