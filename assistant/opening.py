"""Opening: checks that fail closed, then digits for handles. The only way a number is shown."""

import re

from assistant.ledger import HANDLE, Ledger, handles
from corpus.quantities import find_quantities

_CEILING_WORDS = ("最高", "上限", "不超过", "封顶", "限额", "至多", "以内", "up to", "at most")
_GLUED = re.compile(r"\}\s*(?:[万亿元%％]|\{)")
_SENTENCE = re.compile(r"[^。；！？\n]+")


class Rejected(Exception):
    """A draft may not be shown; the message says why, for the model that wrote it."""


def check(draft: str, ledger: Ledger) -> None:
    """Raise Rejected unless every number in the draft is a handle used in the role it has."""
    if not draft.strip():
        raise Rejected("回答是空的。")
    for id in handles(draft):
        if id not in ledger:
            raise Rejected(f"没有 {{{id}}} 这个数额，只能使用工具给出的数额。")
    bare = [item.text for item in find_quantities(HANDLE.sub("某", draft)) if not item.article]
    if bare:
        raise Rejected(f"回答里直接写了数字（{bare[0]}），只能写数额的代号，如 {{f1}}。")
    if _GLUED.search(draft):
        raise Rejected("数额的代号已经带有单位，后面不能再写单位或紧跟另一个代号。")
    for sentence in _SENTENCE.findall(draft):
        ceilings = [id for id in handles(sentence) if ledger[id].role == "ceiling"]
        if ceilings and not any(word in sentence for word in _CEILING_WORDS):
            raise Rejected(f"{{{ceilings[0]}}} 是上限，必须说“最高”或“不超过”。")


def open_text(draft: str, ledger: Ledger) -> str:
    """The draft with every handle turned into digits."""
    return HANDLE.sub(lambda match: ledger[match[1]].opened(), draft)
