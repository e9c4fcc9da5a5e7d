"""Every format holds the same rows, ids, attributes and geometry, and repeats to the byte."""

from __future__ import annotations

import dataclasses
import errno
import json
import sqlite3
import sys
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest

from geo.atlas import Atlas
from geo.csv_injection import harmless
from geo.export import formats
from geo.export.filters import EVERYTHING, Selection
from geo.export.schema import INITIATIVE_FIELDS
from geo.export.tables import Export, fact_export, initiative_export, layer_export, view_export
from geo.layers import Layer
from tests.support import ROOT
from tests.support.read_back import expected, read

FORMATS = formats.discover()
# Polygons with multipolygons and points, lines with polygons, points, counts, no geometry.
TABLES = (
    "chengdu-core",
    "water-energy",
    "sites",
    "counties",
    "initiatives",
    "view",
    "progress",
    "nothing",
)
LONG = "长" * 300
HOSTILE = (
    '=HYPERLINK("http://x","x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", "'quoted",
    'a "b", c', "two\nlines", "<script>alert(1)</script> & ${x}", "𠮷😀—”", LONG,
)  # fmt: skip


def _table(name: str, atlas: Atlas, layers: dict[str, Layer]) -> Export:
    if name == "initiatives":
        return initiative_export(atlas, layers, EVERYTHING)
    if name == "view":
        return view_export(atlas, layers, EVERYTHING)
    if name == "progress":
        return fact_export(atlas, EVERYTHING)
    if name == "nothing":
        return initiative_export(atlas, layers, Selection(text="no such words"))
    return layer_export(atlas, layers[name], EVERYTHING)


@pytest.mark.parametrize("ext", [ext for ext in FORMATS if ext != "geojson"])
def test_too_little_memory_is_seen_before_a_library_ends_the_process(
    atlas: Atlas, known_layers: dict[str, Layer], monkeypatch: pytest.MonkeyPatch, ext: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOMEM, "Cannot allocate memory")

    monkeypatch.setattr("geo.export.tables.mmap", full)
    monkeypatch.delitem(sys.modules, "geopandas")
    with pytest.raises(MemoryError):
        FORMATS[ext].write(layer_export(atlas, known_layers["sites"], EVERYTHING))


@pytest.fixture(scope="module")
def tables(atlas: Atlas, known_layers: dict[str, Layer]) -> dict[str, Export]:
    return {name: _table(name, atlas, known_layers) for name in TABLES}


@pytest.fixture(scope="module")
def hostile() -> Export:
    """Rows with every odd text, and a geometry of each kind, one row of several kinds."""
    square = {"type": "Polygon", "coordinates": [[[104, 30], [105, 30], [105, 31], [104, 30]]]}
    point = {"type": "Point", "coordinates": [103.5, 30.25]}
    two = {"type": "MultiPoint", "coordinates": [[103.5, 30.25], [103.75, 30.5]]}
    line = {"type": "LineString", "coordinates": [[103, 30], [104, 31.123456]]}
    mixed = {"type": "GeometryCollection", "geometries": [square, two]}
    geometries = (square, point, line, None, mixed)
    features = [
        {
            "type": "Feature",
            "id": f"row-{n}",
            "geometry": geometries[n % len(geometries)],
            "properties": {
                **dict.fromkeys(field.name for field in INITIATIVE_FIELDS if field.name != "id"),
                "title_zh": text,
                "title_en": text,
                "quote": text,
                "target_year": 2027 if n % 2 else None,
                "tags": ["one", "two"] if n % 3 else [],
            },
        }
        for n, text in enumerate(HOSTILE)
    ]
    said = dict.fromkeys(("source", "source_en", "review_number", "note_zh", "note_en"), "=said")
    collection = {
        "type": "FeatureCollection", "title": {"zh": "=试", "en": "try"}, "version": "2026-01-02-0",
        "attribution": said, "features": features,
    }  # fmt: skip
    return Export("hostile", INITIATIVE_FIELDS, collection, "q==1")


@pytest.mark.parametrize("ext", FORMATS)
@pytest.mark.parametrize("name", TABLES)
def test_the_same_rows_and_geometry(
    tables: dict[str, Export], name: str, ext: str, tmp_path: Path
) -> None:
    export = tables[name]
    file = tmp_path / f"table.{ext}"
    file.write_bytes(FORMATS[ext].write(export))
    rows, parts = read(file, export)
    expected_rows, expected_parts = expected(export)
    assert rows == expected_rows
    assert bool(rows) is (name != "nothing")
    if ext != "xlsx":
        assert parts == expected_parts


