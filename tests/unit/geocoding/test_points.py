"""Points into counties, and what is said where a point is doubtful."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.atlas import Atlas
from geo.geocoding.gcj02 import from_gcj02
from geo.geocoding.outcome import Outcome, Status
from geo.geocoding.points import Locator


@pytest.fixture(scope="module")
def locator(atlas: Atlas) -> Locator:
    return Locator(atlas.boundaries)


def _one(locator: Locator, lon: object, lat: object) -> Outcome:
    return locator.locate([str(lon)], [str(lat)])[0]


def test_the_same_counties_as_a_spatial_join(atlas: Atlas, locator: Locator) -> None:
    chance = np.random.default_rng(183)
    x, y = chance.uniform(97, 109, 20_000), chance.uniform(25.8, 34.6, 20_000)
    ours = locator.locate([*map(str, x)], [*map(str, y)])
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(x, y), crs="EPSG:4326")
    joined = points.sjoin(atlas.boundaries.frame[["geometry"]], how="left")["adcode"]
    assert [outcome.adcodes for outcome in ours] == [
        (adcode,) if isinstance(adcode, str) else () for adcode in joined
    ]


def test_every_label_point_is_in_its_county(atlas: Atlas, locator: Locator) -> None:
    counties = atlas.boundaries.counties
    lons, lats = zip(*(county.label for county in counties.values()), strict=True)
    outcomes = locator.locate([*map(str, lons)], [*map(str, lats)])
    assert [outcome.adcodes for outcome in outcomes] == [(adcode,) for adcode in counties]


def test_on_a_border_is_ambiguous(atlas: Atlas, locator: Locator) -> None:
    counties = atlas.boundaries.counties
    shared = counties["510115"].geometry.intersection(counties["510116"].geometry)
    (x, y), *_ = shapely.get_coordinates(shared)
    outcome = _one(locator, x, y)
    assert outcome.status is Status.AMBIGUOUS
    assert {"510115", "510116"} <= {candidate.id for candidate in outcome.candidates}
    assert "界上" in outcome.note.zh


def test_near_a_border_names_the_other_side(atlas: Atlas, locator: Locator) -> None:
    counties = atlas.boundaries.counties
    shared = counties["510115"].geometry.intersection(counties["510116"].geometry)
    near = shared.buffer(0.002).intersection(counties["510116"].geometry)
    point = near.representative_point()
    outcome = _one(locator, point.x, point.y)
    assert outcome.adcodes == ("510116",)
    assert "成都市温江区的界约500米以内" in outcome.note.zh


@pytest.mark.parametrize(
    ("lon", "lat", "reason"),
    [
        ("116.4", "39.9", "outside Sichuan"),
        ("30.57", "104.07", "the other way round it is in Wuhou District, Chengdu"),
        ("0", "0", "0, 0 mostly stands for no coordinates"),
        ("104.07", "", "no latitude"),
        ("", "30.57", "no longitude"),
        ("inf", "30", "is no longitude and latitude in degrees"),
        ("东门", "30", "is no longitude and latitude in degrees"),
        ("35443000", "3400000", "is no longitude and latitude in degrees"),
    ],
)
def test_unresolved_says_why(locator: Locator, lon: str, lat: str, reason: str) -> None:
    outcome = _one(locator, lon, lat)
    assert outcome.status is Status.UNRESOLVED
    assert reason in outcome.note.en


def test_swapped_offers_the_county(locator: Locator) -> None:
    assert [c.id for c in _one(locator, 30.57, 104.07).candidates] == ["510107"]


def test_degrees_as_people_write_them(locator: Locator) -> None:
    for lon, lat in (("104.07°E", "30.57°N"), ("１０４．０７", "30.57"), ("104,07", "30,57")):
        assert _one(locator, lon, lat).adcodes == ("510107",)
    assert _one(locator, " ", "").status is Status.EMPTY


def test_what_gcj02_would_change_is_said(atlas: Atlas, locator: Locator) -> None:
    """Just over a border that the shift crosses, the other county is named."""
    counties = atlas.boundaries.counties
    shared = counties["510115"].geometry.intersection(counties["510116"].geometry)
    said = set()
    for x, y in shapely.get_coordinates(shapely.segmentize(shared, 0.01)):
        for east in (-0.001, 0.001):
            outcome = _one(locator, x + east, y)
            said.update(part for part in outcome.note.en.split("; ") if "GCJ-02" in part)
    assert "if this is GCJ-02, it is in Wenjiang District, Chengdu" in said


@settings(deadline=None)
@given(lon=st.floats(97.5, 108.4), lat=st.floats(26.1, 34.2))
def test_the_gcj02_shift_is_some_hundred_metres_in_sichuan(lon: float, lat: float) -> None:
    x, y = from_gcj02(np.array([lon]), np.array([lat]))
    east = (lon - x[0]) * 111_320 * np.cos(np.radians(lat))
    north = (lat - y[0]) * 110_570
    assert 100 < np.hypot(east, north) < 900


@settings(max_examples=80, deadline=None)
@given(lon=st.text(max_size=8), lat=st.text(max_size=8))
def test_any_cells_end_in_one_state(locator: Locator, lon: str, lat: str) -> None:
    outcome = _one(locator, lon, lat)
    assert bool(outcome.adcodes) == (outcome.status is Status.MATCHED)
