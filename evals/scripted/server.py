"""Chat completions over HTTP, streamed as events, from a script; every request is recorded."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType
from typing import Any

Request = dict[str, Any]
"""The body of a chat completion request."""

_PIECE = 7
"""Characters a chunk: sentences and handles are cut anywhere."""


@dataclass(frozen=True)
class Reply:
    """An honest protocol: text, or calls of tools as (name, arguments in JSON)."""

    text: str = ""
    calls: tuple[tuple[str, str], ...] = ()
    finish: str = ""
    """The finish reason; empty: what the rest implies."""


@dataclass(frozen=True)
class Broken:
    """A server in trouble: a status, raw bytes in the place of events, or silence for a while."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""
    silence: float = 0.0
    """Seconds before anything is sent."""
    drip: float = 0.0
    """Seconds for which a comment is sent every tenth of a second, and nothing else."""


Script = Callable[[Request], Reply | Broken]


class ScriptedServer:
    """Serves a script on a free port of this machine, until the `with` block ends."""

    def __init__(self, script: Script, port: int = 0) -> None:
        self.script = script
        self.requests: list[Request] = []
        self.headers: list[dict[str, str]] = []
        self._stopped = Event()
        owner = self

        class Handler(_Handler):
            server_of = owner

        self._http = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}/v1"

    def __enter__(self) -> "ScriptedServer":
        Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._stopped.set()
        self._http.shutdown()
        self._http.server_close()

    def wait(self, seconds: float) -> bool:
        """Wait, unless the server is stopped meanwhile."""
        return self._stopped.wait(seconds)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_of: ScriptedServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        request = json.loads(body)
        owner = self.server_of
        owner.requests.append(request)
        owner.headers.append({key.lower(): value for key, value in self.headers.items()})
        reply = owner.script(request)
        try:
            if isinstance(reply, Broken):
                self._break(reply, owner)
            else:
                self._send(200, {"content-type": "text/event-stream"}, b"".join(_events(reply)))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client has had enough

    def _break(self, reply: Broken, owner: ScriptedServer) -> None:
        self.close_connection = True
        owner.wait(reply.silence)
        headers = {"content-type": "text/event-stream", **reply.headers}
        if not reply.drip:
            self._send(reply.status, headers, reply.raw)
            return
        self._head(reply.status, {**headers, "connection": "close"})
        for _ in range(int(reply.drip * 10)):
            self.wfile.write(b": still here\n\n")
            self.wfile.flush()
            if owner.wait(0.1):
                return

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self._head(status, {**headers, "content-length": str(len(body))})
        self.wfile.write(body)
        self.wfile.flush()

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are recorded, not printed."""


def _events(reply: Reply) -> Iterator[bytes]:
    for start in range(0, len(reply.text), _PIECE):
        yield event({"content": reply.text[start : start + _PIECE]})
    for index, (name, arguments) in enumerate(reply.calls):
        call = {"index": index, "id": f"call-{index}-{abs(hash((name, arguments)))}",
                "type": "function"}  # fmt: skip
        half = len(arguments) // 2
        yield event({"tool_calls": [{**call, "function": {"name": name, "arguments": ""}}]})
        for part in (arguments[:half], arguments[half:]):
            yield event({"tool_calls": [{"index": index, "function": {"arguments": part}}]})
    yield event({}, reply.finish or ("tool_calls" if reply.calls else "stop"))
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    yield b"data: " + json.dumps({**_CHUNK, "choices": [], "usage": usage}).encode() + b"\n\n"
    yield b"data: [DONE]\n\n"


def event(delta: dict[str, Any], finish: str | None = None) -> bytes:
    """One server-sent event of a chat completion."""
    choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": finish}
    data = json.dumps({**_CHUNK, "choices": [choice]}, ensure_ascii=False)
    return b"data: " + data.encode() + b"\n\n"


_CHUNK = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "scripted"}
