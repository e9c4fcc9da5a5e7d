"""Initiatives: the measures of the Decision, one row each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geo import numerals
from geo.csv_table import Row, read
from geo.decision.document import Document
from geo.errors import DataError
from geo.places.gazetteer import Gazetteer
from geo.vocabulary import ACTIONS, THEME_IDS, Kind, Text

COLUMNS = (
    "id",
    "title_zh",
    "title_en",
    "theme",
    "tags",
    "action",
    "places",
    "context",
    "clause",
    "quote",
    "target_year",
    "quantities",
)


@dataclass(frozen=True)
class Quantity:
    """A figure that the clause gives, with what it counts."""

    value: str
    of: Text


@dataclass(frozen=True)
class Initiative:
    """One measure. ``quote`` stands verbatim in its clause, which does not name ``context``."""

    id: str
    title: Text
    theme: str
    tags: tuple[str, ...]
    action: str
    places: tuple[str, ...]
    context: tuple[str, ...]
    clause: str
    quote: str
    target_year: int | None
    quantities: tuple[Quantity, ...]


def load(folder: Path, document: Document, gazetteer: Gazetteer) -> dict[str, Initiative]:
    """Return ``folder/initiatives.csv`` by id; DataError holds every broken rule."""
    problems: list[str] = []
    initiatives = {}
    titles: dict[str, str] = {}
    for row in read(folder / "initiatives.csv", COLUMNS):
        if row["id"] in initiatives:
            problems.append(row.problem("id must be unique", row["id"]))
        for column in ("title_zh", "title_en"):
            if titles.setdefault(row[column], row["id"]) != row["id"]:
                problems.append(row.problem(f"{column} must be unique", row[column]))
        problems += _problems(row, document, gazetteer)
        initiatives[row["id"]] = Initiative(
            id=row["id"],
            title=Text(row["title_zh"], row["title_en"]),
            theme=row["theme"],
            tags=row.list("tags"),
            action=row["action"],
            places=row.list("places"),
            context=row.list("context"),
            clause=row["clause"],
            quote=row["quote"],
            target_year=int(row["target_year"]) if row["target_year"].isdigit() else None,
            quantities=tuple(_quantity(q) for q in row.list("quantities") if q.count("|") == 2),
        )
    if problems:
        raise DataError(problems)
    return initiatives


def _quantity(cell: str) -> Quantity:
    value, zh, en = cell.split("|")
    return Quantity(value, Text(zh, en))


def _problems(row: Row, document: Document, gazetteer: Gazetteer) -> list[str]:
    """Every rule that ``row`` breaks."""
    broken = [
        row.problem(f"{column} must be given", row["id"])
        for column in ("id", "title_zh", "title_en", "places")
        if not row[column]
    ]
    broken += [
        row.problem("theme must be known", theme)
        for theme in (row["theme"], *row.list("tags"))
        if theme not in THEME_IDS
    ]
    if row["action"] not in ACTIONS:
        broken.append(row.problem("action must be known", row["action"]))
    for column, role in (("places", "decision"), ("context", "context")):
        for place in row.list(column):
            if place not in gazetteer:
                broken.append(row.problem("place must be in the gazetteer", place))
            elif gazetteer[place].role != role:
                broken.append(row.problem(f"{column} must have the role {role}", place))
    kinds = {
        gazetteer[p].kind for p in row.list("places") if p in gazetteer and gazetteer[p].members
    }
    if Kind.PROVINCE in kinds and len(kinds) > 1:
        broken.append(row.problem("the whole province must stand alone", row["places"]))
    clause = document.by_id.get(row["clause"])
    if clause is None or clause.is_title:
        broken.append(row.problem("clause must be a sentence of the Decision", row["clause"]))
    elif not row["quote"] or row["quote"] not in clause.text:
        broken.append(row.problem("quote must stand verbatim in its clause", row["quote"]))
    if row["target_year"] and not row["target_year"].isdigit():
        broken.append(row.problem("target_year must be a year", row["target_year"]))
    return broken + _figure_problems(row)


def _figure_problems(row: Row) -> list[str]:
    """Every number of the quote that counts is a quantity, and quantities are such numbers."""
    broken = []
    cells = [cell.split("|") for cell in row.list("quantities")]
    sound = [cell for cell in cells if len(cell) == 3 and all(cell)]
    broken += [
        row.problem("a quantity must be value|zh|en", "|".join(cell))
        for cell in cells
        if cell not in sound
    ]
    for worth, words, _ in sound:
        figures = numerals.countable(words)
        if words not in row["quote"]:
            broken.append(row.problem("a quantity must stand in its quote", words))
        elif not figures or words not in numerals.outside_marks(row["quote"]):
            broken.append(row.problem("a quantity must be a number that counts", words))
        elif worth != str(numerals.value(figures[0])):
            broken.append(row.problem(f"a quantity must be worth its number ({worth})", words))
    if row["target_year"] and row["target_year"] not in row["quote"]:
        broken.append(row.problem("target_year must stand in the quote", row["target_year"]))
    known = [words for _, words, _ in sound]
    for figure in numerals.countable(row["quote"], known):
        if figure != row["target_year"]:
            broken.append(row.problem("a number that counts must be a quantity", figure))
    return broken
