"""Collections: what the API offers, as features that can be queried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from geo.export import features
from geo.export.schema import Field
from geo.vocabulary import Text

Interval = tuple[int, int]  # years, both included
Geometries = np.ndarray[Any, np.dtype[np.object_]]


@dataclass(frozen=True)
class Collection:
    """Features of one kind, read when they are first asked for.

    ``fields`` describe their properties. ``read`` returns each feature as the GeoJSON that
    ``features.dumps`` writes. ``when`` names the property that is a year, if there is one, and
    ``years`` are the first and the last of them.
    """

    id: str
    title: Text
    description: Text
    fields: tuple[Field, ...]
    read: Callable[[], Iterable[bytes]]
    when: str | None = None
    years: Interval | None = None

    @cached_property
    def bodies(self) -> tuple[bytes, ...]:
        """Each feature as GeoJSON."""
        return tuple(self.read())

    @cached_property
    def rows(self) -> tuple[Mapping[str, Any], ...]:
        """The properties of each feature, ``id`` among them."""
        return tuple(
            {**orjson.loads(properties), "id": orjson.loads(id_)}
            for id_, _, properties in self._parts
        )

    @cached_property
    def geometries(self) -> Geometries:
        """The geometry of each feature (EPSG:4326), None where it has none."""
        found = np.empty(len(self.bodies), dtype=object)
        found[:] = [_geometry(geometry) for _, geometry, _ in self._parts]
        return found

    @cached_property
    def boxes(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        """West, south, east and north of each feature; NaN where it has no geometry."""
        found: np.ndarray[Any, np.dtype[np.float64]] = shapely.bounds(self.geometries)
        return found

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The place of each feature in the lists, by id."""
        return {row["id"]: n for n, row in enumerate(self.rows)}

    @cached_property
    def bounds(self) -> tuple[float, ...] | None:
        """West, south, east, north of all features; None where none has a geometry."""
        drawn = [geometry for geometry in self.geometries if geometry is not None]
        return tuple(float(n) for n in shapely.total_bounds(drawn)) if drawn else None

    def open(self) -> None:
        """Have all of it read now."""
        _ = self.rows, self.boxes, self.position

    @property
    def _parts(self) -> Iterable[tuple[bytes, bytes, bytes]]:
        return map(features.parts, self.bodies)


# Counties stand in many layers: a thousand features have some 350 geometries.
@lru_cache(maxsize=512)
def _geometry(text: bytes) -> BaseGeometry | None:
    found: BaseGeometry | None = None if text == b"null" else shapely.from_geojson(text)
    return found
