"""Our English of the sentences: one for each, and what is wrong is said row by row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.atlas import Atlas
from geo.decision import translation
from geo.errors import DataError

SENTENCES = ("1.1.1", "1.1.2", "1.1.3")


def _problems(folder: Path, rows: str) -> list[str]:
    (folder / "translations.csv").write_text(f"clause,text_en\n{rows}", encoding="utf-8")
    with pytest.raises(DataError) as error:
        translation.load(folder, SENTENCES)
    return list(error.value.problems)


def test_a_sentence_missing_unknown_twice_or_empty_is_said(tmp_path: Path) -> None:
    assert _problems(tmp_path, "1.1.1,One.\n1.1.1,Again.\n9.9,None.\n1.1.2,\n") == [
        "translations.csv:3: clause must be unique (1.1.1)",
        "translations.csv:4: clause must be a sentence of the Decision (9.9)",
        "translations.csv:5: text_en must be given (1.1.2)",
        "translations.csv:1: every sentence must be there (1.1.3)",
    ]


def test_chinese_stands_in_quotation_marks_only(tmp_path: Path) -> None:
    rows = "1.1.1,A “small horse” 小马 pulls.\n1.1.2,The brand “蜀里安逸” stays.\n1.1.3,Three.\n"
    assert _problems(tmp_path, rows) == [
        "translations.csv:2: Chinese may stand in quotation marks only (小马)"
    ]


def test_rows_stand_in_the_order_of_the_sentences(tmp_path: Path) -> None:
    assert _problems(tmp_path, "1.1.2,Two.\n1.1.1,One.\n1.1.3,Three.\n") == [
        "translations.csv:1: the rows must be in the order of the sentences"
    ]


def test_every_clause_of_the_shipped_text_has_its_english(atlas: Atlas) -> None:
    assert all(atlas.english(clause.id) for clause in atlas.document.clauses)
    assert "39 underdeveloped counties" in atlas.english("3.1.3.4")
    assert atlas.english("3.1") == "Regions rising together"


def test_every_figure_of_a_sentence_stands_in_its_english(atlas: Atlas) -> None:
    """A translation that loses or changes a figure would be quoted wrongly."""
    for clause in atlas.document.sentences():
        for figure in re.findall(r"\d+", clause.text):
            assert figure in atlas.english(clause.id), (clause.id, figure)
