"""The gazetteer: every place that the Decision names or clearly means, and its members."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo import citation
from geo.citation import Citation
from geo.csv_table import Row, read
from geo.errors import DataError
from geo.places import membership, place_names
from geo.places.boundary import Boundaries, County, Prefecture
from geo.places.membership import Member, SetSize
from geo.places.place_names import DatedName
from geo.vocabulary import Confidence, Coverage, Kind, Text

COLUMNS = (
    "id",
    "kind",
    "name_zh",
    "name_en",
    "short_zh",
    "short_en",
    "aliases",
    "members",
    "coverage",
    "set_unit",
    "set_known",
    "set_size",
    "lon",
    "lat",
    "accuracy_m",
    "line",
    "role",
    "confidence",
    "source",
    "consulted",
    "note_zh",
    "note_en",
    "unplaced_zh",
    "unplaced_en",
)
_DIVISION_CODES = Citation("统计用区划代码和城乡划分代码（2023年）", "国家统计局", "2023")
COLLECTIVE_COLUMNS = ("name_zh", "places", "note_zh", "note_en")


@dataclass(frozen=True)
class Place:
    """An entry of the gazetteer.

    ``members`` are adcodes of counties (6 digits) or ids of prefectures (4 digits): a
    place known only down to the prefecture keeps the prefecture. Members in ``own`` have a
    confidence and a source of their own, the others those of the place. ``size`` is how much
    of a list is known. ``point`` is lon, lat in WGS 84, ``accuracy_m`` its tolerance in
    metres. ``lines`` are rivers. ``role`` is ``context`` for a place that the Decision does
    not name. ``unplaced`` is the reason why nothing can be drawn.
    """

    id: str
    kind: Kind
    name: Text
    short: Text
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    own: Mapping[str, Member]
    size: SetSize | None
    coverage: Coverage
    point: tuple[float, float] | None
    accuracy_m: int | None
    lines: tuple[str, ...]
    role: str
    confidence: Confidence
    sources: tuple[Citation, ...]
    note: Text
    unplaced: Text | None

    @property
    def is_site(self) -> bool:
        """Whether it is drawn as a point."""
        return self.coverage is Coverage.POINT and self.point is not None

    @property
    def source(self) -> str:
        """All sources in one line."""
        return "；".join(map(str, self.sources))

    def confidence_of(self, member: str) -> Confidence:
        """How far it is to be trusted that ``member`` is one."""
        return self.own[member].confidence if member in self.own else self.confidence

    def sources_of(self, member: str) -> tuple[Citation, ...]:
        """The sources for ``member``, its own or those of the place."""
        return (self.own[member].source,) if member in self.own else self.sources

    def source_of(self, member: str) -> str:
        """The same in one line."""
        return "；".join(map(str, self.sources_of(member)))

    def since(self, member: str) -> str:
        """The year in which ``member`` joined; empty if it is not known."""
        return self.own[member].since if member in self.own else ""

    @property
    def is_incomplete(self) -> bool:
        """Whether it is a list of which only a part is known."""
        return self.size is not None and not self.size.is_complete

    @property
    def known_part(self) -> Text | None:
        """How much of the list is known, in words; None for what is no list."""
        if self.size is None:
            return None
        said = [self.confidence_of(member) for member in self.members]
        is_counted = len(said) == self.size.known
        return self.size.said(said.count(Confidence.UNCERTAIN) if is_counted else 0)


@dataclass(frozen=True)
class Gazetteer:
    """All places by id: those of ``places.csv``, then counties and prefectures by themselves.

    ``collectives`` are names that mean several places together (天府实验室), with their ids.
    ``dated`` are the names of places that were set up or renamed, with their dates.
    """

    places: Mapping[str, Place]
    collectives: Mapping[str, tuple[str, ...]]
    dated: Mapping[str, tuple[DatedName, ...]]

    def __getitem__(self, place_id: str) -> Place:
        return self.places[place_id]

    def __contains__(self, place_id: object) -> bool:
        return place_id in self.places

    def listed(self) -> Iterable[Place]:
        """The places of ``places.csv``, in its order."""
        return (place for place in self.places.values() if not place.id.isdigit())


def load(folder: Path, boundaries: Boundaries) -> Gazetteer:
    """Return the Gazetteer of ``places.csv`` and ``members.csv``; DataError holds broken rules."""
    reader = _PlaceReader(boundaries, membership.read_members(folder))
    listed = {}
    for row in read(folder / "places.csv", COLUMNS):
        place = reader.place(row)
        if row["id"] in listed:
            reader.problems.append(row.problem("id must be unique", row["id"]))
        if place:
            listed[place.id] = place
    reader.refuse_strangers()
    if reader.problems:
        raise DataError(reader.problems)
    places = {**listed, **_divisions(boundaries)}
    dated = place_names.load(folder, {place.id: place.role for place in listed.values()})
    return Gazetteer(places, _collectives(folder, places), dated)


def _collectives(folder: Path, places: Mapping[str, Place]) -> dict[str, tuple[str, ...]]:
    """Return ``folder/collectives.csv``, whose names are no place's own."""
    names = {name for p in places.values() for name in (p.name.zh, p.short.zh, *p.aliases)}
    collectives: dict[str, tuple[str, ...]] = {}
    problems = []
    for row in read(folder / "collectives.csv", COLLECTIVE_COLUMNS):
        name = row["name_zh"]
        if name in names or name in collectives:
            problems.append(row.problem("a name must mean one thing", name))
        problems += [
            row.problem("place must be in the gazetteer", place)
            for place in row.list("places")
            if place not in places
        ]
        collectives[name] = row.list("places")
    if problems:
        raise DataError(problems)
    return collectives


