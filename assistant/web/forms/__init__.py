"""Forms made from the inputs that calculators declare."""

from assistant.web.forms.fields import Typed, read_fields
from assistant.web.forms.form import Group, no_result, pane, twice
from assistant.web.forms.rule import rule
from assistant.web.forms.submit import PLAIN, QUIET, on_submit

__all__ = [
    "PLAIN", "QUIET", "Group", "Typed", "no_result", "on_submit", "pane", "read_fields", "rule",
    "twice",
]  # fmt: skip
