"""3.2 骨干人才奖励：纳入重点产业骨干人才引进指导目录，按规定给予最高15万元的一次性奖励。"""

from tools.award import Amount, Award
from tools.calculator import Calculator, Readings, Rules, number
from tools.inputs import Facts, Input

LABEL = "骨干人才一次性奖励"


def talent_award(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The ceiling of provision 3.2: a person, times the number of people when it is given."""
    return ceiling_each("talent_award", LABEL, facts, "people", "人", "talent_ceiling", rules)


def ceiling_each(
    calculator: str, label: str, facts: Facts, name: str, counter: str, parameter: str, rules: Rules
) -> Award:
    """A ceiling that holds for each person or project, times their number (one when not given)."""
    each, times = rules[parameter], number(facts, name)
    provision = rules.policy.parameters[parameter].provision
    steps = [rules.step(label, ("最高 ", each), each, parameter)]
    value = each.value
    if times is not None and times != 1:
        value = each.value * times
        parts = (Amount(times, "count", counter, input=name), " × ", each)
        steps = [rules.step(label, parts, Amount(value), parameter)]
    return Award(calculator, label, value, "ceiling", tuple(steps), provisions=(provision,))


CALCULATOR = Calculator(
    name="talent_award",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("3.2",),
    inputs=(
        Input(
            "people",
            "count",
            "人数",
            "有几名人才？",
            ("人才", "骨干", "专家", "talent", "people", "staff", "engineers"),
            counter="人",
            minimum=1,
        ),
    ),
    function=talent_award,
    utterances=(
        "招来的三个人都对得上重点产业引才目录，那笔一次性的最多多少",
        "又来了一个带头人，也在骨干目录里，四个人呢",
        "两位工程师进了目录，合起来最高多少",
        "挖来的博士列进了重点产业目录，个人能有多少",
        "how much at most for five people on the talent catalogue",
        "引进一名骨干人才能拿多少奖励",
        "我们的人才进了引进指导目录，一次性奖励多少",
        "科技服务业人才奖励有多少钱",
        "三个骨干人才一共能拿多少",
        "talent award amount",
    ),
)
