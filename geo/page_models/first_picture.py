"""The picture of the map that the page shows until its script has drawn the map: an SVG.

It is made of the map's own model (:func:`geo.page_models.map.map_model`): the same borders,
the layers of the first view, the same names. Colours are the page's own properties, so that
one picture serves both schemes; it holds the names of both languages. What a layer draws goes
with its check box, before any script. Coordinates are Web
Mercator in pixels of zoom 7 from the north-west corner of the province, y downwards. Names
and dots stand at per cents of the province's box: they keep their size at any scale.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

import shapely

from geo.page_models.first_names import FirstNames, seen_with
from geo.vocabulary import Json

Line = list[tuple[float, float]]

_WORLD = 256 * 2**7
_RIM = (22, 18, 14, 11, 8, 6, 4, 2)  # pixels outside the province, as the map draws them
_WIDTHS = {"main": 1.9, "tributary": 1.5, "other": 0.8}
_DENSE = 1.6  # units to a pixel, about: the page puts it right for hatches, once it has its size
_SCALE = 0.62  # pixels of a screen to a unit, about: only names ask for it, to keep apart
# Attributes rather than styles: the inset repeats all of it, where styles do not reach.
_LINE = 'fill="none" stroke-linejoin="round" stroke-linecap="round"'
_AREA = 'fill-rule="evenodd" clip-rule="evenodd"'  # one ring may lie in another
_FAINT = 8  # units between points of a line so faint that two pixels are not seen
_STILL = 'vector-effect="non-scaling-stroke"'  # as wide at any scale
_ENLARGED = 1.7  # the inset's scale to that of the map
_TITLE = f'<b lang="zh-CN">成都市　放大 {_ENLARGED} 倍</b><b lang="en">Chengdu, {_ENLARGED}×</b>'
_TITLE_BOX = (0, 0, 150, 26)  # pixels
_AROUND = 260  # units round the province that are seen
_CLOSE = (102.93, 31.47, 104.95, 30.04)  # the inset: west, north, east, south


def first_picture(model: Json) -> str:
    """Return the SVG of ``model``'s first view; empty where no layer is on at first."""
    return _Picture(model).svg()


