"""What stands above columns: the usual headings of lists, and what each tells."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum

_BRACKETS = re.compile(r"[（(\[【].*?[)）\]】]")
_SPACE = re.compile(r"[\s　*★:：]+")


class Level(IntEnum):
    """How finely a column says where."""

    PROVINCE = 0
    PREFECTURE = 1
    COUNTY = 2
    PLACE = 3
    TOWN = 4


_BEFORE = r"(?:项目|企业|单位|工程|建设|实施|注册|所属|所在|属地|隶属|申报|归属|管辖|地块)*"
_AFTER = r"(?:名称?|代码|编码|编号|范围|全称|简称)?"
_LEVELS = {
    Level.PROVINCE: rf"{_BEFORE}(?:省份?|省级|省市区?|省自治区|province)",
    Level.PREFECTURE: rf"{_BEFORE}(?:市州?|州市|地级?市州?|市地州?|设区市|地区市州|市级|城市|"
    r"prefecture|city|prefecture_?name)",
    Level.COUNTY: rf"{_BEFORE}(?:县|区县|县区|县市区?|市县区?|区市县|区县市|县级|县级行政区|县域|"
    r"区|区划|行政区划?|县级市区?|county|district|county_?name|adcode)",
    Level.TOWN: rf"{_BEFORE}(?:乡镇街?道?|镇乡|街道|镇|乡|镇街|乡镇级|town|township)",
    Level.PLACE: rf"{_BEFORE}(?:地点|地名|地址|所在地|所在地区|地区|区域|属地|位置|住所|住址|"
    r"详细地址|场所|地域|落地|地方|place|location|region|address|area|where)",
}
_LEVEL = {
    level: re.compile(rf"(?:{pattern}){_AFTER}(?:\d|[一二三])?", re.I)
    for level, pattern in _LEVELS.items()
}
_IN_A_NAME = re.compile(
    "县|区划|地点|地名|地址|所在|属地|区域|地区|市州|住所|位置|县区"
    "|adcode|county|district|place|location|region|address",
    re.I,
)
_OTHER = re.compile(
    r"序号|编号|名称|.*名称|项目|单位|备注|内容|说明|类别|类型|主题|日期|时间|年份|年度|投资额?|总投资|"
    r"金额|数量|面积|人口|联系人|电话|负责人|坐标|经度|纬度|经纬度|状态|级别|代码|姓名|简介|标题|文本|"
    r"no|id|name|note|notes|title|text|type|theme|date|year|amount|count|value|remarks?|lon|lng|"
    r"lat|longitude|latitude|wkt|geometry|coordinates?",
    re.I,
)


def level(heading: str) -> Level | None:
    """Return how finely the column under ``heading`` says where, None if it is not said.

    ``市（州）`` and ``县（市、区）`` are read with and without what is in brackets.
    """
    last = heading.split(" ")[-1]  # of a header of two rows, 地点 市州, the lower tells
    for plain in (*_readings(heading), *_readings(last)):
        for found, pattern in _LEVEL.items():
            if pattern.fullmatch(plain):
                return found
    return Level.PLACE if _IN_A_NAME.search(heading) else None


def patterns() -> dict[str, object]:
    """The patterns of headings, for the page's own look at a list: without regard to case.

    ``levels`` hold a :class:`Level` and the pattern of a whole heading, in their order;
    ``inName`` stands in one of a place, ``other`` is one of something else.
    """
    levels = [[int(level), pattern.pattern] for level, pattern in _LEVEL.items()]
    return {"levels": levels, "inName": _IN_A_NAME.pattern, "other": _OTHER.pattern}


def is_heading(cell: str) -> bool:
    """Whether ``cell`` is what lists have above a column."""
    plain = _readings(cell)
    return any(_OTHER.fullmatch(text) for text in plain) or any(
        pattern.fullmatch(text) for text in plain for pattern in _LEVEL.values()
    )


def _readings(heading: str) -> tuple[str, ...]:
    if len(heading) > 40:
        return ()
    text = unicodedata.normalize("NFKC", _BRACKETS.sub("", heading))
    whole = re.sub(r"[^\w]", "", unicodedata.normalize("NFKC", heading))
    return tuple(dict.fromkeys((_SPACE.sub("", text), whole)))
