"""Forms made from the inputs that calculators declare."""

from assistant.web.forms.fields import Typed, read_fields
from assistant.web.forms.form import Form, Group, form_of, twice
from assistant.web.forms.submit import PLAIN, QUIET, on_submit

__all__ = [
    "PLAIN", "QUIET", "Form", "Group", "Typed", "form_of", "on_submit", "read_fields", "twice",
]  # fmt: skip
