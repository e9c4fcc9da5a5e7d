"""The main rivers from the pinned package: National Geomatics Center, 1:4 million."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

from geo.ingest.wheels import RIVERS

# id, rank and English name of what the frame of the map names; others stay nameless.
_NAMED = {
    "长江": ("yangtze", "main", "Yangtze"),
    "金沙江": ("jinsha", "main", "Jinsha"),
    "雅砻江": ("yalong", "tributary", "Yalong"),
    "大渡河": ("dadu", "tributary", "Dadu"),
    "岷江": ("min", "tributary", "Min"),
    "嘉陵江": ("jialing", "tributary", "Jialing"),
    "黄河": ("yellow", "main", "Yellow River"),
    "澜沧江": ("lancang", "other", "Lancang"),
    "怒江": ("nu", "other", "Nu"),
    "汉江": ("han", "other", "Han"),
    "乌江": ("wu", "other", "Wu"),
    "渭河": ("wei", "other", "Wei"),
}
ATTRIBUTION = {
    "source": "国家基础地理信息中心，1:400万",
    "source_en": "National Geomatics Center of China, 1:4 million",
}
_FRAME = (94.0, 23.5, 112.0, 37.0)
_FOLDER = "metdig/graphics/resources/shapefile/"


def build(wheels: Path, folder: Path) -> dict[str, bytes]:
    """Return ``rivers.geojson`` as bytes: one feature a river, cut to the frame, five decimals."""
    with tempfile.TemporaryDirectory() as scratch:
        for suffix in ("shp", "shx", "dbf"):
            content = RIVERS.read(wheels, f"{_FOLDER}hyd2_4l.{suffix}")
            (Path(scratch) / f"rivers.{suffix}").write_bytes(content)
        # The file names no coordinate system; it fits the county borders as WGS 84.
        lines = gpd.read_file(Path(scratch) / "rivers.shp", encoding="gbk")
    names = lines["NAME"].str.replace(r"\(.*", "", regex=True)
    features = []
    for zh, (river_id, rank, en) in _NAMED.items():
        course: Any = gpd.GeoSeries(lines.loc[names == zh, "geometry"]).union_all()
        course = shapely.line_merge(shapely.clip_by_rect(course, *_FRAME))
        course = shapely.set_precision(course, 0.00001)
        properties = {"id": river_id, "name_zh": zh, "name_en": en, "rank": rank}
        features.append(
            {
                "type": "Feature",
                "id": river_id,
                "properties": properties,
                "geometry": shapely.geometry.mapping(course.normalize()),
            }
        )
    body = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    head = {"type": "FeatureCollection", "name": "rivers", "attribution": ATTRIBUTION}
    start = json.dumps(head, ensure_ascii=False)[:-1]
    return {"rivers.geojson": f'{start}, "features": [\n{body}\n]}}\n'.encode()}
