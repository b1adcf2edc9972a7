"""A reply may state figures of the text and no others, each in the role it has."""

from collections.abc import Iterator, Mapping

from assistant.ledger import HANDLE, Figure, Ledger
from assistant.opening import Rejected, check, open_text
from corpus import Policy, Provision, TextFigure
from corpus.quantities import Quantity, find_quantities

_ENDS = "。；！？\n"


class BadReply(Exception):
    """A reply may not be offered; the message says why, in Chinese."""


def check_reply(text: str, policies: Mapping[str, Policy]) -> list[Figure]:
    """The figures of the text that a reply states.

    Raises BadReply, naming it, for a quantity that the policies' text does not state, or a ceiling
    that is not called one.
    """
    if written := HANDLE.search(text):
        raise BadReply(f"答复里不能写“{written[0]}”这样的代号。")
    ledger = Ledger()
    sealed, last = [], 0
    for quantity in find_quantities(text):
        if quantity.article:
            continue
        figures = list(_figures(quantity, policies))
        if not figures:
            raise BadReply(f"“{quantity.text}”不是条文写明的数额，不能写进答复。")
        sentence = _sentence(text, quantity)
        provision, figure = max(figures, key=lambda found: _shared(found[0], sentence))
        handle = ledger.add_text(provision, figure).handle
        sealed += [text[last : quantity.start], handle]
        last = quantity.end
    try:
        check("".join([*sealed, text[last:]]), ledger)
    except Rejected as why:
        raise BadReply(open_text(str(why), ledger)) from None
    return list(ledger)


def _figures(
    quantity: Quantity, policies: Mapping[str, Policy]
) -> Iterator[tuple[Provision, TextFigure]]:
    """The figures of the text that the quantity states."""
    if quantity.upper is not None or quantity.loss:
        return
    for policy in policies.values():
        for provision in policy.provisions.values():
            for figure in provision.figures:
                if (figure.value, figure.unit) == (quantity.value, quantity.unit):
                    yield provision, figure


def _sentence(text: str, quantity: Quantity) -> str:
    """The sentence around a quantity."""
    start = max(text.rfind(mark, 0, quantity.start) for mark in _ENDS) + 1
    ends = [at for mark in _ENDS if (at := text.find(mark, quantity.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _shared(provision: Provision, sentence: str) -> int:
    """How many pairs of characters of a provision a sentence has: which of two it speaks of."""
    words = "".join([provision.title, *provision.names, provision.text])
    return sum(sentence[at : at + 2] in words for at in range(len(sentence) - 1))
