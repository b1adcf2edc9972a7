"""What all pages share: the navigation bar, the notice strip, the title, the foot, the look."""

from pathlib import Path

import gradio as gr

from assistant.web.header import about, header
from assistant.web.pages import PAGES
from assistant.web.site import LANG, Page, Site
from assistant.web.words import Words

_FOLDER = Path(__file__).parent
_FONTS = ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "system-ui", "sans-serif")

STYLES = [
    _FOLDER / f"{name}.css" for name in ("style", "panel", *(page.name for page in PAGES), "desk")
]

_ON_LOAD = """document.documentElement.lang = props.lang;
document.title = props.tab + " · " + document.title;
new MutationObserver(() => {
  for (const text of document.querySelectorAll("[data-testid=toast-text]")) {
    if (!text.textContent.includes("Connection to the server was lost")) continue;
    text.closest(".toast-body").querySelector(".toast-title").firstChild.data = props.lost;
    text.textContent = props.again;
  }
}).observe(document.body, {childList: true, subtree: true});"""
"""Gradio gives all pages one title, and the language of the browser; and says in English alone that
the server does not answer."""


def theme() -> gr.themes.Base:
    """Colours for light and dark, and the fonts of the reader's own system."""
    return gr.themes.Base(
        primary_hue="sky", neutral_hue="slate", radius_size="md", font=_FONTS,
        font_mono=("ui-monospace", "Noto Sans Mono CJK SC", "monospace"),
    )  # fmt: skip


def build_pages(site: Site) -> gr.Blocks:
    """All pages in one language: one Gradio application, so that they share what is loaded."""
    blocks = gr.Blocks(
        title=Words("site", site.language)("title"), analytics_enabled=False, fill_width=True
    )
    for page in PAGES:
        if page.path:
            blocks.route(page.name, page.path, show_in_navbar=False)
    with blocks:  # once: every exit makes Gradio build its whole application anew
        for page in PAGES:
            blocks.current_page = page.path
            _build(page, site, blocks)
    return blocks


def _build(page: Page, site: Site, blocks: gr.Blocks) -> None:
    words, shared = Words(page.name, site.language), Words("site", site.language)
    gr.HTML(
        header(page, PAGES, site), elem_id="header", apply_default_css=False,
        tab=words("nav"), lang=LANG[site.language], js_on_load=_ON_LOAD,
        lost=shared("lost"), again=shared("again"),
    )  # fmt: skip
    page.build(site, blocks)
    gr.HTML(about(site.policies), elem_id="about", apply_default_css=False)