@pytest.mark.parametrize("ext", FORMATS)
def test_odd_texts_and_mixed_geometry_survive(hostile: Export, ext: str, tmp_path: Path) -> None:
    file = tmp_path / f"table.{ext}"
    file.write_bytes(FORMATS[ext].write(hostile))
    rows, parts = read(file, hostile)
    expected_rows, expected_parts = expected(hostile)
    for id_, row in rows.items():
        for name, value in row.items():
            said = expected_rows[id_][name]
            if ext in ("csv", "shp.zip") and isinstance(said, str):
                said = harmless(said)
            assert value == said, (id_, name)
    assert ext == "xlsx" or parts == expected_parts


@pytest.mark.parametrize("ext", FORMATS)
def test_the_same_bytes_again(tables: dict[str, Export], ext: str) -> None:
    for name in ("chengdu-core", "initiatives"):
        again = dataclasses.replace(tables[name])  # nothing cached
        assert FORMATS[ext].write(again) == FORMATS[ext].write(tables[name])


@pytest.mark.parametrize("ext", FORMATS)
def test_credit_and_version_are_in_every_file(
    tables: dict[str, Export], ext: str, tmp_path: Path
) -> None:
    export = tables["sites"]
    file = tmp_path / f"sites.{ext}"
    file.write_bytes(FORMATS[ext].write(export))
    said = _said(file, ext)
    for wanted in ("GS(2024)0650号", "天地图", export.about["version"]):
        assert wanted in said


def _said(file: Path, ext: str) -> str:
    if ext in ("gpkg", "fgb"):
        return json.dumps(pyogrio.read_info(file)["layer_metadata"], ensure_ascii=False)
    if ext == "parquet":
        return b"".join(pq.read_metadata(file).metadata.values()).decode(errors="ignore")
    if ext == "xlsx":
        cells = openpyxl.load_workbook(file)["about"].iter_rows(values_only=True)
        return " ".join(str(value) for row in cells for value in row)
    if ext == "shp.zip":
        return zipfile.ZipFile(file).read("README.txt").decode()
    return file.read_text(encoding="utf-8")


def test_no_cell_of_the_csv_starts_a_formula(hostile: Export, tmp_path: Path) -> None:
    file = tmp_path / "hostile.csv"
    file.write_bytes(FORMATS["csv"].write(hostile))
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    cells = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    for column in cells:
        for text in cells[column]:
            assert not text.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


def test_the_day_of_the_data_is_the_date_of_the_file(hostile: Export, tmp_path: Path) -> None:
    package = tmp_path / "hostile.gpkg"
    package.write_bytes(FORMATS["gpkg"].write(hostile))
    with sqlite3.connect(package) as db:
        [(changed,)] = db.execute("select last_change from gpkg_contents").fetchall()
    db.close()
    assert changed.startswith("2026-01-02T")
    archive = tmp_path / "hostile.shp.zip"
    archive.write_bytes(FORMATS["shp.zip"].write(hostile))
    with zipfile.ZipFile(archive) as files:
        assert {info.date_time[0] for info in files.infolist()} == {1980}
        tables = [files.read(name) for name in files.namelist() if name.endswith(".dbf")]
    assert {tuple(table[1:4]) for table in tables} == {(126, 1, 2)}  # years since 1900


def test_a_package_of_one_kind_of_geometry_says_so(
    tables: dict[str, Export], tmp_path: Path
) -> None:
    for name, kind in (("sites", "Point"), ("counties", "MultiPolygon")):
        file = tmp_path / f"{name}.gpkg"
        file.write_bytes(FORMATS["gpkg"].write(tables[name]))
        assert pyogrio.read_info(file)["geometry_type"] == kind


def test_gdal_finds_the_header_of_a_workbook(tables: dict[str, Export], tmp_path: Path) -> None:
    for name in ("initiatives", "sites"):
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(FORMATS["xlsx"].write(tables[name]))
        info = pyogrio.read_info(file, layer="data")
        assert list(info["fields"][:2]) == [field.name for field in tables[name].fields[:2]]
        assert info["features"] == len(tables[name].rows)


def test_texts_of_a_dbf_are_cut_between_characters(hostile: Export, tmp_path: Path) -> None:
    file = tmp_path / "hostile.shp.zip"
    file.write_bytes(FORMATS["shp.zip"].write(hostile))
    layers = [name for name, _ in pyogrio.list_layers(file)]
    cells = [
        text for name in layers for text in pyogrio.read_dataframe(file, layer=name)["title_zh"]
    ]
    assert [text for text in cells if text.startswith("长")] == ["长" * 83 + "…"]


def test_formats_are_found_and_described(tmp_path: Path) -> None:
    assert set(FORMATS) == {"geojson", "csv", "xlsx", "gpkg", "fgb", "parquet", "kml", "shp.zip"}
    documented = (ROOT / "docs" / "formats.md").read_text("utf-8")
    for ext, format_ in FORMATS.items():
        assert f"`.{ext}`" in documented
        assert format_.title.zh
        assert format_.note.en
