"""The outline of the Decision in both languages, and why a sentence yields no measure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geo.csv_table import read
from geo.decision.document import Document
from geo.errors import DataError
from geo.vocabulary import Text

COLUMNS = ("clause", "title_zh", "title_en", "summary_zh", "summary_en")


@dataclass(frozen=True)
class Section:
    """A part or section. The English title and both summaries are ours, not official."""

    clause: str
    title: Text
    summary: Text


def load(folder: Path, document: Document) -> dict[str, Section]:
    """Return the Sections of ``folder/sections.csv`` by clause id; DataError: every broken rule."""
    titles = {clause.id: clause.text for clause in document.clauses if clause.is_title}
    sections: dict[str, Section] = {}
    problems = []
    for row in read(folder / "sections.csv", COLUMNS):
        problems += [
            row.problem(f"{column} must be given", row["clause"])
            for column in COLUMNS
            if not row[column]
        ]
        if row["clause"] in sections:
            problems.append(row.problem("clause must be unique", row["clause"]))
        if row["clause"] not in titles:
            problems.append(row.problem("clause must be a title of the Decision", row["clause"]))
        elif row["title_zh"] not in titles[row["clause"]]:
            problems.append(row.problem("title_zh must stand in its clause", row["title_zh"]))
        sections[row["clause"]] = Section(
            row["clause"],
            Text(row["title_zh"], row["title_en"]),
            Text(row["summary_zh"], row["summary_en"]),
        )
    for clause in titles:
        if clause not in sections:
            problems.append(f"sections.csv:1: every part and section must be there ({clause})")
    if problems:
        raise DataError(problems)
    return sections


def reasons(folder: Path) -> dict[str, str]:
    """Return, by clause id, why a sentence yields no measure (``account.csv``)."""
    return {
        row["clause"]: row["reason"] for row in read(folder / "account.csv", ("clause", "reason"))
    }
