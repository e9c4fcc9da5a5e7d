"""What one version changed of another: told for every kind of row, and why where a row says so."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo.__main__ import main
from geo.versions import log
from tests.support import DATA

OLD = {
    "date.txt": "2026-01-01\n",
    "counties.csv": "name_zh,name_en\n甲县,Jia County\n乙县,Yi County\n",
    "prefectures.csv": "name_zh,name_en\n",
    "initiatives.csv": "id,title_zh,title_en,places\na,修路,Roads,set\nb,旧事,An old thing,set\n",
    "places.csv": "id,name_zh,name_en,members,source,note_zh,note_en\n"
    "set,名单,The list,甲县,某报,第一批,First batch\n",
    "clauses.csv": "id,start,end,text\n1.1.1,0,4,修好路。\n",
    "moved.csv": "kind,old,new,note_zh,note_en\ninitiative,b,,并入甲,Part of a now\n",
}
NEW = OLD | {
    "date.txt": "2026-02-01\n",
    "initiatives.csv": "id,title_zh,title_en,places,since\na,修好路,Good roads,set,2026\n",
    "places.csv": "id,name_zh,name_en,members,source,note_zh,note_en\n"
    "set,名单,The list,,某部|某厅|2026,两批,Two batches\n",
    "members.csv": "place,member,since,confidence,source_title,outlet,source_date,page\n"
    "set,乙县,,sourced,第二批名单,某厅,2026-01-09,https://example.org/2\n",
    "progress.csv": "id,date,status,fact_zh,fact_en\na,2026-01-20,done,通车,Open to traffic\n",
    "translations.csv": "clause,text_en\n1.1.1,We will build good roads.\n",
}


def _write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def said(tmp_path: Path) -> str:
    old, new = _write(tmp_path / "old", OLD), _write(tmp_path / "new", NEW)
    result = CliRunner().invoke(main, ["diff", str(old), str(new)])
    assert result.exit_code == 0
    return result.output


def test_each_kind_of_change_is_told(said: str) -> None:
    assert said.startswith("data 2026-01-01-")
    assert "initiatives: 0 new, 1 gone, 1 changed" in said
    assert "title_en “Roads” → “Good roads”" in said
    assert "members joined (1): Yi County" in said
    assert "members left (1): Jia County" in said
    assert "+ a 2026-01-20 (Open to traffic)" in said
    assert "text_en (nothing) → “We will build good roads.”" in said


def test_why_is_told_where_a_row_says_it(said: str) -> None:
    assert "because: Two batches" in said
    assert "because: Yi County: 第二批名单, 某厅, 2026-01-09, https://example.org/2" in said
    assert "because: Part of a now" in said


def test_a_member_named_with_its_prefecture_has_an_english_name(tmp_path: Path) -> None:
    head = "name_zh,name_en,prefecture_zh,prefecture_en\n"
    counties = {"counties.csv": f"{head}市中区,Shizhong District,内江市,Neijiang\n"}
    members = {"members.csv": "place,member,since\nset,内江市市中区,\n"}
    old = _write(tmp_path / "old", OLD | counties)
    new = _write(tmp_path / "new", OLD | counties | members)
    told = CliRunner().invoke(main, ["diff", str(old), str(new)]).output
    assert "members joined (1): Shizhong District, Neijiang" in told


def test_a_column_that_is_new_is_no_change_of_a_row(said: str) -> None:
    assert "since" not in said


def test_of_a_long_text_only_what_differs_is_told(tmp_path: Path) -> None:
    long = "字" * 400
    texts = {"old": f"{long}旧{long}", "new": f"{long}新{long}"}
    for name, text in texts.items():
        _write(tmp_path / name, OLD | {"clauses.csv": f"id,start,end,text\n1.1.1,0,4,{text}\n"})
    folders = [str(tmp_path / name) for name in texts]
    told = CliRunner().invoke(main, ["diff", *folders]).output
    around = "字" * 24
    assert f"text “…{around}旧{around}…” → “…{around}新{around}…”" in told


def test_what_is_no_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    result = CliRunner().invoke(main, ["diff", str(tmp_path / "nothing"), str(DATA)])
    assert result.exit_code == 1
    assert "must be a folder of data or an exported site" in result.output


def test_rows_for_the_log_are_rows_that_check_takes(tmp_path: Path) -> None:
    old, new = _write(tmp_path / "old", OLD), _write(tmp_path / "new", NEW)
    result = CliRunner().invoke(main, ["diff", "--csv", str(old), str(new)])
    (new / "changes.csv").write_text(result.output, encoding="utf-8")
    assert not list(log.problems(new, {"a", "b", "set", "1.1.1"}, "2026-02-01"))
    entries = {(entry.kind, entry.id): entry for entry in log.load(new)}
    assert entries["members", "set"].change.en.startswith("The list: source")
    assert "列入1个：乙县" in entries["members", "set"].change.zh
    assert entries["initiative", "b"].why.zh == "并入甲"


def test_every_broken_rule_of_the_log_is_said(tmp_path: Path) -> None:
    (tmp_path / "changes.csv").write_text(
        ",".join(log.COLUMNS)
        + "\n2026-01-01,place,set,改,Changed,,\n2026-01-02,thing,nowhere,改,,因,\n"
        + "2026-13-01,place,,改,Changed,,\n",
        encoding="utf-8",
    )
    assert list(log.problems(tmp_path, {"set"}, "2026-01-31")) == [
        "changes.csv:3: change_en must be given (nowhere)",
        "changes.csv:3: kind must be one of initiative, place, members, fact, sentence (thing)",
        "changes.csv:3: id must be one that is or was (nowhere)",
        "changes.csv:3: why must be given in both languages (nowhere)",
        "changes.csv:4: date must be a day, none after date.txt (2026-13-01)",
        "changes.csv:1: the newest version must stand first",
    ]


def _site(folder: Path, version: str, county: int, words: str) -> Path:
    files = {
        "map.json": {
            "counties": [{"zh": "甲县", "en": "Jia County"}, {"zh": "乙县", "en": "Yi County"}],
            "places": [
                {"id": "set", "zh": "名单", "en": "The list", "whole": [county]},
                {"id": "undrawn", "zh": "线路", "en": "A line"},
            ],
        },
        "texts.json": {"places": [{"source": "某报", "note": {"zh": "注", "en": "A note"}}, {}]},
        "reading.json": {"clauses": [{"id": "1.1.1", "text": words}]},
        "initiatives.geojson": {"features": [{"id": "a", "properties": {"title_zh": "修路"}}]},
    }
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
    manifest = {"version": version, "sha256": digests}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def test_exported_sites_are_compared_as_their_manifests_have_them(tmp_path: Path) -> None:
    old = _site(tmp_path / "old", "2026-01-01-aa", 0, "修好路。")
    new = _site(tmp_path / "new", "2026-02-01-bb", 1, "修好大路。")
    for site in (old, new):
        assert CliRunner().invoke(main, ["verify", str(site)]).exit_code == 0
    told = CliRunner().invoke(main, ["diff", str(old), str(new)]).output
    assert told.startswith("data 2026-01-01-aa → 2026-02-01-bb")
    assert "members joined (1): Yi County" in told
    assert "because: A note; 某报" in told
    assert "text “修好路。” → “修好大路。”" in told
    (old / "reading.json").write_text("{}")
    altered = CliRunner().invoke(main, ["diff", str(old), str(new)])
    assert altered.exit_code == 1
    assert "old: reading.json: changed" in altered.output


def test_data_and_a_site_are_not_compared(tmp_path: Path) -> None:
    site = _site(tmp_path / "site", "2026-01-01-aa", 0, "修好路。")
    result = CliRunner().invoke(main, ["diff", str(site), str(DATA)])
    assert result.exit_code == 1
    assert "must be of the same kind" in result.output
