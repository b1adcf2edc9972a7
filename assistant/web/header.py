"""What the page says of itself and of its documents; all of it from the policies' own data."""

from collections.abc import Mapping

from assistant.web.escape import as_html
from corpus import Policy

TITLE = "政策测算助手"

_PRIVACY = "企业数据不出本服务器：金额在这里计算，即使接入语言模型，它也只看到代号，看不到数字。"


def header(policies: Mapping[str, Policy]) -> str:
    """The title, what this is, and the status of every document."""
    titles = "".join(f"《{as_html(policy.title)}》" for policy in policies.values())
    strip = "".join(_strip(policy, len(policies) > 1) for policy in policies.values())
    return (
        f"<header><h1>{TITLE}</h1>"
        f'<p class="lead">用自己的话问{titles}：能拿多少，怎么算，依据哪一条。</p>'
        f'<p class="private">{_PRIVACY}</p>'
        f'<div class="strip">{strip}</div></header>'
    )


def _strip(policy: Policy, named: bool) -> str:
    words = [policy.short_title] if named else []
    words += [policy.status, "已生效" if policy.in_force else "尚未生效", "测算仅供参考"]
    return f'<span title="{as_html(policy.status_note)}">{as_html(" · ".join(words))}</span>'


def about(policies: Mapping[str, Policy]) -> str:
    """What a reader should know of the documents beyond their text."""
    notes = []
    for policy in policies.values():
        notes += [] if policy.in_force else [policy.status_note]
        notes += [
            f"《{item.title}》（{item.number}，{item.date}，{item.source}）：{item.note}"
            for item in policy.related
        ]
    lines = "".join(f"<p>{as_html(note)}</p>" for note in notes)
    return f"<footer>{lines}</footer>"
