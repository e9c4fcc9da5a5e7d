"""The layers: a value each, one small file a layer, found by itself.

To add one, add a file beside this one that sets ``LAYER``; page, API, exports, legend
and tests pick it up. In: which places a layer shows, and in which colour. Not in: how they are
drawn (``static/js/map``), what the places are (``geo.places``).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geo.places.gazetteer import Gazetteer, Place
from geo.vocabulary import Text

GROUPS = {
    "support": Text("特殊支持地区", "Areas with special support"),
    "regions": Text("区域格局", "Regional pattern"),
    "pilots": Text("试验区与新区", "Pilot zones and new areas"),
    "innovation": Text("创新与产业", "Innovation and industry"),
    "opening": Text("开放平台与枢纽", "Opening-up platforms and hubs"),
    "nature": Text("生态、水与能源", "Ecology, water and energy"),
    "people": Text("文化与民生", "Culture and public services"),
    "sites": Text("点位与统计", "Sites and counts"),
}
COLOURS = ("amber", "violet", "blue", "teal", "green", "ink")


@dataclass(frozen=True)
class Layer:
    """One toggle on the page, one exported file.

    ``places`` are ids of the gazetteer, drawn in this order; ``where`` adds all further
    places of the gazetteer for which it is true. ``colour`` is one of COLOURS; without one
    the page gives the next free colour. ``counts`` marks the one layer that shades all
    counties by their direct initiatives.
    """

    id: str
    group: str
    order: int
    title: Text
    description: Text
    places: tuple[str, ...] = ()
    where: Callable[[Place], bool] | None = None
    colour: str | None = None
    on: bool = False
    counts: bool = False

    def select(self, gazetteer: Gazetteer) -> tuple[Place, ...]:
        """Return the layer's places: those it lists, then those its ``where`` finds."""
        listed = tuple(gazetteer[place] for place in self.places)
        if self.where is None:
            return listed
        return listed + tuple(
            place
            for place in gazetteer.listed()
            if place.id not in self.places and self.where(place)
        )


def discover(path: Iterable[str] = __path__, package: str = __name__) -> dict[str, Layer]:
    """Return the layers of all modules on ``path`` by id, in the order of the panel.

    Raises ValueError on a duplicate id, an unknown group or an unknown colour.
    """
    layers: dict[str, Layer] = {}
    for module in pkgutil.iter_modules(path):
        layer: Layer = importlib.import_module(f"{package}.{module.name}").LAYER
        if layer.id in layers:
            raise ValueError(f"layer id must be unique ({layer.id})")
        if layer.group not in GROUPS:
            raise ValueError(f"layer group must be known ({layer.group})")
        if layer.colour not in (None, *COLOURS):
            raise ValueError(f"layer colour must be known ({layer.colour})")
        layers[layer.id] = layer
    groups = list(GROUPS)
    ordered = sorted(layers.values(), key=lambda la: (groups.index(la.group), la.order, la.id))
    return {layer.id: layer for layer in ordered}
