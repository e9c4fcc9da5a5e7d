"""A list in parts: a folder of CSV, TSV or Parquet files with the same columns, as one list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path

from geo.batch.read import open_table
from geo.batch.table import Chunk, Table
from geo.errors import DataError

_SUFFIXES = {".csv", ".tsv", ".txt", ".parquet", ".xlsx"}


def open_list(path: Path, stack: ExitStack) -> Table:
    """Return the Table of the file at ``path``, or of all parts in the folder at ``path``.

    Parts come in the order of the numbers in their names (part.2 before part.10), and
    rows are counted on from part to part. ``stack`` closes what is opened. DataError as in
    :func:`geo.batch.read.open_table`, and for parts whose columns differ.
    """
    if not path.is_dir():
        return open_table(stack.enter_context(path.open("rb")), path.name)
    files = sorted(
        (file for file in path.iterdir() if file.suffix.lower() in _SUFFIXES and _counts(file)),
        key=_in_order,
    )
    if not files:
        raise DataError([f"{path.name}:1: must hold parts: CSV, TSV, XLSX or Parquet (none)"])
    first = open_table(stack.enter_context(files[0].open("rb")), files[0].name)
    done = [0]

    def chunks() -> Iterator[Chunk]:
        number = 2
        for part in chain([first], (_like(first, file, stack) for file in files[1:])):
            for chunk in part.chunks:
                yield Chunk(number, chunk.rows)
                number += len(chunk.rows)
            done[0] += 1

    return Table(
        path.name, first.columns, first.head, chunks(), first.said, lambda: done[0] / len(files)
    )


def _like(first: Table, file: Path, stack: ExitStack) -> Table:
    part = open_table(stack.enter_context(file.open("rb")), file.name)
    if part.columns != first.columns:
        columns = ", ".join(first.columns)
        raise DataError([f"{file.name}:1: must have the columns of {first.name} ({columns})"])
    return part


def _counts(file: Path) -> bool:
    return not file.name.startswith((".", "_"))  # such as _metadata


def _in_order(file: Path) -> list[tuple[int, str]]:
    pieces = re.split(r"(\d+)", file.name)
    return [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in pieces]
