"""What may be held by one at a time, or by a few, in all processes that share it."""

from __future__ import annotations

import fcntl
import os
import sys
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile


class LockedBytes:
    """Bytes of a file without bytes, each of which one holder of one process may lock.

    Whoever forks after this was made shares it; the system lets go with the process.
    """

    def __init__(self) -> None:
        self._file = _unnamed_file()
        weakref.finalize(self, os.close, self._file)
        self._here: set[int] = set()  # locks are a process's: it may take its own again
        self._books = threading.Lock()

    def lock(self, byte: int) -> bool:
        """Return whether ``byte`` was free, and is held now."""
        with self._books:
            if byte in self._here:
                return False
            try:
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
            except (BlockingIOError, PermissionError):  # as systems differ
                return False
            self._here.add(byte)
            return True

    def unlock(self, byte: int) -> None:
        with self._books:
            self._here.remove(byte)
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, byte)


class Slots:
    """``count`` places, each for one at a time."""

    def __init__(self, count: int) -> None:
        self._count, self._bytes = count, LockedBytes()

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Hold a place; False where none is free."""
        slot = next(filter(self._bytes.lock, range(self._count)), None)
        try:
            yield slot is not None
        finally:
            if slot is not None:
                self._bytes.unlock(slot)


def _unnamed_file() -> int:
    if sys.platform == "linux":  # where it takes no disk, which may be full
        return os.memfd_create("locks")
    with TemporaryFile() as file:
        return os.dup(file.fileno())
