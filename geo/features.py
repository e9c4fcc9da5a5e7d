"""GeoJSON (RFC 7946) of layers and initiatives: WGS 84, six decimals, flat properties."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from geo.atlas import Atlas
from geo.errors import UnknownName
from geo.gazetteer import Place
from geo.geocode import Placement
from geo.initiative import Initiative
from geo.layers import Layer
from geo.vocabulary import ACTIONS, THEME_IDS, Coverage, Kind, Reach

DECIMALS = 6  # about 0.1 m: finer than the source, and shared borders stay shared

Json = dict[str, Any]
ALL = frozenset[str]()


def layer_collection(atlas: Atlas, layer: Layer, themes: frozenset[str] = ALL) -> Json:
    """Return the layer as a FeatureCollection: a feature for each place × county, or point.

    With ``themes`` only places remain that an initiative of these themes is tied to.
    """
    if layer.counts:
        features = list(_count_features(atlas, themes))
    else:
        features = [
            feature
            for place in layer.select(atlas.gazetteer)
            for feature in _place_features(atlas, place, themes)
        ]
    return _collection(atlas, features, layer.title.zh, layer.title.en)


def initiative_collection(
    atlas: Atlas,
    themes: frozenset[str] = ALL,
    county: str | None = None,
    layer: Layer | None = None,
) -> Json:
    """Return a feature for each initiative that passes all the filters given.

    ``county`` is an adcode: initiatives that reach it directly or by inheritance, and
    province-wide ones, each with its ``reach_in_county``. Geometry is the union of the
    counties reached and the sites, null where an initiative is unplaced or province-wide.
    """
    on_layer = {p.id for p in layer.select(atlas.gazetteer)} if layer and not layer.counts else None
    in_county = {w.initiative.id: w for w in atlas.ways[county]} if county else None
    features = []
    for initiative in atlas.initiatives.values():
        if themes and initiative.theme not in themes:
            continue
        if on_layer is not None and not on_layer.intersection(initiative.places):
            continue
        if in_county is not None and initiative.id not in in_county:
            continue
        feature = initiative_feature(atlas, initiative)
        if in_county is not None:
            reach = in_county[initiative.id].placement.reach
            feature["properties"]["reach_in_county"] = reach.value
        features.append(feature)
    return _collection(atlas, features, "《决定》举措", "Initiatives of the Decision")


def initiative_feature(atlas: Atlas, initiative: Initiative) -> Json:
    """Return one initiative as a Feature with its clause, quote, places and adcodes."""
    places = [atlas.gazetteer[place] for place in initiative.places]
    reach = atlas.reach(initiative.id)
    properties = {
        "id": initiative.id,
        "title_zh": initiative.title.zh,
        "title_en": initiative.title.en,
        "theme": initiative.theme,
        "tags": list(initiative.tags),
        "action": initiative.action,
        "action_zh": ACTIONS[initiative.action].zh,
        "action_en": ACTIONS[initiative.action].en,
        "clause": initiative.clause,
        "quote": initiative.quote,
        "target_year": initiative.target_year,
        "places": list(initiative.places),
        "places_zh": [place.name.zh for place in places],
        "places_en": [place.name.en for place in places],
        "unplaced": [place.id for place in places if place.unplaced],
        "context": list(initiative.context),
        "reach": reach_class(reach),
        "adcodes": sorted(a for r, found in reach.items() if r.group != "province" for a in found),
    }
    return _feature(initiative.id, _initiative_geometry(atlas, initiative), properties)


def reach_class(reach: dict[Reach, tuple[str, ...]]) -> str:
    """Return ``direct``, ``inherited``, ``province`` or ``unplaced``: the strongest class."""
    groups = {r.group for r in reach}
    return next((g for g in ("direct", "inherited", "province") if g in groups), "unplaced")


def _initiative_geometry(atlas: Atlas, initiative: Initiative) -> BaseGeometry | None:
    points: list[shapely.Point] = []
    adcodes: set[str] = set()
    for place_id in initiative.places:
        place = atlas.gazetteer[place_id]
        if place.is_site and place.point:
            points.append(shapely.Point(place.point))
        elif place.kind is not Kind.PROVINCE:
            adcodes.update(p.adcode for p in atlas.placements[place_id])
    parts: list[BaseGeometry] = []
    if adcodes:
        counties = [atlas.boundaries.counties[a].geometry for a in sorted(adcodes)]
        parts.append(shapely.coverage_union_all(counties))
    if points:
        parts.append(points[0] if len(points) == 1 else shapely.MultiPoint(points))
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else shapely.GeometryCollection(parts)


def _place_features(atlas: Atlas, place: Place, themes: frozenset[str]) -> Iterator[Json]:
    initiatives = atlas.shown(place, themes)
    if themes and not initiatives:
        return
    for placement in atlas.placements[place.id]:
        yield _feature(
            f"{place.id}/{placement.adcode}",
            _placement_geometry(atlas, place, placement),
            _place_properties(atlas, place, placement, initiatives),
        )


def _placement_geometry(atlas: Atlas, place: Place, placement: Placement) -> BaseGeometry:
    """The point of a site, a river's course through the county, else the county itself."""
    if place.is_site and place.point:
        return shapely.Point(place.point)
    county = atlas.boundaries.counties[placement.adcode].geometry
    if place.line:
        course = shapely.intersection(atlas.rivers[place.line].geometry, county)
        if course.length > 0:
            return shapely.line_merge(course)
    return county


