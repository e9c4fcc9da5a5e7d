"""Cells of a table as text, and text as cells that are safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date, datetime

from geo.csv_injection import SIGNS, harmless

_SPECIAL = re.compile(rf'["\r\n]|(?:^|,)[{SIGNS}]')


def text(value: object) -> str:
    """Return a cell's value as it would be typed: whole numbers without a point, dates as ISO."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"<{len(value)} bytes>"
    return str(value)


def quoted(cell: str) -> str:
    """Return one cell as CSV has it, no formula."""
    if _SPECIAL.search(cell):
        return line((cell,))[:-1]
    return f'"{cell}"' if "," in cell else cell


def line(cells: Sequence[str]) -> str:
    """Return ``cells`` as one line of CSV, its end included, no cell a formula."""
    joined = ",".join(cells)
    if joined.count(",") == len(cells) - 1 and not _SPECIAL.search(joined):
        return joined + "\n"
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([harmless(cell) for cell in cells])
    return out.getvalue()
