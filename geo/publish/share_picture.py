"""The picture that is shown where the map is shared (og:image): the first view, without names.

Drawn from the data with the page's own colours (``static/css/tokens.css``), so that it tells
the same as the page that it leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas
from geo.layers import Layer
from geo.places.boundary import EXTENT
from geo.places.gazetteer import Place
from geo.publish.raster import Colour, Raster
from geo.vocabulary import Coverage

WIDTH, HEIGHT = 1200, 630  # pixels: what previews ask for
_PAD = 22
_DETAIL = 0.4  # pixels that a border may be simplified by
_RIVERS = {"main": 1.8, "tributary": 1.4, "other": 0.8}


def tokens(styles: str) -> dict[str, Colour]:
    """Return the light scheme's colours by name, out of the text of ``tokens.css``."""
    root = styles.partition(":root {")[2].partition("}")[0]
    found = re.findall(r"--([\w-]+): #([0-9a-f]{6});", root)
    return {name: (int(c[:2], 16), int(c[2:4], 16), int(c[4:], 16)) for name, c in found}


def share_picture(atlas: Atlas, layers: Iterable[Layer], static: Path) -> bytes:
    """Return the PNG of the layers that are on at first; ``static`` holds the page's styles."""
    styles = (static / "css" / "tokens.css").read_text(encoding="utf-8")
    return _Picture(atlas, tokens(styles)).png([layer for layer in layers if layer.on])


class _Picture:
    def __init__(self, atlas: Atlas, colours: Mapping[str, Colour]) -> None:
        self.atlas, self.colours = atlas, colours
        west, south, east, north = EXTENT
        (x0, y0), (x1, y1) = _mercator(np.array([[west, north], [east, south]]))
        scale = min((WIDTH - 2 * _PAD) / (x1 - x0), (HEIGHT - 2 * _PAD) / (y1 - y0))
        self.scale = scale
        self.shift = np.array(
            [WIDTH / 2 - scale * (x0 + x1) / 2, HEIGHT / 2 - scale * (y0 + y1) / 2]
        )
        counties = atlas.boundaries.counties
        shapes = shapely.transform(np.array([c.geometry for c in counties.values()]), self._pixels)
        simple = shapely.coverage_simplify(shapes, _DETAIL)
        self.counties: dict[str, BaseGeometry] = dict(zip(counties, simple, strict=True))
        self.province = shapely.coverage_union_all(simple)
        self.raster = Raster(WIDTH, HEIGHT, colours["ground"])

    def png(self, layers: list[Layer]) -> bytes:
        raster, colours = self.raster, self.colours
        raster.fill(self.province, colours["land"])
        for layer in reversed(layers):
            self._layer(layer)
        for river in self.atlas.rivers.values():
            course = shapely.transform(river.geometry, self._pixels).intersection(self.province)
            raster.stroke(course, colours["water"], _RIVERS[river.rank])
        for county in self.counties.values():
            raster.stroke(county.boundary, colours["county-line"], 0.5)
        for layer in reversed(layers):
            self._edge(layer)
        for prefecture in self._prefectures():
            raster.stroke(prefecture.boundary, colours["prefecture-line"], 0.9)
        raster.stroke(self.province.boundary, colours["province-line"], 2.0)
        for layer in layers:
            for place in layer.select(self.atlas.gazetteer):
                if place.is_site and place.point:
                    dot = shapely.Point(self._pixels(np.array([place.point]))[0]).buffer(4)
                    raster.fill(dot, colours["ink"])
        return raster.png()

    def _layer(self, layer: Layer) -> None:
        whole, part = self._covered(layer, Coverage.WHOLE), self._covered(layer, Coverage.PART)
        name = layer.colour or "ink"
        if not whole.is_empty:
            self.raster.fill(whole, self.colours[f"{name}-fill"], 0.34, multiply=True)
        if not part.is_empty:
            self.raster.hatch(part, self.colours[f"{name}-tone"], pitch=5, width=1.2)

    def _edge(self, layer: Layer) -> None:
        whole = self._covered(layer, Coverage.WHOLE)
        if not whole.is_empty:
            self.raster.stroke(whole.boundary, self.colours[f"{layer.colour or 'ink'}-tone"], 2.0)

    def _covered(self, layer: Layer, coverage: Coverage) -> BaseGeometry:
        """The counties that places of the layer cover in this way, as one area."""
        members = {
            placement.adcode
            for place in layer.select(self.atlas.gazetteer)
            if place.coverage is coverage and not _is_dot(place)
            for placement in self.atlas.placements[place.id]
        }
        return shapely.coverage_union_all([self.counties[adcode] for adcode in sorted(members)])

    def _prefectures(self) -> list[BaseGeometry]:
        found: dict[str, list[BaseGeometry]] = {}
        for adcode, county in self.atlas.boundaries.counties.items():
            found.setdefault(county.prefecture, []).append(self.counties[adcode])
        return [shapely.coverage_union_all(members) for members in found.values()]

    def _pixels(self, points: np.ndarray) -> np.ndarray:
        return np.asarray(_mercator(points) * self.scale + self.shift)


def _is_dot(place: Place) -> bool:
    return place.is_site and place.point is not None


def _mercator(points: np.ndarray) -> np.ndarray:
    """Degrees as Web Mercator, y downwards, in radians of the equator."""
    lon, lat = np.radians(points).T
    return np.stack([lon, -np.arctanh(np.sin(lat))], axis=1)
