"""政策原文: the policies, readable and linkable."""

from assistant.web.policy.page import build

__all__ = ["build"]
