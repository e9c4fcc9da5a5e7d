"""Uploads answered in processes of their own: bounded in time and memory, and ended at will.

A process holds the names and forks for each list; what it forks may be ended by a limit
without anybody else noticing, and gives back all the memory that it took. Whoever forks after
:meth:`UploadWorker.start` shares that process.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import socket
import struct
import subprocess
import sys
import traceback
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import NoReturn

from geo.batch.table import TooManyRows
from geo.batch.upload import Upload, Uploads
from geo.errors import DataError

_LENGTHS = struct.Struct(">qq")
_FAILURE, _PIECE, _END = 0, 1, 2  # sorts of messages that a fork sends
_MEMORY = 1024 * 1024**2  # bytes that an upload may take beyond the names
_OPENING_S = 2.0  # of the processor until the table is found, and more for each megabyte
_OPENING_S_A_MB = 0.3
_WORKING_S = 60.0  # of the processor for all rows
_WALL_S = 120.0
_SAMPLE = "sample_list.csv"  # which has every status
_NICE = 10  # who reads the page comes first
_ENDED = "needs more time or memory than a list may take here"


class Busy(Exception):
    """As many lists are read as may be at once."""


class UploadWorker:
    """Has uploads answered, no more than ``at_once`` at a time; see :class:`Uploads`."""

    def __init__(self, folder: Path, at_once: int = 2) -> None:
        self._folder = folder
        self._free = BoundedSemaphore(at_once)
        self._start = Lock()
        self._parent: subprocess.Popen[bytes] | None = None
        self._owner = 0  # the process that has started it
        self._orders: socket.socket | None = None

    def answer(self, upload: Upload, body: bytes) -> Generator[bytes, None, None]:
        """Yield the answer in pieces.

        DataError for what cannot be read within bounds, Busy for too many at once, OSError
        where this system cannot make the answer.
        """
        with self.slot(), self._forked() as channel:
            channel.settimeout(_WALL_S + 10)
            yield from _asked(channel, upload, body)

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Room for one list; Busy where there is none."""
        if not self._free.acquire(blocking=False):
            raise Busy
        try:
            yield
        finally:
            self._free.release()

    def start(self) -> None:
        """Start the process that forks; else the first list does."""
        self._running()

    def close(self) -> None:
        """Let go of the process that forks, if there is one; whoever started it ends it."""
        with self._start:
            self._end()

    def _end(self) -> None:
        if self._orders:
            self._orders.close()
        if self._parent and self._owner == os.getpid():
            self._parent.kill()
            self._parent.wait()
        self._orders = self._parent = None

    def _forked(self) -> socket.socket:
        """Return this end of a channel to a fork made for one upload."""
        for _ in range(2):
            mine, theirs = socket.socketpair()
            with theirs:
                try:
                    socket.send_fds(self._running(), [b"x"], [theirs.fileno()])
                    return mine
                except OSError:  # it has ended meanwhile: once more, with a new one
                    mine.close()
                    self.close()
        raise OSError("no process can be started for a list")

    def _running(self) -> socket.socket:
        with self._start:
            if self._parent and self._owner == os.getpid() and self._parent.poll() is not None:
                self._end()
            if self._orders is None:
                self._owner = os.getpid()
                self._orders, theirs = socket.socketpair()
                with theirs:
                    self._parent = subprocess.Popen(
                        [sys.executable, "-m", "geo.batch.upload_worker", str(self._folder)],
                        stdin=theirs.fileno(),
                        stdout=subprocess.DEVNULL,
                        cwd=Path(__file__).parents[2],
                        process_group=0,  # Ctrl+C is for who started it
                        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
                    )
            return self._orders


def _asked(channel: socket.socket, upload: Upload, body: bytes) -> Iterator[bytes]:
    try:
        order = upload.as_line()
        channel.sendall(_LENGTHS.pack(len(order), len(body)))
        channel.sendall(order)
        channel.sendall(body)
        while True:
            sort, length = _LENGTHS.unpack(_exactly(channel, _LENGTHS.size))
            piece = _exactly(channel, length)
            if sort != _PIECE:
                break
            yield piece
    except (OSError, EOFError):  # a limit has ended it
        raise TooManyRows([f"{upload.name}:1: {_ENDED}"]) from None
    if sort == _FAILURE:
        failure = json.loads(piece)
        if "system" in failure:
            raise OSError(*failure["system"])
        problems = failure["problems"]
        raise TooManyRows(problems) if failure["too_many"] else DataError(problems)


def _exactly(channel: socket.socket, length: int) -> bytes:
    found = bytearray()
    while len(found) < length:
        piece = channel.recv(min(length - len(found), 1024**2))
        if not piece:
            raise EOFError
        found += piece
    return bytes(found)


def main(folder: Path) -> None:
    """Fork for every channel that comes over standard input, until nobody is there to send one."""
    os.nice(_NICE)
    uploads = Uploads(folder)
    uploads.load()
    for format_ in ("json", "gpkg"):  # what each list needs is there before the fork
        with suppress(DataError, OSError):
            list(uploads.answer(Upload(_SAMPLE, format_), (folder / _SAMPLE).read_bytes()))
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
                _serve(uploads, socket.socket(fileno=channels[0]))
            os.close(channels[0])


def _serve(uploads: Uploads, channel: socket.socket) -> NoReturn:
    """Answer the one upload that comes over ``channel``, and end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        order_length, length = _LENGTHS.unpack(_exactly(channel, _LENGTHS.size))
        upload = Upload.of_line(_exactly(channel, order_length))
        body = _exactly(channel, length)
        _hold(_OPENING_S + _OPENING_S_A_MB * length / 1024**2)
        try:
            for piece in uploads.answer(upload, body, lambda: _seconds(_WORKING_S)):
                _send(channel, _PIECE, piece)
            _send(channel, _END, b"")
        except DataError as error:
            said = {"problems": error.problems, "too_many": isinstance(error, TooManyRows)}
            _send(channel, _FAILURE, json.dumps(said).encode())
        except ConnectionError:
            raise
        except OSError as error:  # a full disk: nothing is wrong with the list
            system = {"system": [error.errno, error.strerror or str(error)]}
            _send(channel, _FAILURE, json.dumps(system).encode())
    except (OSError, EOFError, MemoryError):
        pass  # nobody waits any more, or a limit is reached: who asked is told so
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(0)


def _send(channel: socket.socket, sort: int, message: bytes) -> None:
    channel.sendall(_LENGTHS.pack(sort, len(message)))
    channel.sendall(message)


def _hold(seconds: float) -> None:
    """Hold this process to its memory and its time; the system ends it where it takes more."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    memory = pages * resource.getpagesize() + _MEMORY
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    signal.setitimer(signal.ITIMER_REAL, _WALL_S)
    _seconds(seconds)


def _seconds(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
