"""The outcome of a check-up as HTML. Everything in it passes through `as_html`."""

from collections.abc import Callable, Iterable

from assistant.web.checkup.findings import Line, Total
from assistant.web.escape import as_html
from assistant.web.words import Words
from corpus import Policy
from tools import Amount

_VERDICTS = ("applies", "may_apply", "no")


def report(lines: Iterable[Line], total: Total, link: Callable[[str], str], words: Words) -> str:
    """The sums, then the measures by verdict."""
    lines = list(lines)
    groups = "".join(
        _group(verdict, [line for line in lines if line.finding.verdict == verdict], link, words)
        for verdict in _VERDICTS
    )
    return _sums(total, link, words) + groups


def notices(policy: Policy, words: Words) -> str:
    """What holds for every amount of a policy: its status, and who interprets it."""
    said = ([] if policy.in_force else [policy.status_note]) + [f"{policy.interpreter.quote}。"]
    items = "".join(f"<li>{as_html(text)}</li>" for text in said)
    return (
        f'<section class="notices"><h2>{as_html(words("notices"))}</h2><ul>{items}</ul></section>'
    )


def _sums(total: Total, link: Callable[[str], str], words: Words) -> str:
    limits = "".join(
        f"<p>{as_html(words('limit').format(amount=Amount(cap), provision=provision))}</p>"
        for provision, cap in total.limits.items()
    )
    return (
        '<section class="sums" role="status">'
        f"<div><h2>{as_html(words('due'))}</h2><strong>{as_html(Amount(total.due))}</strong>"
        f"<p>{as_html(words('due note'))}</p></div>"
        f"<div><h2>{as_html(words('ceiling'))}</h2><strong>{as_html(Amount(total.ceiling))}</strong>"
        f"<p>{as_html(words('ceiling note'))}</p>{limits}</div></section>"
    )


def _group(verdict: str, lines: list[Line], link: Callable[[str], str], words: Words) -> str:
    title = f"<h2>{as_html(words(verdict))} <span>{len(lines)}</span></h2>"
    items = "".join(_item(line, link, words) for line in lines)
    body = f"<ul>{items}</ul>" if items else f"<p>{as_html(words('none'))}</p>"
    return f'<section class="verdict verdict-{verdict}">{title}{body}</section>'


def _item(line: Line, link: Callable[[str], str], words: Words) -> str:
    finding = line.finding
    return (
        f'<li><p class="what"><strong>{as_html(finding.label)}</strong>{_amount(line, words)}</p>'
        f"<p>{as_html(finding.why)}</p>"
        f'<p class="where">{as_html(line.measure.heading)} · {link(finding.provision)}</p></li>'
    )


def _amount(line: Line, words: Words) -> str:
    award = line.finding.award
    if award is None or award.value == 0:
        return ""
    role = "ceiling badge" if award.role == "ceiling" else "award"
    apart = "" if line.counted else f" <small>{as_html(words('uncounted'))}</small>"
    return (
        f'<span class="badge badge-{award.role}">{as_html(words(role))} {as_html(award.amount)}'
        f"</span>{apart}"
    )
