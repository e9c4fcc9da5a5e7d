"""The words that data, layers, page and exports share: themes, actions, coverage, reach."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Text:
    """One wording in both languages of the interface."""

    zh: str
    en: str

    def as_dict(self) -> dict[str, str]:
        return {"zh": self.zh, "en": self.en}


@dataclass(frozen=True)
class Theme:
    """A policy theme, the filter's unit, and the part of the Decision it mostly stands in."""

    id: str
    symbol: Text
    title: Text
    part: str


def _theme(id: str, part: str, seal: str, zh: str, seal_en: str, en: str) -> Theme:
    return Theme(id, Text(seal, seal_en), Text(zh, en), part)


THEMES = (
    _theme("innovation", "二", "创", "科技创新", "In", "Science and innovation"),
    _theme("industry", "二", "产", "产业升级", "Id", "Industrial upgrading"),
    _theme("reform", "二", "改", "深化改革", "Re", "Reform"),
    _theme("opening", "二", "开", "对外开放", "Op", "Opening up"),
    _theme("regional", "三", "区", "区域协调", "Rg", "Regional coordination"),
    _theme("urban-rural", "三", "乡", "城乡融合", "Ur", "Urban–rural integration"),
    _theme("ecology", "三", "生", "生态环境", "Ec", "Ecology"),
    _theme("public-services", "四", "民", "公共服务", "Ps", "Public services"),
    _theme("common-prosperity", "四", "富", "共同富裕", "Cp", "Common prosperity"),
    _theme("culture-tourism", "四", "文", "文化旅游", "Cu", "Culture and tourism"),
    _theme("supply-security", "五", "供", "供给安全", "Ss", "Supply security"),
    _theme("risk-control", "五", "险", "风险防控", "Rk", "Risk control"),
    _theme("safety-law", "五", "法", "平安法治", "Sl", "Safety and rule of law"),
    _theme("governance", "六", "治", "党政治理", "Go", "Governance"),
)
THEME_IDS = tuple(theme.id for theme in THEMES)

ACTIONS = {
    "build": Text("建设", "Build"),
    "apply": Text("争创", "Apply for"),
    "deepen": Text("深化", "Deepen"),
    "strengthen": Text("提升", "Strengthen"),
    "support": Text("支持", "Support"),
    "advance": Text("推进", "Advance"),
    "protect": Text("保护", "Protect"),
    "pilot": Text("试点", "Pilot"),
    "research": Text("攻关", "Research"),
    "reform": Text("改革", "Reform"),
    "cooperate": Text("合作", "Cooperate"),
    "regulate": Text("治理", "Regulate"),
    "guarantee": Text("保障", "Guarantee"),
}

# Why a sentence of the Decision yields no measure.
REASONS = {
    "narrative": Text("背景叙述，不含举措", "Background, no measure"),
    "assessment": Text("形势判断，不含举措", "Assessment of the situation, no measure"),
    "topic": Text("段首主题句，举措见其后各句", "Opening line; the measures follow"),
    "principle": Text("总体原则，不含具体举措", "General principle, no measure of its own"),
    "target": Text("目标，见目标板", "Target, see the board of targets"),
}


class Coverage(StrEnum):
    """How a place meets a county."""

    WHOLE = "whole"
    PART = "part"
    POINT = "point"


class Confidence(StrEnum):
    """How far the placing of a place is to be trusted."""

    SOURCED = "sourced"
    KNOWN = "known"
    UNCERTAIN = "uncertain"


class Kind(StrEnum):
    """What sort of thing a place is."""

    COUNTY = "county"
    PREFECTURE = "prefecture"
    REGION = "region"
    COUNTY_SET = "county_set"
    ZONE = "zone"
    PARK = "park"
    SITE = "site"
    LINE = "line"
    PROVINCE = "province"


