"""The page: every policy with its text, figures, readings and what is known of it."""

import gradio as gr

from assistant.web.escape import as_html
from assistant.web.links import policy_page, prefix
from assistant.web.policy.data import facts, parameters, readings
from assistant.web.policy.text import Anchors, contents, measures
from assistant.web.site import Site
from assistant.web.words import Words
from corpus import Policy

_TO_ANCHOR = """const go = () => {
  const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  document.querySelectorAll("#policies .here").forEach(old => old.classList.remove("here"));
  if (!at) return;
  at.classList.add("here");
  at.scrollIntoView();
  at.focus({preventScroll: true});
};
requestAnimationFrame(go);
window.addEventListener("hashchange", go);"""
"""The page is drawn after the browser has looked for the part that its address names."""


def build(site: Site, blocks: gr.Blocks) -> None:
    """Adds the policies, one after the other."""
    words = Words("policy", site.language)
    page = policy_page(site.language)
    gr.HTML(
        "".join(_policy(policy, Anchors(page, prefix(site.policies, policy.id)), words)
                for policy in site.policies.values()),
        elem_id="policies", apply_default_css=False, js_on_load=_TO_ANCHOR,
    )  # fmt: skip


def _policy(policy: Policy, at: Anchors, words: Words) -> str:
    return (
        f'<article class="policy" lang="zh-CN" id="{at("policy")}">'
        f"<h2>{as_html(policy.title)}</h2>{facts(policy, words)}"
        f'<div class="reader">{contents(policy, at, words)}'
        f'<div class="body">{measures(policy, at, words)}'
        f"{parameters(policy, at, words)}{readings(policy, at, words)}</div></div></article>"
    )
