"""The client of an OpenAI-compatible server: bounded in time and size, whatever the server does."""

from collections.abc import Iterator
from time import monotonic
from typing import Any

import httpx2
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from assistant.settings import Settings

_SECONDS = 20.0
"""A response takes no longer than this, from the connection to its last byte."""
_SILENCE = 8.0
"""Nor is it silent for longer than this."""
_CONNECT = 3.0
_BYTES = 2_000_000
_TOKENS = 500
"""An answer that is read out needs no more; a model that babbles stops there."""
_NO_KEY = "none"
"""Local servers ask for no key, but the client does."""


def open_chat_model(settings: Settings) -> ChatOpenAI:
    """The chat model that the settings name."""
    timeout = httpx2.Timeout(_SILENCE, connect=_CONNECT)
    return ChatOpenAI(
        **_longest_answer(settings),
        model=settings.model,
        base_url=settings.base_url or None,
        api_key=SecretStr(settings.api_key or _NO_KEY),
        temperature=0,
        timeout=timeout,  # left out, it is no time-out at all, whatever the http_client's own
        max_retries=0,  # the seat retries within its own budget
        stream_usage=True,
        use_responses_api=False,  # compatible servers speak chat completions
        http_client=httpx2.Client(
            transport=_Bounded(httpx2.HTTPTransport()),
            timeout=timeout,
            trust_env=False,
        ),
    )


def _longest_answer(settings: Settings) -> dict[str, Any]:
    """OpenAI's own models know one name for the limit, compatible servers the other."""
    if settings.base_url:
        return {"extra_body": {"max_tokens": _TOKENS}}
    return {"max_completion_tokens": _TOKENS}


class _Bounded(httpx2.BaseTransport):
    """Ends a response that trickles for ever, or never ends: a read time-out sees neither."""

    def __init__(self, inner: httpx2.BaseTransport) -> None:
        self._inner = inner

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response, whose body raises ReadTimeout beyond the bounds."""
        deadline = monotonic() + _SECONDS
        response = self._inner.handle_request(request)
        if not isinstance(response.stream, httpx2.SyncByteStream):
            raise TypeError(f"{type(response.stream).__name__} is no synchronous stream")
        response.stream = _BoundedStream(response.stream, deadline)
        return response

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


class _BoundedStream(httpx2.SyncByteStream):
    def __init__(self, inner: httpx2.SyncByteStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for piece in self._inner:
            size += len(piece)
            if monotonic() > self._deadline:
                raise httpx2.ReadTimeout(f"the response took more than {_SECONDS:g} s")
            if size > _BYTES:
                raise httpx2.ReadTimeout(f"the response is larger than {_BYTES} bytes")
            yield piece

    def close(self) -> None:
        self._inner.close()
