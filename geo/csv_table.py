"""Reading our CSV files: every row with the number a spreadsheet shows for it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import DataError


@dataclass(frozen=True)
class Row:
    """A row of a table: its file, its number (the header is 1) and its cells, stripped."""

    file: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def list(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that holds several values, separated by ``;``."""
        return tuple(part.strip() for part in self.cells[column].split(";") if part.strip())

    def problem(self, rule: str, value: object) -> str:
        return f"{self.file}:{self.number}: {rule} ({value})"


def read(path: Path, columns: Sequence[str]) -> list[Row]:
    """Return the rows of the CSV at ``path``, whose header must be exactly ``columns``.

    Raises DataError with all ragged rows, a wrong header, or bytes that are not UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError([f"{path.name}:1: must be UTF-8 ({error.reason})"]) from None
    except FileNotFoundError:
        raise DataError([f"{path.name}:1: the file must exist ({path})"]) from None
    reader = csv.reader(text.splitlines(keepends=True))
    header = next(reader, [])
    if header != list(columns):
        raise DataError([f"{path.name}:1: the header must be {','.join(columns)} ({header})"])
    rows, problems = [], []
    for cells in reader:
        if len(cells) != len(columns):
            problems.append(
                f"{path.name}:{reader.line_num}: must have {len(columns)} cells ({len(cells)})"
            )
            continue
        stripped = (cell.strip() for cell in cells)
        rows.append(Row(path.name, reader.line_num, dict(zip(columns, stripped, strict=True))))
    if problems:
        raise DataError(problems)
    return rows
