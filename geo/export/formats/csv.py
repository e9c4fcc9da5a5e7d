"""CSV for spreadsheets: UTF-8 with a BOM, no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geo.csv_injection import harmless
from geo.export.features import DECIMALS
from geo.export.formats import Format
from geo.export.schema import Type
from geo.export.tables import Export
from geo.media_types import CSV
from geo.vocabulary import Text

if TYPE_CHECKING:
    import pandas as pd


def write(export: Export) -> bytes:
    """Return the table with ``lon``, ``lat``, ``version``, ``attribution`` and ``WKT`` at its end.

    Text that would start a formula gets a ``'`` in front; numbers stay numbers.
    """
    table = flat_table(export)
    table["WKT"] = shapely.to_wkt(export.frame.geometry.to_numpy(), rounding_precision=DECIMALS)
    return as_csv(table)


def flat_table(export: Export) -> pd.DataFrame:
    """Return the table without WKT; ``lon`` and ``lat`` are a point inside each geometry."""
    table = export.frame.drop(columns="geometry")
    for field in export.fields:
        if field.type in (Type.TEXT, Type.LIST):
            table[field.name] = table[field.name].map(harmless, na_action="ignore")
    table["lon"], table["lat"] = inner_points(export)
    table["version"] = harmless(export.about["version"])
    table["attribution"] = harmless(export.credit)
    return table


def as_csv(table: pd.DataFrame) -> bytes:
    """Return ``table`` as RFC 4180 wants it, with the BOM that spreadsheets ask for."""
    return str(table.to_csv(index=False, lineterminator="\r\n")).encode("utf-8-sig")


def inner_points(export: Export) -> tuple[list[float | None], list[float | None]]:
    """Return lon and lat of a point inside each geometry, the point itself for a site."""
    points = shapely.point_on_surface(export.frame.geometry.to_numpy())
    lon, lat = (shapely.get_x(points), shapely.get_y(points))
    return _rounded(lon), _rounded(lat)


def _rounded(numbers: object) -> list[float | None]:
    return [None if n != n else round(float(n), DECIMALS) for n in numbers]  # type: ignore[attr-defined]


FORMAT = Format(
    ext="csv",
    order=2,
    media_type=CSV,
    title=Text("CSV 表格", "CSV"),
    note=Text("表格软件；附经纬度与 WKT", "For spreadsheets; with lon, lat and WKT"),
    write=write,
)
