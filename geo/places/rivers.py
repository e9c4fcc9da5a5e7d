"""The main rivers, as context and as the lines of places that are rivers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.vocabulary import Text


@dataclass(frozen=True)
class River:
    """A river: a (Multi)LineString in EPSG:4326, of rank main, tributary or other."""

    id: str
    name: Text
    rank: str
    geometry: BaseGeometry


def read(folder: Path) -> dict[str, River]:
    """Return the rivers of ``folder/rivers.geojson`` by id."""
    collection = json.loads((folder / "rivers.geojson").read_text(encoding="utf-8"))
    return {
        feature["properties"]["id"]: River(
            feature["properties"]["id"],
            Text(feature["properties"]["name_zh"], feature["properties"]["name_en"]),
            feature["properties"]["rank"],
            shapely.force_2d(shape(feature["geometry"])),
        )
        for feature in collection["features"]
    }
