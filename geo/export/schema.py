"""The properties of exported features: order, type, titles, and the short names of a DBF."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.vocabulary import Text


class Type(StrEnum):
    """What a property holds; a list becomes one text, joined with ``;``, in a flat table."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    LIST = "list"


@dataclass(frozen=True)
class Field:
    """A property. ``dbf`` is its name in a Shapefile: at most ten ASCII characters."""

    name: str
    type: Type
    dbf: str
    title: Text


def _field(name: str, type: Type, dbf: str, zh: str, en: str) -> Field:
    return Field(name, type, dbf, Text(zh, en))


_TEXT, _INTEGER, _NUMBER, _LIST = Type.TEXT, Type.INTEGER, Type.NUMBER, Type.LIST

# In the order of the columns of every table.
FIELDS = {
    field.name: field
    for field in (
        _field("id", _TEXT, "id", "标识", "Identifier"),
        _field("layer", _TEXT, "layer", "图层", "Layer"),
        _field("layer_zh", _TEXT, "layer_zh", "图层名称", "Layer, Chinese"),
        _field("layer_en", _TEXT, "layer_en", "图层英文名称", "Layer, English"),
        _field("subject", _TEXT, "subject", "所属标识", "What the fact is about"),
        _field("subject_kind", _TEXT, "subj_kind", "所属类别", "Initiative, place or target"),
        _field("title_zh", _TEXT, "title_zh", "举措", "Title, Chinese"),
        _field("title_en", _TEXT, "title_en", "举措英文", "Title, English"),
        _field("theme", _TEXT, "theme", "主题", "Theme"),
        _field("tags", _LIST, "tags", "其他主题", "Further themes"),
        _field("action", _TEXT, "action", "动作", "Action"),
        _field("action_zh", _TEXT, "action_zh", "动作名称", "Action, Chinese"),
        _field("action_en", _TEXT, "action_en", "动作英文名称", "Action, English"),
        _field("clause", _TEXT, "clause", "条款", "Clause of the Decision"),
        _field("quote", _TEXT, "quote", "原文", "Quote, verbatim"),
        _field(
            "clause_en", _TEXT, "clause_en", "条款英译（非官方）", "Clause, unofficial translation"
        ),
        _field("text", _TEXT, "text", "全文", "Text of the clause"),
        _field("text_en", _TEXT, "text_en", "全文英译（非官方）", "Text, unofficial translation"),
        _field("kind", _TEXT, "kind", "类别", "Kind: title or sentence"),
        _field("start", _INTEGER, "start", "起始字符", "First character"),
        _field("end", _INTEGER, "end", "结束字符", "Character after the last"),
        _field("target_year", _INTEGER, "year", "目标年份", "Target year"),
        _field("quantity_zh", _TEXT, "quant_zh", "数量", "Quantity, Chinese"),
        _field("quantity_en", _TEXT, "quant_en", "数量英文", "Quantity, English"),
        _field("places", _LIST, "places", "地点标识", "Places"),
        _field("places_zh", _LIST, "places_zh", "地点", "Places, Chinese"),
        _field("places_en", _LIST, "places_en", "地点英文", "Places, English"),
        _field("unplaced", _LIST, "unplaced", "未落图地点", "Places without a published list"),
        _field("incomplete", _LIST, "incomplete", "名单不全的地点", "Places with incomplete lists"),
        _field("context", _LIST, "context", "背景地点", "Places the clause does not name"),
        _field("adcode", _TEXT, "adcode", "区划代码", "County code"),
        _field("county_zh", _TEXT, "county_zh", "县（市、区）", "County, Chinese"),
        _field("county_en", _TEXT, "county_en", "县（市、区）英文", "County, English"),
        _field("prefecture", _TEXT, "pref", "市（州）代码", "Prefecture code"),
        _field("prefecture_zh", _TEXT, "pref_zh", "市（州）", "Prefecture, Chinese"),
        _field("prefecture_en", _TEXT, "pref_en", "市（州）英文", "Prefecture, English"),
        _field("place", _TEXT, "place", "地点标识", "Place"),
        _field("place_zh", _TEXT, "place_zh", "地点", "Place, Chinese"),
        _field("place_en", _TEXT, "place_en", "地点英文", "Place, English"),
        _field("dated_zh", _TEXT, "dated_zh", "设立与更名", "When set up or renamed, Chinese"),
        _field("dated_en", _TEXT, "dated_en", "设立与更名英文", "When set up or renamed"),
        _field("role", _TEXT, "role", "角色", "Role: decision or context"),
        _field("coverage", _TEXT, "coverage", "覆盖", "Coverage: whole, part, point"),
        _field("reach", _TEXT, "reach", "到达方式", "Reach"),
        _field("reach_in_county", _TEXT, "reach_cty", "在所选县的到达方式", "Reach in the county"),
        _field("direct", _INTEGER, "direct", "直接举措数", "Direct initiatives"),
        _field("inherited", _INTEGER, "inherited", "继承举措数", "Inherited initiatives"),
        _field("province", _INTEGER, "province", "全省性举措数", "Province-wide initiatives"),
        _field(
            "direct_sentences", _INTEGER, "dir_sent", "直接举措所在句数", "Their sentences, direct"
        ),
        _field(
            "inherited_sentences",
            _INTEGER,
            "inh_sent",
            "继承举措所在句数",
            "Their sentences, inherited",
        ),
        _field(
            "province_sentences",
            _INTEGER,
            "prov_sent",
            "全省性举措所在句数",
            "Their sentences, province-wide",
        ),
        _field("confidence", _TEXT, "confidence", "可信程度", "Confidence"),
        _field("since", _TEXT, "since", "列入年份", "Member since"),
        _field("set_known", _INTEGER, "set_known", "名单已知数", "Known of the list"),
        _field("set_size", _INTEGER, "set_size", "名单总数", "Size of the list"),
        _field("known_zh", _TEXT, "known_zh", "名单已知程度", "How much is known, Chinese"),
        _field("known_en", _TEXT, "known_en", "名单已知程度英文", "How much is known, English"),
        _field("accuracy_m", _INTEGER, "accuracy_m", "点位精度（米）", "Accuracy of the point, m"),
        _field("adcodes", _LIST, "adcodes", "到达县代码", "Codes of the counties reached"),
        _field("initiatives", _LIST, "measures", "举措标识", "Initiatives"),
        _field("themes", _LIST, "themes", "主题", "Themes"),
        _field("date", _TEXT, "date", "日期", "Date of the fact"),
        _field("status", _TEXT, "status", "状态", "Status"),
        _field("status_zh", _TEXT, "status_zh", "状态名称", "Status, Chinese"),
        _field("status_en", _TEXT, "status_en", "状态英文名称", "Status, English"),
        _field("fact_zh", _TEXT, "fact_zh", "进展", "Fact, Chinese"),
        _field("fact_en", _TEXT, "fact_en", "进展英文", "Fact, English"),
        _field("value", _NUMBER, "value", "数值", "Main figure"),
        _field("unit", _TEXT, "unit", "单位", "Unit of the figure, Chinese"),
        _field("figure_en", _TEXT, "figure_en", "数值英文", "Main figure, English units"),
        _field("source_title", _TEXT, "src_title", "来源标题", "Title of the source"),
        _field(
            "source_title_en",
            _TEXT,
            "src_tit_en",
            "来源标题英译（非官方）",
            "Title, our translation",
        ),
        _field("outlet", _TEXT, "outlet", "来源媒体或机构", "Outlet"),
        _field("outlet_en", _TEXT, "outlet_en", "来源媒体或机构英文名", "Outlet, English"),
        _field("source_date", _TEXT, "src_date", "来源日期", "Date of the source"),
        _field("page", _TEXT, "page", "所读网页", "Page that was read, often a reprint"),
        _field("progress_status", _TEXT, "prog_stat", "进展状态", "Status of progress"),
        _field("progress_since", _TEXT, "prog_since", "状态起始", "Since when that status holds"),
        _field("progress_date", _TEXT, "prog_date", "最新进展日期", "Date of the newest fact"),
        _field("progress_facts", _INTEGER, "prog_n", "进展条数", "Facts found"),
        _field("progress_zh", _TEXT, "prog_zh", "最新进展", "Newest fact, Chinese"),
        _field("progress_en", _TEXT, "prog_en", "最新进展英文", "Newest fact, English"),
        _field("progress_source", _TEXT, "prog_src", "最新进展来源", "Source of the newest fact"),
        _field("progress_as_of", _TEXT, "prog_asof", "检索截至", "Searched until"),
        _field("area_km2", _NUMBER, "area_km2", "面积（平方千米）", "Area, km²"),
        _field("source", _TEXT, "source", "来源", "Source"),
        _field("source_en", _TEXT, "source_en", "来源英译（非官方）", "Source, our translation"),
    )
}


