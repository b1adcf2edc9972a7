"""1.1 首次升规奖励：对首次升规达标且纳统后次年营业收入增长10%以上的，给予50万元一次性奖励。"""

from decimal import ROUND_FLOOR, Decimal

from tools.award import Amount, Award, Condition
from tools.calculator import Calculator, Readings, Rules, number
from tools.errors import BadFact, MissingFacts
from tools.inputs import Facts, Input, said
from tools.sector import SECTOR_INPUT, outside_sector

LABEL = "首次升规奖励"
_SHOWN = Decimal("0.0001")
_POINT = Decimal("0.01")


def scale_up_award(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The one-time award of 1.1: first time above size, and enough growth the year after."""
    floor, award = rules["scale_up_growth"], rules["scale_up_award"]
    first_time, growth = facts.get("first_time"), _growth(facts)
    not_met = [*outside_sector(facts, "1.1")]
    if first_time is False:
        not_met.append(Condition("首次升规达标", ("不是首次",), ("首次",), "1.1"))
    if growth is not None and not _grown_enough(facts, growth, floor):
        not_met.append(
            Condition(
                "纳统后次年营业收入增长", (growth,), (floor, "以上"), "1.1", _gap(facts, floor)
            )
        )
    trace = []
    if growth is not None:
        parts = _parts(facts, growth)
        trace.append(rules.step("纳统后次年营业收入增长", parts, growth, "scale_up_growth"))
    if not_met:
        nothing = Amount(Decimal(0))
        trace.append(rules.step(LABEL, ("条件不满足，不予奖励",), nothing, "scale_up_award"))
        return Award(
            "scale_up_award",
            LABEL,
            Decimal(0),
            "award",
            tuple(trace),
            not_met=tuple(not_met),
            provisions=("1.1",),
        )
    if first_time is None or growth is None:
        raise MissingFacts(*_missing(facts, first_time is None, growth is None))
    trace.append(rules.step(LABEL, ("条件满足，一次性奖励 ", award), award, "scale_up_award"))
    return Award("scale_up_award", LABEL, award.value, "award", tuple(trace), provisions=("1.1",))


def _revenues(facts: Facts) -> tuple[Decimal | None, Decimal | None]:
    """The two revenues; either may be given by the other and the change between them."""
    base, following = number(facts, "base_revenue"), number(facts, "next_revenue")
    more, less = number(facts, "revenue_increase"), number(facts, "revenue_decrease")
    if more is None and less is None:
        return base, following
    change = (more or Decimal(0)) - (less or Decimal(0))
    if base is not None and following is None:
        following = base + change
    elif following is not None and base is None:
        base = following - change
    return base, following


def _grown_enough(facts: Facts, growth: Amount, floor: Amount) -> bool:
    """Compared exactly on the revenues, where they are given: a growth rate shown is cut off."""
    base, following = _revenues(facts)
    if base is None or following is None:
        return growth.value >= floor.value
    return following >= base * (1 + floor.value)


def _growth(facts: Facts) -> Amount | None:
    rate = number(facts, "growth_rate")
    base, following = _revenues(facts)
    if base is not None and base <= 0:
        raise BadFact("base_revenue", "“纳统当年营业收入”必须大于零，否则无法计算增长率。")
    if base is not None and following is not None:
        computed = ((following - base) / base).quantize(_SHOWN, ROUND_FLOOR)
        if rate is not None:
            check_growth("growth_rate", "营业收入", rate, base, following)
        return Amount(computed, "rate")
    return None if rate is None else Amount(rate, "rate", input="growth_rate")


def check_growth(name: str, of: str, rate: Decimal, before: Decimal, after: Decimal) -> None:
    """Raises BadFact for input `name` when a stated rate is not the growth of two amounts."""
    if abs(rate - (after - before) / before) >= _precision(rate):
        raise BadFact(name, f"给出的“{of}增长率”与给出的{of}算出的不一致，请核对后再说一次。")


def _precision(rate: Decimal) -> Decimal:
    """A stated rate is rounded or cut off: 9.99% may be anything up to a unit of its last place."""
    exponent = rate.as_tuple().exponent
    return min(_POINT, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))


def _parts(facts: Facts, growth: Amount) -> tuple[str | Amount, ...]:
    base, following = _revenues(facts)
    if base is None or following is None:
        return (growth,)
    before, after = Amount(base, input="base_revenue"), Amount(following, input="next_revenue")
    return ("（", after, " − ", before, "）÷ ", before)


def _gap(facts: Facts, floor: Amount) -> Amount | None:
    base, following = _revenues(facts)
    if base is None or following is None:
        rate = number(facts, "growth_rate")
        return None if rate is None else Amount(floor.value - rate, "rate")
    return Amount(base * (1 + floor.value) - following)


def _missing(facts: Facts, first_time: bool, growth: bool) -> list[str]:
    names = ["first_time"] if first_time else []
    if growth:
        base, following = _revenues(facts)
        given = [
            name
            for name, value in (("base_revenue", base), ("next_revenue", following))
            if value is not None
        ]
        wanted = {"base_revenue": ["next_revenue"], "next_revenue": ["base_revenue"]}
        names += wanted[given[0]] if given else ["growth_rate"]
    return names


INCREASE = said(
    "增加了、增加、多了、多个{、多出来{、增长了、增长、涨了、多出、新增、净增、增量、增加额、成长了、成长、多做了、多做、提升了、提高了、年多{、它多{、而是多{、是多{、"
    "up by、increased by、increase of、grew by、rose by"
)
DECREASE = said(
    "年少{、少了、减少了、减少、下降了、下降、降了、下滑了、下滑、跌了、少做了、"
    "而是少{、是少{、它少{、fell by、dropped by、down by"
)
GROWTH = (
    *said("增长率、增速、增幅、涨幅、同比、涨、翻了、growth、grew、rose"),
    *INCREASE,
    *DECREASE,
)
THRESHOLD = said("的门槛、门槛、的标准、的要求、的线、这条线、那条线、threshold、hurdle")
"""Words behind a rate that is one to be reached, not one that was: 按5%的门槛算."""
REVENUE = said("营业收入、营收、收入、销售额、营业额、产值、营业、流水、revenue、sales、turnover")
BASE_REVENUE = Input(
    "base_revenue", "money", "纳统当年营业收入", "纳统当年的营业收入是多少？", REVENUE, "prior"
)
NEXT_REVENUE = Input(
    "next_revenue", "money", "纳统次年营业收入", "纳统次年的营业收入是多少？", REVENUE, "current"
)
CALCULATOR = Calculator(
    name="scale_up_award",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("1.1",),
    inputs=(
        Input(
            "first_time",
            "yes_no",
            "是否首次升规达标",
            "企业是不是首次升规达标？",
            choices={
                "是": said(
                    "首次升规、头n年…规、第n年…规、第一次升规、首次上规、首次达标、首次入统、首次纳统、首次、第一次、头一回、头一次、"
                    "刚升规、刚上规、刚…进规、刚进…规、新升规、新纳统、首次…规、头次、头回、头一遭、首回、初次、第一回、第一遭、第一…规、以前没进过、"
                    "之前没进过、从没进过、没进过规、first time、first-time、first ever"
                ),
                "否": said(
                    "非首次、第二次、再次升规、以前升过、之前升过、早就升规、以前就是规上、退规、重新升规、"
                    "升过规、第二回、第二…规、第三次、再次…规、重新…规、又…进规、重回规、掉出、掉下来过、进过规、以前进过、之前进过、"
                    "老规上、上过规、重新…统、再次…统、又纳统、又入统、入过统、纳过统、又重新升、又升、重新入统、掉下来、掉下去、跌出、"
                    "second time、not the first、not our first time、not its first time、"
                    "not the first time、not our first、"
                    "again、dropped out、re-enter"
                ),
            },
        ),
        SECTOR_INPUT,
        BASE_REVENUE,
        NEXT_REVENUE,
        Input(
            "growth_rate",
            "rate",
            "纳统次年营业收入增长率",
            "纳统次年营业收入比纳统当年增长了多少？（给出纳统当年和次年的营业收入也可以）",
            GROWTH,
            excludes=THRESHOLD,
        ),
        Input(
            "revenue_increase",
            "money",
            "纳统次年增加的营业收入",
            "纳统次年营业收入比纳统当年增加了多少？",
            INCREASE,
            "current",
            opposite=DECREASE,
        ),
        Input(
            "revenue_decrease",
            "money",
            "纳统次年减少的营业收入",
            "纳统次年营业收入比纳统当年减少了多少？",
            DECREASE,
            "current",
            opposite=INCREASE,
        ),
    ),
    function=scale_up_award,
    instead=(
        (("base_revenue", "next_revenue"), ("growth_rate",)),
        (("next_revenue",), ("revenue_increase",), ("revenue_decrease",), ("growth_rate",)),
    ),
    utterances=(
        "头一回过了线，统计局把我们收进去，去年比前年多一成，这种给多少",
        "第二回进规上，那五十万还有没有",
        "进规上的奖励是多少，进规当年2100万，下一年2350万",
        "第一次上规模，进统后第二年增长9%，能通融给吗",
        "我们公司首次升规，次年营收增长15%，能拿多少",
        "去年刚纳统，今年收入涨了12%，升规奖励有多少",
        "首次上规的企业营收从3000万增到3500万，奖励多少",
        "第一次达到规上，纳统后第二年增速9%，还有奖励吗",
        "小升规能拿几十万",
        "first time above designated size, revenue grew 20%, how much",
        "入统后次年营业收入增长刚好10%给不给",
    ),
)
