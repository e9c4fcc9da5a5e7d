"""The reader's model: the whole text in order, and everything it marks where it says it is."""

from __future__ import annotations

from typing import Any

import pytest

from geo.atlas import Atlas
from geo.page_models.decision_text import reading_model


@pytest.fixture(scope="module")
def reading(atlas: Atlas) -> dict[str, Any]:
    return reading_model(atlas, "test")


def test_the_whole_text_in_order(atlas: Atlas, reading: dict[str, Any]) -> None:
    joined = "".join(clause["text"] for clause in reading["clauses"])
    assert joined == atlas.document.text.replace("\n", "")


def test_each_part_and_section_has_words_in_both_languages(reading: dict[str, Any]) -> None:
    titles = [n for n, c in enumerate(reading["clauses"]) if c["kind"] != "sentence"]
    assert [section["clause"] for section in reading["sections"]] == titles
    for section in reading["sections"]:
        assert section["title"]["zh"] in reading["clauses"][section["clause"]]["text"]
        assert section["title"]["en"]
        assert section["summary"]["en"]


def test_paragraphs_and_items_open_where_the_document_has_a_line(
    atlas: Atlas, reading: dict[str, Any]
) -> None:
    opening = [c for c in reading["clauses"] if "opens" in c or c["kind"] != "sentence"]
    lines = atlas.document.text.split("\n")
    assert len(opening) == len([line for line in lines if line])
    items = [c["id"] for c in opening if c.get("opens") == "item"]
    assert items == ["2.1.2.1", "2.1.3.1", "2.1.4.1", "2.1.5.1", "2.1.6.1", "2.1.7.1"]


def test_every_sentence_yields_measures_or_says_why_not(
    atlas: Atlas, reading: dict[str, Any]
) -> None:
    ids = list(atlas.initiatives)
    told = []
    for clause in reading["clauses"]:
        if clause["kind"] == "sentence":
            assert ("initiatives" in clause) != ("reason" in clause), clause["id"]
        for entry in clause.get("initiatives", ()):
            initiative = atlas.initiatives[ids[entry["initiative"]]]
            start, end = entry["at"]
            assert clause["text"][start:end] == initiative.quote
            told.append(initiative.id)
    assert sorted(told) == sorted(ids)


def test_targets_stand_in_their_clause(reading: dict[str, Any]) -> None:
    for n, target in enumerate(reading["targets"]):
        clause = reading["clauses"][target["clause"]]
        assert n in clause["targets"]
        assert clause["reason"] == "target"
        assert 0 <= target["at"][0] < target["at"][1] <= len(clause["text"])
    assert {target["year"] for target in reading["targets"]} == {2027, 2035}
