"""A table as it comes in: its columns, and its rows in chunks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from geo.errors import DataError
from geo.vocabulary import Text

CHUNK_ROWS = 20_000

Row = Sequence[str]


@dataclass(frozen=True)
class Chunk:
    """Some rows in order; ``first`` is the number of the first, as a spreadsheet counts them."""

    first: int
    rows: Sequence[Row]


@dataclass(frozen=True)
class Table:
    """``chunks`` can be gone through once; ``head`` holds the first rows of it.

    ``said`` is what the reader should know of how the file was read; ``progress`` tells
    how much of it has been read, from 0 to 1.
    """

    name: str
    columns: tuple[str, ...]
    head: Sequence[Row]
    chunks: Iterator[Chunk]
    said: Text
    progress: Callable[[], float]


def table(
    name: str, rows: Iterator[Sequence[str]], said: Text, progress: Callable[[], float]
) -> Table:
    """Return the Table of ``rows``, the first of which is the header.

    Blank rows are kept, ragged ones and a file without rows raise DataError.
    """
    header = next(rows, None)
    if header is None or not any(cell.strip() for cell in header):
        raise DataError([f"{name}:1: must have a header and rows (empty)"])
    columns = _unique([cell.strip() for cell in header])
    chunks = _chunks(name, columns, rows)
    first = next(chunks, None)
    if first is None:
        raise DataError([f"{name}:2: must have rows below the header (none)"])
    return Table(name, columns, first.rows, chain([first], chunks), said, progress)


def _chunks(name: str, columns: tuple[str, ...], rows: Iterator[Sequence[str]]) -> Iterator[Chunk]:
    width, number = len(columns), 2
    while taken := list(islice(rows, CHUNK_ROWS)):
        if set(map(len, taken)) != {width}:
            for at, row in enumerate(taken):
                if len(row) != width and any(cell.strip() for cell in row):
                    raise DataError([_ragged(name, number + at, columns, row)])
            taken = [row if len(row) == width else [""] * width for row in taken]
        yield Chunk(number, taken)
        number += len(taken)


def _ragged(name: str, number: int, columns: tuple[str, ...], row: Sequence[str]) -> str:
    if len(row) < len(columns):
        where = f"no cell under “{columns[len(row)]}”"
    else:
        where = f"“{row[len(columns)][:40]}” has no column"
    return f"{name}:{number}: must have {len(columns)} cells ({len(row)}; {where})"


def _unique(names: list[str]) -> tuple[str, ...]:
    """Names for all columns, none twice: one without a name is called by its number."""
    found: dict[str, None] = {}
    for number, name in enumerate(names, start=1):
        unique, again = name or f"column {number}", 2
        while unique in found:
            unique, again = f"{name} {again}", again + 1
        found[unique] = None
    return tuple(found)
