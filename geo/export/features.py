"""GeoJSON (RFC 7946) of layers and initiatives: WGS 84, six decimals, flat properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas
from geo.decision.translation import UNOFFICIAL
from geo.export.facets import COUNTY_FACETS, reach_class
from geo.export.filters import EVERYTHING, Selection, names_of
from geo.export.progress import place_progress, progress_properties
from geo.initiative import Initiative
from geo.layers import Layer
from geo.places.boundary import County
from geo.places.gazetteer import Place
from geo.places.placement import Placement
from geo.vocabulary import ACTIONS, REACH_ORDER, Coverage, Json, Kind, Reach

DECIMALS = 6  # about 0.1 m: finer than the source, and shared borders stay shared
# Inside a text of JSON every quote is escaped: these stand nowhere but in a feature itself.
_BEGIN, _GEOMETRY, _PROPERTIES = b'{"type":"Feature","id":', b',"geometry":', b',"properties":'


def layer_collection(atlas: Atlas, layer: Layer, selection: Selection = EVERYTHING) -> Json:
    """Return the layer as a FeatureCollection: a feature for each place × county, or point.

    A place without initiatives that pass the selection falls out, unless nothing in it
    acts on initiatives.
    """
    features = list(layer_features(atlas, layer, selection))
    return collection(atlas, features, layer.title.zh, layer.title.en)


def layer_features(atlas: Atlas, layer: Layer, selection: Selection = EVERYTHING) -> Iterator[Json]:
    """Yield the features of :func:`layer_collection`."""
    if layer.counts:
        yield from _count_features(atlas, selection)
        return
    for place in layer.select(atlas.gazetteer):
        yield from _place_features(atlas, place, selection)


def view_collection(
    atlas: Atlas, layers: Iterable[Layer], selection: Selection = EVERYTHING
) -> Json:
    """Return the features of several layers, each with its ``layer`` and an id that says it.

    All have the same properties, null where a layer has no such thing.
    """
    features = [
        (layer, feature) for layer in layers for feature in layer_features(atlas, layer, selection)
    ]
    names = dict.fromkeys(name for _, feature in features for name in feature["properties"])
    named = [
        {
            **feature,
            "id": f"{layer.id}/{feature['id']}",
            "properties": {
                "layer": layer.id,
                "layer_zh": layer.title.zh,
                "layer_en": layer.title.en,
                **{name: feature["properties"].get(name) for name in names},
            },
        }
        for layer, feature in features
    ]
    return collection(atlas, named, "所见图层", "The layers in view")


def initiative_collection(
    atlas: Atlas, selection: Selection = EVERYTHING, layers: Iterable[Layer] = ()
) -> Json:
    """Return a feature for each initiative that passes the selection, on any of ``layers``.

    With counties chosen: those that reach one of them directly or by inheritance, and
    province-wide ones, each with the strongest ``reach_in_county``. Geometry is the union
    of the counties reached and the sites, null where it is unplaced or province-wide.
    """
    features = []
    for initiative, reach in selected(atlas, selection, layers):
        one = initiative_feature(atlas, initiative)
        if reach:
            one["properties"]["reach_in_county"] = reach.value
        features.append(one)
    title = ("《决定》举措", "Initiatives of the Decision")
    return collection(atlas, features, *title, translation=UNOFFICIAL.as_dict())


def selected(
    atlas: Atlas, selection: Selection, layers: Iterable[Layer] = ()
) -> Iterator[tuple[Initiative, Reach | None]]:
    """Yield the initiatives that pass, each with its strongest reach in the counties chosen."""
    layers = tuple(layers)
    anywhere = not layers or any(layer.counts for layer in layers)
    on_layers = {place.id for layer in layers for place in layer.select(atlas.gazetteer)}
    reach_in: dict[str, Reach] = {}
    for way in (way for adcode in selection.counties for way in atlas.reach_links[adcode]):
        known = reach_in.get(way.initiative.id, way.placement.reach)
        reach_in[way.initiative.id] = min(known, way.placement.reach, key=REACH_ORDER.__getitem__)
    for initiative in selection.initiatives_at(atlas, atlas.initiatives.values()):
        if selection.places and not selection.places.intersection(initiative.places):
            continue
        if not selection.fits_facets(atlas, initiative, COUNTY_FACETS):
            continue
        if not anywhere and not on_layers.intersection(initiative.places):
            continue
        if not selection.counties or initiative.id in reach_in:
            yield initiative, reach_in.get(initiative.id)


def own_properties(initiative: Initiative) -> Json:
    """Return what an initiative says by itself: exports and profiles write it alike."""
    return {
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
    }


def initiative_feature(atlas: Atlas, initiative: Initiative) -> Json:
    """Return one initiative as a Feature with its clause, quote, places and adcodes."""
    places = [atlas.gazetteer[place] for place in initiative.places]
    reach = atlas.reach(initiative.id)
    properties = {
        **own_properties(initiative),
        "clause_en": atlas.english(initiative.clause),
        "target_year": initiative.target_year,
        "places": list(initiative.places),
        "places_zh": [place.name.zh for place in places],
        "places_en": [place.name.en for place in places],
        "unplaced": [place.id for place in places if place.unplaced],
        "incomplete": [place.id for place in places if place.is_incomplete],
        "context": list(initiative.context),
        "reach": reach_class(reach),
        "adcodes": sorted(a for r, found in reach.items() if r.group != "province" for a in found),
        **progress_properties(atlas, initiative.id),
    }
    return feature(initiative.id, initiative_geometry(atlas, initiative), properties)


def initiative_geometry(atlas: Atlas, initiative: Initiative) -> BaseGeometry | None:
    """The union of the counties that the initiative's places meet, and their sites."""
    return places_geometry(atlas, initiative.places)


