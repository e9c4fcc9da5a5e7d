"""Every file that anything reads is checked: a broken one is named, with row, column and value."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.validation import files
from tests.support import DATA


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy, ignore=shutil.ignore_patterns("sources"))
    return copy


def test_the_shipped_files_have_their_form() -> None:
    assert list(files.problems(DATA)) == []


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _swap(path: Path) -> None:
    collection = json.loads(path.read_text())
    line = collection["features"][0]["geometry"]["coordinates"]
    for point in line if isinstance(line[0][0], float) else line[0]:
        point.reverse()
    path.write_text(json.dumps(collection))


def _replace(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _number(path: Path) -> None:
    text = path.read_text()
    path.write_text(re.sub(r"\[(\d+\.\d+),", "[NaN,", text, count=1))


def _in_gb18030(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))


def _last_row_twice(path: Path) -> None:
    rows = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    path.write_text("\n".join([*rows, rows[-1], ""]), encoding="utf-8")


def _first_feature_twice(path: Path) -> None:
    collection = json.loads(path.read_text(encoding="utf-8"))
    collection["features"].append(collection["features"][0])
    path.write_text(json.dumps(collection), encoding="utf-8")


def _header_only(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")


def _first_feature(**changes: object) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        collection = json.loads(path.read_text(encoding="utf-8"))
        collection["features"][0] |= changes
        path.write_text(json.dumps(collection), encoding="utf-8")

    return change


_NAMES = {"name_zh": "甲", "name_en": "A"}
_BOW = {"type": "Polygon", "coordinates": [[[98, 33], [99, 34], [99, 33], [98, 34], [98, 33]]]}
BROKEN = [
    ("neighbours.geojson", _first_feature(geometry=None), "must have names and a geometry"),
    ("neighbours.geojson", _first_feature(geometry=_BOW), "must be valid"),
    (
        "neighbours.geojson",
        _first_feature(geometry={"type": "Point", "coordinates": [98, 33]}),
        "must be one of",
    ),
    ("rivers.geojson", _first_feature(properties=_NAMES | {"name_zh": " "}), "both languages"),
    ("rivers.geojson", lambda path: path.write_text('{"features": {}}'), "must be a list"),
    ("rivers.geojson", lambda path: path.write_text('{"features": []}'), "must have features"),
    ("zones.csv", lambda path: path.write_text('a,b\n"1"2,3\n'), "must be a CSV file"),
    ("neighbours.geojson", Path.unlink, "readable"),
    ("neighbours.geojson", _cut, "FeatureCollection"),
    ("rivers.geojson", _swap, "longitude first"),
    ("rivers.geojson", _number, "no number"),
    ("sichuan_counties.geojson", _cut, "FeatureCollection"),
    ("outside.csv", _in_gb18030, "UTF-8"),
    ("counties.csv", _replace("锦江区,", "锦江区"), "cells"),
    ("prefectures.csv", _replace("自贡市", "成都市"), "name_zh must stand once"),
    ("prefectures.csv", _replace("zone-south-sichuan", ""), "zone"),
    ("prefectures.csv", _replace("5103,自贡市,Zigong", "5103,攀枝花市,Panzhihua"), "counties.csv"),
    ("initiatives.csv", _replace(",", "\x00,"), "name of its own|U\\+0000"),
    ("places.csv", _replace("sichuan,", "sichuan\u202e,"), "U\\+202E"),
    ("places.csv", _replace("sichuan,", "sichuan\u200b,"), "U\\+200B"),
    ("date.txt", lambda path: path.write_text("today"), "day"),
    ("decision.txt", lambda path: path.write_text(""), "empty"),
    ("zones.csv", _last_row_twice, "a row must stand once"),
    *[(p.name, _first_feature_twice, "id must stand once") for p in sorted(DATA.glob("*.geojson"))],
]


def test_every_table_without_rows_is_named_at_once(folder: Path) -> None:
    tables = sorted(folder.glob("*.csv"))
    for table in tables:
        _header_only(table)
    found = list(files.problems(folder))
    assert {f"{table.name}:1: must have rows (0)" for table in tables} <= {*found}


def test_every_table_that_is_missing_is_named_at_once(folder: Path) -> None:
    tables = sorted(folder.glob("*.csv"))
    for table in tables:
        table.unlink()
    found = list(files.problems(folder))
    rule = "the file must be readable (No such file or directory)"
    assert {f"{table.name}:1: {rule}" for table in tables} <= {*found}


@pytest.mark.parametrize(
    ("name", "breaks", "rule"), BROKEN, ids=[f"{one[0]}-{one[2]}" for one in BROKEN]
)
def test_a_broken_file_is_named(
    folder: Path, name: str, breaks: Callable[[Path], object], rule: str
) -> None:
    breaks(folder / name)
    found = [line for line in files.problems(folder) if line.startswith(name)]
    assert any(re.search(rule, line) for line in found), found
    assert all(re.match(r"[\w.]+:( feature)? ?\d+: .+ \(", line, re.S) for line in found), found
