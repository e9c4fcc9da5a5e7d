"""Place mentions: all of the Decision's, and none inside other words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from rjieba import Jieba

from geo.atlas import Atlas
from geo.geocoding import mention
from geo.geocoding.mention import Dictionary
from geo.geocoding.names import homonyms
from tests.support import DATA

# Written by reading the Decision, sentence by sentence. A mention is a name of Sichuan, of
# a place in it, or of a region that it is part of or deals with; so “全省” and “在川” count,
# “全国”, “西部” as a direction and a bare “县域” do not, nor the 川 of a brand (“川字号”).
IN_THE_DECISION = {
    "1.1.3": "西部大开发|西部大开发",
    "1.1.4": "四川|四川|战略腹地|西部大开发",
    "1.2.1": "全省",
    "1.2.2": "四川|西部大开发",
    "1.3.1": "成渝地区双城经济圈|五区共兴",
    "1.3.2": "国家战略腹地核心承载区",
    "1.4.1": "四川|全省",
    "1.4.3": "五区共兴",
    "1.4.5": "四川|四川",
    "2.1.1.1": "四川",
    "2.1.2.4": "国家新一代人工智能创新发展试验区|国家人工智能创新应用先导区",
    "2.1.2.5": "四川省人工智能学院",
    "2.1.3.3": "国家高端航空装备技术创新中心|无人机产业创新中心|民用无人驾驶航空试验基地",
    "2.1.4.4": "国家川藏铁路技术创新中心",
    "2.1.5.4": "国家医学中心|国家精准医学产业创新中心|同位素及药物国家工程研究中心",
    "2.1.6.4": "国家清洁能源技术创新中心",
    "2.1.7.3": "攀西国家战略资源创新开发试验区",
    "2.1.8.2": "成渝（兴隆湖）综合性科学中心",
    "2.1.8.3": "天府实验室|第二批天府实验室",
    "2.1.8.6": "成都国家自主创新示范区|成德绵国家科技成果转移转化示范区|成都科创生态岛"
    "|成德绵眉乐高新技术产业带",
    "2.1.8.7": "先进技术成果西部转化中心",
    "2.1.8.8": "川渝|成渝中线科创走廊|万达开技术创新中心|西部科学城|具有全国影响力的科技创新中心",
    "2.2.1.1": "四川",
    "2.2.2.2": "全国制造业新型技术改造城市试点",
    "2.2.2.3": "在川",
    "2.2.2.6": "西部中试中心",
    "2.2.4.5": "国家级、省级高新区和经开区",
    "2.2.5.2": "西部金融中心",
    "2.3.2.1": "成渝地区双城经济圈市场一体化",
    "2.3.3.2": "四川",
    "2.3.3.3": "自由贸易试验区|海关特殊监管区域|“一带一路”科技创新合作区|西博会|四川",
    "2.3.3.5": "四川",
    "2.3.3.6": "中欧班列成都集结中心|中欧班列|西部陆海新通道班列|长江班列"
    "|成都双枢纽机场|长江上游航运中心",
    "2.3.3.9": "京津冀|长三角|粤港澳大湾区",
    "3.1.1.1": "成渝地区双城经济圈|全省",
    "3.1.2.2": "成都极核|践行新发展理念的公园城市示范区|国际消费中心城市|国际门户枢纽城市",
    "3.1.2.3": "成都都市圈|全省",
    "3.1.2.4": "绵阳|科技城|中国特色社会主义科技创新先行区",
    "3.1.2.5": "省域经济副中心|区域中心城市",
    "3.1.2.6": "天府新区|省级新区",
    "3.1.3.2": "川中丘陵地区四市|成渝地区中部",
    "3.1.3.3": "革命老区|脱贫地区|民族地区|盆周山区|川东北经济区|民族地区",
    "3.1.3.4": "39个欠发达县域",
    "3.1.3.5": "广安|川渝高竹新区",
    "3.2.1.2": "县域内城乡融合发展改革试点",
    "3.2.2.2": "全国百强县|百强区",
    "3.2.3.3": "天府粮仓|9个国家级和20个省级农业优势特色产业集群|省级农高区",
    "3.2.3.14": "乡村振兴重点帮扶县",
    "3.3": "四川",
    "3.3.1.1": "长江黄河上游生态屏障",
    "3.3.3.1": "大熊猫国家公园|若尔盖国家公园|蜀道翠云廊古柏群|长江十年禁渔",
    "3.3.4.1": "广元|巴中|雅安",
    "3.3.4.4": "宜宾生态优先绿色低碳发展先行区",
    "4.1.2.1": "民族地区",
    "4.1.2.4": "成都美术学院|广安理工学院",
    "4.1.3.1": "四川",
    "4.2.2.1": "攀枝花共同富裕试验区",
    "4.3.1.2": "三星堆遗址|金沙遗址|三苏祠|皮洛遗址",
    "4.3.2.3": "巴蜀文化旅游走廊",
    "5.1.1.2": "天府粮仓|新时代更高水平“天府粮仓”",
    "5.1.2.1": "雅砻江|外电入川工程",
    "5.1.4.1": "引大济岷",
    "5.3": "四川|四川",
    "5.3.1.2": "天府中央法务区",
    "5.3.2.1": "涉藏州县",
    "6.4.1": "四川",
}

# Natural phrases in which the characters of a name meet across words, or mean something else.
NOT_PLACES = (Path(__file__).parent / "not_places.txt").read_text(encoding="utf-8").splitlines()

# Words that stand before and after a name in writing.
BEFORE = "在|到|从|支持|推动|推进|和|、|以|将|位于|来自|打造|促进|深化|的|由|带动|加快|，|在四川"
AFTER = (
    "召开|的|等地|发展|全域|、|和|市场|产业|地区|人民|农业|高新区|机场|县城|获批|率先|新区|安全生产"
    "|都市圈|中医药|水库|民族|龙头企业|城镇|东部|都|将|党委|县委|市委|区委|生态|。"
)


@pytest.fixture(scope="module")
def dictionary(atlas: Atlas) -> Dictionary:
    return mention.dictionary(mention.names(atlas.gazetteer), homonyms.load(DATA))


@pytest.fixture(scope="module")
def divisions(atlas: Atlas) -> dict[str, str]:
    """Every name of a county or prefecture, with its short form."""
    places = [*atlas.boundaries.counties.values(), *atlas.boundaries.prefectures.values()]
    return {place.name_zh: place.short_zh for place in places}


def test_every_mention_in_the_decision_and_no_other(atlas: Atlas, dictionary: Dictionary) -> None:
    for clause in atlas.document.clauses:
        position = 0
        expected = []
        for name in filter(None, IN_THE_DECISION.get(clause.id, "").split("|")):
            position = clause.text.index(name, position)
            expected.append((position, position + len(name), name))
            position += len(name)
        found = mention.find(clause.text, dictionary)
        assert [(m.start, m.end, m.text) for m in found] == expected, clause.id


@pytest.mark.parametrize("phrase", NOT_PLACES)
def test_names_inside_other_words(
    phrase: str, dictionary: Dictionary, divisions: dict[str, str]
) -> None:
    names = {*divisions, *divisions.values()}
    for text in (phrase, f"要{phrase}的", f"，{phrase}。"):
        assert not [m.text for m in mention.find(text, dictionary) if m.text in names]


def _words(names: set[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Words of two characters that end as a name begins, and that begin as a name ends.

    The dictionary is asked with each of the 3,755 common characters of GB 2312.
    """
    common = [bytes((0xB0 + n // 94, 0xA1 + n % 94)) for n in range(3755)]
    characters = [code.decode("gb2312") for code in common]
    dictionary = Jieba()

    def known(word: str) -> bool:
        return dictionary.has_word(word) and dictionary.suggest_freq(word) > 50

    ending = {c: [x + c for x in characters if known(x + c)] for c in {n[0] for n in names}}
    beginning = {c: [c + x for x in characters if known(c + x)] for c in {n[-1] for n in names}}
    return ending, beginning


def _meetings(names: set[str]) -> Iterator[tuple[str, str]]:
    """Each name, and up to 60 pairs of ordinary words between which it arises."""
    chance = random.Random(5)
    ending, beginning = _words(names)
    for name in sorted(names):
        pairs = [(x, y) for x in ending[name[0]] for y in beginning[name[-1]]]
        for one, other in chance.sample(pairs, min(60, len(pairs))):
            yield name, one + other


def test_no_name_arises_where_two_words_meet(
    dictionary: Dictionary, divisions: dict[str, str]
) -> None:
    names = {name for pair in divisions.items() for name in pair if len(name) == 2}
    meetings = list(_meetings(names))
    assert len(meetings) > 5000
    wrong = [
        text
        for name, text in meetings
        if any(m.start == 1 and m.text == name for m in mention.find(text, dictionary))
    ]
    assert wrong == []


def test_names_in_ordinary_surroundings_are_found(
    dictionary: Dictionary, divisions: dict[str, str]
) -> None:
    """Nearly all bare names, and of full ones all but a few in a thousand."""
    chance = random.Random(7)
    ordinary = dictionary.homonyms.ordinary
    for names, least in ((divisions.values(), 0.995), (divisions.keys(), 0.998)):
        tried = [
            (before, name, after)
            for name in sorted(set(names) - ordinary)
            for before in chance.choices(BEFORE.split("|"), k=40)
            for after in chance.choices(AFTER.split("|"))
        ]
        missed = [
            before + name + after
            for before, name, after in tried
            if not any(
                m.start == len(before) and (m.text == name or divisions.get(name) == m.text)
                for m in mention.find(before + name + after, dictionary)
            )
        ]
        assert len(missed) <= (1 - least) * len(tried), missed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("支持广元、巴中、雅安全域开展试点", ["广元", "巴中", "雅安"]),
        ("雅安石棉和汉源", ["雅安", "石棉", "汉源"]),
        ("石棉、汉源两县生产石棉", ["石棉", "汉源"]),
        ("石棉县生产石棉", ["石棉县"]),
        ("攀枝花东区、西区", ["攀枝花", "东区", "西区"]),
        ("成都市委与成都市场", ["成都", "成都"]),
        ("中共成都市委", ["成都"]),
        ("嘉陵江边的嘉陵区", ["嘉陵区"]),
        ("从成都到北川县、凉山州", ["成都", "北川县", "凉山州"]),
        ("四川长宁", ["四川", "长宁"]),
        ("", []),
        ("Wenchuan", []),
    ],
)
def test_what_is_said(text: str, names: list[str], dictionary: Dictionary) -> None:
    assert [m.text for m in mention.find(text, dictionary)] == names


def test_a_name_of_several_places_has_all_of_them(dictionary: Dictionary) -> None:
    def ids(text: str) -> set[str]:
        return {id_ for m in mention.find(text, dictionary) for id_ in m.ids}

    assert ids("市中区") == {"511002", "511102"}
    assert ids("甘孜") == {"513328", "5133"}
    assert ids("甘孜州") == {"5133"}
    assert ids("甘孜县") == {"513328"}
    assert len(ids("天府实验室")) == 5


def test_other_names_than_those_of_the_decision() -> None:
    own = mention.dictionary({"高县": ("a",), "新村": ("b", "c")}, homonyms.Homonyms())
    found = mention.find("高县新村提高县域治理", own)
    assert [(m.start, m.end, m.text, m.ids) for m in found] == [
        (0, 2, "高县", ("a",)),
        (2, 4, "新村", ("b", "c")),
    ]
    assert mention.find("高县", mention.dictionary({}, homonyms.Homonyms())) == []
