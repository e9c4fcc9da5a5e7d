"""The views of the tour: what they name is on the map, and shows the sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from geo.atlas import Atlas
from geo.layers import Layer
from geo.page_models.story import COLUMNS, FILE
from geo.validation import story


@pytest.mark.parametrize(
    ("view", "problem"),
    [
        ("layers=atlantis", "view must name what the map has (layers atlantis)"),
        ("themes=ecologie", "view must name what the map has (themes ecologie)"),
        ("county=510000", "view must name what the map has (county 510000)"),
        ("shade=height", "view must name what the map has (shade height)"),
        ("view=table", "view may set layers, themes, county, shade, count (view)"),
        ("heritage", "view must be a query, as layers=heritage (heritage)"),
        (
            "layers=heritage",
            "one of the view's layers must draw a place of its sentence (heritage)",
        ),
        ("layers=heritage,underdeveloped-counties", None),
        ("shade=theme:ecology&county=510104", None),
    ],
)
def test_a_view_that_the_map_does_not_have(
    tmp_path: Path,
    atlas: Atlas,
    known_layers: Mapping[str, Layer],
    view: str,
    problem: str | None,
) -> None:
    quoted = f'"{view}"'
    row = f"1,县,Counties,3.1.3.4,{quoted},一句,One line\n"
    (tmp_path / FILE).write_text(f"{','.join(COLUMNS)}\n{row}", encoding="utf-8")
    found = list(story.problems(replace(atlas, folder=tmp_path), known_layers))
    assert found == ([f"story.csv:2: {problem}"] if problem else [])
