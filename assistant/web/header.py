"""What every page says of itself and of its documents; the latter from the policies' own data."""

from collections.abc import Iterable, Mapping

from assistant.web.escape import as_html
from assistant.web.site import LANG, Page, Site
from assistant.web.words import LANGUAGES, Words
from corpus import Policy


def header(page: Page, pages: Iterable[Page], site: Site) -> str:
    """The status of every document, the way to the other pages and languages, and the title."""
    own, words = Words(page.name, site.language), Words("site", site.language)
    titles = "".join(f"《{policy.title}》" for policy in site.policies.values())
    named = len(site.policies) > 1
    strip = "".join(_strip(policy, words, named) for policy in site.policies.values())
    return (
        f'<div class="strip" role="note">{strip}</div>'
        f'<header><nav aria-label="{as_html(words("pages"))}">'
        f'<ul class="pages">{_pages(page, pages, site)}</ul></nav>'
        f'<nav aria-label="{as_html(words("languages"))}">'
        f'<ul class="languages">{_languages(page, site)}</ul></nav></header>'
        f"<h1>{as_html(own('title'))}</h1>"
        f'<p class="lead">{as_html(own("lead").format(policies=titles))}</p>'
    )


def _pages(page: Page, pages: Iterable[Page], site: Site) -> str:
    return "".join(
        f'<li><a href="{other.address(site.language)}"{_current(other == page, "page")}>'
        f"{as_html(Words(other.name, site.language)('nav'))}</a></li>"
        for other in pages
    )


def _languages(page: Page, site: Site) -> str:
    return "".join(
        f'<li><a href="{page.address(language)}" lang="{LANG[language]}"'
        f"{_current(language == site.language, 'true')}>{name}</a></li>"
        for language, name in LANGUAGES.items()
    )


def _current(is_current: bool, value: str) -> str:
    return f' aria-current="{value}"' if is_current else ""


def _strip(policy: Policy, words: Words, named: bool) -> str:
    parts = [policy.short_title] if named else []
    status = words(policy.status) if words.has(policy.status) else policy.status
    parts += [status, words("in force" if policy.in_force else "not in force")]
    parts.append(words("for reference"))
    return f'<span title="{as_html(policy.status_note)}">{as_html(" · ".join(parts))}</span>'


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
