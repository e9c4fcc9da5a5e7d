"""Facts since the Decision: their order, the status they give, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo import progress
from geo.atlas import Atlas
from geo.cli.quiet import quiet_ones
from geo.errors import DataError
from geo.progress import Progress
from geo.vocabulary import NONE_FOUND, Status

GOOD = {
    "id": "dam",
    "date": "2025-11-07",
    "status": "begun",
    "fact_zh": "大坝开工，投资348亿元。",
    "fact_en": "Work on the dam began.",
    "value": "348",
    "unit": "亿元",
    "source_title": "大坝开工",
    "outlet": "新华社",
    "source_date": "2025-11",
    "page": "",
    "confidence": "sourced",
}


def _load(folder: Path, *rows: dict[str, str], searched: str = "2026-03-12") -> Progress:
    lines = [progress.COLUMNS, *([{**GOOD, **row}[c] for c in progress.COLUMNS] for row in rows)]
    text = "\n".join(",".join(line) for line in lines)
    (folder / "progress.csv").write_text(text, encoding="utf-8")
    (folder / "progress_searched.txt").write_text(searched, encoding="utf-8")
    (folder / "outlets.csv").write_text("name_zh,name_en\n新华社,Xinhua\n", encoding="utf-8")
    (folder / "date.txt").write_text("2026-11-24", encoding="utf-8")
    return progress.load(folder, {"dam", "park"})


def _facts(folder: Path, *told: tuple[str, str]) -> Progress:
    rows = ({"date": d, "status": s, "fact_zh": f"{d}，348亿元"} for d, s in told)
    return _load(folder, *rows)


def test_facts_stand_in_the_order_of_their_dates(tmp_path: Path) -> None:
    found = _facts(tmp_path, ("2025-12", "done"), ("2025", "begun"), ("2025-12-01", "done"))
    assert [fact.date for fact in found.of("dam")] == ["2025", "2025-12", "2025-12-01"]
    assert found.of("park") == ()


@pytest.mark.parametrize(
    ("told", "status", "since"),
    [
        ([("2025-01", "begun"), ("2025-03", "under_way")], "under_way", "2025-03"),
        ([("2025-01", "under_way"), ("2025-03", "under_way")], "under_way", "2025-01"),
        ([("2025-01", "done"), ("2025-03", "under_way")], "done", "2025-01"),
        ([("2025-01", "done"), ("2025-03", "stopped")], "stopped", "2025-03"),
        ([("2025-01", "stopped"), ("2025-03", "begun")], "begun", "2025-03"),
        ([("2025-01", "changed"), ("2025-03", "under_way")], "changed", "2025-01"),
    ],
)
def test_the_status_and_since_when(
    tmp_path: Path, told: list[tuple[str, str]], status: str, since: str
) -> None:
    found = _facts(tmp_path, *told)
    standing = found.standing("dam")
    assert standing is not None
    assert (found.status("dam"), standing.date) == (status, since)
    assert found.status("park") == NONE_FOUND


def test_figures_are_converted_for_english(tmp_path: Path) -> None:
    given = {"67665亿元": "6,766.5 billion yuan", "732.5亿斤": "36.625 million tonnes"}
    given |= {
        "5.5%": "5.5%",
        "1.9万家": "19,000",
        "100个": "100",
        "9000万人次": "90 million visits",
    }
    rows = [
        {"fact_zh": text, "value": text.rstrip("亿元斤%万家个人次"), "fact_en": text[:2]}
        for text in given
    ]
    for row in rows:
        row["unit"] = row["fact_zh"].removeprefix(row["value"])
    figures = [fact.figure for fact in _load(tmp_path, *rows).facts]
    assert {figure.zh: figure.en for figure in figures if figure} == given


def test_ids_differ_on_one_day(tmp_path: Path) -> None:
    found = _load(tmp_path, {}, {"fact_zh": "又投资348亿元。"})
    assert [fact.id for fact in found.facts] == ["dam/2025-11-07", "dam/2025-11-07/2"]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"id": "lake"}, "id must be an initiative, a place or a target (lake)"),
        ({"date": "2025-13"}, "date must be YYYY, YYYY-MM or YYYY-MM-DD (2025-13)"),
        ({"date": "2024-05-12"}, "date must not be before the Decision, 2024-05-13 (2024-05-12)"),
        ({"date": "2027"}, "date must not be after the day of the data, 2026-11-24 (2027)"),
        ({"status": "almost"}, "status must be one of begun, under_way"),
        ({"value": "349"}, "value and unit must stand in fact_zh (349亿元)"),
        ({"unit": "furlongs"}, "unit must be known (furlongs)"),
        ({"value": "many"}, "value must be a number (many)"),
        ({"fact_en": "大坝"}, "fact_en must be in English (大坝)"),
        ({"outlet": ""}, "outlet must be given (dam)"),
        ({"outlet": "某报"}, "outlet must stand in outlets.csv with its English name (某报)"),
        ({"outlet": "reportify.cn"}, "outlet must be an outlet, not a reprint (reportify.cn)"),
        ({"outlet": "四川日报（某网转）"}, "outlet must be an outlet, not a reprint"),
        ({"source_date": ""}, "sourced needs a source with title, outlet and date"),
        (
            {"source_title": "（标题未见）报道"},
            "sourced needs a source with title, outlet and date",
        ),
        ({"page": "cbgc.scol.com.cn/1"}, "page must be an address (cbgc.scol.com.cn/1)"),
        ({"confidence": "sure"}, "confidence must be known (sure)"),
    ],
)
def test_what_is_refused(tmp_path: Path, change: dict[str, str], rule: str) -> None:
    with pytest.raises(DataError) as caught:
        _load(tmp_path, {}, {"fact_zh": "投资348亿元。", **change})
    assert all(problem.startswith("progress.csv:3: ") for problem in caught.value.problems)
    assert any(rule in problem for problem in caught.value.problems), caught.value.problems


def test_one_fact_has_one_english(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        _load(tmp_path, {}, {"id": "park", "fact_en": "They began."})
    assert str(caught.value) == "progress.csv:3: one fact must have one English (They began.)"


def test_all_errors_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        _load(tmp_path, {"status": "almost"}, {"id": "lake"}, {"id": "lake"}, searched="soon")
    said = str(caught.value)
    assert "a fact must be told once (lake)" in said
    assert "progress_searched.txt:1: must be one date, YYYY-MM-DD (soon)" in said
    assert "progress.csv:2: status" in said


def test_the_shipped_facts(atlas: Atlas) -> None:
    status = atlas.progress.status
    assert status("sansu-shrine-museum") == status("wandakai-innovation-centre") == Status.DONE
    assert (
        status("national-innovation-centre")
        == status("chengyu-midline-corridor")
        == (Status.CHANGED)
    )
    (gdp,) = (f for f in atlas.progress.of("economy-two-trillion-steps") if f.value == "67665")
    assert (gdp.unit, gdp.source_date) == ("亿元", "2026-02-10")


def test_quiet_lists_what_was_never_found_and_what_is_old(atlas: Atlas) -> None:
    everything = dict.fromkeys(atlas.initiatives)
    listed = [id_ for _, id_ in quiet_ones(atlas, "2025-06-01")]
    silent = [id_ for id_ in everything if not atlas.progress.of(id_)]
    assert listed[: len(silent)] == silent
    assert "sansu-shrine-museum" in listed
    assert "dadu-min-water-transfer" not in listed
    assert [id_ for _, id_ in quiet_ones(atlas, "2024-01-01")] == silent
