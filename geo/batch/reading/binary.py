"""Workbooks and Parquet: their sheets and rows, read in a process that limits hold."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import weakref
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO

from geo.batch.reading import signatures
from geo.batch.reading.archive import only_entry
from geo.batch.reading.limits import Limits, size_text
from geo.batch.reading.sheet import Line, Mark, Merged, Sheet
from geo.batch.reading.workbook_marks import HIDDEN
from geo.errors import DataError
from geo.vocabulary import Text

_PROGRAM = "geo.batch.reading.binary_process"
_WHAT = {"workbook": "a workbook", "parquet": "Parquet"}


def kind_of(sample: bytes, stream: BinaryIO, name: str, limits: Limits) -> str | None:
    """Return ``workbook``, ``parquet`` or ``archive``, None for text; DataError for what is none.

    An ``archive`` is a zip with one file that may be a list.
    """
    if sample.startswith(b"PAR1"):
        return "parquet"
    if sample.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if other := signatures.of_streams(sample):
            raise DataError([f"{name}:1: must be a list, not {other}"])
        return "workbook"
    if not sample.startswith(b"PK\x03\x04"):
        if other := signatures.of_bytes(sample):
            raise DataError([f"{name}:1: must be a list, not {other}"])
        return None
    try:
        with zipfile.ZipFile(stream) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            names = set(archive.namelist())
            is_one = only_entry(archive) is not None
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DataError([f"{name}:1: must be a workbook ({type(error).__name__})"]) from None
    finally:
        stream.seek(0)
    if size >= limits.unpacked:
        limit, found = size_text(limits.unpacked), size_text(size)
        raise DataError([f"{name}:1: must be smaller than {limit} ({found} unpacked)"])
    if not any(part.startswith("xl/") or part == "content.xml" for part in names):
        held = ", ".join(sorted(names)[:3])
        other = signatures.of_archive(names)
        if is_one and not other:
            return "archive"
        other = other or f"an archive (of {held[:80]})"
        raise DataError([f"{name}:1: must be a list, not {other}"])
    return "workbook"


def sheets(stream: BinaryIO, name: str, kind: str, limits: Limits) -> list[Sheet]:
    """Return the sheets of the ``kind`` in ``stream``; a DataError says what is wrong."""
    reader = _Reader(stream, name, kind, limits)
    return [
        Sheet(
            about["name"],
            partial(reader.lines, number),
            about["hidden"],
            [Merged(*area) for area in about["merged"]],
            partial(reader.progress, max(about["rows"], 1)),
        )
        for number, about in enumerate(reader.about)
    ]


class _Reader:
    """The process, and what it says. It ends with this object, or when a limit ends it."""

    def __init__(self, stream: BinaryIO, name: str, kind: str, limits: Limits) -> None:
        self._name, self._kind, self._limits = name, kind, limits
        self._number = 1  # of the row read last
        with ExitStack() as stack:
            file = _file(stream, stack)
            self._seconds = limits.seconds + file.seek(0, io.SEEK_END) // 1024**2
            file.seek(0)
            numbers = file.fileno(), limits.memory, self._seconds, limits.text
            self._process = subprocess.Popen(
                [sys.executable, "-m", _PROGRAM, kind, *map(str, numbers)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what Rust says when it ends is for nobody
                pass_fds=(file.fileno(),),
                cwd=Path(__file__).parents[3],
            )
        self._end = weakref.finalize(self, _end, self._process)
        self.about: list[dict[str, Any]] = self._said()

    def lines(self, sheet: int, most: int | None) -> Iterator[Line]:
        """The rows of ``sheet`` anew; one such reading must end before the next begins."""
        order = json.dumps({"sheet": sheet, "most": most}).encode() + b"\n"
        stdin = self._process.stdin
        with suppress(BrokenPipeError):  # it has ended: what it said last tells why
            if stdin:
                stdin.write(order)
                stdin.flush()
        while (rows := self._said()) is not None:
            for number, cells, odd in rows:
                self._number = number
                if (
                    odd
                    or self._kind == "parquet"
                    or any(cell and not cell.isspace() for cell in cells)
                ):
                    yield Line(number, cells, _mark(odd) if odd else None)

    def progress(self, rows: int) -> float:
        return min(self._number / rows, 1.0)

    def _said(self) -> Any:
        """The next line that the process says; DataError if it says no more."""
        stdout = self._process.stdout
        line = stdout.readline() if stdout else b""
        said = json.loads(line) if line.endswith(b"\n") else {"error": self._why()}
        if isinstance(said, dict):
            self._end()
            why = said["error"]
            if why == "memory":
                why = f"needs more than {size_text(self._limits.memory)} to be read"
            row = self._number + (self._number > 1)
            raise DataError([f"{self._name}:{row}: must be {_WHAT[self._kind]} ({why})"])
        return said

    def _why(self) -> str:
        status = self._process.wait()
        if status in (-signal.SIGXCPU, -signal.SIGKILL):
            return f"needs more than {self._seconds} s to be read"
        return "memory"  # Rust ends so when it gets no more


def _mark(odd: list[str]) -> Mark:
    """What ``odd`` says of a row; see :mod:`geo.batch.reading.binary_process`."""
    zh, en = [], []
    if HIDDEN in odd:
        zh.append("隐藏的行，照读")
        en.append("a hidden row, read like the others")
    if columns := [mark for mark in odd if mark != HIDDEN]:
        zh.append(f"{'、'.join(columns)}列是没有存下结果的公式，读作空")
        en.append(f"column {', '.join(columns)}: a formula without a stored value, read as empty")
    return Mark(Text("；".join(zh), "; ".join(en)))


def _file(stream: BinaryIO, stack: ExitStack) -> IO[bytes]:
    """The bytes of ``stream`` as a file of the system's, open as long as ``stack`` is."""
    with suppress(OSError, AttributeError):
        return stack.enter_context(os.fdopen(os.dup(stream.fileno()), "rb"))
    file = stack.enter_context(TemporaryFile())  # noqa: SIM115
    shutil.copyfileobj(stream, file)
    return file


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.communicate()
