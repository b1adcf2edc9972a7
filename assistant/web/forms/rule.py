"""What a calculator goes by, in the words of the text: the help of its form."""

from assistant.web.escape import as_html
from assistant.web.links import provision_link
from assistant.web.site import Site
from assistant.web.words import Words
from tools import Calculator


def rule(site: Site, item: Calculator) -> str:
    """The provisions that a calculator rests on, folded away, each with its link, as HTML."""
    words, policy = Words("forms", site.language), site.policies[item.policy]
    clauses = "".join(
        f"<li>{as_html(policy.provisions[id].text)} "
        f"{provision_link(site.policies, policy.id, id, site.language)}</li>"
        for id in item.provisions
    )
    title = as_html(words("rule"))
    return (
        f'<details class="rule"><summary>{title}</summary><ul lang="zh-CN">{clauses}</ul></details>'
    )
