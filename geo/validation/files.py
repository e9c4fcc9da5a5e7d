"""The form of every file of ``data/``: what any reader of any of them takes for granted."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import shapely
from shapely.geometry import shape

# Controls, marks that turn the direction of writing, and characters without width.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\s*")
_EDGE = 1e-9
# Each with the kinds of geometry it may hold, and the box (degrees) in which they lie: west,
# south, east, north. Swapped coordinates lie in none of them.
_GEOJSON = {
    "sichuan_counties.geojson": ({"Polygon", "MultiPolygon"}, (97.3, 26.0, 108.6, 34.4)),
    "neighbours.geojson": ({"Polygon", "MultiPolygon"}, (90.0, 20.0, 115.0, 40.0)),
    "rivers.geojson": ({"LineString", "MultiLineString"}, (90.0, 20.0, 115.0, 40.0)),
}
_SAMPLE = "sample_list.csv"  # is a reader's list, and readers repeat themselves
_NAMED = ("name_zh", "name_en")
_TABLES = (
    "account", "address_words", "changes", "clauses", "collectives", "counties", "former_names",
    "glossary", "groups", "initiatives", "lookalikes", "members", "moved", "outlets", "outside",
    "place_names", "places", "prefectures", "progress", "sample_list", "sections",
    "source_titles", "spellings", "story", "targets", "terms", "townships", "translations",
    "zones",
)  # fmt: skip
_TEXTS = ("decision.txt", "date.txt", "progress_searched.txt")


def problems(folder: Path) -> Iterator[str]:
    """Yield what is wrong with the form of any file of ``folder``, file by file."""
    for name in _TEXTS:
        yield from _text(folder / name)
    for name in _TABLES:
        yield from _table(folder / f"{name}.csv")
    for name in _GEOJSON:
        yield from _geojson(folder / name)
    yield from _prefectures(folder)


def _read(path: Path) -> tuple[str, list[str]]:
    """The text of a file, or why there is none."""
    try:
        return path.read_text(encoding="utf-8-sig"), []
    except UnicodeDecodeError as error:
        return "", [f"{path.name}:1: must be UTF-8 ({error.reason} at byte {error.start})"]
    except OSError as error:
        return "", [f"{path.name}:1: the file must be readable ({error.strerror})"]


def _text(path: Path) -> Iterator[str]:
    text, wrong = _read(path)
    yield from wrong
    if not wrong and not text.strip():
        yield f"{path.name}:1: must not be empty ()"
    if not wrong and path.name != "decision.txt" and not _DAY.fullmatch(text):
        yield f"{path.name}:1: must be a day, yyyy-mm-dd ({text.strip()[:40]!r})"


def _table(path: Path) -> Iterator[str]:
    text, wrong = _read(path)
    yield from wrong
    if wrong:
        return
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    except csv.Error as error:
        yield f"{path.name}:1: must be a CSV file ({error})"
        return
    header = rows[0] if rows else []
    is_named = bool(header) and all(header) and len(set(header)) == len(header)
    if not is_named or _UNSEEN.search("".join(header)):
        yield f"{path.name}:1: every column must have a name of its own ({','.join(header)!r})"
        return
    if len(rows) < 2:
        yield f"{path.name}:1: must have rows (0)"
    seen: dict[tuple[str, ...], int] = {}
    # A row is numbered by its first line, as a spreadsheet would.
    for number, cells in enumerate(rows[1:], start=2):
        if len(cells) != len(header):
            yield f"{path.name}:{number}: must have {len(header)} cells ({len(cells)})"
            continue
        first = seen.setdefault(tuple(cells), number)
        if first != number and path.name != _SAMPLE:
            rule = f"a row must stand once, it stands in row {first}"
            yield f"{path.name}:{number}: {rule} ({cells[0]!r})"
        for column, cell in zip(header, cells, strict=True):
            if found := _UNSEEN.search(cell):
                rule = f"{column} must have no character that cannot be seen"
                yield f"{path.name}:{number}: {rule} (U+{ord(found[0]):04X} in {cell[:40]!r})"


def _no_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _geojson(path: Path) -> Iterator[str]:
    text, wrong = _read(path)
    yield from wrong
    if wrong:
        return
    try:
        features = json.loads(text, parse_constant=_no_constant)["features"]
        if not isinstance(features, list):
            raise TypeError("features must be a list")
    except (ValueError, KeyError, TypeError) as error:
        yield f"{path.name}:1: must be a FeatureCollection ({error})"
        return
    if not features:
        yield f"{path.name}:1: must have features (0)"
    seen: dict[str, int] = {}
    for number, feature in enumerate(features, start=1):
        for problem in _feature(path.name, feature):
            yield f"{path.name}: feature {number}: {problem}"
        id_ = feature.get("id") if isinstance(feature, dict) else None
        first = number if id_ is None else seen.setdefault(str(id_), number)
        if first != number:
            rule = f"id must stand once, it stands in feature {first}"
            yield f"{path.name}: feature {number}: {rule} ({id_})"


def _feature(file: str, feature: Any) -> Iterator[str]:
    kinds, (west, south, east, north) = _GEOJSON[file]
    try:
        properties, geometry = feature["properties"], shape(feature["geometry"])
        names = [str(properties[name]) for name in _NAMED]
    except (KeyError, TypeError, ValueError, AttributeError, shapely.GEOSException) as error:
        yield f"must have names and a geometry ({error!r})"
        return
    if not all(name.strip() for name in names) or _UNSEEN.search("".join(names)):
        yield f"must have a name in both languages ({names})"
    if geometry.geom_type not in kinds:
        yield f"the geometry must be one of {sorted(kinds)} ({geometry.geom_type})"
    elif geometry.is_empty or not geometry.is_valid:
        yield f"the geometry must be valid ({shapely.is_valid_reason(geometry)})"
    else:
        a, b, c, d = geometry.bounds
        if a < west - _EDGE or b < south - _EDGE or c > east + _EDGE or d > north + _EDGE:
            yield f"must lie within {west, south, east, north}, longitude first ({a, b, c, d})"


def _prefectures(folder: Path) -> Iterator[str]:
    """``prefectures.csv`` says what ``counties.csv`` says of each prefecture, and each once."""
    tables = []
    for name in ("prefectures.csv", "counties.csv"):
        text, wrong = _read(folder / name)
        if wrong:
            return  # said already
        tables.append(list(csv.DictReader(text.splitlines(keepends=True))))
    prefectures, counties = tables
    said = {
        row.get("prefecture"): (row.get("prefecture_zh"), row.get("prefecture_en"))
        for row in counties
    }
    seen: dict[tuple[str, str | None], int] = {}
    for number, row in enumerate(prefectures, start=2):
        id_ = row.get("id")
        names = (row.get("name_zh"), row.get("name_en"))
        if said.get(id_) != names:
            rule = "id and names must be those of counties.csv"
            yield f"prefectures.csv:{number}: {rule} ({id_}: {names}, there {said.get(id_)})"
        for column in ("id", "name_zh", "name_en", "short_zh", "short_en"):
            first = seen.setdefault((column, row.get(column)), number)
            if first != number:
                rule = f"{column} must stand once, it stands in row {first}"
                yield f"prefectures.csv:{number}: {rule} ({row.get(column)})"
        if not (row.get("zone") or "").startswith("zone-"):
            rule = "zone must be the id of an economic zone"
            yield f"prefectures.csv:{number}: {rule} ({row.get('zone')})"
    for missing in sorted(set(said) - {row.get("id") for row in prefectures}, key=str):
        yield f"prefectures.csv:1: every prefecture of counties.csv must stand here ({missing})"
