"""What has changed from one version to another: rows, their fields, and members of places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from geo.errors import DataError
from geo.versions.snapshot import TABLES, Row, Snapshot
from geo.vocabulary import Text

NOTHING = Text("", "")


@dataclass(frozen=True)
class Change:
    """One row that is new, gone or changed.

    ``fields`` are its changed ones with their old and new text. ``joined`` and ``left`` are
    members of a place, ``evidence`` the sources that joined ones have of their own, with whom
    each is for. ``why`` is what the row itself says of it, empty where it says nothing.
    """

    table: str
    id: str
    kind: Literal["new", "gone", "changed"]
    name: Text
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    joined: tuple[Text, ...] = ()
    left: tuple[Text, ...] = ()
    evidence: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    why: Text = NOTHING


def differences(old: Snapshot, new: Snapshot) -> list[Change]:
    """Return the changes from ``old`` to ``new``, table by table, in the order of the rows.

    Only fields that both versions have are compared. Raises DataError for a folder of data
    and a site: what they say of a place's members is not the same.
    """
    if old.is_site != new.is_site:
        raise DataError([f"{new.version}:1: must be of the same kind as the other: data or site"])
    return [change for table in TABLES for change in _table(table, old, new)]


def _table(table: str, old: Snapshot, new: Snapshot) -> Iterator[Change]:
    before, after = old.tables[table], new.tables[table]
    known = _columns(before) & _columns(after)
    for id_, row in after.items():
        joined, left = _members(old, new, id_) if table == "places" else ((), ())
        fields = {
            name: (before[id_][name], row[name])
            for name in row
            if id_ in before and name in known and before[id_][name] != row[name]
        }
        is_new = id_ not in before
        if not (is_new or fields or joined or left):
            continue
        yield Change(
            table,
            id_,
            "new" if is_new else "changed",
            _name(table, row),
            fields,
            _named(new, joined),
            _named(old, left),
            _evidence(new, id_, joined),
            _why(row) if is_new or joined or left else NOTHING,
        )
    for id_, row in before.items():
        if id_ not in after:
            yield Change(table, id_, "gone", _name(table, row), why=new.gone.get(id_, NOTHING))


def _named(snapshot: Snapshot, members: tuple[str, ...]) -> tuple[Text, ...]:
    return tuple(Text(name, snapshot.english.get(name, name)) for name in members)


def _evidence(new: Snapshot, place: str, joined: tuple[str, ...]) -> Mapping[str, tuple[Text, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for member in joined:
        if source := new.evidence.get((place, member)):
            found[source] = (*found.get(source, ()), member)
    return {source: _named(new, members) for source, members in found.items()}


def _columns(rows: Mapping[str, Row]) -> set[str]:
    return set(next(iter(rows.values()), {}))


def _members(old: Snapshot, new: Snapshot, id_: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before, after = old.members.get(id_, ()), new.members.get(id_, ())
    return (
        tuple(name for name in after if name not in before),
        tuple(name for name in before if name not in after),
    )


_NAMES = {
    "initiatives": ("title_zh", "title_en"),
    "places": ("name_zh", "name_en"),
    "facts": ("fact_zh", "fact_en"),
}


def _name(table: str, row: Row) -> Text:
    zh, en = _NAMES.get(table, ("", ""))
    return Text(row.get(zh, ""), row.get(en, ""))


def _why(row: Row) -> Text:
    """The note of a row and its source, as far as it has them."""
    named = (row.get("source") or row.get("source_title", ""), row.get("outlet", ""))
    source = "，".join(part for part in named if part)
    zh = "；".join(part for part in (row.get("note_zh", ""), source) if part)
    en = "; ".join(part for part in (row.get("note_en", ""), source) if part)
    return Text(zh, en)
