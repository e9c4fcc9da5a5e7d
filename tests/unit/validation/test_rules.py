"""Each rule of a table that `check` cannot go on without: a row that breaks it, and what is said.

What these tables say is needed for all other rules, so that they are read alone here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from geo import initiative, layers
from geo.atlas import Atlas
from geo.csv_table import read
from geo.errors import DataError
from geo.places import gazetteer
from geo.validation import clause_audit
from geo.validation.check import check
from tests.support import DATA

_PLACE = {
    "id": "odd",
    "kind": "zone",
    "name_zh": "某地",
    "name_en": "Somewhere",
    "short_zh": "某地",
    "short_en": "Somewhere",
    "members": "双流区",
    "coverage": "part",
    "role": "context",
    "confidence": "sourced",
    "source": "某文|某报|2024-01-01",
}
_PLACES = [
    ({}, ""),
    ({"id": "sichuan"}, "id must be unique (sichuan)"),
    ({"name_zh": ""}, "name_zh must be given (odd)"),
    ({"short_en": ""}, "short_en must be given (odd)"),
    ({"kind": "nothing"}, "kind must be known (nothing)"),
    ({"coverage": "all"}, "coverage must be known (all)"),
    ({"confidence": "sure"}, "confidence must be known (sure)"),
    ({"role": "none"}, "role must be known (none)"),
    ({"members": "某县"}, "members must be counties or prefectures of Sichuan"),
    ({"members": ""}, "must have members or a reason why not (odd)"),
    ({"unplaced_zh": "不明"}, "must have members or a reason why not (odd)"),
    ({"coverage": "point"}, "a site must have one point in one county (odd)"),
    ({"lon": "x", "lat": "30"}, "lon and lat must be degrees (x, 30)"),
    ({"source": "某文|某报"}, "a source must be title|outlet|date (某文|某报)"),
    ({"kind": "county_set"}, "a list must say how much is known (odd)"),
    ({"set_unit": "house"}, "set_unit must be known (house)"),
    ({"set_unit": "county", "set_known": "x"}, "set_known must be a number"),
    ({"set_unit": "county", "set_known": "2", "set_size": "9"}, "must be its counties (1)"),
    ({"set_unit": "zone", "set_known": "3", "set_size": "2"}, "must not exceed set_size (3 > 2)"),
]
_MEASURE = {
    "id": "odd",
    "title_zh": "某举措",
    "title_en": "Something",
    "theme": "ecology",
    "action": "advance",
    "places": "sichuan",
    "clause": "1.2.2",
    "quote": "在新时代西部大开发中走在前列",
}
_MEASURES = [
    ({}, ""),
    ({"id": "western-development-frontrunner"}, "id must be unique"),
    ({"title_zh": "在西部大开发中走在前列"}, "title_zh must be unique"),
    ({"places": ""}, "places must be given (odd)"),
    ({"tags": "nothing"}, "theme must be known (nothing)"),
    ({"action": "dream"}, "action must be known (dream)"),
    ({"places": "nowhere"}, "place must be in the gazetteer (nowhere)"),
    ({"context": "sichuan"}, "context must have the role context (sichuan)"),
    ({"clause": "1"}, "clause must be a sentence of the Decision (1)"),
    ({"quote": "不在文中"}, "quote must stand verbatim in its clause (不在文中)"),
    ({"target_year": "20x7"}, "target_year must be a year (20x7)"),
    ({"target_year": "2027"}, "target_year must stand in the quote (2027)"),
    ({"quantities": "1|一"}, "a quantity must be value|zh|en (1|一)"),
    ({"quantities": "1|前列|front"}, "a quantity must be a number that counts (前列)"),
]


def _with(folder: Path, name: str, row: dict[str, str]) -> None:
    """Make ``folder`` one of the data files, with one more row in ``name``."""
    for file in DATA.iterdir():
        if file.is_file() and file.name != name:
            (folder / file.name).symlink_to(file)
    text = (DATA / name).read_text(encoding="utf-8")
    out = io.StringIO()
    csv.DictWriter(out, next(csv.reader([text.splitlines()[0]])), "").writerow(row)
    (folder / name).write_text(text + out.getvalue(), encoding="utf-8")


def _said(load: Callable[[], object]) -> str:
    try:
        load()
    except DataError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(("cells", "rule"), _PLACES, ids=[rule[:40] for _, rule in _PLACES])
def test_a_place(atlas: Atlas, tmp_path: Path, cells: dict[str, str], rule: str) -> None:
    _with(tmp_path, "places.csv", {**_PLACE, **cells})
    said = _said(lambda: gazetteer.load(tmp_path, atlas.boundaries))
    assert rule in said
    assert bool(rule) == said.startswith("places.csv:")


@pytest.mark.parametrize(("cells", "rule"), _MEASURES, ids=[rule[:40] for _, rule in _MEASURES])
def test_an_initiative(atlas: Atlas, tmp_path: Path, cells: dict[str, str], rule: str) -> None:
    _with(tmp_path, "initiatives.csv", {**_MEASURE, **cells})
    said = _said(lambda: initiative.load(tmp_path, atlas.document, atlas.gazetteer))
    assert rule in said
    assert bool(rule) == said.startswith("initiatives.csv:")


def test_the_account_of_sentences(atlas: Atlas, tmp_path: Path) -> None:
    _with(tmp_path, "account.csv", {"clause": "1.2.2", "reason": "boredom"})
    with (tmp_path / "account.csv").open("a", encoding="utf-8") as file:
        file.write("9.9.9,narrative\n")
    rows = read(tmp_path / "account.csv", ("clause", "reason"))
    said = "\n".join(clause_audit.sentence_problems(atlas, rows))
    assert "a clause with initiatives needs no reason (1.2.2)" in said
    assert "reason must be known (boredom)" in said
    assert "must name sentences of the Decision (9.9.9)" in said


def test_what_only_all_tables_together_tell(tmp_path: Path) -> None:
    odd = {"lon": "104.0", "lat": "30.5", "members": "双流区;双流区", "line": "nothing"}
    _with(tmp_path, "places.csv", {**_PLACE, **odd, "aliases": "四川"})
    said = "\n".join(check(tmp_path, layers.discover()))
    for rule in (
        "a point must carry its accuracy_m (odd)",
        "no member may stand twice (odd)",
        "a name must mean one place (四川: sichuan, odd)",
        "line must be a river of rivers.geojson (nothing)",
    ):
        assert rule in said
