"""The server as it is run: a worker that is killed is started anew, and readers are answered."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import free_port
from tests.support import ROOT
from tests.support.serving import until

pytestmark = pytest.mark.slow


@contextmanager
def _serving(*command: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The server's process and its address."""
    port = free_port()
    words = [sys.executable, *command, "--port", str(port), "--workers", "2"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            until(lambda: _answers(address))
            yield process, address
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(40)  # a worker that does not end is killed after 30 s


@pytest.fixture
def running() -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with _serving("server.py", "--metrics") as server:
        yield server


def test_a_killed_worker_is_started_anew(running: tuple[subprocess.Popen[bytes], str]) -> None:
    process, address = running
    until(lambda: len(_workers(process)) == 2)
    for worker in (before := _workers(process)):
        os.kill(worker, signal.SIGKILL)
        until(lambda: _answers(address))
    until(lambda: len(_workers(process) - before) == 2)
    assert process.poll() is None
    assert _answers(address)
    with urlopen(f"{address}/metrics", timeout=5) as answer:
        figures = answer.read().decode()
    counted = re.findall(r'map_requests_total{method="GET",status="200"} (\d+)', figures)
    assert int(float(counted[0])) >= 2, "of all workers, the killed ones too"
    assert "\nmap_requests_in_hand 0.0\n" in figures, "what a killed one had is in no hand"
    [memory] = re.findall(r"^map_memory_bytes (\S+)$", figures, re.M)
    assert 2**26 < float(memory) < 2**32


def test_lists_are_read_by_one_process_that_a_killed_worker_leaves_alone(
    running: tuple[subprocess.Popen[bytes], str],
) -> None:
    process, address = running
    [reading] = _children(process, b"upload_worker")
    for worker in (before := _workers(process)):
        os.kill(worker, signal.SIGKILL)
    until(lambda: len(_workers(process) - before) == 2 and _answers(address))
    with urlopen(f"{address}/geocode?format=csv", "地点\n双流区\n".encode(), timeout=60) as answer:
        assert b"510116" in answer.read()
    assert _children(process, b"upload_worker") == {reading}
    assert not any(_children(worker, b"upload_worker") for worker in _workers(process))


def test_a_worker_that_has_grown_is_replaced_and_nobody_is_turned_away() -> None:
    bounds = "import server; server._GROWTH_MB, server._WEIGHED_S = -64, 3; server.main()"
    with _serving("-c", bounds) as (process, address):
        until(lambda: len(_workers(process)) == 2)
        before, answered = _workers(process), []

        def renewed() -> bool:
            answered.append(_answers(address))
            return bool(_workers(process)) and not _workers(process) & before

        until(renewed)
    assert all(answered)


def _workers(process: subprocess.Popen[bytes]) -> set[int]:
    return _children(process, b"server")


def _children(process: subprocess.Popen[bytes] | int, word: bytes) -> set[int]:
    """The processes that this one has started whose command has ``word``."""
    parent = process if isinstance(process, int) else process.pid
    try:
        tasks = [task / "children" for task in Path(f"/proc/{parent}/task").iterdir()]
        children = [child for task in tasks for child in task.read_text().split()]
        return {int(c) for c in children if word in Path(f"/proc/{c}/cmdline").read_bytes()}
    except FileNotFoundError:  # one has ended meanwhile
        return set()


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/layers", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
