"""The board reconciles with the exports: with /initiatives.geojson and with the profiles."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from geo.atlas import Atlas
from geo.layers import Layer
from geo.page_models.dashboard import board_model

CLASS_OF = {
    "named": "direct",
    "site": "direct",
    "part": "direct",
    "list": "direct",
    "prefecture": "prefecture",
    "region": "region",
}
ORDER = ("direct", "prefecture", "region")


@pytest.fixture(scope="module")
def board(atlas: Atlas, known_layers: dict[str, Layer]) -> dict[str, Any]:
    return board_model(atlas, known_layers, "test")


@pytest.fixture(scope="module")
def exported(app: Flask) -> dict[str, Any]:
    """The properties of /initiatives.geojson by id."""
    answer = app.test_client().get("/initiatives.geojson").get_json()
    return {feature["id"]: feature["properties"] for feature in answer["features"]}


def _cells(board: dict[str, Any], by: str) -> dict[tuple[str, str, str], str]:
    """By theme, column and initiative, the class under which the board counts it."""
    return {
        (theme["id"], column["id"], board["initiatives"][n]["id"]): name
        for theme, row in zip(board["themes"], board["cells"][by], strict=True)
        for column, cell in zip(board[by], row, strict=True)
        for name, found in cell.items()
        for n in found
    }


def test_every_initiative_is_counted_once(board: dict[str, Any], exported: dict[str, Any]) -> None:
    for theme in board["themes"]:
        own = [p["reach"] for p in exported.values() if p["theme"] == theme["id"]]
        assert theme["counts"] == {name: own.count(name) for name in theme["counts"]}
    assert sum(sum(theme["counts"].values()) for theme in board["themes"]) == len(exported)


@pytest.mark.parametrize("by", ["prefectures", "zones"])
def test_cells_are_the_counties_of_the_export(
    atlas: Atlas, board: dict[str, Any], exported: dict[str, Any], by: str
) -> None:
    zone_of = {p.id: p.zone for p in atlas.boundaries.prefectures.values()}
    expected = {
        (properties["theme"], adcode[:4] if by == "prefectures" else zone_of[adcode[:4]], id_)
        for id_, properties in exported.items()
        for adcode in properties["adcodes"]
    }
    assert set(_cells(board, by)) == expected


@pytest.mark.parametrize("by", ["prefectures", "zones"])
def test_classes_are_the_strongest_of_the_profiles(
    app: Flask, atlas: Atlas, board: dict[str, Any], by: str
) -> None:
    zone_of = {p.id: p.zone for p in atlas.boundaries.prefectures.values()}
    client = app.test_client()
    strongest: dict[tuple[str, str, str], str] = {}
    for adcode in atlas.boundaries.counties:
        column = adcode[:4] if by == "prefectures" else zone_of[adcode[:4]]
        for group in client.get(f"/counties/{adcode}").get_json()["reaches"]:
            if group["class"] == "province":
                continue
            for item in group["initiatives"]:
                key = (item["theme"], column, item["id"])
                found = (CLASS_OF[group["kind"]], strongest.get(key, "region"))
                strongest[key] = min(found, key=ORDER.index)
    assert _cells(board, by) == strongest


def test_columns_stand_in_their_zone(atlas: Atlas, board: dict[str, Any]) -> None:
    listed = [n for zone in board["zones"] for n in zone["prefectures"]]
    assert sorted(listed) == list(range(21))
    for zone in board["zones"]:
        for n in zone["prefectures"]:
            prefecture = atlas.boundaries.prefectures[board["prefectures"][n]["id"]]
            assert prefecture.zone == zone["id"]


def test_a_cell_leads_to_layers_that_draw_it(
    board: dict[str, Any], known_layers: dict[str, Layer], exported: dict[str, Any]
) -> None:
    for initiative in board["initiatives"]:
        assert initiative["layers"], initiative["id"]
        assert set(initiative["layers"]) <= set(known_layers)
        assert sorted(initiative["counties"]) == exported[initiative["id"]]["adcodes"]


def test_unplaced_places_are_those_of_the_export(
    board: dict[str, Any], exported: dict[str, Any]
) -> None:
    named = {place for properties in exported.values() for place in properties["unplaced"]}
    assert {place["id"] for place in board["unplaced"]} == named
    for place in board["unplaced"]:
        assert place["reason"]["zh"]
        assert place["reason"]["en"]
        assert place["clauses"]


def test_lists_known_in_part_are_those_of_the_export(
    board: dict[str, Any], exported: dict[str, Any]
) -> None:
    partial = {place for properties in exported.values() for place in properties["incomplete"]}
    undrawn = {place["id"] for place in board["unplaced"]}
    assert {place["id"] for place in board["incomplete"]} == partial - undrawn
    said = {place["id"]: place["reason"]["en"] for place in board["incomplete"]}
    assert said["old-revolutionary-areas"].startswith("Incomplete: 46 of 83 counties known")


def test_targets_have_their_clause(atlas: Atlas, board: dict[str, Any]) -> None:
    assert [t["year"] for t in board["targets"]] == sorted(t["year"] for t in board["targets"])
    for target in board["targets"]:
        assert target["quote"] in atlas.document.by_id[target["clause"]].text


def test_facets_tell_of_every_initiative_what_the_export_tells(
    board: dict[str, Any], exported: dict[str, Any]
) -> None:
    """The board narrows by what it holds; the file of the same rows comes from the export."""
    found = {
        facet["id"]: [None if at < 0 else facet["values"][at]["id"] for at in facet["of"]]
        for facet in board["facets"]
    }
    rows = list(exported.values())
    for facet in ("theme", "action", "reach"):
        assert found[facet] == [row[facet] for row in rows]
    assert found["part"] == [row["clause"][0] for row in rows]
    assert all(rows[one["at"]]["id"] == one["id"] for one in board["initiatives"])
