"""The Decision as a text with addresses: every sentence is a clause with an id and offsets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from geo.decision import translation

CLAUSE_COLUMNS = ("id", "start", "end", "text")


@dataclass(frozen=True)
class Clause:
    """A title or a sentence.

    ``id`` is part.section.paragraph.sentence (``3.1.3.4``); parts without sections
    leave the section out (``1.4.1``); a title has the id of what it heads (``3``, ``3.1``).
    ``start`` and ``end`` are offsets in characters into the text of the Document.
    ``text_en`` is our translation of a sentence; a title's stands in its Section.
    """

    id: str
    start: int
    end: int
    text: str
    text_en: str = ""

    @property
    def part(self) -> str:
        return self.id.split(".", 1)[0]

    @property
    def paragraph(self) -> str:
        """The id without the sentence's number; of a title, the id of what it stands in."""
        return self.id.rpartition(".")[0]

    @property
    def is_title(self) -> bool:
        return self.id.count(".") < 2


@dataclass(frozen=True)
class Document:
    """The whole text, one paragraph or title a line, and its clauses in reading order."""

    text: str
    clauses: tuple[Clause, ...] = field(repr=False)

    @cached_property
    def by_id(self) -> dict[str, Clause]:
        return {clause.id: clause for clause in self.clauses}

    def sentences(self) -> Iterator[Clause]:
        """The clauses that are not titles, in reading order."""
        return (clause for clause in self.clauses if not clause.is_title)

    def clauses_csv(self) -> str:
        """The clauses as the CSV that :func:`read` reads."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(CLAUSE_COLUMNS)
        writer.writerows((c.id, c.start, c.end, c.text) for c in self.clauses)
        return out.getvalue()


def read(folder: Path) -> Document:
    """Return the Document of ``decision.txt``, ``clauses.csv`` and ``translations.csv``.

    DataError holds the broken rules of the translations.
    """
    text = (folder / "decision.txt").read_text(encoding="utf-8")
    with (folder / "clauses.csv").open(encoding="utf-8", newline="") as file:
        clauses = tuple(
            Clause(row["id"], int(row["start"]), int(row["end"]), row["text"])
            for row in csv.DictReader(file)
        )
    english = translation.load(folder, [c.id for c in clauses if not c.is_title])
    clauses = tuple(replace(clause, text_en=english.get(clause.id, "")) for clause in clauses)
    return Document(text, clauses)