class _Picture:
    def __init__(self, model: Json) -> None:
        self.model = model
        west, south, east, north = model["bounds"]
        self.origin = _mercator(west, north)
        self.size = self._at(east, south)
        self.middle = (west + east) / 2, (south + north) / 2  # where hatches begin
        self.arcs = self._lines(model["arcs"])
        self.sides = _sides(model["sides"])
        self.layers = [layer for layer in model["layers"] if layer["on"]]

    def svg(self) -> str:
        width, height = (round(side, 2) for side in self.size)
        geometry = f'<g id="first-map">{self._ground()}{self._layers()}{self._borders()}</g>'
        x, y = self._at(*_CLOSE[:2])
        right, bottom = self._at(*_CLOSE[2:])
        wide, near = (
            f'fill="url(#{svg}-{self._hatched()})"' for svg in ("first-map", "first-close-map")
        )
        close = f"{x:.2f} {y:.2f} {right - x:.2f} {bottom - y:.2f}"
        names = self._names()
        main = names.svg((0, 0, *self.size), _SCALE, _AROUND, nameless=self._enlarged())
        enlarged = names.svg((x, y, right, bottom), _SCALE * _ENLARGED, obstacles=[_TITLE_BOX])
        return (
            f'<svg class="first-map" viewBox="0 0 {width} {height}" data-world="{self._world()}">'
            f"{self._definitions()}"
            f'<g {wide}>{geometry}</g><rect {_STILL} fill="none" stroke="var(--ink-2)" '
            f'stroke-width=".8" x="{x:.1f}" y="{y:.1f}" width="{right - x:.1f}" '
            f'height="{bottom - y:.1f}" /></svg>'
            f'<svg class="first-map first-names">{main}</svg>'
            f'<div class="first-close"><svg class="first-close-map" viewBox="{close}">'
            f'<use href="#first-map" {near} /></svg>'
            f'<svg class="first-names">{enlarged}</svg>{_TITLE}</div>'
        )

    def _world(self) -> str:
        """Return corner and size of the picture, and the origin of the map's paths, in pixels of
        the world at zoom 7: the map stands at whole pixels, and the picture is put there too."""
        return " ".join(f"{at:.3f}" for at in (*self.origin, *self.size, *_mercator(*self.middle)))

    def _at(self, lon: float, lat: float) -> tuple[float, float]:
        x, y = _mercator(lon, lat)
        return x - self.origin[0], y - self.origin[1]

    def _grid(self, qx: float, qy: float) -> tuple[float, float]:
        scale, translate = self.model["transform"]["scale"], self.model["transform"]["translate"]
        return self._at(translate[0] + qx * scale[0], translate[1] + qy * scale[1])

    def _lines(self, text: str) -> list[Line]:
        lines, qx, qy = [], 0, 0
        for part in text.split():
            line = []
            for dx, dy in zip(part[::2], part[1::2], strict=True):
                qx, qy = qx + _number(dx), qy + _number(dy)
                line.append(self._grid(qx, qy))
            lines.append(line)
        return lines

    def _between(self, want: Callable[[int, int], bool], least: int = 3) -> str:
        chosen = (arc for arc, sides in zip(self.arcs, self.sides, strict=True) if want(*sides))
        return _path(chosen, least)

    def _area(self, members: set[int]) -> str:
        """Return the outline of the union of counties as closed rings, to be filled even-odd."""
        rim = [
            arc
            for arc, (a, b) in zip(self.arcs, self.sides, strict=True)
            if (a in members) != (b in members)
        ]
        rings = shapely.get_parts(shapely.polygonize([shapely.LineString(arc) for arc in rim]))
        return "".join(f"{_path([list(ring.exterior.coords)])}z" for ring in rings)

    def _members(self, layer: Json, kind: str) -> set[int]:
        return {c for place in layer["places"] for c in self.model["places"][place].get(kind, [])}

    def _hatched(self) -> str:
        """Return the id of the layer whose hatch the picture has: the first that covers parts."""
        found = (layer for layer in self.layers if self._members(layer, "part"))
        return str(next(found, {"id": ""})["id"])

    def _definitions(self) -> str:
        province = self._area(set(range(len(self.model["counties"]))))
        found = [f'<path id="first-province" {_AREA} {_STILL} d="{province}" />']
        for layer in self.layers:
            tone = f"var(--{layer['colour']}-tone)"
            if whole := self._members(layer, "whole"):
                area = self._area(whole)
                id_ = layer["id"]
                found.append(f'<path id="area-{id_}" {_AREA} {_STILL} d="{area}" />')
                found.append(f'<clipPath id="clip-{id_}"><use href="#area-{id_}" /></clipPath>')
            elif self._members(layer, "part"):
                found += [
                    self._hatch(layer["id"], tone, svg) for svg in ("first-map", "first-close-map")
                ]
        return f"<defs>{''.join(found)}</defs>"

    def _hatch(self, layer: str, tone: str, svg: str) -> str:
        """Return the pattern of a layer for one of the SVGs; the page sets its density."""
        x, y = self._at(*self.middle)
        return (
            f'<pattern id="{svg}-{layer}" data-of="{svg}" width="5" height="5" '
            f'patternUnits="userSpaceOnUse" '
            f'patternTransform="translate({x:.2f} {y:.2f}) rotate(45) scale({_DENSE})">'
            f'<rect x=".35" width="1.5" height="5" fill="{tone}" /></pattern>'
        )

    def _ground(self) -> str:
        around = _path(self._lines(self.model["neighbourLines"]), _FAINT)
        rim = "".join(
            f'<use href="#first-province" stroke-width="{2 * reach}" />' for reach in _RIM
        )
        return (
            f'<path {_STILL} {_LINE} stroke="var(--ground-line)" d="{around}" />'
            f'<g {_LINE} stroke="var(--rim)" stroke-opacity=".09">{rim}</g>'
            f'<use href="#first-province" fill="var(--land)" />'
        )

    def _layers(self) -> str:
        tints, hatches, edges = [], [], []
        for layer in reversed(self.layers):
            id_, colour = layer["id"], layer["colour"]
            if self._members(layer, "whole"):
                tints.append(
                    f'<use{seen_with(id_)} href="#area-{id_}" fill="var(--{colour}-fill)" />'
                )
                edges.append(
                    f'<g{seen_with(id_)} {_LINE} clip-path="url(#clip-{id_})">'
                    f'<use href="#area-{id_}" stroke="var(--{colour}-fill)" stroke-width="8.6" '
                    f'stroke-opacity=".38" />'
                    f'<use href="#area-{id_}" stroke="var(--{colour}-tone)" stroke-width="2.5" />'
                    "</g>"
                )
            elif id_ == self._hatched():
                part = self._members(layer, "part")
                area = self._area(part)
                hatches.append(f'<path{seen_with(id_)} {_AREA} fill-opacity=".75" d="{area}" />')
        counties = self.model["counties"]
        courses = [(river["rank"], self._lines(river["lines"])) for river in self.model["rivers"]]
        water = "".join(
            f'<path {_STILL} stroke-width="{_WIDTHS[rank]}" d="{_path(course)}" />'
            for rank, course in courses
        )
        county = self._between(
            lambda a, b: a >= 0 and b >= 0 and counties[a]["pref"] == counties[b]["pref"], _FAINT
        )
        return (
            f'<g class="first-tints" fill-opacity="var(--tint)">{"".join(tints)}</g>'
            f"{''.join(hatches)}"
            f'<g {_LINE} stroke="var(--water)">{water}</g>'
            f'<path {_STILL} {_LINE} stroke="var(--county-line)" stroke-width=".55" d="{county}" />'
            f"{''.join(edges)}"
        )

    def _borders(self) -> str:
        counties = self.model["counties"]
        prefecture = self._between(
            lambda a, b: a >= 0 and b >= 0 and counties[a]["pref"] != counties[b]["pref"]
        )
        return (
            f'<path {_STILL} {_LINE} stroke="var(--prefecture-line)" stroke-width=".85" '
            f'd="{prefecture}" /><use {_LINE} href="#first-province" '
            f'stroke="var(--province-line)" stroke-width="1.4" />'
        )

    def _names(self) -> FirstNames:
        inside = {
            c
            for layer in self.layers
            for kind in ("whole", "part")
            for c in self._members(layer, kind)
        }
        sites: dict[int, str] = {}
        for layer in self.layers:
            for place in layer["places"]:
                if "point" in self.model["places"][place]:
                    # What two layers mark stays when one of them goes.
                    sites[place] = "" if place in sites else layer["id"]
        return FirstNames(self.model, self._grid, inside, sites)

    def _enlarged(self) -> frozenset[int]:
        """Return the counties of the inset: their sites have their names there."""
        chengdu = [one["id"] for one in self.model["prefectures"]].index("5101")
        counties = enumerate(self.model["counties"])
        return frozenset(index for index, county in counties if county["pref"] == chengdu)


