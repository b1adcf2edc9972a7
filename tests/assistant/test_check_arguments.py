"""CheckArguments: a tool is called with handles the ledger holds, refs and words; never a number."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

import pytest
from langchain.agents.middleware import ToolCallRequest
from langchain_core.messages import ToolMessage

from assistant.ledger import Ledger
from assistant.middleware import CheckArguments
from assistant.sealing import seal_message
from assistant.toolbox import build_tools
from tools import Amount

SAID = ("8500", "6000万", "12%", "3家", "30万美元")
"""{u1} to {u5}; the first has no unit."""
TOOLS = {tool.name: tool for tool in build_tools()}
DONE = ToolMessage("done", tool_call_id="1")


def call(tool: str, **arguments: Any) -> ToolMessage:
    """The tool's result, or the error; the user said the figures of SAID."""
    ledger = Ledger()
    for said in SAID:
        seal_message(said, ledger)
    for role in ("award", "ceiling", "component"):  # {f1} to {f3}
        ledger.add_computed(Amount(Decimal(500_000)), role, "奖励", "x:1.1", "…")
    request = SimpleNamespace(
        tool_call={"name": tool, "args": arguments, "id": "1"},
        tool=TOOLS.get(tool),
        runtime=SimpleNamespace(context=SimpleNamespace(ledger=ledger)),
    )
    result = CheckArguments().wrap_tool_call(cast(ToolCallRequest, request), lambda _: DONE)
    assert isinstance(result, ToolMessage)
    return result


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("contribution_award", {"prior_contribution": "{u2}", "current_contribution": "{u1}"}),
        ("contribution_award", {"prior_contribution": "{u5}"}),
        ("scale_up_award", {"growth_rate": "{u3}", "first_time": "是"}),
        ("incubator_award", {"level": "市级", "firms": "{u4}"}),
        ("incubator_award", {"firms": "{u4}{u1}"}),
        ("incubator_award", {"firms": "没有"}),
        ("higher_of", {"amounts": ["{u2}", "{u1}"]}),
        ("higher_of", {"amounts": ["{u2}", "{f1}"]}),
        ("total_of", {"awards": ["{f1}"], "ceilings": ["{f2}"]}),
        ("difference_of", {"first": "{f1}", "second": "{f2}"}),
        ("read_provisions", {"refs": ["xiamen_tech_services:1.1"]}),
        ("decline", {"reason": "not_covered", "subject": "申报时间", "nearest": ["x:9.2"]}),
        ("check_claim", {"refs": ["xiamen_tech_services:1.1"], "figures": ["{u2}"]}),
        ("search_policy", {"query": "首次升规的一次性奖励"}),
        ("list_measures", {}),
    ],
)
def test_handles_refs_and_words_reach_the_tool(tool: str, arguments: dict[str, Any]) -> None:
    assert call(tool, **arguments) is DONE


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("contribution_award", {"prior_contribution": "6000万"}),
        ("contribution_award", {"prior_contribution": "六千万"}),
        ("contribution_award", {"prior_contribution": 60_000_000}),
        ("contribution_award", {"prior_contribution": 6.5}),
        ("contribution_award", {"prior_contribution": "{u2}加500万"}),
        ("scale_up_award", {"growth_rate": "百分之十"}),
        ("incubator_award", {"firms": "3"}),
        ("higher_of", {"amounts": ["{u2}", "50万"]}),
        ("search_policy", {"query": "奖励50万元"}),
        ("check_claim", {"refs": ["xiamen_tech_services:1.1"], "figures": ["50万"]}),
        ("screen", {"current_contribution": "8500万"}),
    ],
)
def test_a_bare_number_never_reaches_a_tool(tool: str, arguments: dict[str, Any]) -> None:
    result = call(tool, **arguments)
    assert (result.status, result.tool_call_id, result.name) == ("error", "1", tool)
    assert "不能直接写数字" in str(result.content)


@pytest.mark.parametrize(
    "arguments",
    [{"awards": ["{u2}"]}, {"awards": ["{f2}"]}, {"ceilings": ["{f1}"]}, {"awards": ["{f3}"]}],
)
def test_only_results_are_added_up_each_by_its_role(arguments: dict[str, Any]) -> None:
    result = call("total_of", **arguments)
    assert (result.status, "不是" in str(result.content)) == ("error", True)


def test_only_results_are_compared() -> None:
    result = call("difference_of", first="{f1}", second="{u2}")
    assert (result.status, "不是" in str(result.content)) == ("error", True)


@pytest.mark.parametrize("argument", ["{u9}", "{f9}", "{q1}"])
def test_an_unknown_handle_never_reaches_a_tool(argument: str) -> None:
    for tool, name in (("talent_award", "people"), ("screen", "people")):
        result = call(tool, **{name: argument})
        assert result.status == "error"
        assert argument in str(result.content)


@pytest.mark.parametrize(
    ("tool", "name", "argument", "says"),
    [
        ("contribution_award", "prior_contribution", "{u3}", "比例"),
        ("contribution_award", "prior_contribution", "{u4}", "数量"),
        ("scale_up_award", "growth_rate", "{u2}", "金额"),
        ("incubator_award", "firms", "{u2}", "金额"),
        ("incubator_award", "firms", "{u3}", "比例"),
        ("contribution_award", "prior_contribution", "很多", "只能是一个数额的代号"),
        ("contribution_award", "prior_contribution", "{u2}左右", "只能是一个数额的代号"),
        ("contribution_award", "prior_contribution", "没有", "只能是一个数额的代号"),
        ("incubator_award", "firms", "", "只能是一个数额的代号"),
    ],
)
def test_a_handle_of_the_wrong_kind_never_reaches_a_tool(
    tool: str, name: str, argument: str, says: str
) -> None:
    result = call(tool, **{name: argument})
    assert result.status == "error"
    assert name in str(result.content)
    assert says in str(result.content)
