"""A fork's value comes back; where it cannot make one, it is made, or refused, here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from geo.processes.beside import beside
from tests.support import ROOT
from tests.support.serving import until


def test_another_process_makes_it() -> None:
    assert beside(os.getpid)() != os.getpid()


def test_what_a_fork_did_not_make_is_made_here() -> None:
    here = os.getpid()
    assert beside(lambda: os.getpid() if os.getpid() == here else os._exit(1))() == here


def test_what_cannot_be_made_says_so() -> None:
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 // 0)()


def test_no_fork_outlives_who_asked_for_it() -> None:
    """What is made is too much for a pipe: the fork writes until it is read, or nobody is there."""
    asking = (
        "from geo.processes.beside import beside\n"
        "import os, multiprocessing\n"
        "beside(lambda: b' ' * 10_000_000)\n"
        "print(multiprocessing.active_children()[0].pid, flush=True)\n"
        "input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", asking], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        fork = int(process.stdout.readline())
        process.kill()
    until(lambda: not _is_running(fork))


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
