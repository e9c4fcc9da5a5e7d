"""The board (``/board.json``): themes by prefectures and by economic zones, counted once each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from geo.atlas import Atlas
from geo.export.facets import (
    COUNTY_FACETS,
    INITIATIVE_FACETS,
    facet_values,
    initiative_has,
    reach_class,
)
from geo.initiative import Initiative
from geo.layers import Layer
from geo.page_models.progress import newest_facts
from geo.places.gazetteer import Place
from geo.reach_words import LABELS, PREFECTURE_OF_ZONE
from geo.vocabulary import ACTIONS, REACH_ORDER, STATUSES, THEME_IDS, THEMES, Json, Reach, Text

# From how many direct initiatives on a cell takes the next shade.
STEPS = (1, 2, 3, 5, 9, 16)


# Long, as it is one table of what the page reads.
def board_model(atlas: Atlas, layers: Mapping[str, Layer], version: str) -> Json:
    """Return what the board shows; initiatives, prefectures, themes by their positions in it.

    A cell counts the initiatives of a theme that reach at least one county of a column,
    each once, under its strongest way there: ``direct``, or inherited through the
    ``prefecture``, or through a ``region``. Province-wide ones are in no cell. The counts
    of a theme are its initiatives under their strongest class anywhere. ``at`` of an initiative
    is its position among all of them, drawn or not: the facets tell of all.
    """
    placed = [i for i in atlas.initiatives.values() if atlas.is_placed(i)]
    position = {initiative.id: n for n, initiative in enumerate(placed)}
    prefectures = atlas.boundaries.prefectures
    zoned = {p.zone for p in prefectures.values()}
    zones = [place.id for place in atlas.gazetteer.listed() if place.id in zoned]
    members = {z: [n for n, p in enumerate(prefectures.values()) if p.zone == z] for z in zones}
    columns = {id_: p.counties for id_, p in prefectures.items()}
    regions = {
        z: [a for p in prefectures.values() if p.zone == z for a in p.counties] for z in zones
    }
    return {
        "version": version,
        "steps": STEPS,
        "ways": {
            "prefectures": _ways(LABELS[Reach.PREFECTURE]),
            "zones": _ways(PREFECTURE_OF_ZONE),
        },
        "themes": _themes(atlas),
        "prefectures": [
            {"id": p.id, "zh": p.name_zh, "en": p.name_en, "szh": p.short_zh, "sen": p.short_en}
            for p in prefectures.values()
        ],
        "zones": [
            {"id": zone, "title": atlas.gazetteer[zone].short.as_dict(), "prefectures": own}
            for zone, own in members.items()
        ],
        "counties": [
            {"id": c.adcode, "zh": c.name_zh, "en": c.name_en}
            for c in atlas.boundaries.counties.values()
        ],
        "cells": {
            "prefectures": _cells(atlas, columns, position),
            "zones": _cells(atlas, regions, position),
        },
        "initiatives": _initiatives(atlas, layers, placed),
        "facets": _facets(atlas),
        "unplaced": _unplaced(atlas),
        "searched": atlas.progress.searched,
        "incomplete": _incomplete(atlas),
        "targets": _targets(atlas),
    }


def _initiatives(
    atlas: Atlas, layers: Mapping[str, Layer], placed: Sequence[Initiative]
) -> list[Json]:
    every = {id_: n for n, id_ in enumerate(atlas.initiatives)}
    drawn = {
        layer.id: {place.id for place in layer.select(atlas.gazetteer)}
        for layer in layers.values()
        if not layer.counts
    }
    return [
        {
            "id": i.id,
            "at": every[i.id],
            "title": i.title.as_dict(),
            "clause": i.clause,
            "layers": [id_ for id_, places in drawn.items() if places.intersection(i.places)],
            "counties": [
                adcode
                for reach, found in atlas.reach(i.id).items()
                if reach is not Reach.PROVINCE
                for adcode in found
            ],
        }
        for i in placed
    ]


def _targets(atlas: Atlas) -> list[Json]:
    return [
        {
            "year": t.year,
            "title": t.title.as_dict(),
            "clause": t.clause,
            "quote": t.quote,
            **({"quantity": t.quantity.as_dict()} if t.quantity else {}),
            **({"since": t.since} if t.since else {}),
            "facts": newest_facts(atlas, t.id),
        }
        for t in atlas.targets
    ]


def _ways(prefecture: Text) -> Json:
    """How a column inherits, in words; through a ``prefecture`` is said of each sort of column."""
    return {"prefecture": prefecture.as_dict(), "region": LABELS[Reach.REGION].as_dict()}


def _themes(atlas: Atlas) -> list[Json]:
    counts = {t.id: {"direct": 0, "inherited": 0, "province": 0, "unplaced": 0} for t in THEMES}
    for initiative in atlas.initiatives.values():
        counts[initiative.theme][reach_class(atlas.reach(initiative.id))] += 1
    return [
        {
            "id": theme.id,
            "symbol": theme.symbol.as_dict(),
            "title": theme.title.as_dict(),
            "part": theme.part,
            "counts": counts[theme.id],
        }
        for theme in THEMES
    ]


def _facets(atlas: Atlas) -> list[Json]:
    """For each facet that initiatives have one value of: its values, and which of them each has.

    That is the value's position, -1 where an initiative has none. Prefectures and
    zones follow from the counties reached.
    """
    values = {"theme": THEME_IDS, **facet_values(atlas), "status": tuple(STATUSES)}
    titles: Mapping[str, Mapping[str, Text]] = {"action": ACTIONS, "status": STATUSES}
    own = [name for name in INITIATIVE_FACETS if name not in COUNTY_FACETS]

    def has(initiative: Initiative, facet: str) -> Iterable[str]:
        if facet == "theme":
            return (initiative.theme,)
        if facet == "status":
            return (atlas.progress.status(initiative.id),)
        return initiative_has(atlas, initiative, facet)

    position = {facet: {value: n for n, value in enumerate(all_)} for facet, all_ in values.items()}

    def of(initiative: Initiative, facet: str) -> int:
        return next((position[facet][value] for value in has(initiative, facet)), -1)

    return [
        {
            "id": facet,
            "values": [
                {"id": value, **(titles[facet][value].as_dict() if facet in titles else {})}
                for value in values[facet]
            ],
            "of": [of(initiative, facet) for initiative in atlas.initiatives.values()],
        }
        for facet in ("theme", *own, "status")
    ]


def _cells(
    atlas: Atlas, columns: Mapping[str, Iterable[str]], position: Mapping[str, int]
) -> list[list[dict[str, list[int]]]]:
    """For each theme and column (adcodes), the initiatives by their strongest way into it."""
    cells: list[list[dict[str, list[int]]]] = [[{} for _ in columns] for _ in THEMES]
    rows = {theme.id: n for n, theme in enumerate(THEMES)}
    for column, adcodes in enumerate(columns.values()):
        strongest: dict[str, Reach] = {}
        for adcode in adcodes:
            for way in atlas.reach_links[adcode]:
                known = strongest.setdefault(way.initiative.id, way.placement.reach)
                strongest[way.initiative.id] = min(
                    known, way.placement.reach, key=REACH_ORDER.__getitem__
                )
        for id_ in sorted(strongest.keys() & position.keys(), key=position.__getitem__):
            reach = strongest[id_]
            if reach is not Reach.PROVINCE:
                name = "direct" if reach.group == "direct" else reach.value
                cell = cells[rows[atlas.initiatives[id_].theme]][column]
                cell.setdefault(name, []).append(position[id_])
    return cells


def _unplaced(atlas: Atlas) -> list[Json]:
    """Places that the Decision names and that could not be drawn, with what it wants there."""
    return [
        _gap(atlas, place, place.unplaced)
        for place in atlas.gazetteer.listed()
        if place.unplaced and place.role == "decision"
    ]


def _incomplete(atlas: Atlas) -> list[Json]:
    """Lists that the Decision refers to and of which only a part is known and drawn."""
    return [
        _gap(atlas, place, place.known_part)
        for place in atlas.gazetteer.listed()
        if place.is_incomplete and place.known_part and place.members and place.role == "decision"
    ]


def _gap(atlas: Atlas, place: Place, reason: Text) -> Json:
    themes = {theme.id: n for n, theme in enumerate(THEMES)}
    return {
        "id": place.id,
        "title": place.short.as_dict(),
        "reason": reason.as_dict(),
        "themes": sorted({themes[i.theme] for i in atlas.initiatives_of[place.id]}),
        "clauses": list(dict.fromkeys(i.clause for i in atlas.initiatives_of[place.id])),
    }
