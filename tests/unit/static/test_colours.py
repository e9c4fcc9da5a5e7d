"""Which colour each layer of the map has, and what stands for it where the colours are used up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geo.atlas import Atlas
from geo.layers import Layer
from geo.page_models.map import map_model
from tests.support.node import run

_ASSIGN = """
import { assignColours, PAINTS } from "./static/js/map/drawing/colours.js";
const { model } = asked;
const visible = model.layers.filter(({ id }) => asked.on.includes(id));
const answer = { paints: PAINTS, ...Object.fromEntries(assignColours(model, visible, asked.lang)) };
"""


def _assigned(model: Any, on: Sequence[str], lang: str = "zh") -> dict[str, Any]:
    found: dict[str, Any] = run(_ASSIGN, {"model": model, "on": on, "lang": lang})
    return found


def test_the_next_layer_that_is_ticked_has_a_colour(
    atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    model = map_model(atlas, known_layers, atlas.version)
    first = [layer.id for layer in known_layers.values() if layer.on]
    for layer in known_layers.values():
        if layer.on or layer.counts:
            continue
        found = _assigned(model, [*first, layer.id])
        paints = [found[one]["paint"] for one in (*first, layer.id)]
        assert None not in paints, layer.id


def test_beyond_the_colours_each_layer_has_characters_of_its_own(
    atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    model = map_model(atlas, known_layers, atlas.version)
    for lang in ("zh", "en"):
        found = _assigned(model, list(known_layers), lang)
        paints = found.pop("paints")
        bare = {layer: one["tag"] for layer, one in found.items() if not one["paint"]}
        assert len(set(bare.values())) == len(bare) > len(paints)
        assert all(len(tag) == 2 and tag.isascii() == (lang == "en") for tag in bare.values())
    found = _assigned(model, list(known_layers))
    assert found["old-revolutionary-areas"]["tag"] == "革命"
