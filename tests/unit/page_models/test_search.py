"""The index of the search box."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import pytest

from geo.atlas import Atlas
from geo.geocoding.names import lexicon
from geo.geocoding.names.pinyin import Readings, read_readings
from geo.geocoding.names.spelling import key
from geo.layers import Layer
from geo.page_models.search import MATCH_KINDS
from geo.vocabulary import THEMES
from tests.support import DATA


@pytest.fixture
def model(page_search: dict[str, Any]) -> dict[str, Any]:
    return page_search


@pytest.fixture(scope="module")
def readings() -> Readings:
    return read_readings(DATA)


def _lines(model: dict[str, Any], entry: int) -> dict[str, str]:
    starts = list(accumulate([0, *model["of"]]))
    here = slice(starts[entry], starts[entry + 1])
    return dict(zip(model["lines"].split("\n")[here], model["matchKinds"][here], strict=True))


def test_every_line_belongs_to_an_entry_and_is_meant_somehow(
    model: dict[str, Any], atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    lines = model["lines"].split("\n")
    assert len(lines) == len(model["matchKinds"]) == sum(model["of"])
    assert all(lines)
    assert set(model["matchKinds"]) == set(MATCH_KINDS)
    assert model["counts"] == {
        "county": 183,
        "prefecture": 21,
        "place": len(list(atlas.gazetteer.listed())),
        "initiative": len(atlas.initiatives),
        "clause": len(atlas.document.clauses),
        "theme": len(THEMES),
        "layer": len(known_layers),
        "target": len(atlas.targets),
        "page": len(model["pages"]),
    }
    assert len(model["of"]) == sum(model["counts"].values())


def test_a_county_with_a_former_name(model: dict[str, Any], atlas: Atlas) -> None:
    lines = _lines(model, list(atlas.boundaries.counties).index("510117"))
    meant = {"郫都区": "n", "郫都": "n", "piduqu": "p", "pd": "i", "510117": "c", "郫县": "F"}
    assert meant.items() <= lines.items()
    # What is spelt after a former name is a spelling of that name.
    assert list(lines).index("郫县") < list(lines).index("pixian")
    assert {lines["pixian"], lines["510124"]} == {"f"}


def test_divisions_are_spelt_as_the_geocoder_spells_them(
    model: dict[str, Any], atlas: Atlas
) -> None:
    known = lexicon.build(DATA, atlas.boundaries, atlas.gazetteer)
    lines = {adcode: _lines(model, entry) for entry, adcode in enumerate(atlas.boundaries.counties)}
    for spelling, senses in known.senses.items():
        for sense in senses:
            if not sense.is_town:
                assert all(spelling in lines[a] for a in sense.places if a in lines), spelling


def test_readings_follow_the_data_not_the_dictionary(readings: Readings) -> None:
    assert readings.syllables("荥经县") == ("ying", "jing", "xian")
    assert readings.syllables("成都市新都区") == ("cheng", "du", "shi", "xin", "du", "qu")
    assert readings.syllables("什邡、长宁")[:2] == ("shi", "fang")
    assert readings.syllables("荣县") == ("rong", "xian")


def test_every_county_reads_as_its_row_says(readings: Readings, atlas: Atlas) -> None:
    known = lexicon.build(DATA, atlas.boundaries, atlas.gazetteer)
    for county in atlas.boundaries.counties.values():
        reading = "".join(readings.syllables(county.name_zh))
        senses = known.senses[reading]
        assert any(county.adcode in sense.places for sense in senses), county.name_zh


def test_traditional_forms_of_what_is_there_and_no_more(model: dict[str, Any]) -> None:
    forms, characters = model["traditional"]
    assert len(forms) == len(characters)
    table = dict(zip(forms, characters, strict=True))
    assert (table["覺"], table["縣"]) == ("觉", "县")
    there = set(model["lines"]).union(*model["clauses"])
    assert set(characters) <= there
    assert all(key(form) == character for form, character in table.items())


def test_sounds_hold_what_names_are_mistaken_for(model: dict[str, Any]) -> None:
    assert {"爵", "觉"} <= set(model["sounds"]["jue"])
    assert "昭" in model["sounds"]["zhao"]
