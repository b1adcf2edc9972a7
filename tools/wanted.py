"""What is wanted, for the calculators that work backwards from it."""

from tools.award import Amount, Step
from tools.calculator import Rules, number
from tools.errors import BadFact
from tools.inputs import Facts, Input, said


def wanted_award(
    facts: Facts, cap: Amount, rules: Rules, source: str
) -> tuple[Amount, tuple[Step, ...]]:
    """What is wanted, at most the cap of parameter `source`; a step says so when it is more.

    The cap when nothing is wanted in particular. Raises BadFact.
    """
    wanted = number(facts, "wanted")
    if wanted is None:
        return cap, ()
    if wanted <= 0:
        raise BadFact("wanted", "“想拿到的奖励”必须大于零。")
    asked = Amount(wanted, input="wanted")
    if wanted <= cap.value:
        return asked, ()
    parts = (asked, " 拿不到，每年最高 ", cap)
    return cap, (rules.step("想拿到的奖励超过限额", parts, cap, source),)


WANTED_INPUT = Input(
    "wanted",
    "money",
    "想拿到的奖励",
    "想拿到多少奖励？",
    said(
        "想拿、给{、补{、拿到、拿满、想拿到、要拿到、要拿、拿、想弄、想要、封顶、取得、获得、想领、"
        "领到、奖金能有、奖励目标、目标奖励、奖金目标、奖达到、奖励达到、奖金达到、目标{、"
        "目标降到、目标升到、目标改成、目标改为、目标是、瞄准、奔着、冲着、冲刺、"
        "奖励能有、奖金有、奖{、奖励{、奖金{、才有{、能有{、"
        "顶到、够到、get、receive、bonus of、award of"
    ),
    named_only=True,
    of_award=True,
    none=said("拿满、封顶、到顶、满额、拿足、最高的那个、顶格、the full、the maximum"),
)
