"""Programs that a measurement starts, and ends again by their process."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

HOST = "127.0.0.1"
STARTUP_SECONDS = 60.0


def need(program: str, debian_package: str) -> str:
    """Return the path of ``program``; exit and say what to install where it is missing."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin")
    if found is None:
        raise SystemExit(f"{program} is missing (Debian: apt-get install {debian_package})")
    return found


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def get(url: str) -> bytes:
    """Return the body of ``url`` as a brotli reader gets it: still compressed."""
    with urlopen(Request(url, headers={"Accept-Encoding": "br"}), timeout=5) as response:
        return bytes(response.read())


@contextmanager
def running(
    command: Sequence[str], url: str, cwd: Path | None = None, patience: float = STARTUP_SECONDS
) -> Iterator[None]:
    """Run ``command`` inside the block, from when ``url`` answers, ``patience`` s at most."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=cwd)
    try:
        deadline = time.monotonic() + patience
        while True:
            try:
                get(url)
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit(f"{command[0]} does not answer at {url}") from None
                time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(40)  # a worker that does not end is killed after 30 s