class Reach(StrEnum):
    """How an initiative comes to a county, strongest first."""

    NAMED = "named"
    SITE = "site"
    PART = "part"
    LIST = "list"
    PREFECTURE = "prefecture"
    REGION = "region"
    PROVINCE = "province"

    @property
    def group(self) -> str:
        """``direct``, ``inherited`` or ``province``: counted apart, never added up."""
        return _REACH[self][0]

    @property
    def label(self) -> Text:
        return _REACH[self][1]


_REACH = {
    Reach.NAMED: ("direct", Text("条款点名", "Named in the clause")),
    Reach.SITE: ("direct", Text("点位在本县", "A site stands here")),
    Reach.PART: ("direct", Text("涉及县域局部", "Part of it lies here")),
    Reach.LIST: ("direct", Text("列入条款所指名单", "On a list the clause refers to")),
    Reach.PREFECTURE: ("inherited", Text("经所在市州", "Through its prefecture")),
    Reach.REGION: ("inherited", Text("经所在区域", "Through a region")),
    Reach.PROVINCE: ("province", Text("全省性举措", "Province-wide")),
}
REACH_ORDER = {reach: rank for rank, reach in enumerate(Reach)}


class Status(StrEnum):
    """How far something has come by what a dated fact says of it."""

    BEGUN = "begun"
    UNDER_WAY = "under_way"
    CHANGED = "changed"
    REACHED = "reached"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def label(self) -> Text:
        return STATUSES[self]


NONE_FOUND = "none_found"  # in the place of a status: searched, and no fact was found
STATUSES: dict[str, Text] = {
    Status.BEGUN: Text("已启动", "Begun"),
    Status.UNDER_WAY: Text("推进中", "Under way"),
    Status.CHANGED: Text("提法或方案有变", "Changed"),
    Status.REACHED: Text("已达到", "Reached"),
    Status.DONE: Text("已完成", "Done"),
    Status.STOPPED: Text("已停止", "Stopped"),
    NONE_FOUND: Text("未查到进展", "Nothing found"),
}
STATUS_RANK = {status: rank for rank, status in enumerate(Status)}

# The units of figures, as Chinese texts write them behind the number.
UNITS = {
    "%": Text("%", "%"),
    "元": Text("元", "yuan"),
    "万元": Text("万元", "ten thousand yuan"),
    "亿元": Text("亿元", "hundred million yuan"),
    "万亿元": Text("万亿元", "trillion yuan"),
    "亿美元": Text("亿美元", "hundred million US dollars"),
    "个": Text("个", ""),
    "家": Text("家", "firms or bodies"),
    "万家": Text("万家", "ten thousand firms"),
    "所": Text("所", "schools"),
    "户": Text("户", "firms or households"),
    "万户": Text("万户", "ten thousand households"),
    "万人": Text("万人", "ten thousand people"),
    "万人次": Text("万人次", "ten thousand visits"),
    "亿人次": Text("亿人次", "hundred million visits"),
    "岁": Text("岁", "years of age"),
    "项": Text("项", "items"),
    "条": Text("条", "items"),
    "种": Text("种", "kinds"),
    "处": Text("处", "places"),
    "只": Text("只", "animals"),
    "列": Text("列", "trains"),
    "万列": Text("万列", "ten thousand trains"),
    "万个": Text("万个", "ten thousand"),
    "万套": Text("万套", "ten thousand homes"),
    "万张": Text("万张", "ten thousand beds"),
    "公里": Text("公里", "km"),
    "千米": Text("千米", "km"),
    "万公里": Text("万公里", "ten thousand km"),
    "平方公里": Text("平方公里", "km²"),
    "万平方公里": Text("万平方公里", "ten thousand km²"),
    "万亩": Text("万亩", "ten thousand mu (667 ha)"),
    "亿斤": Text("亿斤", "hundred million jin (50,000 tonnes)"),
    "万千瓦": Text("万千瓦", "ten thousand kW"),
    "亿千瓦": Text("亿千瓦", "hundred million kW"),
    "微克每立方米": Text("微克每立方米", "µg/m³"),
}
