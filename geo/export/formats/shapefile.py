"""Shapefile: a zip of one file for each kind of geometry, and all that they cannot hold."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

from geo.export.formats import Format
from geo.export.formats.csv import as_csv, flat_table
from geo.export.schema import Type
from geo.export.tables import Export
from geo.media_types import ZIP
from geo.outputs import scratch
from geo.vocabulary import Text

if TYPE_CHECKING:
    import geopandas as gpd

CELL = 254  # bytes of a text in a DBF
_KINDS = {"points": 0, "lines": 1, "areas": 2}  # by dimension
_README = """{title_zh}
{title_en}

-points, -lines, -areas: one file for each kind of geometry; a row with two kinds stands in
    both, with the same id. -rows: rows without geometry.
fields.csv: the full name of each column, which a DBF cuts to ten characters.
{name}.csv: every row with whole texts. A DBF holds 254 bytes of a text; a longer one is
    cut there and ends in an ellipsis.
Texts are UTF-8, coordinates WGS 84.

"""


def write(export: Export) -> bytes:
    """Return the zip, which QGIS and GDAL open as it is."""
    with scratch() as folder:
        _write_parts(export, folder)
        files = {file.name: file.read_bytes() for file in folder.iterdir()}
    files["fields.csv"] = _field_names(export)
    files[f"{export.name}.csv"] = as_csv(flat_table(export))
    readme = _README.format(name=export.name, **export.about)
    readme += "\n".join(f"{name}: {value}" for name, value in export.about.items())
    files["README.txt"] = f"{readme}\n".encode()
    return _zipped(files)


def _write_parts(export: Export, folder: Path) -> None:
    frame = export.frame  # before GDAL is loaded, which ends the process where memory is short
    import pyogrio  # loads GDAL: only the first file needs it

    table = frame.rename(columns={field.name: field.dbf for field in export.fields})
    for field in export.fields:
        if field.type in (Type.TEXT, Type.LIST):
            table[field.dbf] = table[field.dbf].map(_cut, na_action="ignore")
    options = {
        "driver": "ESRI Shapefile",
        "encoding": "UTF-8",
        "layer_options": {"DBF_DATE_LAST_UPDATE": export.day, "RESIZE": "YES"},
    }
    for kind, part in _by_kind(table).items():
        # A Shapefile holds points or multipoints, never both.
        many = bool(part.geom_type.str.startswith("Multi").any())
        file = folder / f"{export.name}-{kind}.shp"
        pyogrio.write_dataframe(part, file, promote_to_multi=many, **options)
    bare = table[table.geometry.isna()].drop(columns="geometry")
    if len(bare) or table.empty:
        pyogrio.write_dataframe(bare, folder / f"{export.name}-rows.dbf", **options)


def _by_kind(table: gpd.GeoDataFrame) -> dict[str, gpd.GeoDataFrame]:
    """Return the rows with points, lines and areas; only the kinds that there are."""
    found = {}
    for kind, dimension in _KINDS.items():
        parts = [_parts_of(geometry, dimension) for geometry in table.geometry]
        has = [part is not None for part in parts]
        if any(has):
            found[kind] = table.set_geometry(parts, crs=table.crs)[has]
    return found


def _parts_of(geometry: Any, dimension: int) -> Any:
    """Return what ``geometry`` has of ``dimension``, one geometry, or None."""
    if geometry is None:
        return None
    parts = [part for part in _leaves(geometry) if shapely.get_dimensions(part) == dimension]
    if len(parts) < 2:
        return parts[0] if parts else None
    many = (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)
    return many[dimension](parts)


def _leaves(geometry: Any) -> list[Any]:
    if not hasattr(geometry, "geoms"):
        return [geometry]
    return [leaf for part in geometry.geoms for leaf in _leaves(part)]


def _cut(text: str) -> str:
    """Return ``text`` within CELL bytes, an ellipsis where something is lost."""
    if len(text.encode()) <= CELL:
        return text
    return text.encode()[: CELL - len("…".encode())].decode(errors="ignore") + "…"


def _field_names(export: Export) -> bytes:
    import pandas as pd

    rows = [(f.dbf, f.name, f.title.zh, f.title.en) for f in export.fields]
    return as_csv(pd.DataFrame(rows, columns=["dbf", "name", "title_zh", "title_en"]))


def _zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of ``files`` that depends on nothing but their names and bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(
                zipfile.ZipInfo(name), files[name], zipfile.ZIP_DEFLATED, compresslevel=6
            )
    return out.getvalue()


FORMAT = Format(
    ext="shp.zip",
    order=8,
    media_type=ZIP,
    title=Text("Shapefile（压缩包）", "Shapefile (zip)"),
    note=Text("旧版地理信息软件；长文本截短", "For older GIS; long texts are cut"),
    write=write,
    precompressed=True,
)
