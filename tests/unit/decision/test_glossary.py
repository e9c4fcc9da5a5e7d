"""The glossary: each term stands in its clause, and what is wrong is said row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import Atlas
from geo.decision import glossary
from geo.errors import DataError
from geo.layers import Layer
from geo.page_models.guide import guide_model

HEADER = "id,term_zh,term_en,explanation_zh,explanation_en,clause\n"


def _problems(tmp_path: Path, atlas: Atlas, rows: str) -> list[str]:
    (tmp_path / "glossary.csv").write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(DataError) as error:
        glossary.load(tmp_path, atlas.document)
    return list(error.value.problems)


def test_the_shipped_terms_stand_in_their_clauses(atlas: Atlas) -> None:
    terms = glossary.load(atlas.folder, atlas.document)
    assert len(terms) > 60
    for term in terms:
        assert term.name.zh in atlas.document.by_id[term.clause].text
    assert {"新质生产力", "托底性帮扶", "中试", "“链主”企业", "成都极核"} <= {
        t.name.zh for t in terms
    }


def test_every_broken_rule_is_said(tmp_path: Path, atlas: Atlas) -> None:
    rows = (
        "a,中试,pilot-scale testing,放大试验。,A trial.,2.2.2.6\n"
        "a,飞地经济,enclave economy,异地园区。,A park elsewhere.,2.2.2.6\n"
        "b,极核,,核心。,A core.,9.9.9\n"
    )
    assert _problems(tmp_path, atlas, rows) == [
        "glossary.csv:3: the term must stand verbatim in its clause (飞地经济)",
        "glossary.csv:3: id must be unique (a)",
        "glossary.csv:4: term_en must be given (b)",
        "glossary.csv:4: clause must be a sentence of the Decision (9.9.9)",
    ]


def test_the_guide_counts_what_the_atlas_holds(
    atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    model = guide_model(atlas, known_layers, atlas.version)
    counts = model["counts"]
    assert counts["initiatives"] == len(atlas.initiatives)
    assert counts["placed"] + counts["province"] <= counts["initiatives"]
    assert counts["unplaced"] == sum(1 for p in atlas.gazetteer.listed() if p.unplaced)
    assert len(model["themes"]) == 14
