"""Measure 1 supports firms of the science and technology service industry (科技服务业企业)."""

from collections.abc import Sequence

from tools.award import Condition
from tools.inputs import Facts, Input, said

_FIRMS = "科技服务业企业"
SECTOR_INPUT = Input(
    "in_sector",
    "yes_no",
    "是否科技服务业企业",
    "企业是不是科技服务业企业？",
    choices={
        "是": said(
            "就是科技服务、公司是科技服务、我们是科技服务、企业是科技服务、它是科技服务、正经科技服务、正规科技服务、这家是科技服务、如果是科技服务、要是科技服务、换成科技服务、改成科技服务、确实是科技服务、都是科技服务、属于科技服务"
        ),
        "否": said(
            "不是…科技服务、不属于…科技服务、不算…科技服务、非科技服务、不搞科技服务、不做科技服务、"
            "不在…科技服务、跟科技服务…关系、和科技服务…关系、不沾科技服务、"
            "not…science and technology service、not…tech service、outside the sector"
        ),
    },
)


def outside_sector(facts: Facts, provision: str) -> Sequence[Condition]:
    """The condition not met when the firm says that it is none of those the measure supports.

    Nobody is asked: the words stand at the head of the measure, before its first provision.
    """
    if facts.get(SECTOR_INPUT.name) is not False:
        return []
    return [Condition("支持的对象", ("不是" + _FIRMS,), (_FIRMS,), provision)]