def places_geometry(atlas: Atlas, places: Iterable[str]) -> BaseGeometry | None:
    """The union of the counties that ``places`` (ids) meet, and their sites; None for no part.

    The whole province is no place to draw.
    """
    points: list[shapely.Point] = []
    adcodes: set[str] = set()
    for place_id in places:
        place = atlas.gazetteer[place_id]
        if place.is_site and place.point:
            points.append(shapely.Point(place.point))
        elif place.kind is not Kind.PROVINCE:
            adcodes.update(p.adcode for p in atlas.placements[place_id])
    parts: list[BaseGeometry] = []
    if adcodes:
        parts.append(_union(*(atlas.boundaries.counties[a].geometry for a in sorted(adcodes))))
    if points:
        parts.append(points[0] if len(points) == 1 else shapely.MultiPoint(points))
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else shapely.GeometryCollection(parts)


# The facts of an initiative all stand where it does.
@lru_cache(maxsize=512)
def _union(*counties: BaseGeometry) -> BaseGeometry:
    return shapely.coverage_union_all(counties)


def _place_features(atlas: Atlas, place: Place, selection: Selection) -> Iterator[Json]:
    if selection.places and place.id not in selection.places:
        return
    progress = place_progress(atlas, place.id)
    for placement in atlas.placements[place.id]:
        if not selection.has_county(atlas, placement.adcode):
            continue
        names = (*names_of(place), *names_of(atlas.boundaries.counties[placement.adcode]))
        shown = selection.initiatives_at(atlas, atlas.initiatives_of[place.id], *names)
        if selection.keeps(shown, *names):
            yield feature(
                f"{place.id}/{placement.adcode}",
                placement_geometry(atlas, place, placement),
                _place_properties(atlas, place, placement, shown) | progress,
            )


def placement_geometry(atlas: Atlas, place: Place, placement: Placement) -> BaseGeometry:
    """The point of a site, a river's course through the county, else the county itself."""
    if place.is_site and place.point:
        return shapely.Point(place.point)
    county = atlas.boundaries.counties[placement.adcode].geometry
    if place.lines:
        course = shapely.intersection(atlas.course(place), county)
        if course.length > 0:
            return shapely.line_merge(course)
    return county


def _county_properties(county: County) -> Json:
    """Return which county a feature lies in: each feature of a layer begins with it."""
    return {
        "adcode": county.adcode,
        "county_zh": county.name_zh,
        "county_en": county.name_en,
        "prefecture_zh": county.prefecture_zh,
        "prefecture_en": county.prefecture_en,
    }


def _place_properties(
    atlas: Atlas, place: Place, placement: Placement, initiatives: tuple[Initiative, ...]
) -> Json:
    county = atlas.boundaries.counties[placement.adcode]
    themes = {i.theme for i in initiatives}
    return {
        **_county_properties(county),
        "place": place.id,
        "place_zh": place.name.zh,
        "place_en": place.name.en,
        "role": place.role,
        "coverage": placement.coverage.value,
        "reach": placement.reach.value,
        "confidence": place.confidence_of(placement.member).value,
        "since": place.since(placement.member),
        **_known(place),
        **_dated(atlas, place),
        "accuracy_m": place.accuracy_m if place.is_site else None,
        "initiatives": [i.id for i in initiatives],
        "themes": sorted(themes),
        "source": place.source_of(placement.member),
        "source_en": atlas.bibliography.english(place.sources_of(placement.member)),
    }


