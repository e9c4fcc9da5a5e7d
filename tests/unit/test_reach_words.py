"""The words for how a county is reached stand in one file."""

from __future__ import annotations

import re

import pytest

from geo import reach_words
from geo.atlas import Atlas
from geo.layers import Layer
from geo.page_models.dashboard import board_model
from geo.page_models.profile import county_profile
from geo.vocabulary import Reach, Text
from tests.support import ROOT


def test_each_way_has_a_heading_and_what_is_counted_has_its_number() -> None:
    assert set(reach_words.LABELS) == set(Reach)
    assert all("{n}" in text.zh and "{n}" in text.en for text in reach_words.COUNTED.values())


def test_no_heading_stands_anywhere_else() -> None:
    headings = (one for reach, one in reach_words.LABELS.items() if reach is not Reach.PROVINCE)
    counted = reach_words.COUNTED.values()
    words = {word for text in (*headings, *counted) for word in (text.zh, text.en)}
    files = [*ROOT.glob("geo/**/*.py"), *ROOT.glob("web/**/*.py"), *ROOT.glob("static/js/**/*.js")]
    for file in files:
        if file.name != "reach_words.py":
            found = words & {*re.findall(r'"([^"\n]+)"', file.read_text(encoding="utf-8"))}
            assert not found, f"{file}: {found}"


def test_an_edit_shows_on_card_sheet_board_and_in_the_api(
    atlas: Atlas, known_layers: dict[str, Layer], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Text("另一说法", "Put another way")
    monkeypatch.setitem(reach_words.LABELS, Reach.REGION, other)
    monkeypatch.setattr(reach_words, "WHOLE_PREFECTURE", Text("{place}：{via}", "{place}: {via}"))
    region = county_profile(atlas, "513431")["reaches"][5]
    assert (region["kind"], region["label"]) == ("region", other.as_dict())
    said = {one["way_en"] for one in region["initiatives"]}
    assert "Panxi economic zone: Liangshan Yi Autonomous Prefecture" in said
    ways = board_model(atlas, known_layers, "test")["ways"]
    assert ways["zones"]["region"] == ways["prefectures"]["region"] == other.as_dict()
