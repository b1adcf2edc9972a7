"""Prose of a language model, judged: first sentence by sentence, then as a whole."""

from assistant.ledger import HANDLE, handles
from assistant.opening import Rejected, check
from assistant.prose.numerals import numeral_in, without_numeral_words, words_of
from assistant.prose.references import REF, check_references, markup_in
from assistant.prose.roles import check_lead, check_roles, check_verdict
from assistant.prose.scope import Scope

_LONGEST = 1500


def check_prose(prose: str, scope: Scope, *, whole: bool = True) -> None:
    """Raise Rejected, with the reason for the model, unless the prose may be shown.

    With `whole` false it is the beginning of an answer, as far as it has been written.
    """
    if len(prose) > _LONGEST:
        raise Rejected("回答太长了，请只说要点。")
    unreferred = REF.sub("", prose)
    check(without_numeral_words(unreferred), scope.ledger)
    for id in handles(prose):
        if id not in scope.figures:
            raise Rejected(f"{{{id}}} 不是这一问的数额，请先用工具取得。")
    plain = HANDLE.sub("、", unreferred)
    if numeral := numeral_in(plain, scope.latin):
        raise Rejected(f"回答里写了数字或工具没有给出的词（{numeral}），数额只能写代号。")
    check_references(prose, plain, scope)
    check_roles(unreferred, scope)
    check_lead(unreferred, scope)
    if whole:
        check_verdict(unreferred, scope)


def fault_in_words(text: str) -> str:
    """What of a tool's argument in words is a numeral or markup; "" if it is words only."""
    plain = HANDLE.sub("、", text)
    return numeral_in(plain, words_of(plain)) or markup_in(plain)
