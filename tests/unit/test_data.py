"""The shipped data, pinned: what changes here changes what the map says."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from geo.__main__ import main
from geo.atlas import Atlas
from tests.support import DATA


def test_every_rule_holds() -> None:
    result = CliRunner().invoke(main, ["check", "--data", str(DATA)])
    assert result.exit_code == 0, result.output
    assert "183 counties" in result.output


@pytest.mark.parametrize(
    ("place", "counties"),
    [
        ("chengdu", 20),
        ("panxi-pilot-zone", 13),
        ("underdeveloped-39", 39),
        ("giant-panda-np", 20),
        ("ruoergai-np", 4),
        ("yibin-low-carbon", 10),
        ("chengdu-chongqing-circle", 113),
        ("formerly-poor-counties", 88),
        ("ethnic-areas-autonomous", 51),
        ("tibetan-counties", 32),
        ("old-revolutionary-areas", 46),
        ("zone-panxi", 22),
        ("zone-northeast-sichuan", 34),
        ("rural-key-national-25", 25),
        ("rural-key-provincial-25", 25),
    ],
)
def test_members(atlas: Atlas, place: str, counties: int) -> None:
    assert len(atlas.placements[place]) == counties


def test_panxi_is_not_all_of_liangshan(atlas: Atlas) -> None:
    adcodes = {p.adcode for p in atlas.placements["panxi-pilot-zone"]}
    assert {a for a in adcodes if a.startswith("5134")} == {
        "513401", "513402", "513424", "513426", "513427", "513433",
    }  # fmt: skip


def test_sites_that_are_easy_to_get_wrong(atlas: Atlas) -> None:
    assert atlas.placements["chengdu-academy-fine-arts"][0].adcode == "512002"  # Ziyang
    assert {p.via for p in atlas.placements["west-tech-transfer-center"]} == {"5101"}
    four = {p.via for p in atlas.placements["hilly-four-cities"]}
    assert four == {"5103", "5109", "5110", "5120"}


def test_parks_and_new_areas_are_never_whole_counties(atlas: Atlas) -> None:
    for place in ("giant-panda-np", "ruoergai-np", "tianfu-new-area", "gaozhu-new-area"):
        assert {p.coverage.value for p in atlas.placements[place]} == {"part"}


def test_zhaojue(atlas: Atlas) -> None:
    ways = {w.initiative.id: w.placement.reach.value for w in atlas.reach_links["513431"]}
    assert ways["underdeveloped-counties-support"] == "list"
    assert "panxi-pilot-zone-upgrade" not in ways


def test_what_has_no_published_list_is_unplaced(atlas: Atlas) -> None:
    unplaced = {p.id for p in atlas.gazetteer.listed() if p.unplaced}
    assert {"basin-rim-mountains", "urban-rural-pilots", "top-100-counties"} <= unplaced
    assert {"agri-hightech-zones", "power-import"} <= unplaced
    assert all(not atlas.placements[place] for place in unplaced)


def test_every_sentence_is_accounted_for(atlas: Atlas) -> None:
    from geo.csv_table import read

    accounted = {row["clause"] for row in read(DATA / "account.csv", ("clause", "reason"))}
    sources = {i.clause for i in atlas.initiatives.values()}
    assert accounted.isdisjoint(sources)
    assert accounted | sources == {c.id for c in atlas.document.sentences()}
