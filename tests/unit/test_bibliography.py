"""Sources in English: one line for each, and what has none is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo import bibliography
from geo.atlas import Atlas
from geo.citation import Citation

PARK = Citation("若尔盖国家公园创建获准", "四川日报", "2022-05-26")
DAM = Citation("Ertan Dam", "维基百科", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    titles = "title_zh,title_en\n若尔盖国家公园创建获准,Zoige approved\n"
    (tmp_path / "source_titles.csv").write_text(titles, encoding="utf-8")
    outlets = "name_zh,name_en\n四川日报,Sichuan Daily\n维基百科,Wikipedia\n"
    (tmp_path / "outlets.csv").write_text(outlets, encoding="utf-8")
    return tmp_path


def test_outlet_title_and_date_in_one_line(folder: Path) -> None:
    english = bibliography.load(folder).english
    assert english([PARK, DAM]) == (
        "Sichuan Daily, “Zoige approved”, 2022-05-26; Wikipedia, “Ertan Dam”"
    )


def test_an_issuer_that_its_title_names_is_not_said_twice(atlas: Atlas) -> None:
    (source,) = atlas.gazetteer["western-china"].sources
    assert atlas.bibliography.english([source]).startswith("“Circular of the State Council")


def test_what_has_no_english_and_what_nobody_cites_are_said(folder: Path) -> None:
    assert not list(bibliography.problems(folder, [PARK, DAM]))
    other = Citation("四川新设两县", "某报", "2026-01-01")
    assert list(bibliography.problems(folder, [PARK, other])) == [
        "source_titles.csv:1: every source must have its English (四川新设两县)",
        "outlets.csv:3: name_zh must be that of a source (维基百科)",
        "outlets.csv:1: every source must have its English (某报)",
    ]
