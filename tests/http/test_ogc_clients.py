"""Real clients of the API: GDAL and geopandas read, count and filter what it offers."""

from __future__ import annotations

import geopandas as gpd
import pyogrio
import pytest

from geo.atlas import Atlas
from geo.layers import Layer
from tests.support.read_back import Rows, expected, parts_of, rows_of
from tests.unit.export.test_formats import _table

pytestmark = pytest.mark.slow

BOX = (102.7, 27.9, 102.9, 28.1)  # around 昭觉


@pytest.fixture(scope="module")
def oapif(served: str) -> str:
    return f"OAPIF:{served}/ogc"


def test_gdal_lists_the_collections(oapif: str, known_layers: dict[str, Layer]) -> None:
    names = [name for name, _ in pyogrio.list_layers(oapif)]
    assert names == ["initiatives", "clauses", "targets", "progress", *known_layers]


@pytest.mark.parametrize("name", ["chengdu-core", "water-energy", "sites", "initiatives"])
def test_gdal_reads_the_same_rows(
    oapif: str, atlas: Atlas, known_layers: dict[str, Layer], name: str
) -> None:
    export = _table(name, atlas, known_layers)
    frame = pyogrio.read_dataframe(oapif, layer=name)
    rows, parts = expected(export)
    assert _without_days(rows_of(frame, export)) == _without_days(rows)
    assert {row.id: parts_of([row.geometry]) for row in frame.itertuples()} == parts
    assert frame.crs == "EPSG:4326"


def _without_days(rows: Rows) -> Rows:
    """GDAL makes days of texts that may be a month or a year: "2025-05" becomes its first."""
    days = ("progress_since", "progress_date")
    return {id_: {n: v for n, v in row.items() if n not in days} for id_, row in rows.items()}


def test_gdal_filters_by_box_and_by_words(oapif: str, atlas: Atlas) -> None:
    area = gpd.GeoSeries.from_wkt(
        ["POLYGON((102.7 27.9,102.9 27.9,102.9 28.1,102.7 28.1,102.7 27.9))"]
    )
    wanted = {a for a, c in atlas.boundaries.counties.items() if c.geometry.intersects(area[0])}
    assert set(gpd.read_file(oapif, layer="counties", bbox=BOX)["id"]) == wanted
    where = "theme = 'ecology' AND title_zh LIKE '%公园%'"
    found = pyogrio.read_dataframe(oapif, layer="initiatives", where=where)
    assert set(found["id"]) == {
        i.id for i in atlas.initiatives.values() if i.theme == "ecology" and "公园" in i.title.zh
    }
    assert len(found)


def test_geopandas_reads_a_page_by_address(served: str) -> None:
    frame = gpd.read_file(f"{served}/ogc/collections/panxi/items?limit=1000")
    assert len(frame) == 13
    assert frame.geometry.is_valid.all()
