"""The program that reads a workbook or a Parquet file: a process of its own, which a limit ends.

It says first what sheets there are. Then orders come as lines of JSON,
``{"sheet": 0, "most": 200}``; each is answered with lines of
``[[number, [cell, …], [mark, …]], …]`` and then ``null``. A mark is the column of a formula
without a stored value, or ``hidden``. ``{"error": …}`` instead of any line is the end.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import IO, Any

from geo.batch.cells import text
from geo.batch.reading.limits import MOST_SHEETS
from geo.batch.reading.workbook_marks import HIDDEN, SheetMarks, marks

_ROWS_A_LINE = 500
Row = tuple[int, list[str], list[str]]


class Workbook:
    """An XLSX, XLSB, XLS or ODS file."""

    def __init__(self, file: IO[bytes]) -> None:
        import python_calamine as calamine

        self._book = calamine.CalamineWorkbook.from_filelike(file)
        self._visible = calamine.SheetVisibleEnum.Visible
        self._sheets = self._book.sheets_metadata
        self._is_read = len(self._sheets) <= MOST_SHEETS  # more are refused, and never looked at
        self._marks = marks(file) if self._is_read else {}

    def about(self) -> list[dict[str, Any]]:
        """Name, whether hidden, how many rows, and merged ranges of each sheet."""
        found = []
        for number, sheet in enumerate(self._sheets):
            rows = self._grid(number).total_height if self._is_read else 0
            merged = self._merged(number) if self._is_read else []
            about = {"name": sheet.name, "hidden": sheet.visible != self._visible}
            found.append({**about, "rows": rows, "merged": merged})
        return found

    @cache  # noqa: B019  # there is one workbook in this process
    def _grid(self, number: int) -> Any:
        return self._book.get_sheet_by_index(number)

    def _marks_of(self, number: int) -> SheetMarks:
        return self._marks.get(self._sheets[number].name) or SheetMarks()

    def _merged(self, number: int) -> list[tuple[int, int, int, int]]:
        grid = self._grid(number)
        areas = grid.merged_cell_ranges or self._marks_of(number).merged
        left = grid.start[1] if grid.start else 0
        return [
            (top + 1, max(first - left, 0) + 1, bottom + 1, max(last - left, 0) + 1)
            for (top, first), (bottom, last) in areas
        ]

    def rows(self, number: int) -> Iterator[Row]:
        """The rows that are not blank, from the first column that is not."""
        marked = self._marks_of(number).rows
        for row, values in enumerate(self._grid(number).iter_rows(), start=1):
            odd = marked.get(row, [])
            # A sheet may have a million blank rows.
            if values.count("") < len(values) or any(mark != HIDDEN for mark in odd):
                yield row, [text(value) for value in values], odd


class Parquet:
    """A Parquet file, as one sheet without a name."""

    def __init__(self, file: IO[bytes]) -> None:
        from pyarrow import parquet

        self._file = parquet.ParquetFile(file)

    def about(self) -> list[dict[str, Any]]:
        rows = self._file.metadata.num_rows
        return [{"name": "", "hidden": False, "rows": rows + 1, "merged": []}]

    def rows(self, _: int) -> Iterator[Row]:
        """The names of the columns as the first row, then all others."""
        yield 1, list(self._file.schema_arrow.names), []
        number = 1
        batches = self._file.iter_batches(batch_size=_ROWS_A_LINE, use_threads=False)
        for batch in batches:
            lists = [[text(value) for value in column.to_pylist()] for column in batch.columns]
            for cells in zip(*lists, strict=True):
                number += 1
                yield number, list(cells), []


def hold(memory: int, seconds: int) -> None:
    """Hold this process to bytes of memory and seconds of its time, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def main(kind: str, file: int, memory: int, seconds: int, most_text: int) -> None:
    """Serve orders for the open file number ``file``; ``most_text`` is for each order."""
    hold(memory, seconds)
    try:
        stream = os.fdopen(file, "rb")
        source = Parquet(stream) if kind == "parquet" else Workbook(stream)
        _say(source.about())
        for order in map(json.loads, sys.stdin):
            rows = islice(source.rows(order["sheet"]), order["most"])
            said = 0
            while lines := list(islice(rows, _ROWS_A_LINE)):
                said += sum(len(cell) for _, cells, _ in lines for cell in cells)
                if said > most_text:
                    raise MemoryError
                _say(lines)
            _say(None)
    except MemoryError:
        _say({"error": "memory"})
    except (KeyboardInterrupt, BrokenPipeError):
        return
    except BaseException as error:  # calamine's panics are no Exceptions
        _say({"error": type(error).__name__})


def _say(what: object) -> None:
    sys.stdout.write(json.dumps(what, ensure_ascii=False, separators=(",", ":")) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:6]))
