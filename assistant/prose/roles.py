"""What a sentence makes of each figure in it, and whether that is the role the figure has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.ledger import HANDLE, Figure, handles
from assistant.opening import Rejected
from assistant.prose.scope import Scope
from assistant.prose.vocabulary import strange_words
from assistant.prose.words import WORDS

_SENTENCES = re.compile(r"[^。；;！!？?\n]+")
_PAID = re.compile(r"[ *元]*(?:您|贵公司)?已?经?(?:拿到|到手|发放|获得|批准|确认|领)")
_MINUS = re.compile(r"[-−－–]$")
_CLAUSES = re.compile(r"[^，,、]+")


@dataclass(frozen=True)
class Stated:
    """A figure where it stands: the words since the handle before it, those after, its clause."""

    figure: Figure
    before: str
    after: str
    clause: str
    sentence: str

    def says(self, group: str) -> bool:
        """Whether the clause holds a word of that group."""
        return _last(self.clause, group) >= 0

    @property
    def due(self) -> bool:
        """Whether the words say that the figure is paid, and not what it was reckoned from."""
        due = _last(self.before, "due")
        after = re.match(r"\s*(?:元|的)*(?:奖励|补助|奖补|补贴|资助|奖金)", self.after)
        return bool(after) or (due >= 0 and due > _last(self.before, "fact"))


def check_roles(prose: str, scope: Scope) -> None:
    """Raise Rejected for a figure that a sentence gives a role it does not have."""
    if promise := next((word for word in WORDS["promises"] if word in prose), ""):
        raise Rejected(f"不能作“{promise}”这样的承诺。")
    for stated in _stated(prose, scope):
        if strange := strange_words(HANDLE.sub("、", stated.clause), scope.seen):
            raise Rejected(f"写数额的句子里，“{strange}”不是工具给出的词，请改用条文的说法。")
        problem = (
            _PROBLEMS[stated.figure.role if stated.figure.source != "user" else "input"](
                stated, scope
            )
            or _distorted(stated)
            or _misdated(stated, scope)
        )
        if problem:
            raise Rejected(f"{stated.figure.handle} {problem}")


def check_lead(prose: str, scope: Scope) -> None:
    """Raise Rejected unless the first figures told are among them a result, if there is one."""
    first = next((text for text in _SENTENCES.findall(prose) if handles(text)), "")
    results = [award["headline"] for award in scope.asked]
    if results and first and not any(result in first for result in results):
        raise Rejected(f"先说结果：第一句就要写出 {results[0]}。")


def check_verdict(prose: str, scope: Scope) -> None:
    """Raise Rejected unless every result is told, and nothing said against it."""
    for award in scope.asked:
        headline = award["headline"]
        if headline not in prose:
            raise Rejected(f"没有写出结果 {headline}。")
        if award["role"] == "threshold":
            continue
        if not award["due"] and not _any(prose, "not_due"):
            raise Rejected(f"{headline} 表示不符合条件，必须说明不符合条件。")
        if award["due"] and not award["not_met"] and _any(prose, "denied"):
            raise Rejected(f"{headline} 表示符合条件，不能说不符合。")


def _stated(prose: str, scope: Scope) -> Iterator[Stated]:
    for sentence in _SENTENCES.findall(prose):
        for clause in _whole_clauses(sentence):
            parts = HANDLE.split(clause)
            for at in range(1, len(parts), 2):
                yield Stated(
                    scope.ledger[parts[at]], parts[at - 1], parts[at + 1], clause, sentence
                )


def _whole_clauses(sentence: str) -> Iterator[str]:
    """The clauses; one that is only a figure says what the clause before it began to say."""
    before = ""
    for clause in _CLAUSES.findall(sentence):
        bare = not HANDLE.sub("", clause).strip(" *元")
        yield f"{before}，{clause}" if bare and before else clause
        before = clause


def _input(stated: Stated, scope: Scope) -> str:
    if stated.says("wish"):
        return ""
    equated = _last(stated.before, "due") >= 0 and not stated.says("reckoned_from")
    if stated.due or equated:
        return "是用户自己说的数，不能说成奖励。"
    if _near(stated, "ceiling") or (
        _last(stated.before, "requirement") > _last(stated.before, "fact")
    ):
        return "是用户自己说的数，不能说成条文的要求或上限。"
    return ""


def _ceiling(stated: Stated, scope: Scope) -> str:
    if not _near(stated, "ceiling"):
        return "是上限，前面必须写“最高”或“不超过”。"
    if _PAID.match(stated.after):
        return "只是上限，不能说已经得到。"
    if stated.says("sure") and not stated.says("wish"):
        return "只是上限，不能说一定能得到。"
    return ""


def _award(stated: Stated, scope: Scope) -> str:
    if stated.figure.id in scope.headlines - scope.capped and _near(stated, "ceiling"):
        return "是应得的结果，不是上限。"
    if _last(stated.before, "requirement") > max(_last(stated.before, "due"), -1):
        return "是奖励，不能说成门槛。"
    if stated.figure.id in scope.headlines or not stated.due:
        return ""
    conditional = _any(stated.sentence, "conditional")
    if stated.figure.id in scope.other_readings and conditional:
        return ""
    addressed = stated.says("addressed")
    if stated.figure.source == "text" and (conditional or not (scope.asked or addressed)):
        return ""
    return "不是这次测算的结果，不能说成应得的奖励。"


def _part(stated: Stated, scope: Scope) -> str:
    if stated.figure.role == "component" and _last(stated.before, "requirement") > _last(
        stated.before, "fact"
    ):
        return "只是测算中的一步，不能说成条文的要求。"
    if stated.due and not _any(stated.sentence, "part") and not stated.says("conditional"):
        return "只是测算中的一步，不能说成应得的奖励。"
    return ""


def _threshold(stated: Stated, scope: Scope) -> str:
    if stated.due and not any(stated.says(group) for group in ("requirement", "wish", "part")):
        return "是门槛，不能说成奖励。"
    return ""


_PROBLEMS = {
    "input": _input, "ceiling": _ceiling, "award": _award, "component": _part,
    "threshold": _threshold, "rate": _part,
}  # fmt: skip


def _distorted(stated: Stated) -> str:
    """Words that change a result's amount: 约, 每月, 以上 …; the text's own are its own."""
    if stated.figure.source == "user" or stated.figure.role in ("threshold", "rate"):
        return ""
    if _MINUS.search(stated.before):
        return "前面不能加负号。"
    before, after = stated.before.rstrip(" *"), stated.after.lstrip(" *元")
    limits = before.endswith(tuple(WORDS["ceiling"]))
    words = [] if limits else [w for w in WORDS["distorts_before"] if before.endswith(w)]
    words += [w for w in WORDS["distorts_after"] if after.startswith(w)]
    word = next(iter(words), "")
    return f"是准确的结果，不能加“{word}”。" if word else ""


def _misdated(stated: Stated, scope: Scope) -> str:
    """A fact of one year told as the other's."""
    label = scope.facts.get(stated.figure.id, "")
    for own, other in (("prior_year", "current_year"), ("current_year", "prior_year")):
        if _any(label, own) and _last(stated.before, other) > _last(stated.before, own):
            return f"是{label}，不是另一年的。"
    return ""


def _near(stated: Stated, group: str) -> bool:
    after = stated.after.lstrip(" *元")
    return _any(stated.before, group) or any(
        after.startswith(word) for word in WORDS[f"{group}_after"]
    )


def _any(text: str, group: str) -> bool:
    return any(word in text for word in WORDS[group])


def _last(text: str, group: str) -> int:
    return max(text.rfind(word) for word in WORDS[group])
