"""A calculator: declared inputs, a pure function of facts, parameters and readings, and its run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from corpus import Parameter, Policy
from tools.award import Alternative, Amount, Award, Expression, Role, Step
from tools.errors import UnknownName
from tools.inputs import Facts, Input
from tools.receipt import make_receipt

Readings = Mapping[str, str]


@dataclass(frozen=True)
class Rules:
    """The parameters of a policy as amounts, and steps that cite the words they come from."""

    policy: Policy

    def __getitem__(self, name: str) -> Amount:
        parameter = self.policy.parameters[name]
        return Amount(parameter.values[0], parameter.unit, parameter=name)

    def listed(self, name: str) -> list[Amount]:
        """The values of a parameter that states several."""
        parameter = self.policy.parameters[name]
        return [Amount(value, parameter.unit, parameter=name) for value in parameter.values]

    def step(self, label: str, parts: Expression, result: Amount, source: str) -> Step:
        """A step whose rule is the quote of parameter `source`."""
        parameter: Parameter = self.policy.parameters[source]
        return Step(label, parts, result, parameter.provision, parameter.quote)


Function = Callable[[Facts, Rules, Readings], Award]


@dataclass(frozen=True)
class Calculator:
    """An award's rule with what it needs to be asked.

    `provisions` are what it rests on; `readings` the choices that may change its result;
    `utterances` are things people say when they want it.
    """

    name: str
    label: str
    policy: str
    provisions: tuple[str, ...]
    inputs: tuple[Input, ...]
    function: Function
    utterances: tuple[str, ...]
    readings: tuple[str, ...] = ()
    outcome: Role | Literal["total", "difference"] = "award"
    """What is asked for: an award (or its ceiling), a threshold to reach, a component; or what
    results computed before come to together, or differ by."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """Choices of the input `part` with their provisions, apart in a screening if they differ."""
    reaches: str = ""
    """The input, of the award on the same provision, that its threshold is a value of."""
    instead: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Ways of giving one fact by different inputs: a new one takes the place of the others."""

    @property
    def of_results(self) -> bool:
        """Whether its inputs are results computed before, not facts."""
        return self.outcome in ("total", "difference")

    def replaced_by(self, name: str) -> list[str]:
        """The inputs that no longer hold once `name` is given anew."""
        return [
            other
            for ways in self.instead
            if any(name in way for way in ways)
            for way in ways
            if name not in way
            for other in way
        ]

    def input(self, name: str) -> Input:
        """The declared input of that name. Raises UnknownName."""
        for item in self.inputs:
            if item.name == name:
                return item
        known = "、".join(item.name for item in self.inputs)
        raise UnknownName(f"{self.name} 没有名为 {name} 的输入，可用：{known}")

    def run(self, raw: Mapping[str, object], policy: Policy, chosen: Readings) -> Award:
        """The award for what is given, with the other readings' results and a receipt.

        Raises MissingFacts or BadFact.
        """
        facts = {name: self.input(name).read(value) for name, value in raw.items()}
        readings = self._readings(policy, chosen)
        rules = Rules(policy)
        award = self.function(facts, rules, readings)
        alternatives = []
        for name in self.readings:
            reading = policy.readings[name]
            for option in reading.options:
                if option == readings[name]:
                    continue
                value = self.function(facts, rules, {**readings, name: option}).value
                if value != award.value:
                    meaning = reading.options[option]
                    alternatives.append(
                        Alternative(f"{name}={option}", meaning.label, value, meaning.why)
                    )
        return award.with_receipt(
            alternatives, make_receipt(self.name, facts, readings, award, policy)
        )

    def _readings(self, policy: Policy, chosen: Readings) -> dict[str, str]:
        for name, option in chosen.items():
            if name not in self.readings:
                raise UnknownName(f"{self.name} 没有名为 {name} 的口径")
            if option not in policy.readings[name].options:
                allowed = "、".join(policy.readings[name].options)
                raise UnknownName(f"口径 {name} 没有选项 {option}，可用：{allowed}")
        return {name: chosen.get(name, policy.readings[name].default) for name in self.readings}


def number(facts: Facts, name: str) -> Decimal | None:
    """A money, rate or count fact, or None when it is not given."""
    value = facts.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise TypeError(f"{name} is {value!r}, not a number")
    return Decimal(value)
