"""Progress: what has come of the initiatives, places and targets, fact by fact, each sourced."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from geo import citation, version
from geo.citation import Citation
from geo.csv_table import Row, read
from geo.dates import ADOPTED, is_before, is_date, is_day
from geo.errors import DataError
from geo.vocabulary import NONE_FOUND, STATUS_RANK, UNITS, Confidence, Status, Text

COLUMNS = (
    "id",
    "date",
    "status",
    "fact_zh",
    "fact_en",
    "value",
    "unit",
    "source_title",
    "outlet",
    "source_date",
    "page",
    "confidence",
)
SEARCHED = "progress_searched.txt"
_HAN = re.compile(r"[\u3400-\u9fff]")
_HOST = re.compile(r"[a-z0-9-]+\.[a-z]{2,}", re.ASCII)


@dataclass(frozen=True)
class Fact:
    """One dated fact about ``subject``, the id of an initiative, a place or a target.

    ``date`` is the day of the event, or of the report that gives a figure: YYYY, YYYY-MM or
    YYYY-MM-DD. ``value`` and ``unit`` are its main figure as the Chinese text writes it.
    ``page`` is the page that was read, often a reprint of the ``outlet``; it may be empty.
    """

    id: str
    subject: str
    date: str
    status: Status
    text: Text
    value: str
    unit: str
    source_title: str
    outlet: str
    source_date: str
    page: str
    confidence: Confidence

    @property
    def citation(self) -> Citation:
        """Title, outlet and date."""
        return Citation(self.source_title, self.outlet, self.source_date)

    @property
    def source(self) -> str:
        """The same in one line."""
        return str(self.citation)

    @property
    def figure(self) -> Text | None:
        """The main figure with its unit, in English converted: 67665亿元, 6,766.5 billion yuan."""
        if not self.value:
            return None
        factor, unit = UNITS[self.unit]
        number = f"{Decimal(self.value) * Decimal(factor):,f}"
        number = number.rstrip("0").rstrip(".") if "." in number else number
        space = "" if unit in ("", "%") else " "
        return Text(f"{self.value}{self.unit}", f"{number}{space}{unit}")


@dataclass(frozen=True)
class Progress:
    """All facts, and the day until which public sources were searched for them (ISO).

    ``outlets`` are the English names of the outlets.
    """

    facts: tuple[Fact, ...]
    searched: str
    outlets: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _of(self) -> dict[str, tuple[Fact, ...]]:
        found: dict[str, list[Fact]] = {}
        for fact in sorted(self.facts, key=lambda fact: fact.date):
            found.setdefault(fact.subject, []).append(fact)
        return {subject: tuple(facts) for subject, facts in found.items()}

    def of(self, subject: str) -> tuple[Fact, ...]:
        """Return the facts about ``subject`` in the order of their dates; empty where none is."""
        return self._of.get(subject, ())

    def standing(self, subject: str) -> Fact | None:
        """Return the fact that gives ``subject`` its status; None where nothing was found.

        A later fact takes over when its status is ahead: its date is since when that holds,
        and what is done is not undone by a report that it is being used. Being stopped, and
        what follows it, always takes over.
        """
        standing: Fact | None = None
        for fact in self.of(subject):
            if (
                standing is None
                or standing.status is not fact.status is Status.STOPPED
                or fact.status is not standing.status is Status.STOPPED
                or STATUS_RANK[fact.status] > STATUS_RANK[standing.status]
            ):
                standing = fact
        return standing

    def status(self, subject: str) -> str:
        """Return the status of ``subject``, or "none_found"."""
        standing = self.standing(subject)
        return standing.status if standing else NONE_FOUND


def load(folder: Path, subjects: Collection[str]) -> Progress:
    """Return the facts of ``folder/progress.csv``; DataError holds every broken rule.

    ``subjects`` are the ids that a fact may be about.
    """
    rows = read(folder / "progress.csv", COLUMNS)
    today = version.read(folder)[: len(ADOPTED)]
    problems = []
    told: set[tuple[str, str]] = set()
    english: dict[str, str] = {}
    for row in rows:
        problems += _problems(row, subjects, today)
        if (row["id"], row["fact_zh"]) in told:
            problems.append(row.problem("a fact must be told once", row["id"]))
        told.add((row["id"], row["fact_zh"]))
        if english.setdefault(row["fact_zh"], row["fact_en"]) != row["fact_en"]:
            problems.append(row.problem("one fact must have one English", row["fact_en"]))
    outlets, missing = _outlets(folder, rows)
    problems += missing
    file = folder / SEARCHED
    searched = file.read_text(encoding="utf-8").strip() if file.exists() else ""
    if not is_day(searched):
        problems.append(f"{SEARCHED}:1: must be one date, YYYY-MM-DD ({searched})")
    if problems:
        raise DataError(problems)
    return Progress(tuple(_facts(rows)), searched, outlets)


def _outlets(folder: Path, facts: list[Row]) -> tuple[dict[str, str], list[str]]:
    """The English name of each outlet, and which rules ``outlets.csv`` breaks."""
    outlets: dict[str, str] = {}
    problems = []
    for row in read(folder / "outlets.csv", ("name_zh", "name_en")):
        if row["name_zh"] in outlets:
            problems.append(row.problem("name_zh must be unique", row["name_zh"]))
        if not row["name_en"] or _HAN.search(row["name_en"]):
            problems.append(row.problem("name_en must be in English", row["name_en"]))
        outlets[row["name_zh"]] = row["name_en"]
    problems += [
        row.problem("outlet must stand in outlets.csv with its English name", row["outlet"])
        for row in facts
        if row["outlet"] and row["outlet"] not in outlets
    ]
    return outlets, problems


def _facts(rows: list[Row]) -> list[Fact]:
    days: dict[str, int] = {}
    facts = []
    for row in rows:
        day = f"{row['id']}/{row['date']}"
        days[day] = days.get(day, 0) + 1
        fact_id = day if days[day] == 1 else f"{day}/{days[day]}"
        facts.append(
            Fact(
                id=fact_id,
                subject=row["id"],
                date=row["date"],
                status=Status(row["status"]),
                text=Text(row["fact_zh"], row["fact_en"]),
                value=row["value"],
                unit=row["unit"],
                source_title=row["source_title"],
                outlet=row["outlet"],
                source_date=row["source_date"],
                page=row["page"],
                confidence=Confidence(row["confidence"]),
            )
        )
    return facts


def _problems(row: Row, subjects: Collection[str], today: str) -> list[str]:
    broken = [
        row.problem(f"{column} must be given", row["id"])
        for column in ("fact_zh", "fact_en", "source_title", "outlet")
        if not row[column]
    ]
    if row["id"] not in subjects:
        broken.append(row.problem("id must be an initiative, a place or a target", row["id"]))
    if row["status"] not in set(Status):
        broken.append(row.problem(f"status must be one of {', '.join(Status)}", row["status"]))
    if _HAN.search(row["fact_en"]):
        broken.append(row.problem("fact_en must be in English", row["fact_en"]))
    return broken + _date_problems(row, today) + _figure_problems(row) + _source_problems(row)


def _date_problems(row: Row, today: str) -> list[str]:
    day = row["date"]
    if not is_date(day):
        return [row.problem("date must be YYYY, YYYY-MM or YYYY-MM-DD", day)]
    if is_before(day, ADOPTED):
        return [row.problem(f"date must not be before the Decision, {ADOPTED}", day)]
    if is_before(today, day):
        return [row.problem(f"date must not be after the day of the data, {today}", day)]
    return []


def _figure_problems(row: Row) -> list[str]:
    value, unit = row["value"], row["unit"]
    if not value and not unit:
        return []
    if not re.fullmatch(r"-?\d+(\.\d+)?", value):
        return [row.problem("value must be a number", value)]
    if unit not in UNITS:
        return [row.problem("unit must be known", unit)]
    if f"{value}{unit}" not in row["fact_zh"]:
        return [row.problem("value and unit must stand in fact_zh", f"{value}{unit}")]
    return []


def _source_problems(row: Row) -> list[str]:
    said = Citation(row["source_title"], row["outlet"], row["source_date"])
    broken = [
        row.problem(rule, value or row["id"])
        for rule, value in citation.broken_rules(row["confidence"], [said])
    ]
    if row["confidence"] not in set(Confidence):
        broken.append(row.problem("confidence must be known", row["confidence"]))
    if _HOST.search(row["outlet"]) or row["outlet"].endswith("转）"):
        broken.append(row.problem("outlet must be an outlet, not a reprint", row["outlet"]))
    if row["page"] and not re.match(r"https?://\S+$", row["page"]):
        broken.append(row.problem("page must be an address", row["page"]))
    return broken
