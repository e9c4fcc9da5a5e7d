"""Layers are found by themselves: adding one is adding one file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from geo import layers
from geo.atlas import Atlas
from geo.layers import Layer
from geo.page_models.catalogue import layer_counts

NEW = """
from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer("piluo-only", "people", 9, Text("皮洛", "Piluo"), Text("", ""), places=("piluo",))
"""


def test_the_fixed_ids(known_layers: dict[str, Layer]) -> None:
    owners = {"chengdu-core", "panxi", "underdeveloped-counties", "national-parks", "yibin-pilot"}
    assert owners | {"counties"} <= set(known_layers)


def test_adding_a_layer_is_adding_a_file(
    atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "more_layers"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "piluo_only.py").write_text(NEW, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    found = layers.discover([str(package)], "more_layers")
    sys.modules.pop("more_layers.piluo_only", None)
    assert list(found) == ["piluo-only"]
    assert layer_counts(atlas, found["piluo-only"])["sites"] == 1


def test_every_placed_initiative_is_on_a_layer(
    atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    drawn = {p.id for layer in known_layers.values() for p in layer.select(atlas.gazetteer)}
    for initiative in atlas.initiatives.values():
        if atlas.is_placed(initiative):
            assert drawn.intersection(initiative.places), initiative.id


def test_an_unknown_group_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "odd_layers"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "odd.py").write_text(NEW.replace('"people"', '"nowhere"'), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ValueError, match=r"layer group must be known \(nowhere\)"):
        layers.discover([str(package)], "odd_layers")
