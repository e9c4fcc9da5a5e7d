"""The server as it is run: a worker that is killed is started anew, and readers are answered."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import free_port
from tests.support import ROOT
from tests.support.serving import until

pytestmark = pytest.mark.slow


@pytest.fixture
def running() -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The server's process and its address."""
    port = free_port()
    command = [sys.executable, "server.py", "--port", str(port), "--workers", "2", "--metrics"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            until(lambda: _answers(address))
            yield process, address
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


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


def _workers(process: subprocess.Popen[bytes]) -> set[int]:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    commands = {child: Path(f"/proc/{child}/cmdline") for child in children}
    return {
        int(c) for c, file in commands.items() if file.exists() and b"server" in file.read_bytes()
    }


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/layers", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