def _in_order(*names: str) -> tuple[Field, ...]:
    """Return the fields of a table in the order of FIELDS. Raises KeyError for an unknown name."""
    if unknown := [name for name in names if name not in FIELDS]:
        raise KeyError(unknown)
    return tuple(field for name, field in FIELDS.items() if name in names)


_COUNTY = ("id", "adcode", "county_zh", "county_en", "prefecture_zh", "prefecture_en")
_PLACE = (*_COUNTY, "place", "place_zh", "place_en", "role", "coverage", "confidence")
_SHOWN = ("initiatives", "themes", "source", "source_en")

_LISTED = ("since", "set_known", "set_size", "known_zh", "known_en")

PLACE_FIELDS = _in_order(
    *_PLACE, "reach", "accuracy_m", *_LISTED, "dated_zh", "dated_en", *_SHOWN,
    "progress_status", "progress_date", "progress_facts", "progress_as_of",
)  # fmt: skip
COUNT_FIELDS = _in_order(
    *_PLACE, "direct", "inherited", "province", "direct_sentences", "inherited_sentences",
    "province_sentences", *_SHOWN,
)  # fmt: skip
_PROGRESS = (
    "progress_status", "progress_since", "progress_date", "progress_facts", "progress_zh",
    "progress_en", "progress_source", "progress_as_of",
)  # fmt: skip
INITIATIVE_FIELDS = _in_order(
    "id", "title_zh", "title_en", "theme", "tags", "action", "action_zh", "action_en", "clause",
    "quote", "clause_en", "target_year", "places", "places_zh", "places_en", "unplaced",
    "incomplete", "context", "reach", "adcodes", *_PROGRESS,
)  # fmt: skip
FACT_FIELDS = _in_order(
    "id", "subject", "subject_kind", "title_zh", "title_en", "theme", "clause", "date", "status",
    "status_zh", "status_en", "fact_zh", "fact_en", "value", "unit", "figure_en", "source_title",
    "source_title_en", "outlet", "outlet_en", "source_date", "page", "confidence", "progress_as_of",
)  # fmt: skip
TARGET_FIELDS = _in_order(
    "id", "title_zh", "title_en", "clause", "quote", "clause_en", "target_year", "quantity_zh",
    "quantity_en", *_PROGRESS,
)  # fmt: skip
CLAUSE_FIELDS = _in_order("id", "text", "text_en", "kind", "start", "end", "initiatives")
IN_COUNTY_FIELDS = _in_order(*(field.name for field in INITIATIVE_FIELDS), "reach_in_county")


def view_fields(*, places: bool, counts: bool) -> tuple[Field, ...]:
    """Return the fields of several layers in one table, some of places, some of counts."""
    fields = (*(PLACE_FIELDS if places else ()), *(COUNT_FIELDS if counts else ()))
    return _in_order("id", "layer", "layer_zh", "layer_en", *(field.name for field in fields))
