"""Rules that the page must hold without a server give the same answers as ours.

Each has one table of cases here; Python and JavaScript both answer it.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl

import pytest

from geo.atlas import Atlas
from geo.export.features import dumps
from geo.export.filters import parse
from geo.export.formats import file_maker
from geo.geocoding.names.spelling import key
from geo.layers import Layer
from geo.page_models.catalogue import layer_counts
from geo.page_models.first_panel import first_panel
from geo.page_models.map import texts_model
from geo.page_models.profile import profiles_model
from geo.publish import redirects
from geo.publish.html_pages import said
from tests.support.node import run

SPELLINGS = [
    "昭觉县", "昭覺縣", "５１３４３１", "zhāo jué", "zhao4jue2", "Xi'an", "Zhaojue, Liangshan",
    "成都市 / 双流区", "凉山州・昭觉", "Ⅲ级", "羌族　自治县", "３９个", "Ａｂａ", "峨嵋山", "ǚ",
    "滎經縣", "Ngawa (Aba)",
]  # fmt: skip

SELECTIONS = [
    ("layers/national-parks.geojson", "theme=ecology"),
    ("layers/national-parks.geojson", "theme=culture-tourism,ecology&county=513233"),
    ("layers/counties.geojson", "theme=culture-tourism,ecology"),
    ("layers/counties.geojson", "county=513431,510104"),
    ("layers/counties.geojson", "initiative=panxi-pilot-zone-upgrade"),
    ("layers/bashu-corridor.geojson", "theme=culture-tourism"),
    ("layers/heritage.geojson", "place=sanxingdui"),
    ("initiatives.geojson", "theme=opening"),
    ("initiatives.geojson", "county=513431"),
    ("initiatives.geojson", "county=513431,510104&layer=panxi"),
    ("initiatives.geojson", "layer=panxi,counties"),
    ("initiatives.geojson", "place=panxi-pilot-zone"),
    ("initiatives.geojson", "status=under_way,done"),
    ("initiatives.geojson", "clause=3.1&status=none_found"),
    ("layers/counties.geojson", "status=done"),
    ("layers/panxi.geojson", "clause=2"),
    ("initiatives.geojson", "action=build,apply&theme=industry,opening"),
    ("initiatives.geojson", "reach=direct&confidence=sourced"),
    ("initiatives.geojson", "reach=unplaced"),
    ("initiatives.geojson", "confidence=known,uncertain"),
    ("initiatives.geojson", "prefecture=5134,5133"),
    ("initiatives.geojson", "zone=zone-panxi&reach=inherited&part=2,3&status=none_found"),
    ("initiatives.geojson", "prefecture=5101&county=510104"),
    ("layers/counties.geojson", "prefecture=5134&zone=zone-panxi"),
    ("layers/counties.geojson", "zone=zone-northwest-sichuan&theme=ecology"),
    ("layers/counties.geojson", "reach=direct"),
    ("layers/national-parks.geojson", "prefecture=5133"),
    ("layers/heritage.geojson", "zone=zone-chengdu-plain&action=protect"),
    ("view.geojson", "layers=panxi,heritage&prefecture=5134"),
    ("view.geojson", "layers=panxi,heritage"),
    ("view.geojson", "layers=panxi,heritage,counties&themes=culture-tourism"),
    ("view.geojson", "layers=panxi&county=513431"),
]

OLD_LINKS = ["?county=513425&lang=en", "?county=510124,513431", "?place=nowhere&themes=ecology"]


def test_a_name_is_spelt_alike() -> None:
    script = """
    import { normalize } from "./static/js/features/search/normalize.js";
    const [from, to] = asked.traditional.map((text) => [...text]);
    const traditional = new Map(from.map((character, i) => [character, to[i]]));
    const answer = asked.texts.map((text) => normalize(text, traditional).joined);
    """
    asked = {"texts": SPELLINGS, "traditional": ["覺縣滎經", "觉县荥经"]}
    assert run(script, asked) == [key(text) for text in SPELLINGS]


def _export(atlas: Atlas, layers: dict[str, Layer], path: str, query: str) -> bytes:
    values = {name: [text] for name, text in parse_qsl(query)}
    name = path.removesuffix(".geojson").removeprefix("layers/")
    selection = parse(values, atlas, layers)
    return file_maker(atlas, layers)(name, selection, "geojson")


@pytest.fixture(scope="module")
def files(
    atlas: Atlas, known_layers: dict[str, Layer], page_map: dict[str, Any]
) -> dict[str, bytes]:
    """What a site without a server holds of what the filter reads."""
    paths = {path for path, _ in SELECTIONS if path != "view.geojson"}
    for path, query in SELECTIONS:
        shown = dict(parse_qsl(query)).get("layers", "") if path == "view.geojson" else ""
        paths |= {f"layers/{layer}.geojson" for layer in shown.split(",") if layer}
    models = {
        "/map.json": dumps(page_map),
        "/texts.json": dumps(texts_model(atlas, known_layers)),
        "/profiles.json": dumps(profiles_model(atlas)),
    }
    return models | {f"/{path}": _export(atlas, known_layers, path, "") for path in paths}


def test_a_selection_holds_the_same_rows(
    atlas: Atlas, known_layers: dict[str, Layer], files: dict[str, bytes]
) -> None:
    script = """
    import { filtered } from "./static/js/data/static_filter.js";
    const answer = [];
    for (const [path, query] of asked) {
      answer.push(await filtered(path, Object.fromEntries(new URLSearchParams(query))));
    }
    """
    mine = run(script, SELECTIONS, files)
    for (path, query), found in zip(SELECTIONS, mine, strict=True):
        ours = json.loads(_export(atlas, known_layers, path, query))
        assert [f["id"] for f in found["features"]] == [f["id"] for f in ours["features"]], query
        assert found["features"] == ours["features"], (path, query)


def test_an_old_link_leads_to_the_same_id(atlas: Atlas) -> None:
    script = """
    import { forward } from "./static/js/data/redirects.js";
    const answer = [];
    for (const search of asked) answer.push(await forward(search));
    """
    followed = redirects.followed(atlas)

    def present(search: str) -> str:
        query = parse_qsl(search[1:])
        found = [
            f"{name}={','.join(followed.get(name, {}).get(id_, id_) for id_ in value.split(','))}"
            for name, value in query
        ]
        return f"?{'&'.join(found)}"

    files = {"/moved.json": dumps(followed)}
    assert run(script, OLD_LINKS, files) == [present(search) for search in OLD_LINKS]


def test_layers_and_counties_are_counted_alike(
    atlas: Atlas, known_layers: dict[str, Layer], page_map: dict[str, Any]
) -> None:
    script = """
    import { coverageOf } from "./static/js/data/filter.js";
    import { reachCounts } from "./static/js/data/counts.js";
    import { passes } from "./static/js/data/filter.js";
    const { model, themes } = asked;
    const answer = themes.map((chosen) => {
      const set = new Set(chosen);
      const coverage = model.layers.map((layer) => coverageOf(model, set, layer));
      const count = (group) => reachCounts(model, model.ways[group], (i) => passes(model, set, i));
      return {
        layers: coverage.map(({ whole, part, sites }) =>
          [new Set([...whole, ...part]).size, sites.length]),
        direct: count("direct"), inherited: count("inherited"),
      };
    });
    """
    themes: list[list[str]] = [[], ["ecology"], ["culture-tourism", "opening"]]
    counted = run(script, {"model": page_map, "themes": themes})
    for chosen, found in zip(themes, counted, strict=True):
        wanted = frozenset(chosen)
        for (counties, sites), layer in zip(found["layers"], known_layers.values(), strict=True):
            counts = layer_counts(atlas, layer, wanted)
            if not layer.counts:
                assert (counties, sites) == (counts["counties"], counts["sites"]), layer.id
        for group in ("direct", "inherited"):
            assert found[group] == [atlas.counts(a, wanted)[group] for a in atlas.reach_links]


def test_a_clause_reaches_the_same_counties(atlas: Atlas, page_map: dict[str, Any]) -> None:
    script = """
    import { Text } from "./static/js/features/reading/text.js";
    const text = new Text(asked);
    const reached = (id) =>
      [...text.reachOf(id, new Set())].map(([at, reach]) => [asked.counties[at].id, reach]);
    const answer = Object.fromEntries(asked.clauses.map((id) => [id, reached(id)]));
    """
    found = run(script, page_map)
    for clause, reach in atlas.clause_reach.items():
        mine = dict(found[clause])
        ours = {a: group for group in ("direct", "inherited") for a in reach[group]}
        assert mine == ours, clause


def _both(words: dict[str, dict[str, str]], key: str, n: int) -> list[str]:
    """What Python writes on the page: Chinese, then English."""
    return re.findall(r"<span[^>]*>(.*?)</span>", said(words, key, n))


def test_one_and_many_are_said_alike() -> None:
    script = """
    import { WORDS, word } from "./static/js/i18n/words.js";
    const only = (text) => [...text.matchAll(/\\{(\\w+)/g)].every(([, name]) => name === "n");
    const keys = Object.keys(WORDS).filter((key) => /\\{n/.test(WORDS[key].en));
    const both = (key, n) => ["zh", "en"].map((lang) => word(lang, key, { n }));
    const answer = {
      words: WORDS,
      said: keys
        .filter((key) => only(WORDS[key].en))
        .map((key) => [key, asked.map((n) => both(key, n))]),
    };
    """
    numbers = [0, 1, 2, 5, 11, 21, 101]
    found = run(script, numbers)
    assert len(found["said"]) > 5
    for word, texts in found["said"]:
        assert [_both(found["words"], word, n) for n in numbers] == texts, word


def test_the_first_panel_counts_as_the_pages_own(page_map: dict[str, Any]) -> None:
    script = """
    import { initiativesByTheme, themeCounts } from "./static/js/data/filter.js";
    import { WORDS } from "./static/js/i18n/words.js";
    import { textureOf } from "./static/js/map/drawing/colours.js";
    import { layerCount } from "./static/js/sidebar/layer_row.js";
    const count = (lang, layer) => layerCount({ model: asked, lang, themes: new Set() }, layer);
    const answer = {
      words: WORDS,
      layers: asked.layers.map((layer) => [
        textureOf(asked, layer, ""), [count("zh", layer), count("en", layer)],
      ]),
      themes: themeCounts(asked, asked.layers.flatMap(({ on }, index) => (on ? [index] : []))),
      all: initiativesByTheme(asked, asked.initiatives.keys()),
    };
    """
    found = run(script, page_map)
    panel = first_panel(page_map)
    ours = {
        layer["id"]: [layer["texture"], _both(found["words"], *layer["count"])]
        for group in panel["groups"]
        for layer in group["layers"]
    }
    ids = [layer["id"] for layer in page_map["layers"]]
    assert ours == dict(zip(ids, found["layers"], strict=True))
    assert [theme["n"] for theme in panel["themes"]] == found["themes"]
    assert [theme["all"] for theme in panel["themes"]] == found["all"]
