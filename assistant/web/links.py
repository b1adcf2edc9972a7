"""Where a provision can be read: the anchors of the page 政策原文."""

from collections.abc import Mapping

from assistant.web.escape import as_html
from assistant.web.site import PATHS
from assistant.web.words import Language
from corpus import Policy


def prefix(policies: Mapping[str, Policy], policy: str) -> str:
    """What stands before a provision's id in its anchor: nothing for the first policy."""
    return "" if policy == next(iter(policies)) else f"{policy}:"


def policy_page(language: Language) -> str:
    """The address of the page."""
    return f"{PATHS[language]}policy"


def provision_link(
    policies: Mapping[str, Policy], policy: str, provision: str, language: Language
) -> str:
    """A link to a provision, named by its id, as HTML."""
    to = f"{policy_page(language)}#{prefix(policies, policy)}{provision}"
    return f'<a class="ref" href="{as_html(to)}">{as_html(provision)}</a>'


def citation_link(
    policies: Mapping[str, Policy], title: str, provision: str, language: Language
) -> str:
    """A link to a provision of the policy of that title; its id alone if there is no such policy,
    as in a conversation that the browser has kept for longer."""
    for id, policy in policies.items():
        if policy.title == title and provision in policy.provisions:
            return provision_link(policies, id, provision, language)
    return as_html(provision)
