"""An approved reply for those who read no page: within the Answer, as one of its notices."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from assistant.answer import Answer
from assistant.desk.figures import BadReply, check_reply
from assistant.desk.models import Reply
from assistant.ledger import Figure
from assistant.web.moments import moment
from assistant.web.words import Words
from corpus import Policy


def with_reply(answer: Answer, reply: Reply | None, policies: Mapping[str, Policy]) -> Answer:
    """The answer with the reply as its last notice, and the figures that the reply states.

    Where it states money of a text that is not in force, a notice says so. Without the reply,
    should it state what the text no longer does.
    """
    if reply is None:
        return answer
    try:
        stated = check_reply(reply.text, policies)
    except BadReply:
        return answer
    words = Words("desk", "zh-Hans")
    by = words("approved by").format(name=reply.approved_by, at=moment(reply.approved_at))
    notice = f"{words('approved')}（{by}）：{reply.text}"
    figures = [
        {**figure.to_dict(), "id": f"a{number}"}  # they are no figures of the conversation
        for number, figure in enumerate(stated, 1)
    ]
    notices = dict.fromkeys([*answer.notices, *_drafts(stated, policies), notice])
    return replace(answer, notices=list(notices), figures=[*answer.figures, *figures])


def _drafts(stated: Iterable[Figure], policies: Mapping[str, Policy]) -> Iterator[str]:
    for figure in stated:
        policy = policies[figure.provision.partition(":")[0]]
        if figure.unit == "yuan" and not policy.in_force:
            yield policy.status_note
