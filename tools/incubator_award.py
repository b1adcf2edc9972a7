"""2.1–2.6 孵化器奖补：认定奖励、运营补助、培育高新技术企业奖励，合计每年每家孵化器最高500万元。"""

from collections.abc import Collection
from decimal import Decimal

from tools.award import Amount, Award, Condition, Role, Step
from tools.calculator import Calculator, Readings, Rules, number
from tools.errors import MissingFacts
from tools.incubator_inputs import ASSESSMENT_INPUT, DISTRICT, FIRMS_INPUT, GOOD, LEVEL_INPUT
from tools.inputs import ALL_TOGETHER, UNCAPPED, UNCAPPED_NOTE, Facts, Input, left_out, said

LABEL = "孵化器奖励补助"
RECOGNITION, OPERATION, FIRMS, ALL = "认定奖励", "运营补助", "高企培育奖励", "全部"
_WITHOUT = {part: f"不含{part}" for part in (RECOGNITION, OPERATION, FIRMS)}
_PARTS = {ALL: set(_WITHOUT)} | {part: {part} for part in _WITHOUT} | {
    without: set(_WITHOUT) - {part} for part, without in _WITHOUT.items()
}  # fmt: skip
"""The parts that each choice of `part` counts."""
_RECOGNITION = {"部级": "ministerial_recognition", "省级": "provincial_recognition"}
_OPERATION = {"部级": "ministerial_operation", "市级": "municipal_operation"}
_NATIONAL = "“国家级”按条文所称的“部级”（工业和信息化部认定）处理。"
_ASSESSED = "考核结果"


