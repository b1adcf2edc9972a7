"""What can stop a calculation.

ToolError
├── MissingFacts   facts that can change the result are not given
├── BadFact        a fact is impossible or contradicts another
├── UnknownName    no calculator or reading of that name
└── ReplayError    a receipt does not recompute
"""


class ToolError(Exception):
    """A calculation cannot be done; the message is plain Chinese."""


class MissingFacts(ToolError):
    """Facts that can change the result are missing: `names` are input names."""

    def __init__(self, *names: str) -> None:
        self.names = list(names)
        super().__init__("还缺少：" + "、".join(names))


class BadFact(ToolError):
    """A fact is impossible or contradicts another; `field` is the input's name."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)


class UnknownName(ToolError):
    """No calculator, input or reading has this name."""


class ReplayError(ToolError):
    """A receipt does not recompute to what it records."""
