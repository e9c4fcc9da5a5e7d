"""Counties and neighbouring provinces from the pinned boundary package.

The data are those of 天地图 (2025-09), CGCS2000: at map accuracy the same as WGS 84, so
nothing is converted.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from geo.ingest.wheels import BOUNDARIES

ATTRIBUTION = {
    "source": "国家地理信息公共服务平台“天地图”（2025-09）",
    "source_en": "Tianditu, National Platform for Common Geospatial Information (2025-09)",
    "review_number": "GS(2024)0650号",
    "note_zh": "审图号为来源地图之号。示意图，不作划界依据。",
    "note_en": "The review number is that of the source's map. Schematic, not an authority on "
    "boundaries.",
}
# Provinces that the frame of the map shows around Sichuan, with the point of their name.
_NEIGHBOURS = {
    "156630000": ("青海省", "Qinghai", 98.6, 33.85),
    "156620000": ("甘肃省", "Gansu", 104.85, 33.85),
    "156610000": ("陕西省", "Shaanxi", 108.2, 33.4),
    "156500000": ("重庆市", "Chongqing", 108.3, 30.9),
    "156520000": ("贵州省", "Guizhou", 106.9, 27.1),
    "156530000": ("云南省", "Yunnan", 100.6, 26.1),
    "156540000": ("西藏自治区", "Xizang", 97.7, 29.9),
}
_FRAME = (94.0, 23.5, 112.0, 37.0)


def build(wheels: Path, folder: Path) -> dict[str, bytes]:
    """Return ``sichuan_counties.geojson`` and ``neighbours.geojson`` as bytes.

    ``folder`` holds ``counties.csv`` and ``prefectures.csv`` with the names. Raises
    ValueError when the package is not the pinned one or a county has no name.
    """
    return {
        "sichuan_counties.geojson": _counties(wheels, folder),
        "neighbours.geojson": _neighbours(wheels),
    }


def _counties(wheels: Path, folder: Path) -> bytes:
    with (folder / "counties.csv").open(encoding="utf-8", newline="") as file:
        names = {row["adcode"]: row for row in csv.DictReader(file)}
    with (folder / "prefectures.csv").open(encoding="utf-8", newline="") as file:
        prefectures = {row["id"]: row for row in csv.DictReader(file)}
    shapes = _shapes(wheels, "district", "15651")
    adcodes = {code.removeprefix("156"): geometry for code, geometry in shapes.items()}
    if adcodes.keys() != names.keys():
        odd = sorted(adcodes.keys() ^ names.keys())
        raise ValueError(f"counties.csv: must name each county of the package ({odd})")
    frame: Any = gpd.GeoSeries(adcodes, crs="EPSG:4326").sort_index()
    areas: Any = frame.to_crs("EPSG:6933").area / 1e6
    features = []
    for adcode, geometry in frame.items():
        row = names[str(adcode)]
        prefecture = prefectures[str(adcode)[:4]]
        label = label_point(geometry)
        features.append(
            {
                "type": "Feature",
                "id": adcode,
                "properties": {
                    "adcode": adcode,
                    "name_zh": row["name_zh"],
                    "name_en": row["name_en"],
                    "short_zh": row["short_zh"],
                    "short_en": row["short_en"],
                    "prefecture": prefecture["id"],
                    "prefecture_zh": prefecture["name_zh"],
                    "prefecture_en": prefecture["name_en"],
                    "label_lon": round(label.x, 5),
                    "label_lat": round(label.y, 5),
                    "area_km2": round(float(areas[adcode]), 2),
                },
                "geometry": mapping(right_handed(geometry)),
            }
        )
    return _lines("sichuan_counties", features)


def _neighbours(wheels: Path) -> bytes:
    """The provinces around, cut to the frame and simplified together, so that they still fit."""
    shapes = _shapes(wheels, "province", "156")
    codes = list(_NEIGHBOURS)
    # Sichuan takes part, so that its border stays shared; it is left out afterwards.
    together = [shapes[code] for code in (*codes, "156510000")]
    simple = shapely.coverage_simplify(together, 0.03)[: len(codes)]
    features = []
    for code, geometry in zip(codes, simple, strict=True):
        zh, en, lon, lat = _NEIGHBOURS[code]
        features.append(
            {
                "type": "Feature",
                "id": code.removeprefix("156"),
                "properties": {"name_zh": zh, "name_en": en, "label_lon": lon, "label_lat": lat},
                "geometry": mapping(
                    right_handed(
                        shapely.set_precision(shapely.clip_by_rect(geometry, *_FRAME), 0.0001)
                    )
                ),
            }
        )
    return _lines("neighbours", features)


def _shapes(wheels: Path, level: str, prefix: str) -> dict[str, BaseGeometry]:
    raw = json.loads(BOUNDARIES.read(wheels, f"GeoToolCN/data/china_{level}.geojson"))
    return {
        feature["properties"]["gb"]: shape(feature["geometry"])
        for feature in raw["features"]
        if str(feature["properties"].get("gb") or "").startswith(prefix)
    }


def label_point(geometry: BaseGeometry) -> shapely.Point:
    """Return the point farthest from the border (lon, lat), measured in true proportion."""
    width = math.cos(math.radians(geometry.centroid.y))
    true: Any = shapely.transform(geometry, lambda xy: xy * [width, 1])
    centre = shapely.Point(shapely.maximum_inscribed_circle(true, 0.002).coords[0])
    return shapely.Point(centre.x / width, centre.y)


def right_handed(geometry: BaseGeometry) -> BaseGeometry:
    """Return ``geometry`` with outer rings anticlockwise, a single part as a Polygon."""
    turned = shapely.orient_polygons(geometry)
    parts = list(shapely.get_parts(turned))
    return parts[0] if len(parts) == 1 else turned


def _lines(name: str, features: list[dict[str, Any]]) -> bytes:
    """A FeatureCollection with a feature a line, so that a change shows in a diff."""
    head: Mapping[str, Any] = {"type": "FeatureCollection", "name": name}
    body = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    start = json.dumps({**head, "attribution": ATTRIBUTION}, ensure_ascii=False)[:-1]
    return f'{start}, "features": [\n{body}\n]}}\n'.encode()
