"""The process that forks, when the server that has started it ends."""

from __future__ import annotations

import socket
import subprocess
import sys

from tests.support import ROOT


def test_data_that_went_with_the_server_are_no_error() -> None:
    code = "from geo.processes.fork_server import serve; serve(lambda: open('/gone/with/it'))"
    mine, theirs = socket.socketpair()
    with theirs, subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=theirs.fileno(), stderr=subprocess.PIPE
    ) as process:  # fmt: skip
        theirs.close()
        mine.close()
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"")