def _broken(row: Row, members: Collection[str], point: tuple[float, float] | None) -> Iterator[str]:
    """The rules that the row breaks by what it gives and leaves out."""
    for column in ("name_zh", "name_en", "short_zh", "short_en"):
        if not row[column]:
            yield f"{column} must be given"
    if row["kind"] == Kind.COUNTY_SET and not row["set_unit"]:
        yield "a list must say how much is known"
    if bool(row["unplaced_zh"]) == bool(members):
        yield "must have members or a reason why not"
    if row["coverage"] == Coverage.POINT and members and not (point and len(members) == 1):
        yield "a site must have one point in one county"


class _PlaceReader:
    """Turns rows into places and keeps every problem it meets."""

    def __init__(
        self, boundaries: Boundaries, own: Mapping[str, list[tuple[Row, Member | None]]]
    ) -> None:
        self.problems: list[str] = []
        names: dict[str, list[str]] = {}
        for county in boundaries.counties.values():
            names.setdefault(county.name_zh, []).append(county.adcode)
            names.setdefault(county.prefecture_zh + county.name_zh, []).append(county.adcode)
        for prefecture in boundaries.prefectures.values():
            names.setdefault(prefecture.name_zh, []).append(prefecture.id)
        self._ids = {name: ids[0] for name, ids in names.items() if len(ids) == 1}
        self._own = dict(own)

    def place(self, row: Row) -> Place | None:
        """Return the row's place; None where it breaks a rule, all of which were tried."""
        found = len(self.problems)
        own = self._own_members(row)
        members = (*(self._member(row, name) for name in row.list("members")), *own)
        kind = self._one_of(row, "kind", Kind)
        coverage = self._one_of(row, "coverage", Coverage)
        confidence = self._one_of(row, "confidence", Confidence)
        self._one_of(row, "role", ("decision", "context"))
        point = self._point(row)
        sources = self._sources(row)
        size, broken = membership.size_of(row, members)
        self.problems += broken
        self.problems += [row.problem(rule, row["id"]) for rule in _broken(row, members, point)]
        if len(self.problems) > found:
            return None
        return Place(
            id=row["id"],
            kind=Kind(kind),
            name=Text(row["name_zh"], row["name_en"]),
            short=Text(row["short_zh"], row["short_en"]),
            aliases=row.list("aliases"),
            members=members,
            own=own,
            size=size,
            coverage=Coverage(coverage),
            point=point,
            accuracy_m=int(row["accuracy_m"]) if row["accuracy_m"] else None,
            lines=row.list("line"),
            role=row["role"],
            confidence=Confidence(confidence),
            sources=sources,
            note=Text(row["note_zh"], row["note_en"]),
            unplaced=Text(row["unplaced_zh"], row["unplaced_en"]) if row["unplaced_zh"] else None,
        )

    def refuse_strangers(self) -> None:
        """Note the rows of ``members.csv`` whose place is none."""
        for rows in self._own.values():
            self.problems += [r.problem("place must be in places.csv", r["place"]) for r, _ in rows]

    def _own_members(self, row: Row) -> dict[str, Member]:
        own: dict[str, Member] = {}
        for line, member in self._own.pop(row["id"], []):
            self.problems += membership.row_problems(line)
            id_ = self._member(line, line["member"])
            if id_ in own:
                self.problems.append(line.problem("a member must stand once", line["member"]))
            if member:
                own[id_] = member
        return own

    def _sources(self, row: Row) -> tuple[Citation, ...]:
        parsed = [(cell, citation.parse(cell)) for cell in row.list("source")]
        for cell, found in parsed:
            if found is None:
                self.problems.append(row.problem("a source must be title|outlet|date", cell))
        sources = tuple(found for _, found in parsed if found)
        for rule, value in citation.broken_rules(row["confidence"], sources):
            self.problems.append(row.problem(rule, value or row["id"]))
        return sources

    def _member(self, row: Row, name: str) -> str:
        if name not in self._ids:
            rule = "members must be counties or prefectures of Sichuan, each meant once"
            self.problems.append(row.problem(rule, name))
        return self._ids.get(name, "")

    def _one_of(self, row: Row, column: str, allowed: Iterable[str]) -> str:
        if row[column] not in set(allowed):
            self.problems.append(row.problem(f"{column} must be known", row[column]))
        return row[column]

    def _point(self, row: Row) -> tuple[float, float] | None:
        if not row["lon"] and not row["lat"]:
            return None
        try:
            return float(row["lon"]), float(row["lat"])
        except ValueError:
            self.problems.append(
                row.problem("lon and lat must be degrees", f"{row['lon']}, {row['lat']}")
            )
            return None


def _divisions(boundaries: Boundaries) -> dict[str, Place]:
    """Counties and prefectures as places of their own; their source is the boundary data."""
    divisions: list[tuple[str, Kind, County | Prefecture]] = [
        *((adcode, Kind.COUNTY, county) for adcode, county in boundaries.counties.items()),
        *((id_, Kind.PREFECTURE, pref) for id_, pref in boundaries.prefectures.items()),
    ]
    return {
        division_id: Place(
            id=division_id,
            kind=kind,
            name=Text(division.name_zh, division.name_en),
            short=Text(division.short_zh, division.short_en),
            aliases=(),
            members=(division_id,),
            own={},
            size=None,
            coverage=Coverage.WHOLE,
            point=None,
            accuracy_m=None,
            lines=(),
            role="decision",
            confidence=Confidence.SOURCED,
            sources=(_DIVISION_CODES,),
            note=Text("", ""),
            unplaced=None,
        )
        for division_id, kind, division in divisions
    }
