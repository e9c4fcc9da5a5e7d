"""Reading an exported file back with the programs that people use: rows and geometry by id."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import openpyxl
import pandas as pd
import pyogrio
import shapely

from geo.export.schema import Type
from geo.export.tables import Export

Rows = dict[str, dict[str, Any]]
Parts = dict[str, list[bytes]]


def expected(export: Export) -> tuple[Rows, Parts]:
    """Return what every format should hold."""
    rows = {row["id"]: row for row in export.rows}
    geometries = dict(zip(rows, export.frame.geometry, strict=True))
    return rows, {id_: parts_of([geometry]) for id_, geometry in geometries.items()}


def read(file: Path, export: Export) -> tuple[Rows, Parts]:
    """Return the rows and the parts of the geometry that ``file`` holds, by id."""
    name = file.name.partition(".")[2]
    if name == "xlsx":
        return _xlsx(file, export), {}
    if name == "shp.zip":
        return _shapefile(file, export)
    if name == "csv":
        frame = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        geometry = [shapely.from_wkt(wkt) if wkt else None for wkt in frame["WKT"]]
        frame = gpd.GeoDataFrame(frame, geometry=geometry)
    elif name == "parquet":
        frame = gpd.read_parquet(file)
    else:
        frame = pyogrio.read_dataframe(file)
    if name == "kml":
        frame = frame.drop(columns="id").rename(columns={"feature_id": "id"})
    return rows_of(frame, export), _parts(frame)


def rows_of(frame: pd.DataFrame, export: Export) -> Rows:
    """Return the fields of ``export`` as they stand in ``frame``, every nothing as None."""
    names = {field.name: field.type for field in export.fields}
    assert frame.empty or set(names) <= set(frame.columns), set(names) - set(frame.columns)
    rows = [
        {name: _value(value, names[name]) for name, value in row.items() if name in names}
        for row in frame.to_dict("records")
    ]
    assert len({row["id"] for row in rows}) == len(rows)
    return {row["id"]: row for row in rows}


def parts_of(geometries: list[Any]) -> list[bytes]:
    """Return the single parts of ``geometries``, whatever they are wrapped in, comparable."""
    parts: list[bytes] = []
    for geometry in geometries:
        if geometry is None or geometry != geometry:
            continue
        if hasattr(geometry, "geoms"):
            parts += parts_of(list(geometry.geoms))
        elif not geometry.is_empty:
            parts.append(shapely.to_wkb(shapely.normalize(shapely.force_2d(geometry))))
    return sorted(parts)


def _parts(frame: gpd.GeoDataFrame) -> Parts:
    rows = frame.itertuples()
    return {row.id: parts_of([row.geometry]) for row in rows}


def _value(value: Any, type_: Type) -> Any:
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist"):
        value = value.tolist() if hasattr(value, "tolist") else value
        value = ";".join(value) if isinstance(value, (list, tuple)) else value
    if value is None or value is pd.NA or value != value or value == "":
        return None
    if isinstance(value, date):  # GDAL takes a GeoJSON text that is a date for one
        return value.isoformat()[: len("2026-01-31")]
    if type_ is Type.INTEGER:
        return int(value)
    return float(value) if type_ is Type.NUMBER else str(value)


def _xlsx(file: Path, export: Export) -> Rows:
    book = openpyxl.load_workbook(file)
    rows = list(book["data"].iter_rows())
    header = [cell.value for cell in rows[0]]
    assert all(cell.data_type != "f" for row in rows for cell in row)
    geometries = dict(zip((r["id"] for r in export.rows), export.frame.geometry, strict=True))
    for row in rows[1:]:
        values = dict(zip(header, (cell.value for cell in row), strict=True))
        geometry = geometries[values["id"]]
        if geometry is None:
            assert values["lon"] is None
        else:
            point = shapely.Point(values["lon"], values["lat"])
            assert geometry.distance(point) < 1e-6
    return rows_of(pd.DataFrame([[c.value for c in r] for r in rows[1:]], columns=header), export)


def _shapefile(file: Path, export: Export) -> tuple[Rows, Parts]:
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        assert {name[-3:] for name in names} >= {"dbf", "cpg", "csv", "txt"}
        mapping = pd.read_csv(io.BytesIO(archive.read("fields.csv")), encoding="utf-8-sig")
        whole = pd.read_csv(
            io.BytesIO(archive.read(f"{export.name}.csv")), dtype=str, keep_default_na=False
        )
        assert all(archive.read(n) == b"UTF-8" for n in names if n.endswith(".cpg"))
    rows = rows_of(whole, export)
    full = dict(zip(mapping["dbf"], mapping["name"], strict=True))
    assert all(len(name) <= 10 for name in full)
    plain, _ = expected(export)
    parts: dict[str, list[Any]] = {id_: [] for id_ in rows}
    for layer, kind in pyogrio.list_layers(file):
        frame = pyogrio.read_dataframe(file, layer=layer).rename(columns=full)
        for id_, row in rows_of(frame, export).items():
            for name, value in row.items():
                said = plain[id_][name]
                cut = isinstance(value, str) and value.endswith("…")
                assert value == said or (cut and said.startswith(value[:-1])), (id_, name)
        if kind:
            for id_, geometry in zip(frame["id"], frame.geometry, strict=True):
                parts[id_].append(geometry)
        else:
            assert all(not parts[id_] for id_ in frame["id"])
        for id_ in frame["id"]:
            parts.setdefault(id_, [])
    return rows, {id_: parts_of(found) for id_, found in parts.items()}
