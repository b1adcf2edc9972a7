"""The built-in composer: from tool results to a draft, answer first, then why, clause and notice.

It writes handles only; a draft of its own passes the same checks as a language model's.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Artifact = Mapping[str, Any]

LEADING = ("total_of", "difference_of")
"""The calculators whose result leads the answer: what others come to, or differ by."""
_CLOSING = ("依据", "提示：", "说明：")
_MOST = {"ceiling": "最高 "}
_FEW = 3  # findings of a screening that leave room for what the text says
_CAPABILITIES = (
    "我可以：测算首次升规奖励、综合经济贡献奖励、孵化器奖补等的金额；反推要做到多少；"
    "查条文写了什么、由谁负责；说明文件的状态。"
)
GREETING = (
    f"您好，我是科技服务业政策助手。{_CAPABILITIES}请直接说情况，例如去年和今年的综合经济贡献。"
)
DECLINED = {
    "out_of_scope": "这个问题不在《{title}》的范围内，我答不了。" + _CAPABILITIES,
    "refused": "这个要求我不能照办：答复只能以条文和测算为准，不能改规则、作保证或透露内部设置。"
    + _CAPABILITIES,
}


def compose(artifacts: Sequence[Artifact]) -> str:
    """The draft for the tool results of one turn."""
    ordered = sorted(artifacts, key=lambda artifact: artifact.get("calculator") not in LEADING)
    pieces = [_COMPOSE[artifact["kind"]](artifact) for artifact in ordered]
    return _said_once("\n\n".join(pieces))


def _said_once(draft: str) -> str:
    """The draft with a clause or notice that several of its pieces end with only at the last."""
    blocks = draft.split("\n\n")
    closing = {block: place for place, block in enumerate(blocks) if block.startswith(_CLOSING)}
    kept = (b for place, b in enumerate(blocks) if closing.get(b, place) == place)
    return "\n\n".join(kept)


def rest_of(artifacts: Sequence[Artifact]) -> str:
    """What stands after a language model's own words: all but the headline of an award."""
    return "\n\n".join(
        _rest(artifact).strip() if artifact["kind"] == "award" else compose([artifact])
        for artifact in artifacts
    )


def _award(a: Artifact) -> str:
    return f"{_headline(a)}\n{_rest(a)}"


def _rest(a: Artifact) -> str:
    lines = [f"- {_unmet(item)}" for item in a["not_met"]]
    steps = a["trace"] if a["due"] or not a["not_met"] else a["trace"][:-1]
    if steps:
        lines.append("\n测算过程：")
        lines += [f"- {step['label']}：{step['expression']} → {step['value']}" for step in steps]
    if a["cap"] and a["before_cap"]:
        lines.append(f"- 封顶前为 {a['before_cap']}，超过最高限额 {a['cap']}，按限额计。")
    lines += [f"\n另一种口径：{_other(item, a)}" for item in a["alternatives"]]
    lines += [f"\n说明：{note}" for note in a["notes"]]
    lines += [f"\n依据{item['measure']}：\n> {item['text']}" for item in a["clauses"]]
    lines.append(f"\n提示：{a['notice']}")
    return "\n".join(lines)


def _headline(a: Artifact) -> str:
    label, value = a["label"], a["headline"]
    if not a["due"] and a["role"] in ("award", "ceiling"):
        return f"**按您说的情况，{label}为 {value}，不符合条件：**"
    if a["role"] == "ceiling":
        return f"**{label}：最高 {value}**（这是上限，实际金额以审核为准）。"
    if a["role"] == "award":
        return f"**{label}：{value}**。"
    return f"**{label}：{value}**。"


def _unmet(item: Mapping[str, str]) -> str:
    gap = f"，还差 {item['gap']}" if item["gap"] else ""
    return f"{item['condition']}：现为 {item['actual']}，条文要求 {item['required']}{gap}。"


def _other(item: Mapping[str, str], a: Artifact) -> str:
    most = "最高 " if a["role"] == "ceiling" else ""
    return f"若{item['label']}，为 {most}{item['headline']}。{item['why']}"


def _needs(a: Artifact) -> str:
    lines = [f"测算{a['label']}还需要：" if a["facts"] else f"可以测算{a['label']}，请告诉我："]
    lines += [f"- {need['question']}" for need in a["needs"]]
    if a["facts"]:
        known = "；".join(f"{fact['label']} {fact['value']}" for fact in a["facts"])
        lines.append(f"\n已记下：{known}。")
    return "\n".join(lines)


def _bad_fact(a: Artifact) -> str:
    return f"{a['message']}这一项没有测算。"


def _provisions(a: Artifact) -> str:
    return "\n\n".join(_provision(item) for item in a["items"])


