"""Uploads answered in processes of their own: bounded in time and memory, and ended at will."""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from geo.batch.table import TooManyRows
from geo.batch.upload import Upload, Uploads
from geo.errors import DataError
from geo.processes.fork_server import ForkServer, Serve, exactly, serve
from geo.processes.slots import Slots

AT_ONCE = max(2, (os.cpu_count() or 2) // 2)  # lists, however many workers there are
_LENGTHS = struct.Struct(">qq")
_FAILURE, _PIECE, _END = 0, 1, 2  # sorts of messages that a fork sends
_MEMORY = 1024 * 1024**2  # bytes that an upload may take beyond the names
_OPENING_S = 1.5  # of the processor until the table is found, and more for each megabyte
_OPENING_S_A_MB = 0.3
_WORKING_S = 60.0  # of the processor for all rows
_WALL_S = 120.0
_LOOKS_S = 0.2  # how often it is seen whether anybody waits for the next piece
_SAMPLE = "sample_list.csv"  # which has every status
_ENDED = "needs more time or memory than a list may take here"


class Busy(Exception):
    """As many lists are read as may be at once."""


class Gone(Exception):
    """Whoever sent the list waits for no answer any more."""


class UploadWorker:
    """Has uploads answered, no more than ``at_once`` at a time; see :class:`Uploads`.

    That counts for all processes that share this object.
    """

    def __init__(self, folder: Path, at_once: int = AT_ONCE) -> None:
        self._free = Slots(at_once)
        self.forks = ForkServer("geo.batch.upload_worker", folder)

    def answer(
        self, upload: Upload, body: bytes, is_gone: Callable[[], bool] = lambda: False
    ) -> Generator[bytes, None, None]:
        """Yield the answer in pieces, while not ``is_gone()``.

        DataError for what cannot be read within bounds, Busy for too many at once, Gone where
        nobody waits for it, OSError where this system cannot make the answer.
        """
        with self.slot(), self.forks.channel() as channel:
            channel.settimeout(_WALL_S + 10)
            yield from _asked(channel, upload, body, is_gone)

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Room for one list; Busy where there is none."""
        with self._free.held() as is_free:
            if not is_free:
                raise Busy
            yield

    def start(self) -> None:
        """Start the process that forks; else the first list does."""
        self.forks.start()

    def close(self) -> None:
        """Let go of the process that forks, if there is one; whoever started it ends it."""
        self.forks.close()


def _asked(
    channel: socket.socket, upload: Upload, body: bytes, is_gone: Callable[[], bool]
) -> Iterator[bytes]:
    try:
        order = upload.as_line()
        channel.sendall(_LENGTHS.pack(len(order), len(body)))
        channel.sendall(order)
        channel.sendall(body)
        while True:
            _wait(channel, is_gone)
            sort, length = _LENGTHS.unpack(exactly(channel, _LENGTHS.size))
            piece = exactly(channel, length)
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


def _wait(channel: socket.socket, is_gone: Callable[[], bool]) -> None:
    """Wait until something comes. Raises Gone, and TimeoutError where nothing does."""
    coming, end = select.poll(), time.monotonic() + _WALL_S + 10
    coming.register(channel, select.POLLIN)
    while not coming.poll(_LOOKS_S * 1000):
        if is_gone():
            raise Gone
        if time.monotonic() > end:
            raise TimeoutError


def _load(folder: Path) -> Serve:
    """Read the names, and what each list needs beside: what is read here, no fork has to."""
    uploads = Uploads(folder)
    uploads.load()
    for format_ in ("json", "gpkg"):
        with suppress(DataError, OSError):
            list(uploads.answer(Upload(_SAMPLE, format_), (folder / _SAMPLE).read_bytes()))
    return partial(_answer, uploads)


def _answer(uploads: Uploads, channel: socket.socket) -> None:
    """Answer the one upload that comes over ``channel``."""
    order_length, length = _LENGTHS.unpack(exactly(channel, _LENGTHS.size))
    upload = Upload.of_line(exactly(channel, order_length))
    body = exactly(channel, length)
    threading.Thread(target=_end_with, args=(channel,), daemon=True).start()
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


def _end_with(channel: socket.socket) -> None:
    """End this process when its answer is not wanted any more: who asked says nothing else."""
    with suppress(OSError):
        channel.recv(1)
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
    serve(partial(_load, Path(sys.argv[1])))
