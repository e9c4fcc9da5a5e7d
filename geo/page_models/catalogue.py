"""What there is: the lists of layers and themes, with counts."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from geo.atlas import Atlas
from geo.initiative import Initiative
from geo.layers import GROUPS, Layer
from geo.vocabulary import THEMES, Coverage, Reach


def layer_counts(
    atlas: Atlas, layer: Layer, themes: frozenset[str] = frozenset()
) -> dict[str, int]:
    """Return how many counties (and in part), sites, places and initiatives the layer shows."""
    if layer.counts:
        every = [i for i in atlas.initiatives.values() if not themes or i.theme in themes]
        counties = len(atlas.boundaries.counties)
        return {
            "counties": counties,
            "parts": 0,
            "sites": 0,
            "places": 0,
            "initiatives": len(every),
        }
    whole: set[str] = set()
    part: set[str] = set()
    initiatives: set[str] = set()
    sites = places = 0
    for place in layer.select(atlas.gazetteer):
        shown = atlas.shown(place, themes)
        if themes and not shown:
            continue
        places += 1
        sites += place.is_site
        initiatives.update(i.id for i in shown)
        if not place.is_site:
            met = {p.adcode for p in atlas.placements[place.id]}
            (whole if place.coverage is Coverage.WHOLE else part).update(met)
    return {
        "counties": len(whole | part),
        "parts": len(part - whole),
        "sites": sites,
        "places": places,
        "initiatives": len(initiatives),
    }


def initiative_counts(atlas: Atlas, initiatives: Collection[Initiative]) -> dict[str, int]:
    """Return how many of ``initiatives`` come down on drawn places, how many on all counties."""
    return {
        "placed": sum(atlas.is_placed(one) for one in initiatives),
        "province": sum(Reach.PROVINCE in atlas.reach(one.id) for one in initiatives),
    }


def geometry_types(atlas: Atlas, layer: Layer) -> list[str]:
    """Return the GeoJSON geometry types that the layer's features may have."""
    if layer.counts:
        return ["Polygon", "MultiPolygon"]
    types = set()
    for place in layer.select(atlas.gazetteer):
        if place.is_site:
            types.add("Point")
        elif place.lines:
            types.update(("LineString", "MultiLineString", "Polygon"))
        else:
            for placement in atlas.placements[place.id]:
                types.add(atlas.boundaries.counties[placement.adcode].geometry.geom_type)
    return sorted(types)


def layer_list(atlas: Atlas, layers: dict[str, Layer]) -> list[dict[str, Any]]:
    """Return the layers with title, description, counts, geometry types, legend and link."""
    return [
        {
            "id": layer.id,
            "group": {"id": layer.group, **GROUPS[layer.group].as_dict()},
            "title": layer.title.as_dict(),
            "description": layer.description.as_dict(),
            "counts": layer_counts(atlas, layer),
            "geometry_types": geometry_types(atlas, layer),
            "legend": {
                "paint": layer.colour,
                "coverages": sorted(
                    {p.coverage.value for p in layer.select(atlas.gazetteer)} or {"whole"}
                ),
            },
            "incomplete": [
                {"place": place.id, **place.known_part.as_dict()}
                for place in layer.select(atlas.gazetteer)
                if place.is_incomplete and place.known_part
            ],
            "default": layer.on,
            "link": f"/layers/{layer.id}.geojson",
            "version": atlas.version,
        }
        for layer in layers.values()
    ]


def theme_list(atlas: Atlas) -> list[dict[str, Any]]:
    """Return the themes with the number of their initiatives, placed and province-wide apart."""
    listed = []
    for theme in THEMES:
        own = [i for i in atlas.initiatives.values() if i.theme == theme.id]
        placed = sum(atlas.is_placed(i) for i in own)
        listed.append(
            {
                "id": theme.id,
                "seal": theme.symbol.as_dict(),
                "title": theme.title.as_dict(),
                "part": theme.part,
                "counts": {
                    "initiatives": len(own),
                    "placed": placed,
                    "not_placed": len(own) - placed,
                },
                "link": f"/initiatives.geojson?theme={theme.id}",
                "version": atlas.version,
            }
        )
    return listed