def _provision(item: Artifact) -> str:
    lines = [f"**{item['title']}**（{item['measure']}）：\n> {item['text']}"]
    if "以上" in item["text"].removeprefix("以上"):  # 以上奖励补助合计: what stands above
        lines.append("（“以上”包含本数。）")
    return "\n".join(lines)


def _departments(a: Artifact) -> str:
    lines = []
    for item in a["items"]:
        names = "、".join(item["departments"])
        if asked := a["department"]:
            belongs = "是" if asked in item["departments"] else "不是"
            lines.append(f"**{asked}{belongs}{item['measure']}的责任单位。** 责任单位有：{names}。")
        else:
            lines.append(f"**{item['measure']}的责任单位：{names}。**")
    return "\n\n".join(dict.fromkeys(lines))


def _introduce(a: Artifact) -> str:
    return GREETING


def _measures_of(a: Artifact) -> str:
    if not a["items"]:
        return f"**条文没有把{a['department']}列为责任单位。**"
    lines = [f"**{a['department']}是这些措施的责任单位：**", *(f"- {item}" for item in a["items"])]
    return "\n".join(lines)


def _measures(a: Artifact) -> str:
    lines = [f"**《{a['title']}》的各项措施：**"]
    for item in a["items"]:
        lines.append(f"- {item['number']}、{item['title']}：{'、'.join(item['topics'])}")
    return "\n".join(lines)


def _status(a: Artifact) -> str:
    basis = "；".join(f"《{item['title']}》（{item['number']}）" for item in a["basis"])
    quotes = [f"> {item['text']}" for item in a["items"]]
    if a["aspect"] == "basis":
        return "\n\n".join([f"**制定依据是{basis}。**", *quotes])
    if a["aspect"] == "interpreter":
        return "\n\n".join([f"**{a['interpreter']}。**", *quotes])
    force = "已经生效" if a["in_force"] else "尚未生效"
    lines = [f"**《{a['title']}》目前是{a['status']}，{force}。**", a["note"], *quotes]
    lines += [
        f"相关文件：《{item['title']}》（{item['number']}，{item['date']}，{item['source']}）。"
        f"{item['note']}"
        for item in a["related"]
    ]
    return "\n\n".join(lines)


def _screen(a: Artifact) -> str:
    verdicts = {"applies": "符合", "may_apply": "可能符合", "no": "不符合"}
    lines = [f"**按您说的情况（{a['subject']}），逐条看：**"]
    for item in a["findings"]:
        lines.append(f"- {verdicts[item['verdict']]}｜{item['label']}：{_found(item)}")
        if item["quote"] and len(a["findings"]) <= _FEW:  # more would be too long to read out
            lines.append(f"  > {item['quote']}")
    lines.append(f"\n提示：{a['notice']}")
    return "\n".join(lines)


def _found(item: Artifact) -> str:
    award = item.get("award")
    if award is None:
        return f"{item['why']}。"
    if award["not_met"] and not award["due"]:
        return "".join(_unmet(unmet) for unmet in award["not_met"])
    most = "最高 " if award["role"] == "ceiling" else ""
    steps = "；".join(f"{step['label']} {step['expression']}" for step in award["trace"])
    return f"{most}{award['headline']}（{steps}）。"


def _decline(a: Artifact) -> str:
    if a["reason"] != "not_covered":
        return DECLINED[a["reason"]].format(title=a["title"])
    subject = a["subject"] or "这一点"
    lines = [f"**条文没有写明{subject}。** 我不能替它编。"]
    if a["items"]:
        item = a["items"][0]
        names = "、".join(item["departments"])
        lines.append(f"最接近的条文是{item['measure']}：\n> {item['text']}")
        lines.append(f"可向责任单位咨询：{names}。")
    return "\n\n".join(lines)


def _claim(a: Artifact) -> str:
    lines = []
    for item in a["checks"]:
        stated = "；".join(
            f"{f['label']} {_MOST.get(f['role'], '')}{f['handle']}" for f in item["stated"]
        )
        if item["holds"]:
            lines.append(f"**条文写的是：{stated}。**")
        elif stated:
            lines.append(f"**不对，这里不是 {item['said']}。条文写的是：{stated}。**")
        else:
            lines.append(f"**不对，以下条文没有写 {item['said']}，以条文为准：**")
    return "\n\n".join([*lines, _provisions(a)])


_COMPOSE: dict[str, Callable[[Artifact], str]] = {
    "award": _award, "needs": _needs, "bad_fact": _bad_fact, "provisions": _provisions,
    "departments": _departments, "measures": _measures,
    "measures_of": _measures_of, "status": _status, "screen": _screen,
    "decline": _decline, "claim": _claim, "introduce": _introduce,
}  # fmt: skip
