"""Whether everybody can use a page: axe finds no barrier, and it fits the screen."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as BrowserPage


def barriers(page: BrowserPage) -> list[str]:
    """What axe finds serious or critical: the rule, and the elements."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


def fits(page: BrowserPage, width: int) -> bool:
    """Nothing is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth") <= width)