def _place_properties(
    atlas: Atlas, place: Place, placement: Placement, initiatives: tuple[Initiative, ...]
) -> Json:
    county = atlas.boundaries.counties[placement.adcode]
    themes = {i.theme for i in initiatives}
    return {
        "adcode": county.adcode,
        "county_zh": county.name_zh,
        "county_en": county.name_en,
        "prefecture_zh": county.prefecture_zh,
        "prefecture_en": county.prefecture_en,
        "place": place.id,
        "place_zh": place.name.zh,
        "place_en": place.name.en,
        "role": place.role,
        "coverage": placement.coverage.value,
        "reach": placement.reach.value,
        "confidence": place.confidence.value,
        "accuracy_m": place.accuracy_m if place.is_site else None,
        "initiatives": [i.id for i in initiatives],
        "themes": sorted(themes),
        "source": place.source,
    }


def _count_features(atlas: Atlas, themes: frozenset[str]) -> Iterator[Json]:
    """All counties, each with its counts; ``initiatives`` and ``themes`` are the direct ones."""
    for county in atlas.boundaries.counties.values():
        direct = [
            way.initiative
            for way in atlas.ways[county.adcode]
            if way.placement.reach.group == "direct"
            and (not themes or way.initiative.theme in themes)
        ]
        counts = atlas.counts(county.adcode, themes)
        yield _feature(
            county.adcode,
            county.geometry,
            {
                "adcode": county.adcode,
                "county_zh": county.name_zh,
                "county_en": county.name_en,
                "prefecture_zh": county.prefecture_zh,
                "prefecture_en": county.prefecture_en,
                "place": county.adcode,
                "place_zh": county.name_zh,
                "place_en": county.name_en,
                "role": "decision",
                "coverage": Coverage.WHOLE.value,
                **counts,
                "confidence": "sourced",
                "initiatives": [i.id for i in direct],
                "themes": sorted({i.theme for i in direct}),
                "source": atlas.gazetteer[county.adcode].source,
            },
        )


def _feature(feature_id: str, geometry: BaseGeometry | None, properties: Json) -> Json:
    return {
        "type": "Feature",
        "id": feature_id,
        "geometry": None if geometry is None else geometry_json(geometry),
        "properties": properties,
    }


def _collection(atlas: Atlas, features: list[Json], zh: str, en: str) -> Json:
    return {
        "type": "FeatureCollection",
        "title": {"zh": zh, "en": en},
        "version": atlas.version,
        "attribution": atlas.boundaries.attribution,
        "features": features,
    }


def geometry_json(geometry: BaseGeometry) -> Json:
    """Return ``geometry`` as a GeoJSON object: right-hand rule, DECIMALS decimals."""
    mapping: Json = _rounded(shapely.geometry.mapping(_right_handed(geometry)))
    return mapping


def _right_handed(geometry: BaseGeometry) -> BaseGeometry:
    if isinstance(geometry, shapely.Polygon):
        return orient(geometry)
    if isinstance(geometry, shapely.MultiPolygon):
        return shapely.MultiPolygon([orient(part) for part in geometry.geoms])
    if isinstance(geometry, shapely.GeometryCollection):
        return shapely.GeometryCollection([_right_handed(part) for part in geometry.geoms])
    return geometry


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(inner) for inner in value]
    return value


def dumps(document: Any) -> bytes:
    """Return ``document`` as compact UTF-8 JSON, the same bytes for the same input."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def parse_themes(values: Iterable[str]) -> frozenset[str]:
    """Return the themes named in ``values``; UnknownName for one that does not exist."""
    themes = frozenset(values)
    for theme in sorted(themes):
        if theme not in THEME_IDS:
            raise UnknownName("theme", theme, THEME_IDS)
    return themes
