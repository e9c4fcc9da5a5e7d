"""The tour against the data: what each step's view names is there, and shows its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl

from geo.atlas import Atlas
from geo.errors import UnknownName
from geo.layers import Layer
from geo.page_models import story
from geo.publish import permalink
from geo.vocabulary import ACTIONS, STATUSES, THEME_IDS

# What a step may set of the map; the rest of an address is the reader's.
_MAY_SET = ("layers", "themes", "county", "shade", "count")
_SHADES = {
    *("layers", "direct", "inherited", "status:found"),
    *(f"theme:{id_}" for id_ in THEME_IDS),
    *(f"action:{id_}" for id_ in ACTIONS),
    *(f"status:{id_}" for id_ in STATUSES),
}


def problems(atlas: Atlas, layers: Mapping[str, Layer]) -> Iterator[str]:
    """Yield every broken rule of the views; DataError holds those of the table itself."""
    for step in story.load(atlas.folder, atlas.document):
        where = f"{story.FILE}:{step.number + 1}"
        given = dict(parse_qsl(step.view))
        if not given:
            yield f"{where}: view must be a query, as layers=heritage ({step.view})"
        for name in given:
            if name not in _MAY_SET:
                yield f"{where}: view may set {', '.join(_MAY_SET)} ({name})"
        if given.get("shade", "layers") not in _SHADES:
            yield f"{where}: view must name what the map has (shade {given['shade']})"
        try:
            permalink.parse(step.view, atlas, layers)
        except UnknownName as unknown:
            yield f"{where}: view must name what the map has ({unknown.what} {unknown.value})"
        else:
            yield from _unseen(atlas, layers, step, where, given.get("layers", ""))


def _unseen(
    atlas: Atlas, layers: Mapping[str, Layer], step: story.Step, where: str, shown: str
) -> Iterator[str]:
    """Layers that a view turns on without one of them drawing a place of its sentence."""
    drawn = {
        place.id
        for id_ in filter(None, shown.split(","))
        for place in layers[id_].select(atlas.gazetteer)
    }
    named = {
        p for one in atlas.initiatives.values() if one.clause == step.clause for p in one.places
    }
    if drawn and not drawn & named:
        yield f"{where}: one of the view's layers must draw a place of its sentence ({shown})"
