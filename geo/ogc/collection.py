"""Collections: what the API offers, as features that can be queried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.export import features
from geo.export.schema import Field
from geo.vocabulary import Json, Text

Interval = tuple[int, int]  # years, both included
Geometries = np.ndarray[Any, np.dtype[np.object_]]


@dataclass(frozen=True)
class Collection:
    """Features of one kind, read when they are first asked for.

    ``fields`` describe their properties. ``extents`` are geometries with the same bounds
    as the features, sooner had. ``when`` names the property that is a year, if there is
    one, and ``years`` are the first and the last of them.
    """

    id: str
    title: Text
    description: Text
    fields: tuple[Field, ...]
    read: Callable[[], Iterable[Json]]
    extents: Callable[[], Iterable[BaseGeometry]]
    when: str | None = None
    years: Interval | None = None

    @cached_property
    def rows(self) -> tuple[Mapping[str, Any], ...]:
        """The properties of each feature, ``id`` among them."""
        return tuple({**f["properties"], "id": f["id"]} for f in self._features)

    @cached_property
    def bodies(self) -> tuple[bytes, ...]:
        """Each feature as GeoJSON."""
        return tuple(features.dumps(feature) for feature in self._features)

    @cached_property
    def geometries(self) -> Geometries:
        """The geometry of each feature (EPSG:4326), None where it has none."""
        found = np.empty(len(self._features), dtype=object)
        for n, feature in enumerate(self._features):
            found[n] = shape(feature["geometry"]) if feature["geometry"] else None
        return found

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The place of each feature in the lists, by id."""
        return {feature["id"]: n for n, feature in enumerate(self._features)}

    @cached_property
    def bounds(self) -> tuple[float, ...] | None:
        """West, south, east, north of all features; None where none has a geometry."""
        extents = list(self.extents())
        if not extents:
            return None
        return tuple(round(float(n), features.DECIMALS) for n in shapely.total_bounds(extents))

    @cached_property
    def _features(self) -> tuple[Json, ...]:
        return tuple(self.read())
