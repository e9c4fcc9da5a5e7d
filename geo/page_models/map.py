"""The page's model: what the browser draws (``/map.json``) and what it reads (``/texts.json``)."""

from __future__ import annotations

import shapely

from geo.atlas import Atlas
from geo.initiative import Initiative
from geo.layers import GROUPS, Layer
from geo.page_models.map_geometry import RIVER_NEAR, Grid, encode_lines, map_geometry
from geo.places.gazetteer import Place
from geo.vocabulary import ACTIONS, REACH_ORDER, STATUSES, THEMES, Coverage, Json, Reach


# Long, as it is one table of what the page reads.
def map_model(atlas: Atlas, layers: dict[str, Layer], version: str) -> Json:
    """Return the geometry of the sheet and, referring to it by index, layers, places and reach."""
    drawing, grid = map_geometry(atlas.boundaries, atlas.folder)
    index = Index(atlas)
    groups = list(GROUPS)
    return {
        "version": version,
        **drawing,
        "themes": [
            {
                "id": theme.id,
                "symbol": theme.symbol.as_dict(),
                "title": theme.title.as_dict(),
                "part": theme.part,
                "n": sum(i.theme == theme.id for i in atlas.initiatives.values()),
            }
            for theme in THEMES
        ],
        "reachKinds": [reach.value for reach in Reach],
        "ways": {
            group: [reach.value for reach in Reach if reach.group == group]
            for group in ("direct", "inherited", "province")
        },
        "groups": [{"id": id, "title": title.as_dict()} for id, title in GROUPS.items()],
        "layers": [
            {
                "id": layer.id,
                "group": groups.index(layer.group),
                "title": layer.title.as_dict(),
                "colour": layer.colour,
                "on": layer.on,
                "places": [index.places[p.id] for p in layer.select(atlas.gazetteer)],
                "kind": "counts" if layer.counts else "places",
            }
            for layer in layers.values()
        ],
        "places": [_place(atlas, place, index, grid) for place in atlas.gazetteer.listed()],
        "initiatives": [_initiative(atlas, i, index) for i in atlas.initiatives.values()],
        "clauses": list(index.clauses),
        "statuses": [{"id": id_, **label.as_dict()} for id_, label in STATUSES.items()],
        "standing": _standing(atlas),
    }


def texts_model(atlas: Atlas, layers: dict[str, Layer]) -> Json:
    """Return the words of initiatives, places and layers, in the order of :func:`map_model`."""
    actions = list(ACTIONS)
    return {
        "actions": [{"id": id, **action.as_dict()} for id, action in ACTIONS.items()],
        "initiatives": [
            {
                "title": i.title.as_dict(),
                "action": actions.index(i.action),
                "quote": i.quote,
                "year": i.target_year,
            }
            for i in atlas.initiatives.values()
        ],
        "places": [
            {
                "source": p.source,
                "confidence": p.confidence.value,
                "note": p.note.as_dict(),
                **_own(atlas, p),
                **_dated(atlas, p),
            }
            for p in atlas.gazetteer.listed()
        ],
        "layers": {layer.id: layer.description.as_dict() for layer in layers.values()},
    }


def _own(atlas: Atlas, place: Place) -> Json:
    """What counties (adcode) of a place have of their own: since when, and how sure it is."""
    met = [(p.adcode, p.member) for p in atlas.placements[place.id]]
    since = {adcode: place.since(member) for adcode, member in met if place.since(member)}
    trust = {
        adcode: place.confidence_of(member).value
        for adcode, member in met
        if place.confidence_of(member) is not place.confidence
    }
    return {**({"since": since} if since else {}), **({"trust": trust} if trust else {})}


def _dated(atlas: Atlas, place: Place) -> Json:
    """When a place was set up or renamed, line by line."""
    names = atlas.gazetteer.dated.get(place.id, ())
    return {"dated": [name.said.as_dict() for name in names]} if names else {}


def _standing(atlas: Atlas) -> str:
    """For each initiative a digit: the position of its status among the statuses."""
    statuses = list(STATUSES)
    return "".join(str(statuses.index(atlas.progress.status(id_))) for id_ in atlas.initiatives)


class Index:
    """The positions by which the model's lists refer to each other."""

    def __init__(self, atlas: Atlas) -> None:
        self.counties = {adcode: n for n, adcode in enumerate(atlas.boundaries.counties)}
        self.prefectures = {id_: n for n, id_ in enumerate(atlas.boundaries.prefectures)}
        self.places = {place.id: n for n, place in enumerate(atlas.gazetteer.listed())}
        self.initiatives = {initiative: n for n, initiative in enumerate(atlas.initiatives)}
        self.themes = {theme.id: n for n, theme in enumerate(THEMES)}
        self.clauses = {clause.id: n for n, clause in enumerate(atlas.document.clauses)}


def _place(atlas: Atlas, place: Place, index: Index, grid: Grid) -> Json:
    model: Json = {
        "id": place.id,
        "zh": place.name.zh,
        "en": place.name.en,
        "szh": place.short.zh,
        "sen": place.short.en,
        "kind": place.kind.value,
        "role": place.role,
        "coverage": place.coverage.value,
        "initiatives": [index.initiatives[i.id] for i in atlas.initiatives_of[place.id]],
    }
    placements = atlas.placements[place.id]
    met = [index.counties[p.adcode] for p in placements]
    if placements:
        model["reach"] = min((p.reach for p in placements), key=REACH_ORDER.__getitem__).value
    if place.is_site and place.point:
        model["point"] = grid.point(*place.point)
        model["county"] = met[0]
        model["accuracy"] = place.accuracy_m
    elif met:
        model["whole" if place.coverage is Coverage.WHOLE else "part"] = met
    if place.is_incomplete and place.known_part:
        model["known"] = place.known_part.as_dict()
    if place.lines:
        province = shapely.coverage_union_all(
            [county.geometry for county in atlas.boundaries.counties.values()]
        )
        course = atlas.course(place).intersection(province)
        model["lines"] = encode_lines(grid.lines(course, RIVER_NEAR))
    if place.unplaced:
        model["unplaced"] = place.unplaced.as_dict()
    return model


def _initiative(atlas: Atlas, initiative: Initiative, index: Index) -> Json:
    reach: Json = {
        kind.value: [index.counties[a] for a in adcodes]
        for kind, adcodes in atlas.reach(initiative.id).items()
        if kind is not Reach.PROVINCE
    }
    if Reach.PROVINCE in atlas.reach(initiative.id):
        reach["province"] = True
    return {
        "id": initiative.id,
        "theme": index.themes[initiative.theme],
        "clause": index.clauses[initiative.clause],
        "places": [index.places[p] for p in initiative.places if p in index.places],
        "context": [index.places[p] for p in initiative.context if p in index.places],
        "reach": reach,
    }