def incubator_award(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """What an incubator gets in a year under provisions 2.1 to 2.6, whole or one part of it.

    A sum with any ceiling in it is a ceiling; the firm part alone is an award.
    """
    parts = _PARTS[str(facts.get("part", ALL))]
    level = "部级" if facts.get("level") == "国家级" else facts.get("level")
    notes = (_NATIONAL,) if facts.get("level") == "国家级" else ()
    if level is None and parts == {FIRMS} and _no_firms(facts):
        return _total([], None, _firms(facts, rules)[2], notes, rules)
    if level is None:
        raise MissingFacts(*_all_missing(facts, parts))
    if level == DISTRICT:
        below = Condition("孵化器级别", (DISTRICT,), ("市级及以上",), "2.5")
        return _total([], None, [below], notes, rules)
    steps, not_met, missing = _ceilings(facts, str(level), parts, rules)
    reached = sum((step.value for step in steps), Decimal(0)) >= rules["incubator_cap"].value
    firms: Decimal | None = None
    if FIRMS in parts:
        firms, firm_steps, firm_not_met, firm_missing = _firms(facts, rules)
        missing += [] if reached and not _uncapped(facts) else firm_missing
        not_met += firm_not_met
        if firms is not None:
            steps += firm_steps
    if missing:
        raise MissingFacts(*missing)
    if steps and _uncapped(facts):
        return _before_any_cap(steps, not_met, notes, rules)
    return _total(steps, firms, not_met, notes, rules)


def _uncapped(facts: Facts) -> bool:
    return facts.get("uncapped") is True


def _no_firms(facts: Facts) -> bool:
    """Whether the firm part is nothing at any level."""
    return facts.get("firms") == 0 or facts.get("assessment", GOOD[0]) not in GOOD


def _ceilings(
    facts: Facts, level: str, parts: Collection[str], rules: Rules
) -> tuple[list[Step], list[Condition], list[str]]:
    steps: list[Step] = []
    not_met: list[Condition] = []
    missing: list[str] = []
    if RECOGNITION in parts:
        if level not in _RECOGNITION and len(parts) == 1:
            not_met.append(Condition("认定奖励", (level,), ("部级，或新认定的省级",), "2.3"))
        elif level not in _RECOGNITION:
            pass
        elif "newly_recognised" not in facts:
            missing.append("newly_recognised")
        elif facts["newly_recognised"]:
            amount = rules[_RECOGNITION[level]]
            steps.append(
                rules.step(
                    f"{level}孵化器认定奖励（一次性）",
                    ("最高 ", amount),
                    amount,
                    _RECOGNITION[level],
                )
            )
        else:
            provision = rules.policy.parameters[_RECOGNITION[level]].provision
            not_met.append(Condition("认定奖励", ("不是新认定",), ("新认定",), provision))
    if OPERATION in parts:
        if level in _OPERATION:
            amount = rules[_OPERATION[level]]
            steps.append(
                rules.step(
                    f"{level}孵化器运营补助（每年）", ("最高 ", amount), amount, _OPERATION[level]
                )
            )
        elif len(parts) == 1:
            not_met.append(Condition("运营补助", (level,), ("部级或市级",), "2.2"))
    return steps, not_met, missing


def _firms(
    facts: Facts, rules: Rules
) -> tuple[Decimal | None, list[Step], list[Condition], list[str]]:
    assessment, firms = facts.get("assessment"), number(facts, "firms")
    if assessment is not None and assessment not in GOOD:
        unmet = Condition(_ASSESSED, (str(assessment),), ("良好以上",), "2.5")
        return None, [], [unmet], []
    if firms is not None and firms == 0:
        unmet = Condition(
            "上年度首次认定高新技术企业的在孵或当年毕业企业",
            (_count(firms),),
            ("有这样的企业",),
            "2.5",
        )
        return None, [], [unmet], []
    missing = [name for name in ("assessment", "firms") if name not in facts]
    if missing or firms is None:
        return None, [], [], missing
    each, cap = rules["firm_award"], rules["firm_award_cap"]
    whole = firms * each.value
    value = min(whole, cap.value)
    parts: tuple[str | Amount, ...] = (_count(firms), " × ", each)
    steps = [rules.step("培育高新技术企业奖励", parts, Amount(whole), "firm_award")]
    if whole > cap.value and not _uncapped(facts):
        steps = [
            rules.step(
                "培育高新技术企业奖励",
                (*parts, " = ", Amount(whole), "，每年不超过 ", cap),
                Amount(value),
                "firm_award_cap",
            )
        ]
    return whole, steps, [], []


def _total(
    steps: list[Step],
    firms: Decimal | None,
    not_met: list[Condition],
    notes: tuple[str, ...],
    rules: Rules,
) -> Award:
    provisions = tuple(dict.fromkeys([step.provision for step in steps]))
    if not steps:
        where = tuple(dict.fromkeys(item.provision for item in not_met))
        nothing = rules.step(LABEL, ("条件不满足，不予奖补",), Amount(Decimal(0)), "firm_award")
        return Award(
            "incubator_award",
            LABEL,
            Decimal(0),
            "award",
            (nothing,),
            notes=notes,
            not_met=tuple(not_met),
            provisions=where,
        )
    cap, firm_cap = rules["incubator_cap"], rules["firm_award_cap"]
    total = sum((step.value for step in steps), Decimal(0))
    before = total if firms is None else total - min(firms, firm_cap.value) + firms
    value = min(total, cap.value)
    role: Role = "award" if firms is not None and len(steps) == 1 else "ceiling"
    binding = None
    if firms is not None and firms > firm_cap.value:
        binding = firm_cap.value
    if len(steps) > 1:
        steps.append(_sum_of(steps, rules))
        provisions += ("2.6",)
    if total > cap.value:
        binding = cap.value
        steps.append(rules.step("按合计上限封顶", ("不超过 ", cap), Amount(value), "incubator_cap"))
    return Award(
        "incubator_award",
        LABEL,
        value,
        role,
        tuple(steps),
        before_cap=before,
        cap=binding,
        notes=notes + _remarks(not_met),
        provisions=tuple(dict.fromkeys([*provisions, *_remarked(not_met)])),
    )


def _before_any_cap(
    steps: list[Step], not_met: list[Condition], notes: tuple[str, ...], rules: Rules
) -> Award:
    """What the parts come to without the cap of the firm part or of the whole: no award."""
    whole = [*steps, _sum_of(steps, rules)] if len(steps) > 1 else steps
    return Award(
        "incubator_award",
        f"{LABEL}（封顶前）",
        whole[-1].value,
        "component",
        tuple(whole),
        notes=(*notes, *_remarks(not_met), UNCAPPED_NOTE),
        provisions=tuple(dict.fromkeys(step.provision for step in whole)),
    )


def _sum_of(steps: list[Step], rules: Rules) -> Step:
    parts: list[str | Amount] = []
    for step in steps:
        parts += [" ＋ " if parts else "", step.result]
    total = sum((step.value for step in steps), Decimal(0))
    return rules.step("合计", tuple(parts), Amount(total), "incubator_cap")


def _remarks(not_met: list[Condition]) -> tuple[str, ...]:
    """Parts that are not due, in words: the award as a whole still stands."""
    return tuple(
        f"{item.condition}不计入：现为{''.join(map(str, item.actual))}，"
        f"条文要求{''.join(map(str, item.required))}。"
        for item in not_met
        if item.condition == _ASSESSED
    )


def _remarked(not_met: list[Condition]) -> list[str]:
    """The provisions of those parts."""
    return [item.provision for item in not_met if item.condition == _ASSESSED]


def _all_missing(facts: Facts, parts: Collection[str]) -> list[str]:
    names = ["newly_recognised"] if RECOGNITION in parts else []
    names += ["assessment", "firms"] if FIRMS in parts else []
    poor = facts.get("assessment", GOOD[0]) not in GOOD
    none = facts.get("firms") == 0
    return [
        "level",
        *(
            name
            for name in names
            if name not in facts and not (name == "firms" and poor or name == "assessment" and none)
        ),
    ]


def _count(firms: Decimal) -> Amount:
    return Amount(firms, "count", "家", input="firms")


CALCULATOR = Calculator(
    name="incubator_award",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("2.1", "2.2", "2.3", "2.4", "2.5", "2.6"),
    inputs=(
        LEVEL_INPUT,
        Input(
            "newly_recognised",
            "yes_no",
            "是否新认定",
            "是今年新认定的，还是以前就认定的？",
            provision="2.1",
            choices={
                "是": said(
                    "新认定、刚认定、刚刚认定、新获…认定、本年…认定、刚被认定、新获批、刚获批、刚评上、新评上、新批、"
                    "刚批、"
                    "今年认定、今年才认定、今年获、今年刚、今年新、今年评上、新拿到、刚拿到、"
                    "刚拿下、"
                    "认定是今年、今年认的、新晋、新获得、刚升级、刚…认、今年…认下、刚…批下、刚挂牌、今年…挂牌、"
                    "今年才…认、newly、just recognised、"
                    "just got、just received、just obtained、just been、"
                    "recognised this year、recognized this year、recognition this year"
                ),
                "否": said(
                    "非新认定、以前认定、以前…认、早就认定、老孵化器、之前认定、好几年、往年认定、去年认定、"
                    "前年认定、已经认定、就认定了、前几年、早几年、老牌、不是新的、不是今年、"
                    "以前就、"
                    "早已认定、存量孵化器、不算新、老的、老资格、老孵、n年前…认、n年前…评、"
                    "n年前…批、挂了…年、拿了…年、认了…年、好多年、多年了、n年了、"
                    "早就…认、老早…认、前几年、早些年、不是新、往年认、往年就、往年被、往年获、往年评、"
                    "往年批、往年挂牌、往年拿、往年成、往年…级、in 往、since 往、"
                    "认定那笔…没、认定奖…没、认定那笔…拿过、认定那笔…领过、认定奖…拿过、认定奖…领过、"
                    "认定的奖…拿过、认定的奖…领过、认定…早拿过、not newly、"
                    "not newly recognised、not newly recognised this year、"
                    "not newly recognized this year、not recognised this year、"
                    "not recognized this year、not new、not a new、n年 ago、years ago"
                ),
            },
            excludes=said(
                "重新认定、重新评定、不重新认定、往年认…高企、往年认…高新、往年认…家、往年获…高"
            ),
        ),
        ASSESSMENT_INPUT,
        FIRMS_INPUT,
        Input(
            "part",
            "choice",
            "奖补项目",
            "问的是哪一项：认定奖励、运营补助还是高企培育奖励？",
            choices={
                ALL: ALL_TOGETHER
                + said(
                    "全年、整年、一年到头、里里外外、加上…日常、日常…也算上、补助…也算上、补贴…也算上、连…带"
                ),
                RECOGNITION: said(
                    "recognition award、recognition reward、recognition bonus、for recognition、"
                    "for its recognition、for our recognition、认定奖励、一次性奖励、认定奖、"
                    "认定那n、认定那一、认定那笔、认定那块、认定部分、"
                    "认定…一下子"
                ),
                OPERATION: said(
                    "运营补助、运营补贴、运营经费、运营费、营运补助、日常…补贴、日常…补助、"
                    "日常那、每年那笔、每年固定、运营那、运营部分、"
                    "operating subsidy、operation subsidy、running subsidy"
                ),
                FIRMS: said(
                    "高企培育、按…家数、按…家给、按家奖、按企业数、培育奖励、高企奖励、高企那、培育高新…那、高新企业…那、高企…那一、高企…那笔、高企…那份、高企…那块、培育高企、每家、光…高企、"
                    "只…高企、单…高企、仅…高企、就这…家、"
                    "光…家、净…家、单算…家、只算…家、净…间、光…间、只…间、这…家给、这…家能、"
                    "这几家、高企一块、高企的钱、高企的奖、只看…家、就看…家、"
                    "per-firm、per firm、per-company、per company、per-startup、per startup、"
                    "per-tenant、per tenant、per-enterprise、per enterprise、high-tech part、"
                    "part for the high-tech、only…high-tech"
                ),
                _WITHOUT[RECOGNITION]: left_out("认定奖励、认定奖、认定的、认定那、recognition"),
                _WITHOUT[OPERATION]: left_out(
                    "运营补助、运营补贴、运营经费、日常补助、日常补贴、运营那、运营、"
                    "operating subsidy、operating"
                ),
                _WITHOUT[FIRMS]: left_out(
                    "高企培育奖励、高企奖励、培育奖励、高企培育、高企那、高企的、high-tech"
                ),
            },
            excludes=said("总共n家、一共n家、合计n家、加起来n家"),
        ),
        UNCAPPED,
    ),
    function=incubator_award,
    parts={RECOGNITION: "2.1", OPERATION: "2.2", FIRMS: "2.5"},
    utterances=(
        "工信部刚认下来的孵化器，一次性的加上日常的，最多多少",
        "省级孵化器，挂牌六年了，去年有12家拿国家高企，这一年补多少",
        "光这几家高企能给我们多少",
        "市里认的孵化器，考评没到良好，每年的日常补贴还有吗",
        "ministry level incubator, 11 firms became high-tech, what is the most we could receive",
        "整年连补助带奖励最多能到多少",
        "我们是市级孵化器，考核优秀，有3家企业认定高企，能拿多少",
        "新认定的省级孵化器奖励多少",
        "国家级孵化器一年能拿多少补助",
        "孵化器考核良好，毕业企业里5家首次认定高新，给多少钱",
        "部级孵化器一共最多能拿多少",
        "运营补助能拿多少",
        "培育了12家高企能奖励多少",
        "our incubator was newly recognised as provincial level, how much",
        "孵化器合计一年能拿多少",
    ),
)
