"""Counties and prefectures: names, codes and borders (EPSG:4326)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry import shape

from geo.errors import DataError

if TYPE_CHECKING:
    import geopandas as gpd

Area = Polygon | MultiPolygon

OFFICIAL_AREA_KM2 = 486_052  # Sichuan's area as the province publishes it
_FILE = "sichuan_counties.geojson"
EXTENT = (97.3, 26.0, 108.6, 34.4)  # Sichuan lies inside; degrees


@dataclass(frozen=True)
class County:
    """A county-level division. ``geometry`` is its (Multi)Polygon, ``label`` a point inside."""

    adcode: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    prefecture: str
    prefecture_zh: str
    prefecture_en: str
    label: tuple[float, float]
    area_km2: float
    geometry: Area


@dataclass(frozen=True)
class Prefecture:
    """A prefecture-level division: its members' adcodes, and the economic zone it is in."""

    id: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    zone: str
    counties: tuple[str, ...]


@dataclass(frozen=True)
class Boundaries:
    """All counties by adcode and prefectures by id, sorted, and the credit their data ask for."""

    counties: Mapping[str, County]
    prefectures: Mapping[str, Prefecture]
    attribution: Mapping[str, str]

    @cached_property
    def frame(self) -> gpd.GeoDataFrame:
        """The counties as a GeoDataFrame (EPSG:4326), indexed by adcode."""
        import geopandas as gpd  # slow to load, and only some callers need it

        records = [vars(county) for county in self.counties.values()]
        return gpd.GeoDataFrame(records, crs="EPSG:4326").set_index("adcode")


def read(folder: Path) -> Boundaries:
    """Return what ``sichuan_counties.geojson`` and ``prefectures.csv`` in ``folder`` say.

    Raises DataError when a county stands twice or is not named so in ``counties.csv``.
    """
    text = (folder / "sichuan_counties.geojson").read_text(encoding="utf-8")
    collection = json.loads(text)
    features = [_county(feature) for feature in collection["features"]]
    if wrong := [*_naming_problems(features, folder)]:
        raise DataError(wrong)
    counties = {county.adcode: county for county in features}
    with (folder / "prefectures.csv").open(encoding="utf-8", newline="") as file:
        prefectures = {
            row["id"]: Prefecture(
                **row,
                counties=tuple(a for a, c in counties.items() if c.prefecture == row["id"]),
            )
            for row in csv.DictReader(file)
        }
    return Boundaries(counties, prefectures, collection["attribution"])


def _county(feature: Mapping[str, Any]) -> County:
    properties = dict(feature["properties"])
    label = properties.pop("label_lon"), properties.pop("label_lat")
    geometry: Any = shape(feature["geometry"])
    return County(**properties, label=label, geometry=geometry)


def _naming_problems(counties: Iterable[County], folder: Path) -> Iterator[str]:
    with (folder / "counties.csv").open(encoding="utf-8", newline="") as file:
        names = {row["adcode"]: row for row in csv.DictReader(file)}
    seen: set[str] = set()
    for row, county in enumerate(counties, start=2):
        where = f"{_FILE}:{row}"
        if county.adcode in seen:
            yield f"{where}: adcode must be unique ({county.adcode})"
        seen.add(county.adcode)
        if county.adcode not in names:
            yield f"{where}: adcode must be in counties.csv ({county.adcode})"
            continue
        for column in ("name_zh", "name_en", "short_zh", "short_en", "prefecture"):
            value = getattr(county, column)
            if value != names[county.adcode][column]:
                yield f"{where}: {column} must be that of counties.csv ({value})"


def problems(boundaries: Boundaries) -> Iterator[str]:
    """Yield every rule that the county data break."""
    counties = list(boundaries.counties.values())
    if len(counties) != 183:
        yield f"{_FILE}:1: must have 183 counties ({len(counties)})"
    if [c.adcode for c in counties] != sorted(c.adcode for c in counties):
        yield f"{_FILE}:1: must be sorted by adcode"
    areas: Any = boundaries.frame.to_crs("EPSG:6933").area / 1e6
    for row, county in enumerate(counties, start=2):
        where = f"{_FILE}:{row}"
        if county.prefecture not in boundaries.prefectures:
            yield f"{where}: the prefecture must be known ({county.adcode})"
        if not county.geometry.is_valid:
            yield f"{where}: the geometry must be valid ({county.adcode})"
        if not county.geometry.contains(shapely.Point(county.label)):
            yield f"{where}: the label point must lie inside ({county.adcode})"
        if abs(areas[county.adcode] - county.area_km2) > 0.01:
            yield f"{where}: area_km2 must be the polygon's ({county.adcode}: {county.area_km2})"
    geometries = [county.geometry for county in counties]
    if not shapely.coverage_is_valid(geometries):
        yield f"{_FILE}:1: counties must not overlap or leave gaps"
    province = shapely.coverage_union_all(geometries)
    holes = sum(len(part.interiors) for part in getattr(province, "geoms", [province]))
    if holes:
        yield f"{_FILE}:1: counties must leave no hole ({holes})"
    if not shapely.box(*EXTENT).contains(province):
        yield f"{_FILE}:1: must lie inside Sichuan's extent ({province.bounds})"
    area = float(areas.sum())
    if abs(area / OFFICIAL_AREA_KM2 - 1) > 0.001:
        yield f"{_FILE}:1: total area must be within 0.1 % of {OFFICIAL_AREA_KM2} km² ({area:.0f})"