def _dated(atlas: Atlas, place: Place) -> Json:
    """When the place was set up or renamed, in words; for most places nothing."""
    said = [name.said for name in atlas.gazetteer.dated.get(place.id, ())]
    return {
        "dated_zh": "；".join(one.zh for one in said),
        "dated_en": "; ".join(one.en for one in said),
    }


def _known(place: Place) -> Json:
    """How much of the list is known: for what is no list, nothing."""
    said = place.known_part
    return {
        "set_known": place.size.known if place.size else None,
        "set_size": place.size.size if place.size else None,
        "known_zh": said.zh if said else "",
        "known_en": said.en if said else "",
    }


def _count_features(atlas: Atlas, selection: Selection) -> Iterator[Json]:
    """Counties, each with its counts; ``initiatives`` and ``themes`` are the direct ones.

    A county without initiatives that pass stays, with counts of 0: that is an answer too.
    """
    for county in atlas.boundaries.counties.values():
        if not selection.has_county(atlas, county.adcode):
            continue
        if selection.places and county.adcode not in selection.places:
            continue
        names = names_of(county)
        reaches = {
            w.initiative.id: w.placement.reach.group for w in atlas.reach_links[county.adcode]
        }
        initiatives = (way.initiative for way in atlas.reach_links[county.adcode])
        shown = selection.initiatives_at(atlas, initiatives, *names)
        groups = {
            group: [i for i in shown if reaches[i.id] == group]
            for group in ("direct", "inherited", "province")
        }
        if selection.text and not selection.keeps(tuple(groups["direct"]), *names):
            continue
        yield feature(county.adcode, county.geometry, _count_properties(atlas, county, groups))


def _count_properties(atlas: Atlas, county: County, groups: dict[str, list[Initiative]]) -> Json:
    """``groups`` are the initiatives that reach the county, by the group of their reach."""
    direct = groups["direct"]
    return {
        **_county_properties(county),
        "place": county.adcode,
        "place_zh": county.name_zh,
        "place_en": county.name_en,
        "role": "decision",
        "coverage": Coverage.WHOLE.value,
        **{group: len(own) for group, own in groups.items()},
        **{f"{group}_sentences": _sentences(own) for group, own in groups.items()},
        "confidence": "sourced",
        "initiatives": [i.id for i in direct],
        "themes": sorted({i.theme for i in direct}),
        "source": atlas.gazetteer[county.adcode].source,
        "source_en": atlas.bibliography.english(atlas.gazetteer[county.adcode].sources),
    }


def _sentences(initiatives: Iterable[Initiative]) -> int:
    return len({initiative.clause for initiative in initiatives})


def feature(feature_id: str, geometry: BaseGeometry | None, properties: Json) -> Json:
    """Return a GeoJSON Feature of ``geometry`` (EPSG:4326)."""
    return {
        "type": "Feature",
        "id": feature_id,
        "geometry": None if geometry is None else geometry_json(geometry),
        "properties": properties,
    }


def collection(atlas: Atlas, features: list[Json], zh: str, en: str, **about: Json) -> Json:
    """Return ``features`` with their title, the data's version and the boundaries' credit."""
    return {
        "type": "FeatureCollection",
        "title": {"zh": zh, "en": en},
        "version": atlas.version,
        "attribution": atlas.boundaries.attribution,
        **about,
        "features": features,
    }


# Counties stand in many layers: there are some 350 geometries, and 3,000 features of them.
@lru_cache(maxsize=512)
def geometry_json(geometry: BaseGeometry) -> Json:
    """Return ``geometry`` as a GeoJSON object: right-hand rule, DECIMALS decimals.

    The same object for the same geometry: it is read, never changed.
    """
    oriented = shapely.orient_polygons(geometry)
    rounded = shapely.transform(oriented, lambda points: points.round(DECIMALS))
    mapping: Json = shapely.geometry.mapping(rounded)
    return mapping


def dumps(document: Any) -> bytes:
    """Return ``document`` as compact UTF-8 JSON, the same bytes for the same input."""
    made: bytes = orjson.dumps(document)
    return made


def split(written: bytes) -> list[bytes]:
    """Return each feature of a :func:`collection` as :func:`dumps` has written it."""
    _, *found = written.removesuffix(b"]}").split(_BEGIN)
    return [_BEGIN + body.removesuffix(b",") for body in found]


def parts(written: bytes) -> tuple[bytes, bytes, bytes]:
    """Return id, geometry and properties of a :func:`feature` as :func:`dumps` has written it."""
    id_, _, rest = written.removeprefix(_BEGIN).partition(_GEOMETRY)
    geometry, _, properties = rest.partition(_PROPERTIES)
    return id_, geometry, properties.removesuffix(b"}")
