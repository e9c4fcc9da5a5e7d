"""The picture that stands for the map where it is shared."""

from __future__ import annotations

import numpy as np

from geo.atlas import Atlas
from geo.publish.response import CachedResponse
from geo.publish.share_picture import HEIGHT, WIDTH, share_picture, tokens
from tests.support import ROOT
from tests.unit.publish.test_raster import pixels


def test_it_is_small_and_shows_the_first_layers(answers: dict[str, CachedResponse]) -> None:
    png = answers["/share.png"].identity
    assert len(png) <= 150_000
    seen = pixels(png)
    assert seen.shape == (HEIGHT, WIDTH, 3)
    colours = tokens((ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8"))

    def share(name: str) -> float:
        return float(np.mean((seen == colours[name]).all(axis=2)))

    assert share("ground") > 0.3  # around the province
    assert share("land") > 0.02  # counties that no layer of the first view covers
    assert all(share(f"{name}-tone") > 0 for name in ("amber", "violet"))  # edges of layers


def test_other_layers_make_another_picture(
    atlas: Atlas, answers: dict[str, CachedResponse]
) -> None:
    without = pixels(share_picture(atlas, [], ROOT / "static"))
    assert (without != pixels(answers["/share.png"].identity)).any()
