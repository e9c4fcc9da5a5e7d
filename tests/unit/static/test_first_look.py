"""The page's own look at a list says what the server's reader says, before anything is sent."""

from __future__ import annotations

import base64
import io
import json
from typing import Any

import pytest

from geo.atlas import Atlas
from geo.batch.column_guess import knower
from geo.batch.columns import ColumnRequest, choose
from geo.batch.read import open_table
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.resolve import Resolver
from geo.layers import Layer
from geo.page_models.map import map_model
from geo.page_models.search import search_model
from tests.support.node import run

_LOOK = """
import { firstRows } from "./static/js/features/user_list/preview.js";
const answer = [];
for (const list of asked.lists)
  answer.push(await firstRows(new File([Buffer.from(list, "base64")], "list.csv"), asked.model));
"""
_HEAD = "地点,n\n"
LISTS: dict[str, bytes] = {
    "plain": f"{_HEAD}双流区,1\n康定市,2\n".encode(),
    "addresses": "项目,地址\n甲,成都市双流区西航港街道\n乙,绵阳市江油市二郎庙镇青林村\n".encode(),
    "blank above": f"\n\n{_HEAD}双流区,1\n康定市x,2\n".encode(),
    "full-width commas": "地点，n\n双流区，1\n康定市，2\n".encode(),
    "gb18030": f"{_HEAD}双流区,1\n康定市,2\n".encode("gb18030"),
    "big5": "地點,金額\n雙流區,1\n峨眉山市,3\n樂山市市中區,4\n".encode("big5"),
    "Windows-1252": "Ort;Größe;Straße\nShuangliu;groß;Hauptstraße\nKangding;klein – süß;Gäßchen\n"
    .encode("cp1252"),
    "utf-16": "地点\t金额\r\n都江堰市\t1\r\n汶川縣\t3\r\n".encode("utf-16"),
    "two encodings": f"{_HEAD}双流区,1\n".encode() + "康定市,2\n".encode("gb18030"),
    "a broken byte": f"{_HEAD}双流区,1\n".encode() + b"\xff\xfe bad,2\n" + "康定市,3\n".encode(),
    "no header": "双流区,1\n康定市,2\n理塘县,3\n".encode(),
    "no header, prefectures": "成都市,双流区,甲\n甘孜州,康定市,乙\n乐山市,市中区,丙\n".encode(),
    "one column": "双流区\n康定市\n理塘县\n".encode(),
    "bars": "地点|n\n双流区|1\n康定市|2\n".encode(),
    "a table of Markdown": "| 地点 | n |\n|---|---|\n| 双流区 | 1 |\n| 康定市 | 2 |\n".encode(),
    "spaces": "地点      数量\n双流区    1\n康定市    22\n".encode(),
    "old Mac": "地点,n\r双流区,1\r康定市,2\r".encode(),
    "blank lines": "序号,地点\n\n1,双流区\n\n2,康定市\n,\n小计,\n3,理塘县\n注：略,\n".encode(),
    "a quotation mark inside": f'{_HEAD}"双流"区,1\n康定市,2\n'.encode(),
    "a quotation mark left open": f'{_HEAD}"双流区,1\n康定市,2\n'.encode(),
    "a cell of two lines": '地点\t项目\n双流区\t"甲\n乙"\n康定市\t丙\n'.encode(),
    "sep=": "sep=;\n地点;n\n双流区;1\n康定市;2\n".encode(),
    "short rows": "地点,n,备注\n双流区,1\n康定市,2,x\n".encode(),
    "commas at the end": f"{_HEAD}双流区,1,\n康定市,2,\n".encode(),
    "a title": "四川省2024年重点项目名单,,,\n序号,项目名称,建设地点,备注\n"
    "1,老旧小区改造,成都市双流区,\n2,公路,康定市,\n".encode(),
    "two header rows": "地区,,投资,\n市州,县区,计划,完成\n"
    "成都市,双流区,1,2\n乐山市,市中区,5,6\n".encode(),
    "province to county": "省,市,县\n四川省,成都市,双流区\n四川省,乐山市,市中区\n".encode(),
    "one prefecture wrong": "市州,县区\n成都市,康定市\n绵阳市,双流区\n".encode(),
    "towns": "项目,镇（街道）,金额\n甲,西航港街道,1\n乙,黄龙溪镇,2\n".encode(),
    "codes": "行政区划代码,人口\n510116.0,10\n513301.0,20\n511102,30\n".encode(),
    "English": b'No.,Project,Location\n1,Road,"Kangding, Garze"\n2,School,"Wuhou, Chengdu"\n',
    "points": "名称,经度,纬度\n甲,104.0668,30.5728\n"
    "乙,\"104°03'59\"\"E\",\"30°34'22\"\"N\"\n".encode(),
    "points without words": "a,b,c\n甲,104.0668,30.5728\n乙,103.9,30.6\n".encode(),
    "a point in a cell": '名称,坐标\n甲,"104.0668,30.5728"\n乙,"103.9,30.6"\n'.encode(),
    "a title and notes around a short list": "附件2\n四川省项目名单\n序号,项目,建设地点\n"
    "1,学校,双流区\n2,公路,康定市\n合计,,\n注：略\n2.截至6月底。\n联系人：张三\n".encode(),
    "two tables": "名单,\n地点,n\n双流区,1\n温江区,2\n\n县,项目\n康定市,甲\n".encode(),
    "a group first": "成都市,\n双流区,1\n温江区,2\n甘孜州,\n康定市,3\n理塘县,4\n".encode(),
    "one word above two": "地点,地点,n\n成都市,双流区,1\n甘孜州,康定市,2\n".encode(),
    "subtotals": "市州,县区,n\n成都市,双流区,1\n小计,,1\n乐山市,市中区,2\n小 计,,2\n"
    "合　计,,3\n".encode(),
    "running text": "标题,正文\n甲,今日成都市双流区下雨，康定市下雪\n乙,无\n".encode(),
    "texts that begin with a name": "n,文本\n1,双流区的企业到康定市考察\n".encode(),
    "names below a heading of texts": "n,备注\n1,双流区\n2,康定市\n".encode(),
    "texts without a header": "2024-01-01 成都市双流区今日下雨，康定市下雪\n"
    "2024-01-02 昨日荥经县没有什么事情\n".encode(),
    "only running text": "a\n今日成都市双流区下雨，康定市下雪\n昨日无事\n".encode(),
    "well-known text": "名称,wkt\n甲,POINT(104.0668 30.5728)\n".encode(),
}  # fmt: skip


@pytest.fixture(scope="module")
def looks(atlas: Atlas, known_layers: dict[str, Layer]) -> dict[str, Any]:
    whole = map_model(atlas, known_layers, atlas.version)
    model = {key: whole[key] for key in ("counties", "prefectures")}
    search = search_model(atlas, known_layers)
    asked = {"model": model, "lists": [base64.b64encode(body).decode() for body in LISTS.values()]}
    found = run(_LOOK, asked, {"search.json": json.dumps(search).encode()})
    return dict(zip(LISTS, found, strict=True))


@pytest.mark.parametrize("name", LISTS)
def test_the_page_looks_at_a_list_as_the_server_does(
    looks: dict[str, Any], lexicon: Lexicon, name: str
) -> None:
    resolver = Resolver(lexicon)
    table = open_table(io.BytesIO(LISTS[name]), "list.csv", knows=knower(resolver))
    choice = choose(table, ColumnRequest(), resolver)
    look = looks[name]
    assert look["columns"] == list(table.columns)
    assert (look["kind"], look["chosen"]) == (choice.kind.value, list(choice.columns))
    assert look["rows"] == [list(row) for row in table.head[: len(look["rows"])]]
    assert len(look["rows"]) == min(8, len(table.head))
