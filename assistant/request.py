"""A question as it comes in: the body of `POST /api/v1/ask`, or a line of `ask --jsonl`."""

from pydantic import BaseModel, ConfigDict, Field, ValidationError

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NOT_JSON = (
    '请求不是有效的 JSON。请发送 {"session": "…", "question": "…"}（UTF-8），session 可以不写。'
)
_WRONG = {
    "missing": "缺少字段 {name}。",
    "string_type": "字段 {name} 必须是字符串。",
    "string_too_long": "字段 {name} 太长。",
    "extra_forbidden": "不认识字段 {name}，只有 session 和 question。",
    "model_type": '请求必须是一个 JSON 对象：{{"session": "…", "question": "…"}}。',
}


class BadRequest(Exception):
    """What came in asks no question; the message says why, in Chinese."""


class Request(BaseModel):
    """A question in a conversation; the session is empty when none is named."""

    model_config = ConfigDict(extra="forbid")

    question: str
    session: str = Field("", max_length=200)


def read_request(body: bytes) -> Request:
    """The question that a JSON document asks. Raises BadRequest."""
    try:
        return Request.model_validate_json(body.removeprefix(_BYTE_ORDER_MARK))
    except ValidationError as error:
        raise BadRequest(_what_is_wrong(error)) from None


def _what_is_wrong(error: ValidationError) -> str:
    first = error.errors()[0]
    wrong = _WRONG.get(first["type"])
    return wrong.format(name=".".join(map(str, first["loc"]))) if wrong else _NOT_JSON
