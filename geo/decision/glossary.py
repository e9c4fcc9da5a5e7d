"""Policy terms of the Decision in both languages; the explanations are ours."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geo.csv_table import Row, read
from geo.decision.document import Document
from geo.errors import DataError
from geo.vocabulary import Text

COLUMNS = ("id", "term_zh", "term_en", "explanation_zh", "explanation_en", "clause")


@dataclass(frozen=True)
class Term:
    """A term. ``name.zh`` stands verbatim in its clause; name.en and explanation are ours."""

    id: str
    name: Text
    explanation: Text
    clause: str


def load(folder: Path, document: Document) -> tuple[Term, ...]:
    """Return the terms of ``folder/glossary.csv``; DataError holds every broken rule."""
    rows = read(folder / "glossary.csv", COLUMNS)
    seen: set[tuple[str, str]] = set()
    problems = []
    for row in rows:
        problems += _problems(row, document)
        for column in ("id", "term_zh", "term_en"):
            if (column, row[column]) in seen:
                problems.append(row.problem(f"{column} must be unique", row[column]))
            seen.add((column, row[column]))
    if problems:
        raise DataError(problems)
    return tuple(_term(row) for row in rows)


def _term(row: Row) -> Term:
    name = Text(row["term_zh"], row["term_en"])
    explanation = Text(row["explanation_zh"], row["explanation_en"])
    return Term(row["id"], name, explanation, row["clause"])


def _problems(row: Row, document: Document) -> list[str]:
    broken = [
        row.problem(f"{column} must be given", row["id"]) for column in COLUMNS if not row[column]
    ]
    clause = document.by_id.get(row["clause"])
    if clause is None or clause.is_title:
        broken.append(row.problem("clause must be a sentence of the Decision", row["clause"]))
    elif row["term_zh"] not in clause.text:
        broken.append(row.problem("the term must stand verbatim in its clause", row["term_zh"]))
    return broken
