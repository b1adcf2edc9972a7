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
  const result = document.getElementById("result");
  const { top } = result.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) result.scrollIntoView({behavior: "smooth"});
}"""
"""The button is at the end of a form that may be longer than the screen; on a phone the result is
below it."""

_TO_WRONG = """async () => {
  const wrong = () => [...document.querySelectorAll(".form-pane .block div.validation-error")]
    .find((said) => said.textContent && said.closest(".form-pane").offsetParent);
  for (let wait = 0; wait < 40 && !wrong(); wait++) await new Promise((go) => setTimeout(go, 50));
  const said = wrong();
  if (!said) return;
  if (!said.offsetParent) said.closest(".ways").querySelector(".label-wrap").click();
  await new Promise(requestAnimationFrame);
  const block = said.closest(".block");
  block.querySelector("input, textarea").focus({preventScroll: true});
  block.scrollIntoView({behavior: "smooth", block: "nearest"});
}"""
"""To the first field that is wrong, which may be far above the button, or folded away. Gradio tells
nobody when it has marked the fields, and runs nothing after that: hence the waiting."""

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
    cleared = gr.on(triggers, clear, fields, outputs, **QUIET)
    cleared.then(None, js=_TO_WRONG)
    shown = gr.on(triggers, show, fields, outputs, validator=check if fields else None, **QUIET)
    shown.success(None, js=_TO_RESULT)
