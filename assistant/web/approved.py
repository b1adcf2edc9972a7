"""An approved reply for those who read no page: within the Answer, as one of its notices."""

from collections.abc import Mapping
from dataclasses import replace

from assistant.answer import Answer
from assistant.desk.figures import BadReply, check_reply
from assistant.desk.models import Reply
from assistant.web.moments import moment
from assistant.web.words import Words
from corpus import Policy


def with_reply(answer: Answer, reply: Reply | None, policies: Mapping[str, Policy]) -> Answer:
    """The answer with the reply as its last notice, and the figures that the reply states.

    Without it, should it state what the text no longer does.
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
    return replace(answer, notices=[*answer.notices, notice], figures=[*answer.figures, *figures])
