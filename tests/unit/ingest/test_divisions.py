"""Former names out of dated editions, and what became of each; names outside Sichuan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.ingest import divisions
from tests.unit.ingest.packages import package

EDITIONS = {
    "198212": {
        "510000": "四川省",
        "510100": "成都市",
        "510101": "市辖区",
        "510124": "郫县",
        "512300": "涪陵地区",
        "512323": "南川县",
        "513100": "雅安地区",
        "513126": "宝兴县",
        "519001": "广汉市",
        "110000": "北京市",
    },
    "200012": {
        "510000": "四川省",
        "510100": "成都市",
        "510124": "郫县",
        "511800": "雅安市",
        "511827": "宝兴县",
    },
}
COUNTIES = "adcode,name_zh,prefecture_zh\n510117,郫都区,成都市\n511827,宝兴县,雅安市\n"
PREFECTURES = "id,name_zh\n5101,成都市\n5118,雅安市\n"
HEADER = "name_zh,parent_zh,successors,change_zh,change_en\n"
SUCCESSORS = (
    "郫县,,510117,2016年改区,a district since 2016\n"
    "雅安地区,,5118,2000年改市,a city since 2000\n"
    "广汉市,,510681,今属德阳市,now in Deyang\n"
)
OUTSIDE = {
    "province": [("156110000", "北京市"), ("156510000", "四川省"), (None, "境界线")],
    "city": [("156110100", "北京市")],
    "district": [("156110101", "东城区"), ("156510117", "郫都区"), ("156110102", "")],
}


def _build(folder: Path, monkeypatch: pytest.MonkeyPatch, successors: str) -> dict[str, list[str]]:
    (folder / "sources").mkdir()
    for name, text in (
        ("counties.csv", COUNTIES),
        ("prefectures.csv", PREFECTURES),
        ("sources/successors.csv", HEADER + successors),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    members = {
        f"gb2260/revision_{month}.py": f"name = 'x'\ntable = {names!r}\n".encode()
        for month, names in {**EDITIONS, "198012": {"519999": "某县"}}.items()
    }
    monkeypatch.setattr(divisions, "FORMER_CODES", package(folder, "a.whl", members))
    shapes = {
        f"GeoToolCN/data/china_{level}.geojson": json.dumps(
            {"features": [{"properties": {"gb": gb, "name": name}} for gb, name in rows]}
        ).encode()
        for level, rows in OUTSIDE.items()
    }
    monkeypatch.setattr(divisions, "BOUNDARIES", package(folder, "b.whl", shapes))
    made = divisions.build(folder, folder)
    return {name: body.decode().splitlines() for name, body in made.items()}


def test_each_former_division_has_its_time_and_its_fate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _build(tmp_path, monkeypatch, SUCCESSORS)
    assert made["former_names.csv"] == [
        "name_zh,code,parent_zh,since,until,successors,change_zh,change_en,pinyin",
        "南川县,512323,涪陵地区,198212,198212,,1997年起属重庆市,in Chongqing since 1997,"
        "nanchuanxian",
        "宝兴县,513126,雅安地区,198212,198212,511827,今属雅安市,now in 雅安市,baoxingxian",
        "广汉市,519001,四川省,198212,198212,510681,今属德阳市,now in Deyang,guanghanshi",
        "涪陵地区,512300,四川省,198212,198212,,1997年起属重庆市,in Chongqing since 1997,fulingdiqu",
        "郫县,510124,成都市,198212,200012,510117,2016年改区,a district since 2016,pixian",
        "雅安地区,513100,四川省,198212,198212,5118,2000年改市,a city since 2000,yaandiqu",
    ]
    assert made["outside.csv"] == [
        "code,name_zh",
        "110000,北京市",
        "110100,北京市",
        "110101,东城区",
    ]


def test_a_division_whose_fate_nobody_knows_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValueError, match=r"must say what became of each \(郫县 \(510124, 成都市\)"):
        _build(tmp_path, monkeypatch, SUCCESSORS.partition("\n")[2])
