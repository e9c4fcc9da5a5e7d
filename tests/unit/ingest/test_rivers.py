"""The rivers out of their packages: pinned files only, each river one feature, downstream."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString

from geo.ingest import rivers
from tests.unit.ingest.packages import package


@pytest.mark.parametrize("name", ["a.whl", "a.tgz"])
def test_a_member_is_read_of_the_pinned_file_only(tmp_path: Path, name: str) -> None:
    pinned = package(tmp_path, name, {"data/a.txt": b"a"})
    assert pinned.read(tmp_path, "data/a.txt") == b"a"
    with pytest.raises(ValueError, match="the package must be there"):
        pinned.read(tmp_path / "elsewhere", "data/a.txt")
    (tmp_path / name).write_bytes(b"another")
    with pytest.raises(ValueError, match=f"SHA-256 must be {pinned.sha256}"):
        pinned.read(tmp_path, "data/a.txt")


def _shapefile(folder: Path) -> dict[str, bytes]:
    """Every named river as two pieces, one with a note behind its name, and one unnamed."""
    named = [(zh, n) for n, zh in enumerate(rivers._NAMED)]
    pieces = [(f"{zh}(a)", LineString([(100, 30 + n / 9), (101, 30 + n / 9)])) for zh, n in named]
    pieces += [(zh, LineString([(101, 30 + n / 9), (120, 30 + n / 9)])) for zh, n in named]
    pieces.append(("某河", LineString([(100, 29), (101, 29)])))
    names, lines = zip(*pieces, strict=True)
    frame = gpd.GeoDataFrame({"NAME": names}, geometry=list(lines), crs="EPSG:4326")
    frame.to_file(folder / "rivers.shp", encoding="gbk")
    return {
        f"{rivers._FOLDER}hyd2_4l.{end}": (folder / f"rivers.{end}").read_bytes()
        for end in ("shp", "shx", "dbf")
    }


def _segments() -> dict[str, bytes]:
    """All segments that are asked for, a degree long each, one behind the other."""
    index, points = [], b""
    for river, (_, ids) in enumerate(rivers._ADDED.values()):
        for n, segment in enumerate(ids):
            pairs = np.array([[100 + n, 28 + river], [101 + n, 28 + river]], "<f4").tobytes()
            index.append(f"-1 -1 2 28.0 29.0 {len(points)} {len(pairs)} {segment}")
            points += pairs
    meta = "\n".join(reversed(index)).encode()
    return {rivers._GSHHG.format("meta"): meta, rivers._GSHHG.format(""): points}


def test_each_river_is_one_feature_of_all_its_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rivers, "RIVERS", package(tmp_path, "a.whl", _shapefile(tmp_path)))
    monkeypatch.setattr(rivers, "MORE_RIVERS", package(tmp_path, "b.whl", _segments()))
    made = json.loads(rivers.build(tmp_path, tmp_path)["rivers.geojson"])
    lines = {f["properties"]["name_zh"]: f["geometry"] for f in made["features"]}
    assert list(lines) == [*rivers._NAMED, *rivers._ADDED]
    assert {line["type"] for line in lines.values()} == {"LineString"}
    assert max(x for x, _ in lines["长江"]["coordinates"]) == 112, "cut to the frame"
    downstream = [x for x, _ in lines["沱江"]["coordinates"]]
    assert downstream == list(range(100, 101 + len(rivers._ADDED["沱江"][1])))
    assert made["attribution"] == rivers.ATTRIBUTION
