"""Borders out of the pinned package: the shipped file is what is made of them, to the byte."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from geo import ingest
from geo.__main__ import main
from geo.ingest import boundaries
from tests.support import DATA
from tests.unit.ingest.packages import package

# Around the frame of the map: Sichuan, and each neighbour as one square beside the next.
_PROVINCES = (*boundaries._NEIGHBOURS, "156510000")


def _square(west: float) -> dict[str, Any]:
    ring = [[west, 20], [west + 2, 20], [west + 2, 40], [west, 40], [west, 20]]
    return {"type": "Polygon", "coordinates": [ring[::-1]]}


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with the counties of ``data/``, as the pinned one has them."""
    counties = json.loads((DATA / "sichuan_counties.geojson").read_text(encoding="utf-8"))
    district = [
        {"properties": {"gb": f"156{one['id']}"}, "geometry": one["geometry"]}
        for one in counties["features"]
    ]
    province = [
        {"properties": {"gb": code}, "geometry": _square(95 + 2 * n)}
        for n, code in enumerate(_PROVINCES)
    ]
    members = {
        f"GeoToolCN/data/china_{level}.geojson": json.dumps({"features": features}).encode()
        for level, features in (("district", district), ("province", province))
    }
    monkeypatch.setattr(boundaries, "BOUNDARIES", package(tmp_path, "a.whl", members))
    return tmp_path


def test_the_counties_of_the_data_are_made_of_the_package(wheels: Path) -> None:
    made = boundaries.build(wheels, DATA)
    assert made["sichuan_counties.geojson"] == (DATA / "sichuan_counties.geojson").read_bytes()
    around = json.loads(made["neighbours.geojson"])
    assert [one["id"] for one in around["features"]] == [c[3:] for c in _PROVINCES[:-1]]
    heights = {y for one in around["features"] for _, y in one["geometry"]["coordinates"][0]}
    assert heights == {23.5, 37}, "cut to the frame of the map"


def test_a_county_without_a_name_is_named(wheels: Path, tmp_path: Path) -> None:
    for name in ("counties.csv", "prefectures.csv"):
        text = (DATA / name).read_text(encoding="utf-8")
        kept = [line for line in text.splitlines() if not line.startswith("510104,")]
        (tmp_path / name).write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(ValueError, match=r"must name each county of the package \(\['510104'\]\)"):
        boundaries.build(wheels, tmp_path)


def test_nothing_is_written_where_a_package_is_not_the_pinned_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``build --wheels`` makes everything before it writes anything."""
    text = {"decision.txt": b"a", "clauses.csv": b"b"}
    monkeypatch.setattr(ingest.decision, "read_sources", lambda folder: _Document())
    (tmp_path / "wheels").mkdir()
    for name in ("counties.csv", "prefectures.csv"):
        shutil.copy(DATA / name, tmp_path)
    arguments = ["build", "--data", str(tmp_path)]
    result = CliRunner().invoke(main, [*arguments, "--wheels", str(tmp_path / "wheels")])
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "must be there" in result.output
    assert not [name for name in text if (tmp_path / name).exists()]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert {name: (tmp_path / name).read_bytes() for name in text} == text


class _Document:
    text = "a"

    def clauses_csv(self) -> str:
        return "b"
