"""The server that is tried: a process of its own, its memory, and what it writes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from urllib.request import urlopen

from bench.processes import HOST, free_port
from geo.paths import ROOT

_START_S = 300  # answers may have to be prepared anew


@dataclass
class Target:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]
    log: IO[bytes]

    def said(self) -> str:
        """Return what it has written."""
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")

    def tracebacks(self) -> list[str]:
        """Return what each traceback that it has written says in the end."""
        parts = self.said().split("Traceback (most recent call last)")[1:]
        ends = [[line for line in part.splitlines()[1:] if line[:1].strip()] for part in parts]
        return [lines[0] if lines else "?" for lines in ends]

    def workers(self) -> list[int]:
        """Return the processes that answer."""
        mark = b"server.py"
        return [child for child in _children(self.process.pid) if mark in _command(child)]

    def memory_mb(self) -> float:
        """Return the memory of all its processes; what they share counts once."""
        return sum(map(_pss_kb, [self.process.pid, *_below(self.process.pid)])) / 1024


@contextmanager
def serving(*options: str) -> Iterator[Target]:
    """Run the server inside the block, from when it answers."""
    port = free_port()
    command = [sys.executable, "server.py", "--port", str(port), *options]
    with TemporaryFile() as log:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=log, start_new_session=True
        )
        try:
            target = Target(port, process, log)
            _wait(target)
            yield target
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _wait(target: Target) -> None:
    end = time.monotonic() + _START_S
    while True:
        try:
            with urlopen(f"http://{HOST}:{target.port}/health", timeout=5):
                return
        except OSError:
            if target.process.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"the server does not answer: {target.said()[-2000:]}") from None
            time.sleep(0.1)


def _children(process: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def _below(process: int) -> list[int]:
    found = _children(process)
    return found + [one for child in found for one in _below(child)]


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def _pss_kb(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
