"""What every group of routes works on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.layers import Layer
from geo.prepared import Resource


@dataclass(frozen=True)
class Site:
    """The atlas, its layers, and the answers that were prepared for every reader, by path."""

    atlas: Atlas
    layers: Mapping[str, Layer]
    prepared: Mapping[str, Resource]
