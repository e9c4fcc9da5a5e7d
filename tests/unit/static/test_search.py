"""What the search box finds beside places, measures and clauses."""

from __future__ import annotations

from typing import Any

import pytest

from geo.atlas import Atlas
from geo.layers import Layer
from tests.support.node import run

_FIND = """
import { Index } from "./static/js/features/search/index.js";
const index = new Index(asked.model);
const answer = asked.queries.map((query) => index.find(query).map(({ kind, at }) => [kind, at]));
"""


@pytest.fixture
def model(page_search: dict[str, Any]) -> dict[str, Any]:
    return page_search


def _found(model: dict[str, Any], *queries: str) -> list[list[list[Any]]]:
    found: list[list[list[Any]]] = run(_FIND, {"model": model, "queries": queries})
    return found


def test_a_year_finds_its_targets_first(model: dict[str, Any], atlas: Atlas) -> None:
    for found in _found(model, "2027", "2027年", "２０２７"):
        own = [n for n, target in enumerate(atlas.targets) if target.year == 2027]
        assert found[: len(own)] == [["target", n] for n in own]


def test_a_theme_is_found_by_its_title_and_initials(model: dict[str, Any]) -> None:
    named, english, initials, traditional = _found(
        model, "城乡融合", "urban rural integration", "cxrh", "城鄉融合"
    )
    assert ["theme", 5] in initials
    assert ["theme", 5] in english
    for found in (named, traditional):
        assert found[0] == ["theme", 5]


def test_layers_targets_and_pages_are_found_in_both_languages(
    model: dict[str, Any], atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    layer = list(known_layers.values()).index(known_layers["national-parks"])
    target, pages = atlas.targets[0], model["pages"]
    board = next(n for n, page in enumerate(pages) if page["at"] == "board")
    title = known_layers["national-parks"].title
    found = _found(model, title.zh, title.en, target.title.zh, target.title.en, "看板", "glossary")
    assert all(["layer", layer] in one for one in found[:2])
    assert found[2][0] == ["target", 0]
    assert ["target", 0] in found[3]
    assert found[4][0] == ["page", board]
    assert pages[found[5][0][1]]["at"] == "guide"


def test_pages_are_addresses_of_the_site(model: dict[str, Any]) -> None:
    script = """
    import { readdirSync } from "node:fs";
    const answer = readdirSync("static").map((name) => name.replace(".html", ""));
    """
    there = run(script)
    assert all(page["at"].startswith("?") or page["at"] in there for page in model["pages"])


_FIND_ENGLISH = """
import { Index } from "./static/js/features/search/index.js";
const index = new Index(asked.model);
index.readEnglish(asked.english);
const told = ({ kind, at, why }) => [kind, at, why.match];
const answer = asked.queries.map((query) => index.find(query).map(told));
"""


def test_a_page_in_english_finds_sentences_by_our_translation(
    model: dict[str, Any], atlas: Atlas
) -> None:
    ids = list(atlas.document.by_id)
    english = [atlas.document.by_id[one].text_en or "" for one in ids]
    asked = {
        "model": model,
        "english": english,
        "queries": ["hydropower", "stations wind", "ydropower", "laboratory"],
    }
    one, other, middle, many = run(_FIND_ENGLISH, asked)
    assert ["clause", ids.index("5.1.2.1"), "t"] in one
    assert all("wind" in english[at].lower() for kind, at, match in other if match == "t")
    assert middle == []
    assert any("laboratories" in english[at] for _, at, match in many if match == "t")
