"""The tour: its sentences are the Decision's own, and its figures come from the data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.atlas import Atlas
from geo.errors import DataError
from geo.page_models import story
from geo.vocabulary import Reach

HEADER = f"{','.join(story.COLUMNS)}\n"


def test_the_steps_quote_the_decision_and_fill_in_their_figures(atlas: Atlas) -> None:
    steps = story.story_model(atlas)["steps"]
    assert 7 <= len(steps) <= 10
    for step in steps:
        assert step["text"] in atlas.document.text
        assert step["english"] == atlas.document.by_id[step["clause"]].text_en
        assert "{" not in step["line"]["zh"] + step["line"]["en"]
        assert not re.search(r"\b0\b", step["line"]["en"])  # "none" of them
    parts = {step["clause"][0] for step in steps}
    assert parts >= set("23456")  # each subject of the Decision


def test_figures_are_counted_in_the_atlas(atlas: Atlas) -> None:
    found = story.figures(atlas, "3.1.3.4")
    reached = {
        a for i in atlas.initiatives.values() if i.clause == "3.1.3.4" for a in _named(atlas, i.id)
    }
    assert found["direct"] == len(reached) == 39
    assert found["part"] == sum(i.clause.startswith("3.") for i in atlas.initiatives.values())
    assert found["placed"] + found["province"] <= found["measures"] == len(atlas.initiatives)


def _named(atlas: Atlas, initiative: str) -> set[str]:
    return {
        a for reach, own in atlas.reach(initiative).items() if reach.group == "direct" for a in own
    }


def test_a_figure_follows_the_data(atlas: Atlas) -> None:
    lines = [step["line"]["en"] for step in story.story_model(atlas)["steps"]]
    province = sum(Reach.PROVINCE in atlas.reach(i) for i in atlas.initiatives)
    assert any(
        re.search(rf"\b{province} of {len(atlas.initiatives)} measures", line) for line in lines
    )


def test_every_broken_rule_is_said(tmp_path: Path, atlas: Atlas) -> None:
    rows = (
        "1,县,Counties,3.1.3.4,layers=heritage,共 39 个，{direct} 个,39 of {direct}\n"
        "3,县,,9.9.9,layers=heritage,{all} 个,{all} of them\n"
        "3,县,Counties,3.1.3.4,layers=heritage,共 40 个,in all {direct}\n"
    )
    (tmp_path / story.FILE).write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(DataError) as error:
        story.load(tmp_path, atlas.document)
    allowed = ", ".join(story.FIGURES)
    assert list(error.value.problems) == [
        "story.csv:3: title_en must be given (3)",
        "story.csv:3: steps must be numbered in their order, this is 2 (3)",
        "story.csv:3: clause must be a sentence of the Decision (9.9.9)",
        f"story.csv:3: line_zh: a figure must be one of {allowed} (all)",
        f"story.csv:3: line_en: a figure must be one of {allowed} (all)",
        "story.csv:4: line_zh: a figure must come from the data, as {name}, or stand in the "
        "sentence (40)",
        "story.csv:4: both lines must have the same figures (3)",
    ]
