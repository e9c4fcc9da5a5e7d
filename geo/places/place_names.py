"""Places over time: since when one exists or bears a name, and until when it bore another.

What :mod:`geo.geocoding.names.history` tells of counties and prefectures, whose editions are
dated by GB/T 2260, this tells of the zones, parks and sites of the gazetteer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from geo import citation
from geo.citation import Citation
from geo.csv_table import Row, read
from geo.dates import ADOPTED, is_before, is_date
from geo.errors import DataError
from geo.vocabulary import Text

COLUMNS = ("place", "name_zh", "name_en", "since", "until", "source")


@dataclass(frozen=True)
class DatedName:
    """A name that a place bears ``since`` a date, or bore ``until`` one; either may be open.

    The first name of a place with a date ``since`` tells when the place was set up.
    """

    name: Text
    since: str
    until: str
    source: Citation
    is_first: bool

    @property
    def founded(self) -> str:
        """When the place was set up, if this name tells it; else empty."""
        return self.since if self.is_first else ""

    @property
    def said(self) -> Text:
        """The name with its dates, in words."""
        if self.founded:
            on = "on" if len(self.founded) == len(ADOPTED) else "in"
            is_later = is_before(ADOPTED, self.founded)
            return Text(
                f"{self.founded}设立{'，在《决定》之后' if is_later else ''}",
                f"set up {on} {self.founded}{', after the Decision' if is_later else ''}",
            )
        if self.since:
            return Text(
                f"{self.since}起称“{self.name.zh}”", f"since {self.since}: “{self.name.en}”"
            )
        return Text(f"至{self.until}称“{self.name.zh}”", f"until {self.until}: “{self.name.en}”")


def load(folder: Path, roles: Mapping[str, str]) -> dict[str, tuple[DatedName, ...]]:
    """Return the dated names of each place, in order; DataError holds every broken rule.

    ``roles`` are the places by id, each with its role: what was set up after the Decision
    is context.
    """
    found: dict[str, list[DatedName]] = {}
    problems = []
    for row in read(folder / "place_names.csv", COLUMNS):
        problems += _problems(row, roles)
        source = citation.parse(row["source"])
        if source is None:
            problems.append(row.problem("a source must be title|outlet|date", row["source"]))
            continue
        names = found.setdefault(row["place"], [])
        name = Text(row["name_zh"], row["name_en"])
        one = DatedName(name, row["since"], row["until"], source, not names)
        if names and names[-1].until != one.since:
            problems.append(row.problem("a name must begin when the one before ends", one.since))
        if is_before(ADOPTED, one.founded or ADOPTED) and roles.get(row["place"]) == "decision":
            rule = "what was set up after the Decision must be context"
            problems.append(row.problem(rule, row["place"]))
        names.append(one)
    if problems:
        raise DataError(problems)
    return {place: tuple(names) for place, names in found.items()}


def _problems(row: Row, roles: Mapping[str, str]) -> list[str]:
    broken = [
        row.problem(f"{column} must be given", row["place"])
        for column in ("name_zh", "name_en", "source")
        if not row[column]
    ]
    if row["place"] not in roles:
        broken.append(row.problem("place must be in places.csv", row["place"]))
    if not row["since"] and not row["until"]:
        broken.append(row.problem("since or until must be given", row["place"]))
    broken += [
        row.problem(f"{column} must be YYYY, YYYY-MM or YYYY-MM-DD", row[column])
        for column in ("since", "until")
        if row[column] and not is_date(row[column])
    ]
    if row["since"] and row["until"] and not is_before(row["since"], row["until"]):
        broken.append(row.problem("since must be before until", row["since"]))
    return broken
