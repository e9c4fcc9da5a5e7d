"""A list in parts: a folder of CSV, TSV or Parquet files with the same columns, as one list."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from geo.batch.read import open_table
from geo.batch.reading.limits import COMMAND_LINE
from geo.batch.table import Chunk, Table
from geo.errors import DataError

_SUFFIXES = {".csv", ".tsv", ".txt", ".parquet", ".xlsx", ".xls", ".xlsb", ".xlsm", ".ods"}


# Long, as the parts are read one by one while the progress counts them: both share one count.
def open_list(
    path: Path,
    stack: ExitStack,
    sheets: Sequence[str] = (),
    knows: Callable[[str], bool] = lambda text: False,
) -> Table:
    """Return the Table of the file at ``path``, or of all parts in the folder at ``path``.

    Parts come in the order of the numbers in their names (part.2 before part.10), and
    rows are counted on from part to part. ``stack`` closes what is opened. ``sheets``,
    ``knows`` and DataError as in :func:`geo.batch.read.open_table`; DataError also for parts
    whose columns differ.
    """

    def opened(file: Path) -> Table:
        stream: BinaryIO = stack.enter_context(file.open("rb"))
        if not stream.seekable():  # such as a pipe
            stream = _kept(stream, stack)
        return open_table(stream, file.name, COMMAND_LINE, sheets, knows)

    if not path.is_dir():
        return opened(path)
    files = sorted(
        (file for file in path.iterdir() if file.suffix.lower() in _SUFFIXES and _counts(file)),
        key=_in_order,
    )
    if not files:
        raise DataError([f"{path.name}:1: must hold parts: CSV, TSV, XLSX or Parquet (none)"])
    first = opened(files[0])
    done = [0]

    def chunks() -> Iterator[Chunk]:
        number = 2
        for part in chain([first], (_like(first, file, opened) for file in files[1:])):
            for chunk in part.chunks:
                numbers = range(number, number + len(chunk.rows))
                yield replace(chunk, numbers=numbers, sheet="")
                number += len(chunk.rows)
            done[0] += 1

    return replace(
        first,
        name=path.name,
        chunks=chunks(),
        progress=lambda: done[0] / len(files),
        sheets=(),
    )


def _kept(stream: BinaryIO, stack: ExitStack) -> BinaryIO:
    """What a pipe gives, as a file in which one can go back."""
    file = stack.enter_context(TemporaryFile())  # noqa: SIM115
    shutil.copyfileobj(stream, file)
    return file


def _like(first: Table, file: Path, opened: Callable[[Path], Table]) -> Table:
    part = opened(file)
    if part.columns != first.columns:
        columns = ", ".join(first.columns)
        raise DataError([f"{file.name}:1: must have the columns of {first.name} ({columns})"])
    return part


def _counts(file: Path) -> bool:
    return not file.name.startswith((".", "_"))  # such as _metadata


def _in_order(file: Path) -> list[tuple[int, str]]:
    pieces = re.split(r"(\d+)", file.name)
    return [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in pieces]
