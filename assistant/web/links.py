"""Where a provision can be read: the anchors of the page 政策原文."""

from collections.abc import Mapping

from assistant.web.escape import as_html
from assistant.web.site import PATHS
from assistant.web.words import Language
from corpus import Policy


def anchor(policies: Mapping[str, Policy], policy: str, provision: str) -> str:
    """The id of a provision on the page: "1.2" in the first policy, else "other:1.2"."""
    return provision if policy == next(iter(policies)) else f"{policy}:{provision}"


def provision_link(
    policies: Mapping[str, Policy], policy: str, provision: str, language: Language
) -> str:
    """A link to a provision, named by its id, as HTML."""
    to = f"{PATHS[language]}policy#{anchor(policies, policy, provision)}"
    return f'<a class="ref" href="{as_html(to)}">{as_html(provision)}</a>'
