"""The colours of the page: legible on their grounds, and told apart by every kind of eye."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest
from coloraide import Color

from tests.support import ROOT

CSS = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
TEXT, LINE = 4.5, 3.0  # WCAG 2.2: 1.4.3 for text, 1.4.11 for what one must see to use it
COLOURS = ("amber", "violet", "blue", "teal", "green", "ink")
Tokens = dict[str, str]

# What stands on which ground, and the least ratio. Hairlines and county lines are decoration.
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "ink-2") for ground in ("paper", "land", "hover")),
    *((ink, "ground", TEXT) for ink in ("ink", "ink-2", "ground-name")),
    *((ink, "red-ground", TEXT) for ink in ("ink", "ink-2", "red")),
    *(("ink-3", ground, TEXT) for ground in ("paper", "land")),
    *(("red", ground, TEXT) for ground in ("paper", "land", "hover")),
    ("water-name", "land", TEXT),
    ("paper", "ink", TEXT),
    *((f"{paint}-tone", "land", TEXT) for paint in COLOURS),
    *((line, "land", LINE) for line in ("prefecture-line", "province-line")),
    *(("ink", f"seq-{step}", TEXT) for step in (1, 2, 3, 4)),
    *(("paper", f"seq-{step}", TEXT) for step in (5, 6, 7)),
]


def _block(selector: str) -> Tokens:
    block = re.search(re.escape(selector) + r" \{(.*?)\n\}", CSS, re.DOTALL)
    assert block
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block[1]))


LIGHT = _block(":root")
SCHEMES = {"light": LIGHT, "dark": LIGHT | _block(':root[data-scheme="dark"]')}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_contrast(scheme: str, front: str, ground: str, least: float) -> None:
    tokens = SCHEMES[scheme]
    assert Color(tokens[front]).contrast(tokens[ground], method="wcag21") >= least


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", ["protan", "deutan", "tritan", None])
def test_layers_and_selection_are_told_apart(scheme: str, sight: str | None) -> None:
    tokens = SCHEMES[scheme]
    colours = [Color(tokens[name]) for name in (*(f"{paint}-fill" for paint in COLOURS), "red")]
    if sight:
        colours = [colour.filter(sight, method="vienot") for colour in colours]
    assert min(a.delta_e(b, method="76") for a, b in combinations(colours, 2)) >= 15.95


@pytest.mark.parametrize("scheme", SCHEMES)
def test_steps_of_a_choropleth_go_one_way_in_grey(scheme: str) -> None:
    grey = [Color(SCHEMES[scheme][f"seq-{n}"]).luminance() for n in range(1, 8)]
    assert grey == sorted(grey, reverse=scheme == "light")
    assert all(abs(a - b) > 0.005 for a, b in pairwise(grey))


def test_both_schemes_name_the_same_colours() -> None:
    dark = _block(':root[data-scheme="dark"]')
    assert set(dark) == set(LIGHT)
