"""Servers for the tests to look at."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn

from assistant.desk import Desk
from assistant.web.door import Door
from assistant.web.feedback import Feedback, log_feedback
from assistant.web.server import HTTP, build_app
from corpus import Policy, default_corpus

_UP_WITHIN = 60.0


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait_until_up(port: int) -> str:
    end = time.monotonic() + _UP_WITHIN
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return f"http://127.0.0.1:{port}/"
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {port} after {_UP_WITHIN} seconds")


@contextmanager
def serve_door(
    door: Door,
    feedback: Feedback = log_feedback,
    port: int | None = None,
    desk: Desk | None = None,
    policies: Mapping[str, Policy] | None = None,
) -> Iterator[str]:
    """The pages over a door, served by this process; gives their address."""
    port = port or _free_port()
    app = build_app(door, policies or default_corpus(), feedback, desk)
    config = uvicorn.Config(
        app,
        port=port,
        log_level="warning",
        timeout_graceful_shutdown=1,  # a page still open would keep it, and the test, for ever
        **HTTP,
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield _wait_until_up(port)
    finally:
        server.should_exit = True
        thread.join(20)


@contextmanager
def serve_assistant(data_dir: Path) -> Iterator[str]:
    """`python -m assistant serve` with the real assistant; gives its address."""
    port = _free_port()
    settings = {"ASSISTANT_PORT": str(port), "ASSISTANT_DATA_DIR": str(data_dir)}
    with subprocess.Popen(
        [sys.executable, "-m", "assistant", "serve"],
        env={**os.environ, **settings, "OMP_NUM_THREADS": "1"},
    ) as process:
        try:
            yield _wait_until_up(port)
        finally:
            process.terminate()
            process.wait(20)
