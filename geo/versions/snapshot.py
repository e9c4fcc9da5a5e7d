"""What one version says, read from a folder of data or from an exported site.

Older versions have other columns and need not hold today's rules: nothing is checked here.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geo import version
from geo.errors import DataError
from geo.vocabulary import Text

Row = dict[str, str]
Answer = Any  # whatever an answer of JSON holds

TABLES = ("initiatives", "places", "facts", "sentences")


@dataclass(frozen=True)
class Snapshot:
    """One version: its tables by id, the members of its places, and what it says of them.

    A row is its fields as text, lists joined with ``;``. ``members`` are names of counties
    and prefectures in a folder of data, of counties in a site; ``english`` has their English
    names. ``evidence`` is the source of
    a member that has one of its own, by place and member; ``gone`` says why an id is no more.
    """

    version: str
    is_site: bool
    tables: Mapping[str, Mapping[str, Row]]
    members: Mapping[str, tuple[str, ...]]
    english: Mapping[str, str]
    evidence: Mapping[tuple[str, str], str] = field(default_factory=dict)
    gone: Mapping[str, Text] = field(default_factory=dict)


def read(folder: Path) -> Snapshot:
    """Return the version in ``folder``; DataError where it is neither data nor a site."""
    try:
        if (folder / "manifest.json").exists():
            return _site(folder)
        if (folder / "initiatives.csv").exists():
            return _data(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError([f"{folder.name}:1: must be readable ({error!r})"]) from None
    raise DataError([f"{folder.name}:1: must be a folder of data or an exported site ({folder})"])


def _data(folder: Path) -> Snapshot:
    english = {row["clause"]: row["text_en"] for row in _rows(folder / "translations.csv")}
    places = {row["id"]: row for row in _rows(folder / "places.csv")}
    members = {id_: _parts(row.pop("members", "")) for id_, row in places.items()}
    evidence = {}
    for row in _rows(folder / "members.csv"):
        place, member = row["place"], row["member"]
        members[place] = (*members.get(place, ()), member)
        named = (row.get(name, "") for name in ("source_title", "outlet", "source_date", "page"))
        evidence[place, member] = ", ".join(part for part in named if part)
    tables = {
        "initiatives": {row["id"]: row for row in _rows(folder / "initiatives.csv")},
        "places": places,
        "facts": _numbered(_rows(folder / "progress.csv")),
        "sentences": {
            row["id"]: {"text": row["text"], "text_en": english.get(row["id"], "")}
            for row in _rows(folder / "clauses.csv")
        },
    }
    gone = {
        row["old"]: Text(row["note_zh"], row["note_en"])
        for row in _rows(folder / "moved.csv")
        if row["note_zh"] or row["note_en"]
    }
    counties = _rows(folder / "counties.csv")
    names = {
        row["name_zh"]: row["name_en"] for row in (*_rows(folder / "prefectures.csv"), *counties)
    }
    # 市中区 exists twice: with its prefecture before it, as tables of members write it.
    names |= {
        row["prefecture_zh"] + row["name_zh"]: f"{row['name_en']}, {row['prefecture_en']}"
        for row in counties
        if row.get("prefecture_zh")
    }
    return Snapshot(version.read(folder), False, tables, members, names, evidence, gone)


def _rows(file: Path) -> list[Row]:
    """The rows of a table; none where this version does not have it."""
    if not file.exists():
        return []
    with file.open(encoding="utf-8-sig", newline="") as text:
        return [{k: (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(text)]


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _numbered(rows: Iterable[Row]) -> dict[str, Row]:
    """Facts by what they are of and their day; the second of a day has a number."""
    found: dict[str, Row] = {}
    for row in rows:
        key = whole = f"{row['id']} {row['date']}"
        n = 1
        while key in found:
            key, n = f"{whole} ({n + 1})", n + 1
        found[key] = row
    return found


_INITIATIVE = (
    "title_zh", "title_en", "theme", "tags", "action", "places", "context", "clause", "quote",
    "target_year",
)  # fmt: skip
_PLACE = {"name_zh": "zh", "name_en": "en", "kind": "kind", "role": "role", "coverage": "coverage"}
_FACT = (
    "id", "date", "status", "fact_zh", "fact_en", "value", "unit", "source_title", "outlet",
    "source_date", "page", "confidence",
)  # fmt: skip


def _site(folder: Path) -> Snapshot:
    english = _json(folder, "english.json", {"sentences": {}})["sentences"]
    facts = _json(folder, "progress.geojson", {"features": []})["features"]
    map_ = _json(folder, "map.json")
    places, members = _site_places(map_, _json(folder, "texts.json"))
    names = {county["zh"]: county["en"] for county in map_["counties"]}
    tables = {
        "initiatives": {
            feature["id"]: _fields(feature["properties"], _INITIATIVE)
            for feature in _json(folder, "initiatives.geojson")["features"]
        },
        "places": places,
        "facts": _numbered(
            {**_fields(fact["properties"], _FACT), "id": _subject(fact["properties"])}
            for fact in facts
        ),
        "sentences": {
            clause["id"]: {"text": clause["text"], "text_en": english.get(clause["id"], "")}
            for clause in _json(folder, "reading.json")["clauses"]
        },
    }
    return Snapshot(_json(folder, "manifest.json")["version"], True, tables, members, names)


def _subject(properties: Answer) -> str:
    return _flat(properties.get("subject") or properties.get("id"))


def _site_places(map_: Answer, texts: Answer) -> tuple[dict[str, Row], dict[str, tuple[str, ...]]]:
    places, members = {}, {}
    for place, words in zip(map_["places"], texts["places"], strict=True):
        # A site has its county, an area its counties; a place that is not drawn has neither.
        at = [place["county"]] if "county" in place else []
        met = place.get("whole") or place.get("part") or at
        members[place["id"]] = tuple(map_["counties"][n]["zh"] for n in met)
        note = words.get("note") or {}
        places[place["id"]] = {
            **{name: _flat(place.get(own)) for name, own in _PLACE.items()},
            "source": _flat(words.get("source")),
            "confidence": _flat(words.get("confidence")),
            "note_zh": note.get("zh", ""),
            "note_en": note.get("en", ""),
        }
    return places, members


def _json(folder: Path, name: str, default: Answer = None) -> Answer:
    """The file, or ``default`` where this version does not have it; None means it must."""
    if default is not None and not (folder / name).exists():
        return default
    return json.loads((folder / name).read_text(encoding="utf-8"))


def _fields(properties: Answer, names: Iterable[str]) -> Row:
    return {name: _flat(properties.get(name)) for name in names}


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(map(str, value))
    return "" if value is None else str(value)
