"""A process that has read what is needed, and forks for each order: bounded, and ended at will.

What it forks may be ended by a limit without anybody else noticing, and gives back all the
memory that it took. Whoever forks after :meth:`ForkServer.start` shares that process.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import NoReturn

_ENDING_S = 10  # that a server may take to end
_NICE = 10  # who reads the page comes first
Serve = Callable[[socket.socket], None]


class ForkServer:
    """The process of the program ``module`` over ``folder``: see :func:`serve`.

    It starts with the first order, ends when nobody can send one any more, and is started again
    where it has ended.
    """

    def __init__(self, module: str, folder: Path) -> None:
        self._module, self._folder = module, folder
        self._start = Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self._owner = 0  # the process that has started it
        self._orders: socket.socket | None = None

    def start(self) -> None:
        """Start the process; else the first order does."""
        self._running()

    def close(self) -> None:
        """Let go of the process, if there is one; whoever started it ends it."""
        with self._start:
            self._end()

    def channel(self) -> socket.socket:
        """Return this end of a channel to a fork made for one order. Raises OSError."""
        for _ in range(2):
            mine, theirs = socket.socketpair()
            with theirs:
                try:
                    socket.send_fds(self._running(), [b"x"], [theirs.fileno()])
                    return mine
                except OSError:  # it has ended meanwhile: once more, with a new one
                    mine.close()
                    self.close()
        raise OSError("no process can be started")

    def _end(self) -> None:
        if self._orders:
            self._orders.close()
        if self.process and self._owner == os.getpid():
            self.process.kill()
            self.process.wait()
        self._orders = self.process = None

    def _running(self) -> socket.socket:
        with self._start:
            if self.process and self._owner == os.getpid() and self.process.poll() is not None:
                self._end()
            if self._orders is None:
                self._owner = os.getpid()
                self._orders, theirs = socket.socketpair()
                with theirs:
                    self.process = subprocess.Popen(
                        [sys.executable, "-m", self._module, str(self._folder)],
                        stdin=theirs.fileno(),
                        stdout=subprocess.DEVNULL,
                        cwd=Path(__file__).parents[2],
                        process_group=0,  # Ctrl+C is for who started it
                        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
                    )
            return self._orders


def exactly(channel: socket.socket, length: int) -> bytes:
    """Return so many bytes of what comes. Raises EOFError, and TimeoutError if it has one."""
    found = bytearray()
    while len(found) < length:
        piece = channel.recv(min(length - len(found), 1024**2))
        if not piece:
            raise EOFError
        found += piece
    return bytes(found)


def serve(load: Callable[[], Serve], idle_s: float = 0.0) -> None:
    """Fork for every channel that comes over standard input, until nobody can send one.

    What ``load`` returns answers the one order of a channel, in the fork. It is read with the
    first order, or when ``idle_s`` have passed without one.
    """
    os.nice(_NICE)
    select.select([0], [], [], idle_s)
    try:
        answer = load()
    except Exception:
        if _is_left():  # who started this has ended, or is about to, and has taken the data along
            os._exit(0)
        raise
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # forks are not waited for
    with socket.socket(fileno=0) as orders:
        while True:
            try:
                _, channels, _, _ = socket.recv_fds(orders, 1, 1)
            except OSError:  # who sent them has ended
                return
            if not channels:
                return
            if os.fork() == 0:
                # Held open by a fork, an order sent after this process has ended would be lost.
                with open(os.devnull, "rb") as nothing:
                    os.dup2(nothing.fileno(), orders.detach())
                _answer(answer, socket.socket(fileno=channels[0]))
            os.close(channels[0])


def _is_left() -> bool:
    """Whether nobody can send an order any more, now or within a few seconds."""
    orders = select.poll()
    orders.register(0, 0)  # nothing but its end
    return bool(orders.poll(_ENDING_S * 1000))


def _answer(answer: Serve, channel: socket.socket) -> NoReturn:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        answer(channel)
    except (OSError, EOFError, MemoryError):
        pass  # nobody waits any more, or a limit is reached: who asked is told so
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(0)
