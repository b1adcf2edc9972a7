"""A form, made from declared inputs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import gradio as gr
from gradio.components import Component

from assistant.web.escape import as_html
from assistant.web.forms.fields import UNITS, Typed
from assistant.web.words import Words
from tools import Calculator, Input

Instead = Sequence[Sequence[Sequence[str]]]
"""Ways of giving one fact by different inputs, as `Calculator.instead` has them."""


@dataclass(frozen=True)
class Group:
    """Fields under one title, none where the form has but one group, and the `rule` they serve, as
    HTML."""

    title: str
    rule: str
    inputs: Sequence[Input]
    instead: Instead


Verdict = dict[str, Any]
Verdicts = list[Verdict] | Verdict


@dataclass
class Form:
    """Fields by the name of their input, in the order of the page; `unit` is what a number without
    one is in, where there is money to be typed."""

    unit: gr.Radio | None = None
    fields: dict[str, Component] = field(default_factory=dict)

    @property
    def components(self) -> list[Component]:
        """The unit and the fields, as a Gradio event takes them."""
        return [*([self.unit] if self.unit else []), *self.fields.values()]

    def submitted_by(self, button: gr.Button) -> list[Any]:
        """What sends the form: its button, and Enter in a line of text."""
        lines = [item for item in self.fields.values() if isinstance(item, gr.Textbox)]
        return [button.click, *(line.submit for line in lines)]

    def typed(self, values: tuple[str | None, ...]) -> tuple[Typed, str | None]:
        """What an event's values are: fields by the name of their input, and the unit."""
        unit, rest = (values[0], values[1:]) if self.unit else (None, values)
        return dict(zip(self.fields, rest, strict=True)), unit

    def verdicts(self, wrong: Mapping[str, str]) -> Verdicts:
        """For each component, that it is right, or what is wrong with it, as Gradio wants it."""
        right = gr.validate(True, "")
        verdicts = [right] * (self.unit is not None) + [
            gr.validate(False, wrong[name]) if name in wrong else right for name in self.fields
        ]
        return verdicts if len(verdicts) > 1 else verdicts[0]


def form_of(groups: Sequence[Group], words: Words) -> Form:
    """Adds a form: each group's usual fields, then, folded away, other ways to give the same."""
    form = Form()
    if any(item.kind in ("money", "amounts") for group in groups for item in group.inputs):
        form.unit = gr.Radio(list(UNITS), label=words("unit"), elem_classes="unit")
    for group in groups:
        _add(group, form, words)
    return form


def pane(
    name: str, visible: bool, groups: Sequence[Group], label: str, words: Words
) -> tuple[gr.Column, Form, gr.Button]:  # fmt: skip
    """A form with its button `label`, in a column that is shown when it is chosen."""
    with gr.Column(visible=visible, elem_id=f"form-{name}", elem_classes="form-pane") as column:
        form = form_of(groups, words)
        button = gr.Button(label, variant="primary", elem_classes="go")
    return column, form, button


def no_result(text: str) -> str:
    """What stands in the place of a result before there is one."""
    return f'<p class="empty">{as_html(text)}</p>'


def _add(group: Group, form: Form, words: Words) -> None:
    if group.title:
        gr.HTML(f"<h2>{as_html(group.title)}</h2>", apply_default_css=False)
    gr.HTML(group.rule, apply_default_css=False)
    first = {name for ways in group.instead for name in ways[0]}
    other = {name for ways in group.instead for way in ways[1:] for name in way} - first
    other |= {item.name for item in group.inputs[1:] if item.named_only}
    for item in group.inputs:
        if item.name not in other:
            form.fields[item.name] = field_of(item, words)
    if other:
        with gr.Accordion(words("other ways"), open=False, elem_classes="ways"):
            for item in group.inputs:
                if item.name in other:
                    form.fields[item.name] = field_of(item, words)


def field_of(item: Input, words: Words) -> Component:
    """The field of an input: choices where it has them, else a line of text."""
    if item.kind in ("yes_no", "choice"):
        choices = (
            [(words("yes"), "是"), (words("no"), "否")]
            if item.kind == "yes_no"
            else [(choice, choice) for choice in item.choices]
        )
        return gr.Radio(choices, label=item.label, elem_classes="field")
    return gr.Textbox(
        label=item.label, placeholder=words(f"like {item.kind}"), lines=1, max_lines=1,
        max_length=200, elem_classes="field",
    )  # fmt: skip


def twice(calculator: Calculator, facts: Mapping[str, object], words: Words) -> dict[str, str]:
    """One fact given in two ways: each but the first is refused, for only one would count."""
    wrong: dict[str, str] = {}
    for ways in calculator.instead:
        given = [way for way in ways if any(name in facts for name in way)]
        for way in given[1:]:
            first = "、".join(calculator.input(name).label for name in given[0])
            wrong |= {name: words("one way").format(other=first) for name in way if name in facts}
    return wrong
