"""Awards as a turn leaves them: facts said by a user, sealed, computed, and the award sealed."""

from decimal import Decimal
from typing import Any

from assistant.facts import read_arguments
from assistant.ledger import Ledger, handles
from assistant.seal_award import AwardSealer
from assistant.sealing import seal_message
from corpus import Policy, default_corpus
from tools import CALCULATORS, Award

POLICY: Policy = default_corpus()["xiamen_tech_services"]

CASES: dict[str, tuple[str, dict[str, str | list[str]]]] = {
    "升规": ("scale_up_award", {"first_time": "是", "base_revenue": "3000万", "next_revenue": "3500万"}),
    "升规，增长率": ("scale_up_award", {"first_time": "是", "growth_rate": "15%"}),
    "升规，增长不够": ("scale_up_award", {"first_time": "是", "base_revenue": "3000万", "next_revenue": "3200万"}),
    "升规，不是首次": ("scale_up_award", {"first_time": "否", "growth_rate": "15%"}),
    "综合经济贡献": ("economic_contribution", {"revenue": "8000万", "profit": "-200万", "wages": "300万"}),
    "贡献奖励": ("contribution_award", {"prior_contribution": "6000万", "current_contribution": "8500万"}),
    "贡献奖励，封顶": ("contribution_award", {"prior_contribution": "2亿", "current_contribution": "3亿"}),
    "贡献奖励，下降": ("contribution_award", {"prior_contribution": "9000万", "current_contribution": "8000万"}),
    "贡献奖励，增量": ("contribution_award", {"prior_contribution": "6000万", "increase": "2500万"}),
    "孵化器": ("incubator_award", {"level": "市级", "assessment": "优秀", "firms": "12家"}),
    "孵化器，封顶": ("incubator_award", {"level": "部级", "newly_recognised": "是"}),
    "孵化器，只有企业": ("incubator_award", {"level": "市级", "part": "高企培育奖励", "assessment": "良好", "firms": "3家"}),
    "人才": ("talent_award", {"people": "3人"}),
    "集聚区": ("cluster_funding", {"assessment": "优秀"}),
    "项目": ("project_funding", {"projects": "2个"}),
    "就高": ("higher_of", {"amounts": ["30万", "50万"]}),
    "反推贡献": ("contribution_target", {"wanted": "50万", "prior_contribution": "6000万"}),
    "下一档": ("next_tranche", {"prior_contribution": "6000万", "current_contribution": "8500万"}),
    "几家封顶": ("firms_to_cap", {"firms": "4家"}),
    "反推营收": ("scale_up_target", {"base_revenue": "3000万"}),
}  # fmt: skip
"""Calculator and facts as a user writes them, by what they show."""


class Sealed:
    """One case worked through: the award, its sealed form, and the ledger of both."""

    def __init__(self, case: str) -> None:
        calculator, said = CASES[case]
        self.item = CALCULATORS[calculator]
        self.ledger = Ledger()
        arguments = {name: self._sealed(name, value) for name, value in said.items()}
        facts = read_arguments(self.item, arguments, self.ledger)
        assert not facts.unclear
        self.given = {name: list(ids) for name, ids in facts.handles.items()}
        self.award: Award = self.item.run(facts.values, POLICY, {})
        self.sealed: dict[str, Any] = AwardSealer(POLICY, self.ledger, facts.handles).seal(
            self.award
        )

    def _sealed(self, name: str, value: str | list[str]) -> str | list[str]:
        if isinstance(value, list):
            return [str(self._sealed(name, one)) for one in value]
        if self.item.input(name).kind in ("choice", "yes_no"):
            return value
        return seal_message(value, self.ledger)[0]

    def value(self, handle: str) -> Decimal:
        """The number behind a handle."""
        return self.ledger[handles(handle)[0]].decimal
