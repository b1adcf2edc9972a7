"""How soon and how fast the assistant answers, and what memory it takes: `make bench`.

A server is started as `make run` starts it, with its index built: the time to its first page and to
its first answer, and its peak memory. Then questions.txt is asked in one process, each question a
new conversation: the time of an answer, beside that of encoding the question alone.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import NamedTuple
from urllib.error import URLError

from assistant import Assistant
from assistant.settings import Settings
from corpus.search import load_encoder

QUESTIONS = (Path(__file__).parent / "questions.txt").read_text("utf-8").splitlines()
ROUNDS = 3
PATIENCE = 120
COMMAND = (sys.executable, "-m", "assistant")
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
TO_MIB = 1 / 1024 if sys.platform != "darwin" else 1 / 1024**2


class Started(NamedTuple):
    """Seconds from the start of the process, and MiB."""

    first_page: float
    first_answer: float
    peak_memory: float


def main() -> None:
    with TemporaryDirectory() as data_dir:
        settings = Settings(data_dir=Path(data_dir))
        environment = {**os.environ, "ASSISTANT_DATA_DIR": data_dir}
        subprocess.run([*COMMAND, "index"], env=environment, check=True)
        started = measure_start(environment)
        print(f"first page    {started.first_page:6.1f} s")
        print(f"first answer  {started.first_answer:6.1f} s, asked when the page was there")
        print(f"peak memory   {started.peak_memory:6.0f} MiB")
        measure_answers(Assistant.open(settings))


def measure_start(environment: dict[str, str]) -> Started:
    """Start the server, load its page, ask it a question, stop it."""
    port = _free_port()
    begun = perf_counter()
    server = subprocess.Popen([*COMMAND, "serve"], env={**environment, "ASSISTANT_PORT": str(port)})
    try:
        _get_when_up(server, f"http://127.0.0.1:{port}/")
        page = perf_counter() - begun
        _post(f"http://127.0.0.1:{port}/api/v1/ask", {"session": "bench", "question": QUESTIONS[0]})
        answer = perf_counter() - begun
    finally:
        server.send_signal(signal.SIGINT)
        _, _, usage = os.wait4(server.pid, 0)
    return Started(page, answer, usage.ru_maxrss * TO_MIB)


def measure_answers(assistant: Assistant) -> None:
    """Print how long answers take, warm, and how long encoding their questions does."""
    encoder = load_encoder()
    encode = _times(lambda session, question: encoder.encode_queries([question]))
    answer = _times(assistant.ask)
    print(f"\n{len(QUESTIONS)} questions, {ROUNDS} times{'p50':>10}{'p95':>10}")
    for name, times in (("answer", answer), ("encoding alone", encode)):
        print(f"{name:21}{_ms(times, 50)}{_ms(times, 95)}")
    ratios = (_percentile(answer, share) / _percentile(encode, share) for share in (50, 95))
    print(f"{'multiple':21}" + "".join(f"{ratio:9.1f}x" for ratio in ratios))


def _times(work: Callable[[str, str], object]) -> list[float]:
    """Seconds for each question; a first round that is not counted warms everything up."""
    times = []
    for turn in range(ROUNDS + 1):
        for number, question in enumerate(QUESTIONS):
            begun = perf_counter()
            work(f"latency {turn} {number}", question)
            if turn:
                times.append(perf_counter() - begun)
    return times


def _percentile(times: list[float], share: int) -> float:
    return quantiles(times, n=100, method="inclusive")[share - 1]


def _ms(times: list[float], share: int) -> str:
    return f"{_percentile(times, share) * 1000:7.1f} ms"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _get_when_up(server: "subprocess.Popen[bytes]", url: str) -> None:
    until = perf_counter() + PATIENCE
    while perf_counter() < until and server.poll() is None:
        with suppress(URLError, ConnectionError), DIRECT.open(url, timeout=PATIENCE):
            return
        sleep(0.05)
    sys.exit(f"the server gave no page at {url} within {PATIENCE} s")


def _post(url: str, document: dict[str, str]) -> None:
    request = urllib.request.Request(
        url, json.dumps(document).encode(), {"Content-Type": "application/json"}
    )
    with DIRECT.open(request, timeout=PATIENCE) as response:
        answer = json.load(response)
    if answer["status"] != "answered":
        sys.exit(f"the first answer is {answer}")


if __name__ == "__main__":
    main()
