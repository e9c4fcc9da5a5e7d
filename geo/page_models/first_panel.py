"""What the page shows beside the first picture until its script has come: layers and themes.

It is made of the map's own model, as the picture is (:mod:`geo.page_models.first_picture`), and
says what the page's panel and legend will say of the first view.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.vocabulary import Json


def first_panel(model: Json) -> Json:
    """Return ``groups`` of layers, ``themes`` with counts, and whether a layer ``has_part``.

    A layer has its ``texture`` and, in ``count``, how many counties or sites it shows and the
    page's word for them; a theme counts in ``n`` the initiatives at places of the layers that
    are on, and in ``all`` those that there are.
    """
    on = [layer for layer in model["layers"] if layer["on"]]
    shown = {i for place in _places(model, *on) for i in place["initiatives"]}
    every = [initiative["theme"] for initiative in model["initiatives"]]
    themes = [every[i] for i in shown]
    return {
        "groups": [
            {
                "title": group["title"],
                "layers": [
                    {**layer, "texture": _texture(model, layer), "count": _count(model, layer)}
                    for layer in model["layers"]
                    if layer["group"] == index
                ],
            }
            for index, group in enumerate(model["groups"])
        ],
        "on": len(on),
        "themes": [
            {**theme, "n": themes.count(index), "all": every.count(index)}
            for index, theme in enumerate(model["themes"])
        ],
        "has_part": any(_has(model, on, "part")),
    }


def _places(model: Json, *layers: Json) -> Iterator[Json]:
    return (model["places"][place] for layer in layers for place in layer["places"])


def _has(model: Json, layers: list[Json], texture: str) -> Iterator[bool]:
    return (bool(place.get(texture)) for place in _places(model, *layers))


def _texture(model: Json, layer: Json) -> str:
    if layer["kind"] == "counts":
        return "shades"
    found = (kind for kind in ("whole", "part", "point") if any(_has(model, [layer], kind)))
    return next(found, "whole")


def _count(model: Json, layer: Json) -> tuple[str, int]:
    whole = {c for place in _places(model, layer) for c in place.get("whole", ())}
    part = {c for place in _places(model, layer) for c in place.get("part", ())}
    if layer["kind"] == "counts":
        whole = set(range(len(model["counties"])))
    if counties := len(whole | part):
        return ("counties" if whole else "partial"), counties
    return "sites", sum(_has(model, [layer], "point"))
