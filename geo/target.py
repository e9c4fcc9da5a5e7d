"""Targets: what the Decision wants reached by 2027 and by 2035."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from geo.csv_table import Row, read
from geo.decision.document import Document
from geo.errors import DataError
from geo.vocabulary import Text

COLUMNS = ("id", "year", "title_zh", "title_en", "clause", "quote", "quantity_zh", "quantity_en")


@dataclass(frozen=True)
class Target:
    """One target. ``quote`` stands verbatim in its clause; ``quantity`` where it gives a figure."""

    id: str
    year: int
    title: Text
    clause: str
    quote: str
    quantity: Text | None

    @property
    def since(self) -> int | None:
        """The year that the quantity is measured from, where it names one."""
        found = re.search(r"20\d\d", self.quantity.zh) if self.quantity else None
        return int(found[0]) if found else None


def load(folder: Path, document: Document) -> tuple[Target, ...]:
    """Return the targets of ``folder/targets.csv``; DataError holds every broken rule."""
    rows = read(folder / "targets.csv", COLUMNS)
    seen: set[str] = set()
    problems = []
    for row in rows:
        problems += _problems(row, document)
        if row["id"] in seen:
            problems.append(row.problem("id must be unique", row["id"]))
        seen.add(row["id"])
    if problems:
        raise DataError(problems)
    return tuple(_target(row) for row in rows)


def _target(row: Row) -> Target:
    quantity = Text(row["quantity_zh"], row["quantity_en"]) if row["quantity_zh"] else None
    title = Text(row["title_zh"], row["title_en"])
    return Target(row["id"], int(row["year"]), title, row["clause"], row["quote"], quantity)


def _problems(row: Row, document: Document) -> list[str]:
    broken = [
        row.problem(f"{column} must be given", row["id"])
        for column in ("id", "title_zh", "title_en")
        if not row[column]
    ]
    clause = document.by_id.get(row["clause"])
    if clause is None or clause.is_title:
        broken.append(row.problem("clause must be a sentence of the Decision", row["clause"]))
    elif not row["quote"] or row["quote"] not in clause.text:
        broken.append(row.problem("quote must stand verbatim in its clause", row["quote"]))
    if not row["year"].isdigit():
        broken.append(row.problem("year must be a year", row["year"]))
    if bool(row["quantity_zh"]) != bool(row["quantity_en"]):
        broken.append(row.problem("a quantity must be given in both languages", row["id"]))
    return broken
