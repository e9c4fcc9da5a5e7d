"""One selection: the same rows by address and by command line, and no value guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from geo.__main__ import main
from geo.atlas import Atlas
from geo.errors import UnknownName
from geo.export import formats, tables
from geo.export.facets import INITIATIVE_FACETS
from geo.export.filters import EVERYTHING, Selection, parse
from geo.export.tables import initiative_export, layer_export, view_export
from geo.layers import Layer


def _parse(atlas: Atlas, known: dict[str, Layer], **values: str) -> Selection:
    return parse({name: [value] for name, value in values.items()}, atlas, known)


def test_parse(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    assert _parse(atlas, known_layers) == EVERYTHING
    both = parse({"theme": ["ecology,opening", "ecology"]}, atlas, known_layers)
    assert both == _parse(atlas, known_layers, themes="opening, ecology")
    assert both.query == "theme=ecology,opening"
    assert _parse(atlas, known_layers, layers="").layers == ()
    # The same selection again from its own address.
    full = _parse(
        atlas, known_layers, layers="sites,panxi", county="513431", clause="3.1", q="成都，a"
    )
    assert parse({k: [v] for k, v in full.parameters.items()}, atlas, known_layers) == full


@pytest.mark.parametrize(
    "name",
    ["layer", "theme", "county", "initiative", "place", "clause", "status", *INITIATIVE_FACETS],
)
def test_an_unknown_value_is_refused(
    atlas: Atlas, known_layers: dict[str, Layer], name: str
) -> None:
    with pytest.raises(UnknownName) as caught:
        _parse(atlas, known_layers, **{name: "nowhere"})
    assert (caught.value.what, caught.value.value) == (name, "nowhere")
    with pytest.raises(UnknownName):
        _parse(atlas, known_layers, colour="red")


def test_file_names_are_ascii_and_short(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    assert Selection(themes=frozenset({"reform", "ecology"})).file_name("panxi") == (
        "panxi-ecology-reform"
    )
    for selection in (
        Selection(text="成都 天府"),
        Selection(layers=tuple(known_layers), counties=frozenset(atlas.boundaries.counties)),
    ):
        name = selection.file_name("view")
        assert name.isascii()
        assert name != "view"
        assert len(name) <= 80


def _ids(export: tables.Export) -> set[str]:
    return {row["id"] for row in export.rows}


def test_filters_of_a_layer(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    parks = known_layers["national-parks"]
    everything = _ids(layer_export(atlas, parks, EVERYTHING))
    county = _ids(layer_export(atlas, parks, Selection(counties=frozenset({"510182"}))))
    assert county == {id_ for id_ in everything if id_.endswith("/510182")}
    place = _ids(layer_export(atlas, parks, Selection(places=frozenset({"ruoergai-np"}))))
    assert len(place) == 4
    one = Selection(initiatives=frozenset({"giant-panda-national-park"}))
    rows = layer_export(atlas, parks, one).rows
    assert len(rows) == 20
    assert {row["initiatives"] for row in rows} == {"giant-panda-national-park"}


def test_a_title_means_all_sentences_below_it(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    rows = initiative_export(atlas, known_layers, Selection(clauses=frozenset({"3.1"}))).rows
    assert rows
    wanted = {i.id for i in atlas.initiatives.values() if i.clause.startswith("3.1.")}
    assert {row["id"] for row in rows} == wanted


def test_search_finds_names_titles_and_quotes(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    panda = initiative_export(atlas, known_layers, Selection(text="大熊猫 国家公园"))
    assert "giant-panda-national-park" in _ids(panda)
    assert _ids(panda) == _ids(
        initiative_export(atlas, known_layers, Selection(text="国家公园 大熊猫"))
    )
    assert 0 < len(panda.rows) < 20
    counties = layer_export(atlas, known_layers["counties"], Selection(text="zhaojue"))
    assert _ids(counties) == {"513431"}
    full = layer_export(atlas, known_layers["counties"], EVERYTHING)
    [zhaojue] = [row for row in full.rows if row["id"] == "513431"]
    assert counties.rows == [zhaojue]  # found by its own name, so it keeps all its measures


def test_several_counties_count_each_measure_once(
    atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    one, other = "513431", "510104"
    both = initiative_export(atlas, known_layers, Selection(counties=frozenset({one, other})))
    reached = {w.initiative.id for adcode in (one, other) for w in atlas.reach_links[adcode]}
    assert sorted(row["id"] for row in both.rows) == sorted(reached)


def test_the_view_is_its_layers(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    themes = frozenset({"ecology"})
    view = view_export(atlas, known_layers, Selection(("sites", "national-parks"), themes))
    for layer_id in ("sites", "national-parks"):
        layer = layer_export(atlas, known_layers[layer_id], Selection(themes=themes))
        assert {f"{layer_id}/{id_}" for id_ in _ids(layer)} <= _ids(view)
    shown = {row["layer"] for row in view_export(atlas, known_layers, EVERYTHING).rows}
    assert shown == {layer.id for layer in known_layers.values() if layer.on}
    assert view_export(atlas, known_layers, Selection(layers=())).rows == []


CASES = [
    ("/layers/national-parks", ["--layer", "national-parks"], {}),
    ("/layers/national-parks", ["--layer", "national-parks"], {"theme": "ecology"}),
    ("/layers/counties", ["--layer", "counties"], {"county": "513431", "q": "昭觉"}),
    ("/initiatives", ["--table", "initiatives"], {"county": "513431", "theme": "ecology,reform"}),
    ("/initiatives", ["--table", "initiatives"], {"layer": "panxi"}),
    ("/view", ["--table", "view"], {"layer": "panxi,sites", "theme": "industry"}),
    ("/view", ["--table", "view"], {"clause": "3"}),
]


@pytest.mark.parametrize(("path", "options", "filters"), CASES)
def test_address_and_command_line_give_the_same_files(
    client: FlaskClient,
    path: str,
    options: list[str],
    filters: dict[str, str],
    tmp_path: Path,
) -> None:
    given = [part for name, value in filters.items() for part in (f"--{name}", value)]
    result = CliRunner().invoke(
        main, ["export", str(tmp_path), *options, *given, "--format", "all"]
    )
    assert result.exit_code == 0, result.output
    for ext in formats.discover():
        answer = client.get(f"{path}.{ext}", query_string=filters)
        assert answer.status_code == 200
        file = tmp_path / f"{path.rpartition('/')[2]}.{ext}"
        assert file.read_bytes() == answer.data, ext
    assert not list(tmp_path.glob(".*"))


def test_the_command_names_what_it_does_not_know(tmp_path: Path) -> None:
    for option, value in (("--theme", "ecologie"), ("--format", "doc"), ("--county", "1")):
        result = CliRunner().invoke(main, ["export", str(tmp_path / "out"), option, value])
        assert result.exit_code == 2
        assert value in result.output
        assert not (tmp_path / "out").exists()


def test_facts_follow_the_filter(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    def told(**values: str) -> list[dict[str, Any]]:
        selection = _parse(atlas, known_layers, **values)
        return tables.table(atlas, known_layers, "progress", selection).rows

    assert len(told()) == len(atlas.progress.facts)
    assert [row["date"] for row in told()] == sorted((row["date"] for row in told()), reverse=True)
    (museum,) = told(initiative="sansu-shrine-museum")
    assert (museum["status"], museum["outlet"]) == ("done", "四川日报")
    assert {row["subject_kind"] for row in told(clause="1.4.1")} == {"target"}
    assert {row["subject"] for row in told(place="zone-panxi")} >= {"zone-panxi"}
    done = told(status="done")
    assert {row["subject"] for row in done} == {"sansu-shrine-museum", "wandakai-innovation-centre"}
    # 东坡区 has the museum; it has nothing of the Panxi zone.
    subjects = {row["subject"] for row in told(county="511402")}
    assert "sansu-shrine-museum" in subjects
    assert "panxi-pilot-zone-upgrade" not in subjects


def test_initiatives_by_their_progress(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    selection = _parse(atlas, known_layers, status="none_found,done")
    rows = initiative_export(atlas, known_layers, selection).rows
    assert {row["progress_status"] for row in rows} == {"none_found", "done"}
    assert all((row["progress_facts"] == 0) == (row["progress_zh"] is None) for row in rows)
    assert {row["progress_as_of"] for row in rows} == {atlas.progress.searched}