def _mercator(lon: float, lat: float) -> tuple[float, float]:
    rise = math.atanh(math.sin(math.radians(lat))) / (2 * math.pi)
    return (lon / 360 + 0.5) * _WORLD, (0.5 - rise) * _WORLD


def _number(character: str) -> int:
    """Return what :func:`geo.page_models.map_geometry.encode_number` has written."""
    code = ord(character)
    if code < 256:
        return code - 80
    return -(code - 255) // 2 if code % 2 else (code - 256) // 2


def _sides(text: str) -> list[tuple[int, int]]:
    sides, one = [], 0
    for step, other in zip(text[::2], text[1::2], strict=True):
        one += _number(step)
        sides.append((one, one + _number(other) if _number(other) else -1))
    return sides


def _path(lines: Iterable[Line], least: int = 3) -> str:
    """Return the path of ``lines`` in whole units, relative after each first point; of points
    nearer than ``least`` only a line's last is kept. Two units are little more than a pixel.
    """
    written = []
    for line in lines:
        x, y = (round(at) for at in line[0])
        start, steps = f"M{x} {y}l", []
        for point in line[1:]:
            to_x, to_y = (round(at) for at in point)
            if abs(to_x - x) + abs(to_y - y) < least and point is not line[-1]:
                continue
            if (to_x, to_y) != (x, y):
                steps.append(f"{to_x - x} {to_y - y}")
            x, y = to_x, to_y
        if steps:
            written.append(start + " ".join(steps).replace(" -", "-"))
    return "".join(written)
