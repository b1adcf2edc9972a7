"""The form of a calculator, made from the inputs that it declares."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import gradio as gr
from gradio.components import Component

from assistant.web.calculate.fields import Typed, read_fields
from assistant.web.words import Words
from corpus import Policy
from tools import Award, BadFact, Calculator, Input, MissingFacts


@dataclass(frozen=True)
class Form:
    """Fields by the name of their input, in the order of the page."""

    fields: dict[str, Component] = field(default_factory=dict)

    @property
    def components(self) -> list[Component]:
        """The fields, as a Gradio event takes them."""
        return list(self.fields.values())

    def typed(self, values: tuple[str | None, ...]) -> Typed:
        """The values of an event by the name of their input."""
        return dict(zip(self.fields, values, strict=True))


def form_of(calculator: Calculator, words: Words) -> Form:
    """Adds the fields of a calculator: first the usual ones, then other ways to give the same."""
    form = Form()
    other = {
        name for ways in calculator.instead for way in ways[1:] for name in way
    } - {name for ways in calculator.instead for name in ways[0]}  # fmt: skip
    usual = [item for item in calculator.inputs if item.name not in other]
    for item in usual:
        form.fields[item.name] = field_of(item, words)
    rest = [item for item in calculator.inputs if item.name in other]
    if rest:
        with gr.Accordion(words("other ways"), open=False, elem_classes="ways"):
            for item in rest:
                form.fields[item.name] = field_of(item, words)
    return form


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


def award_of(
    calculator: Calculator, policy: Policy, typed: Typed, unit: str | None, words: Words
) -> tuple[Award | None, dict[str, str]]:
    """The award for what is typed; or none, and what is wrong, by the input's name."""
    facts, wrong = read_fields(calculator.inputs, typed, unit, words)
    wrong |= _twice(calculator, facts, words)
    if wrong:
        return None, wrong
    try:
        return calculator.run(facts, policy, {}), {}
    except MissingFacts as missing:
        return None, {name: calculator.input(name).question for name in missing.names}
    except BadFact as bad:
        return None, {bad.field: str(bad)}


def _twice(calculator: Calculator, facts: Mapping[str, object], words: Words) -> dict[str, str]:
    """One fact given in two ways: each but the first is refused, for only one would count."""
    wrong: dict[str, str] = {}
    for ways in calculator.instead:
        given = [way for way in ways if any(name in facts for name in way)]
        for way in given[1:]:
            first = "、".join(calculator.input(name).label for name in given[0])
            wrong |= {name: words("one way").format(other=first) for name in way if name in facts}
    return wrong
