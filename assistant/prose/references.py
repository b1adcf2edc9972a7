"""What prose may point to: provisions that were retrieved, known documents and departments."""

import re
from collections.abc import Iterator

from assistant.opening import Rejected
from assistant.prose.scope import Scope
from assistant.turn import Turn

REF = re.compile(r"\[([a-z0-9_]+:[0-9A-Z]+\.[0-9]+)\]")
"""How a model points to a provision: [policy:1.2]."""

_TITLE = re.compile(r"《([^》]*)》")
_DEPARTMENT = re.compile(r"(?:市|区|省)(?!级)[\u4e00-\u9fff]{1,10}?(?:局|委|办|厅|中心)")
_MARKUP = re.compile(r"[<>&`\\$~^|#@={}\[\]]|://")
_SHARED = 14
"""Characters of the instructions that prose may not repeat in a row."""


def check_references(prose: str, plain: str, scope: Scope) -> None:
    """Raise Rejected for a provision, document or department that no source of the turn names.

    `plain` is the prose without handles and refs.
    """
    problem = next(_problems(prose, plain, scope), "")
    if problem:
        raise Rejected(problem)


def named(prose: str, turn: Turn) -> str:
    """The prose with each ref turned into the title of its provision."""
    return REF.sub(lambda match: f"（见“{turn.provision(match[1]).title}”）", prose)


def markup_in(plain: str) -> str:
    """The first sign of a link, HTML or code; "" if there is none."""
    found = _MARKUP.search(plain)
    return found[0] if found else ""


def _problems(prose: str, plain: str, scope: Scope) -> Iterator[str]:
    for ref in REF.findall(prose):
        if ref not in scope.refs:
            yield f"没有检索过条款 [{ref}]，只能引用工具给出的条款。"
    for title in _TITLE.findall(plain):
        if title not in scope.titles:
            yield f"《{title}》不是工具给出的文件，不能提。"
    for name in _DEPARTMENT.findall(plain):
        if not any(name in known or known in name for known in scope.departments):
            yield f"工具没有给出“{name}”这个部门，不能提。"
    if found := markup_in(plain):
        yield f"回答只能是纯文字，不能有标记、链接或代码（{found}）。"
    if _repeats(plain, scope.instructions):
        yield "不能复述工作说明。"


def _repeats(prose: str, instructions: str) -> bool:
    said = "".join(prose.split())
    kept = "".join(instructions.split())
    return any(said[at : at + _SHARED] in kept for at in range(max(0, len(said) - _SHARED + 1)))
