"""Sealing: every quantity in a text is replaced by its handle before a model sees it."""

import re
import unicodedata

from opencc import OpenCC

from assistant.ledger import Figure, Ledger
from corpus import Policy, Provision
from corpus.quantities import find_quantities

_TO_SIMPLIFIED = OpenCC("t2s")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]")
_BRACES = str.maketrans({"{": "〔", "}": "〕"})


def clean(message: str) -> str:
    """The message without control and invisible characters; line breaks become spaces."""
    visible = _INVISIBLE.sub("", message)
    kept = (
        " " if character in "\r\n\t" else character
        for character in visible
        if character in "\r\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
    )
    return "".join(kept).strip()


def simplify(text: str) -> str:
    """Half width, Simplified script, lower case: the one form that understanding works on."""
    return _TO_SIMPLIFIED.convert(unicodedata.normalize("NFKC", text)).lower()


def seal_message(message: str, ledger: Ledger) -> tuple[str, list[Figure]]:
    """The user's message with a handle for each quantity, and the figures entered for them.

    Braces that the user typed are turned into brackets first, so that nobody writes a handle.
    """
    message = message.translate(_BRACES)
    sealed, figures, last = [], [], 0
    for quantity in find_quantities(message):
        figure = ledger.add_user(quantity, message)
        figures.append(figure)
        sealed += [simplify(message[last : quantity.start]), figure.handle]
        last = quantity.end
    sealed.append(simplify(message[last:]))
    return "".join(sealed), figures


def seal_provision(provision: Provision, ledger: Ledger) -> str:
    """The provision's text, verbatim, with a handle for each figure it states."""
    sealed, last = [], 0
    for figure in provision.figures:
        sealed += [provision.text[last : figure.start], ledger.add_text(provision, figure).handle]
        last = figure.end
    sealed.append(provision.text[last:])
    return "".join(sealed)


def seal_quote(policy: Policy, provision_id: str, quote: str, ledger: Ledger) -> str:
    """A part of a provision's text, sealed. The quote must stand in the provision."""
    provision = policy.provisions[provision_id]
    offset = provision.text.index(quote)
    sealed, last = [], offset
    for figure in provision.figures:
        if offset <= figure.start and figure.end <= offset + len(quote):
            sealed.append(provision.text[last : figure.start])
            sealed.append(ledger.add_text(provision, figure).handle)
            last = figure.end
    sealed.append(provision.text[last : offset + len(quote)])
    return "".join(sealed)
