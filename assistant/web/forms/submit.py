"""What happens when a form is sent: its fields are marked, or its result is shown."""

from collections.abc import Callable, Mapping
from typing import Any

import gradio as gr

from assistant.web.forms.fields import Typed
from assistant.web.forms.form import Form, Verdicts

PLAIN: dict[str, Any] = {"apply_default_css": False}
QUIET: dict[str, Any] = {
    "api_visibility": "private", "show_progress": "hidden", "concurrency_limit": None,
    "trigger_mode": "multiple",
}  # fmt: skip
"""How events are wired: no outside caller, no spinner, no waiting in line."""

_TO_RESULT = """() => {
  if (innerWidth <= 760) document.getElementById("result").scrollIntoView({behavior: "smooth"});
}"""
"""On a phone the result is below the form."""

Wrong = Callable[[Typed, str | None], Mapping[str, str]]
Outcome = Callable[[Typed, str | None], list[Any]]


def on_submit(
    form: Form, button: gr.Button, wrong: Wrong, outcome: Outcome, nothing: list[Any],
    outputs: list[Any],
) -> None:  # fmt: skip
    """Wires a form.

    `wrong` says what is wrong with which field; while nothing is, `outcome` gives the outputs.
    `nothing` are the outputs before there is a result: an earlier one goes when a field is wrong.
    """

    def check(*values: str | None) -> Verdicts:
        return form.verdicts(wrong(*form.typed(values)))

    def clear(*values: str | None) -> list[Any]:
        return nothing if wrong(*form.typed(values)) else [gr.skip()] * len(nothing)

    def show(*values: str | None) -> list[Any]:
        return outcome(*form.typed(values))

    triggers, fields = form.submitted_by(button), form.components
    # first, for Gradio goes no further once a validator refuses
    gr.on(triggers, clear, fields, outputs, **QUIET)
    shown = gr.on(triggers, show, fields, outputs, validator=check if fields else None, **QUIET)
    shown.success(None, js=_TO_RESULT)
