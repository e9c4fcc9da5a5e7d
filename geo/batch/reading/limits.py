"""How much a list may ask for, before anything of it is built."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """``size`` and ``unpacked`` in bytes, ``cells`` are rows times columns, ``text`` is
    characters of all cells. ``memory`` in bytes and ``seconds`` of processor time, one more for
    each megabyte of the list, are those of the process that reads binary formats. ``chunk`` are
    the rows that are worked on at a time.
    """

    size: int
    unpacked: int
    rows: int
    cells: int
    text: int
    memory: int
    seconds: int
    chunk: int = 20_000

    @property
    def lines(self) -> int:
        """Lines of text: many may be blank, and a cell may have several."""
        return 5 * self.rows


_MB = 1024**2

COMMAND_LINE = Limits(
    size=2048 * _MB,
    unpacked=4096 * _MB,
    rows=100_000_000,
    cells=10_000_000_000,
    text=10_000_000_000,
    memory=4096 * _MB,
    seconds=20,
)
UPLOAD = Limits(
    size=20 * _MB,
    unpacked=400 * _MB,
    rows=100_000,
    cells=5_000_000,
    text=40_000_000,
    memory=768 * _MB,
    seconds=2,
    chunk=4_000,  # the page shows each when it comes
)
MOST_COLUMNS = 16_384  # as many as a spreadsheet has
MOST_SHEETS = 200
JUDGED_COLUMNS = 500  # the first, from which it is told what a table is and where its places are


def size_text(count: int) -> str:
    """Return a number of bytes as people say it."""
    return f"{count / 1024**3:.1f} GB" if count >= 1024**3 else f"{count / _MB:.1f} MB"
