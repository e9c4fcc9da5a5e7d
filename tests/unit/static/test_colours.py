"""Which colour each layer of the map has, and what stands for it where the colours are used up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geo.layers import Layer
from tests.support.node import run

_ASSIGN = """
import { assignColours, PAINTS } from "./static/js/map/drawing/colours.js";
const { model, lang } = asked;
const assigned = (on) => {
  const visible = model.layers.filter(({ id }) => on.includes(id));
  return { paints: PAINTS, ...Object.fromEntries(assignColours(model, visible, lang)) };
};
const answer = asked.views.map(assigned);
"""


def _assigned(model: Any, *views: Sequence[str], lang: str = "zh") -> list[dict[str, Any]]:
    """For each of ``views``, the layers that are shown, what stands for each of them."""
    found: list[dict[str, Any]] = run(_ASSIGN, {"model": model, "views": views, "lang": lang})
    return found


def test_the_next_layer_that_is_ticked_has_a_colour(
    page_map: dict[str, Any], known_layers: dict[str, Layer]
) -> None:
    first = [layer.id for layer in known_layers.values() if layer.on]
    others = [one.id for one in known_layers.values() if not one.on and not one.counts]
    views = [[*first, other] for other in others]
    for view, found in zip(views, _assigned(page_map, *views), strict=True):
        assert None not in [found[one]["paint"] for one in view], view


def test_beyond_the_colours_each_layer_has_characters_of_its_own(
    page_map: dict[str, Any], known_layers: dict[str, Layer]
) -> None:
    for lang in ("zh", "en"):
        [found] = _assigned(page_map, list(known_layers), lang=lang)
        paints = found.pop("paints")
        bare = {layer: one["tag"] for layer, one in found.items() if not one["paint"]}
        assert len(set(bare.values())) == len(bare) > len(paints)
        assert all(len(tag) == 2 and tag.isascii() == (lang == "en") for tag in bare.values())
    [found] = _assigned(page_map, list(known_layers))
    assert found["old-revolutionary-areas"]["tag"] == "革命"
