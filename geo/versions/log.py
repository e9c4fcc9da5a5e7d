"""The log of changes (``changes.csv``): what the last versions of the data changed, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo.csv_table import Row, read
from geo.vocabulary import Text

COLUMNS = ("date", "kind", "id", "change_zh", "change_en", "why_zh", "why_en")
KINDS = {
    "initiative": Text("举措", "Measures"),
    "place": Text("地点", "Places"),
    "members": Text("名单与成员", "Lists and members"),
    "fact": Text("进展", "Facts since"),
    "sentence": Text("条款与译文", "Sentences and translations"),
}


@dataclass(frozen=True)
class Entry:
    """A change of one thing, or of many alike: then without ``id``. ``why`` may be empty."""

    date: str
    kind: str
    id: str
    change: Text
    why: Text


def load(folder: Path) -> tuple[Entry, ...]:
    """Return the entries of ``folder/changes.csv``, the newest version first."""
    return tuple(
        Entry(
            row["date"],
            row["kind"],
            row["id"],
            Text(row["change_zh"], row["change_en"]),
            Text(row["why_zh"], row["why_en"]),
        )
        for row in read(folder / "changes.csv", COLUMNS)
    )


def problems(folder: Path, known: Collection[str], today: str) -> Iterator[str]:
    """Yield every broken rule; ``known`` are the ids that are or were, ``today`` is ISO."""
    rows = read(folder / "changes.csv", COLUMNS)
    for row in rows:
        yield from _problems(row, known, today)
    days = [row["date"] for row in rows]
    if days != sorted(days, reverse=True):
        yield "changes.csv:1: the newest version must stand first"


def _problems(row: Row, known: Collection[str], today: str) -> list[str]:
    broken = [
        row.problem(f"{column} must be given", row["id"])
        for column in ("change_zh", "change_en")
        if not row[column]
    ]
    if not _is_day(row["date"]) or row["date"] > today:
        broken.append(row.problem("date must be a day, none after date.txt", row["date"]))
    if row["kind"] not in KINDS:
        broken.append(row.problem(f"kind must be one of {', '.join(KINDS)}", row["kind"]))
    if row["id"] and row["id"] not in known:
        broken.append(row.problem("id must be one that is or was", row["id"]))
    if bool(row["why_zh"]) != bool(row["why_en"]):
        broken.append(row.problem("why must be given in both languages", row["id"]))
    return broken


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
