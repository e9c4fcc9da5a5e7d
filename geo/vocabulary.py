"""The words that data, layers, page and exports share: themes, actions, coverage, reach."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

Json = dict[str, Any]  # an object of JSON


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


def _theme(id: str, part: str, symbol: str, zh: str, symbol_en: str, en: str) -> Theme:
    return Theme(id, Text(symbol, symbol_en), Text(zh, en), part)


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
    """How an initiative comes to a county, strongest first; in words: :mod:`geo.reach_words`."""

    NAMED = "named"
    SITE = "site"
    PART = "part"
    LIST = "list"
    PREFECTURE = "prefecture"
    REGION = "region"
    PROVINCE = "province"

    @cached_property
    def group(self) -> str:
        """``direct``, ``inherited`` or ``province``: counted apart, never added up."""
        if self is Reach.PROVINCE:
            return "province"
        return "inherited" if self in (Reach.PREFECTURE, Reach.REGION) else "direct"


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

# The units of figures, as Chinese texts write them behind the number, with how many of the English
# unit one of them is: Chinese counts in ten thousands (万) and hundred millions (亿).
UNITS = {
    "%": ("1", "%"),
    "元": ("1", "yuan"),
    "万元": ("10000", "yuan"),
    "亿元": ("0.1", "billion yuan"),
    "万亿元": ("1", "trillion yuan"),
    "亿美元": ("0.1", "billion US dollars"),
    "个": ("1", ""),
    "万个": ("10000", ""),
    "家": ("1", ""),
    "万家": ("10000", ""),
    "所": ("1", ""),
    "户": ("1", ""),
    "万户": ("10000", "households"),
    "万套": ("10000", "homes"),
    "万张": ("10000", "beds"),
    "万人": ("10000", "people"),
    "万人次": ("0.01", "million visits"),
    "亿人次": ("0.1", "billion visits"),
    "岁": ("1", "years"),
    "项": ("1", ""),
    "条": ("1", ""),
    "种": ("1", ""),
    "处": ("1", ""),
    "只": ("1", ""),
    "列": ("1", "trains"),
    "万列": ("10000", "trains"),
    "公里": ("1", "km"),
    "千米": ("1", "km"),
    "万公里": ("10000", "km"),
    "平方公里": ("1", "km²"),
    "万平方公里": ("10000", "km²"),
    "万亩": ("10000", "mu"),
    "亿斤": ("0.05", "million tonnes"),
    "万千瓦": ("10", "MW"),
    "亿千瓦": ("100", "GW"),
    "微克每立方米": ("1", "µg/m³"),
}
