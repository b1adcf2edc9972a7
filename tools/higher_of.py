"""A.1 就高不重复：与其他同类型政策存在交叉、重复的，取较高的一项，不相加。"""

from tools.award import Amount, Award, Step
from tools.calculator import Calculator, Readings, Rules
from tools.errors import BadFact, MissingFacts
from tools.inputs import Facts, Input

LABEL = "就高不重复"
_PROVISION = "A.1"


def higher_of(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The higher of the amounts that several policies give for one matter."""
    amounts = facts.get("amounts")
    if not isinstance(amounts, tuple) or len(amounts) < 2:
        raise MissingFacts("amounts")
    if min(amounts) < 0:
        raise BadFact("amounts", "“各项政策的奖励金额”不能是负数。")
    highest = max(amounts)
    parts: list[str | Amount] = []
    for value in amounts:
        parts += ["、" if parts else "取较高的一项：", Amount(value, input="amounts")]
    quote = rules.policy.provisions[_PROVISION].text
    step = Step("按就高不重复取较高的一项", tuple(parts), Amount(highest), _PROVISION, quote)
    return Award("higher_of", LABEL, highest, "award", (step,), provisions=(_PROVISION,))


CALCULATOR = Calculator(
    name="higher_of",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=(_PROVISION,),
    inputs=(
        Input(
            "amounts",
            "amounts",
            "各项政策的奖励金额",
            "同一事项在各项政策下分别能拿多少？请给出每一项的金额。",
            ("奖励", "补助", "补贴", "政策", "资助", "award", "subsidy"),
        ),
    ),
    function=higher_of,
    utterances=(
        "市里这个政策给30万，区里给50万，两个都能拿吗，拿多少",
        "两个政策一个80万一个100万，最后按哪个算",
        "同一件事两边都有奖励，一个给20万一个给35万，实际拿多少",
        "既符合这个又符合另一个政策，金额分别是50万和60万",
        "two policies give different amounts, which one do we get",
    ),
)
