"""Names as people write them: what each class of them is resolved to, and what never is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from geo import csv_table
from geo.atlas import Atlas
from geo.geocoding.names import lexicon as lexicons
from geo.geocoding.names.lexicon import RANKS, Lexicon
from geo.geocoding.outcome import Status
from geo.geocoding.resolve import Resolver
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def resolver(lexicon: Lexicon) -> Resolver:
    return Resolver(lexicon)


@pytest.mark.parametrize(
    ("text", "adcode", "rule"),
    [
        ("都江堰市", "510181", "official"),
        ("东区", "510402", "official"),
        ("都江堰", "510181", "short"),
        ("北川", "510726", "short"),
        ("木里", "513422", "short"),
        ("马边县", "511133", "short"),
        ("四川省成都市双流区", "510116", "chain"),
        ("成都双流", "510116", "chain"),
        ("成都市 / 双流区", "510116", "chain"),
        ("双流区，成都市", "510116", "chain"),
        ("甘孜州甘孜县", "513328", "chain"),
        ("甘孜州·甘孜", "513328", "chain"),
        ("广安市广安区", "511602", "chain"),
        ("内江市中区", "511002", "chain"),
        ("乐山市市中区", "511102", "chain"),
        ("攀西试验区西昌", "513401", "chain"),
        ("郫都区（原郫县）", "510117", "chain+former"),
        ("郫县", "510117", "former"),
        ("宜宾县", "511504", "former"),
        ("安县", "510705", "former"),
        ("灌县", "510181", "former"),
        ("达县", "511703", "former"),
        ("成都市郫县", "510117", "chain+former"),
        ("会理县 513425", "513402", "chain+former+former-code"),
        ("资阳市简阳市", "510185", "chain+former"),
        ("南充地区岳池县", "511621", "chain+former"),
        ("513425", "513402", "former-code"),
        ("512081", "510185", "former-code"),
        ("510116", "510116", "code"),
        ("５１０１１６", "510116", "code"),
        ("510116.0", "510116", "code"),
        ("510116000000", "510116", "code"),
        ("510116 双流区", "510116", "chain"),
        ("雙流區", "510116", "traditional+official"),
        ("滎經縣", "511822", "traditional+official"),
        ("四川省廣安市華鎣市", "511681", "traditional+chain"),
        ("Dūjiāngyàn Shì", "510181", "pinyin"),
        ("du1 jiang1 yan4", "510181", "pinyin"),
        ("kangding shi", "513301", "pinyin"),
        ("CHANGNING XIAN", "511524", "pinyin"),
        ("ma'erkang", "513201", "pinyin"),
        ("Wenchuan County", "513221", "english"),
        ("Beichuan Qiang Autonomous County", "510726", "english"),
        ("Barkam", "513201", "english"),
        ("Dartsedo", "513301", "english"),
        ("Shuangliu District, Chengdu, Sichuan, China", "510116", "chain+english"),
        ("chengdushuangliuqu", "510116", "chain+pinyin"),
        ("  双　流\u200b区。", "510116", "official"),
        ("①双流区", "510116", "official"),
        ("3、双流区", "510116", "official"),
        ("【双流区】", "510116", "official"),
        ("峨嵋山市", "511181", "variant"),
    ],
)
def test_one_county(resolver: Resolver, text: str, adcode: str, rule: str) -> None:
    outcome = resolver.resolve(text)
    assert (outcome.status, outcome.adcodes, outcome.rule) == (Status.MATCHED, (adcode,), rule)


@pytest.mark.parametrize(
    ("text", "count", "place"),
    [
        ("成都", 20, "5101"),
        ("凉山州", 17, "5134"),
        ("510100", 20, "5101"),
        ("攀西试验区", 13, "panxi-pilot-zone"),
        ("攀西地区", 22, "zone-panxi"),
        ("川东北", 34, "zone-northeast-sichuan"),
        ("大熊猫国家公园", 20, "giant-panda-np"),
        ("39个欠发达县域", 39, "underdeveloped-39"),
        ("达川地区", 7, "5117"),
        ("Sichuan Province", 183, "sichuan"),
    ],
)
def test_several_counties(resolver: Resolver, text: str, count: int, place: str) -> None:
    outcome = resolver.resolve(text)
    assert outcome.ids == (place,)
    assert len(outcome.adcodes) == count
    assert list(outcome.adcodes) == sorted(outcome.adcodes)


def test_parts_of_counties_are_said_to_be_parts(resolver: Resolver) -> None:
    assert "局部" in resolver.resolve("大熊猫国家公园").note.zh
    zone = resolver.resolve("成都市天府新区")
    assert zone.adcodes == ("510107", "510112", "510116", "510118", "510185")


def test_a_list_is_the_union(resolver: Resolver) -> None:
    assert resolver.resolve("温江区、双流区").adcodes == ("510115", "510116")
    assert resolver.resolve("双流区；渝中区").status is Status.UNRESOLVED
    assert resolver.resolve("双流区、市中区").status is Status.AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("市中区", {"511002", "511102"}),
        ("Shizhong District", {"511002", "511102"}),
        ("甘孜", {"5133", "513328"}),
        ("阿坝", {"5132", "513231"}),
        ("广安", {"5116", "511602"}),
        ("Garzê", {"5133", "513328"}),
        ("绵阳市市中区", {"510703", "510704"}),  # divided in 1992
        ("遂宁县", {"510903", "510904"}),
    ],
)
def test_ambiguous(resolver: Resolver, text: str, candidates: set[str]) -> None:
    outcome = resolver.resolve(text)
    assert outcome.status is Status.AMBIGUOUS
    assert {candidate.id for candidate in outcome.candidates} == candidates
    assert not outcome.adcodes


def test_every_name_with_two_meanings_is_ambiguous(lexicon: Lexicon, resolver: Resolver) -> None:
    """Whatever two counties or prefectures both bear today is never decided for the reader."""
    boundaries = lexicon.boundaries
    owners: dict[str, set[str]] = {}
    for id_, division in (*boundaries.counties.items(), *boundaries.prefectures.items()):
        for name in (division.name_zh, division.short_zh, division.short_en):
            owners.setdefault(name, set()).add(id_)
    doubled = {name: ids for name, ids in owners.items() if len(ids) > 1}
    assert {"市中区", "甘孜", "阿坝", "广安"} <= doubled.keys()
    for name, ids in doubled.items():
        assert {c.id for c in resolver.resolve(name).candidates} == ids


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("成都市康定市", "“康定市”与“成都市”不相隶属"),
        ("510116 温江区", "不相隶属"),
        ("重庆市渝中区", "不在四川省：重庆市渝中区"),
        ("北京", "不在四川省：北京市"),
        ("500103", "不在四川省：重庆市渝中区"),
        ("大安市", "不在四川省：吉林省白城市大安市"),
        ("鼓楼区", "不在四川省：江苏省南京市鼓楼区、江苏省徐州市鼓楼区、福建省福州市鼓楼区等"),
        ("519999", "1982年以来的县级以上代码与现行乡级代码中没有“519999”"),
        ("南充县", "1993年撤销"),
        ("万县市", "1997年起属重庆市"),
        ("盆周山区", "未查到官方名单"),
        ("双硫区西航港街道", "没有地名"),
        ("???", "没有地名"),
    ],
)
def test_unresolved_says_why(resolver: Resolver, text: str, reason: str) -> None:
    outcome = resolver.resolve(text)
    assert outcome.status is Status.UNRESOLVED
    assert not outcome.adcodes
    assert reason in outcome.note.zh
    assert outcome.note.en


@pytest.mark.parametrize(
    ("text", "adcode"),
    [
        ("双硫区", "510116"),
        ("成都市皮都区", "510117"),
        ("琼来市", "510183"),
        ("都江偃市", "510181"),
        ("北川羌自治县", "510726"),
        ("Wenchaun County", "513221"),
    ],
)
def test_a_misspelt_name_is_never_accepted_in_silence(
    lexicon: Lexicon, resolver: Resolver, text: str, adcode: str
) -> None:
    outcome = resolver.resolve(text)
    assert outcome.status is Status.UNRESOLVED
    best = outcome.candidates[0]
    assert best.id == adcode
    assert best.similarity is not None
    accepted = Resolver(lexicon, accept_fuzzy=best.similarity).resolve(text)
    assert (accepted.status, accepted.adcodes, accepted.rule) == (
        Status.FUZZY,
        (adcode,),
        "fuzzy",
    )
    refused = Resolver(lexicon, accept_fuzzy=best.similarity + 1).resolve(text)
    assert refused.status is Status.UNRESOLVED


def test_a_former_name_says_since_when_it_is_another(resolver: Resolver) -> None:
    note = resolver.resolve("郫县").note
    assert note.zh == "成都市郫县（GB/T 2260 1983–2016）：2016年撤县设区，改名郫都区"
    assert "资阳市简阳市（GB/T 2260 2000–2016）" in resolver.resolve("资阳简阳").note.zh


def test_a_short_name_borne_elsewhere_too_says_so(resolver: Resolver) -> None:
    assert resolver.resolve("大安").note.zh == "省外也有吉林省白城市大安市"


@pytest.mark.parametrize("sign", ["/", " ", "和", "至", "-"])
def test_a_cell_with_very_many_signs_is_done_soon(resolver: Resolver, sign: str) -> None:
    """Each cut at a sign must be tried once, not once for each cut before it."""
    for times in (8, 400):
        names = ["双流", "昭觉", "江油"] * times
        assert resolver.resolve(sign.join([*names, "火星"])).status in Status


def test_blank_is_empty(resolver: Resolver) -> None:
    for text in ("", " ", "\t　\n"):
        assert resolver.resolve(text).status is Status.EMPTY


def test_no_alias_clashes_in_the_gazetteer(atlas: Atlas, lexicon: Lexicon) -> None:
    """No name or alias of ``places.csv`` or ``spellings.csv`` means two places, in any spelling.

    It may be that of a county or prefecture only where it stands for the same counties.
    Names of several places together (天府实验室) mean several by design.
    """
    listed = {place.id for place in atlas.gazetteer.listed()}
    collectives = set(map(lexicons.key, atlas.gazetteer.collectives))
    for name, senses in lexicon.senses.items():
        if name in collectives:
            continue
        places = {
            sense.places[0]
            for sense in senses
            if len(sense.places) == 1 and sense.rank < RANKS["former"]
        }
        divisions = {lexicon.members[place] for place in places - listed}
        ours = {p for p in places & listed if lexicon.members[p] not in divisions}
        assert not ours or (len(ours) == 1 and not divisions), (name, places)


def test_a_name_of_several_places_offers_them_all(resolver: Resolver) -> None:
    outcome = resolver.resolve("省级新区")
    assert outcome.status is Status.AMBIGUOUS
    assert not outcome.adcodes
    for name in ("宜宾三江新区", "成都东部新区", "南充临江新区", "绵阳科技城新区"):
        assert name in outcome.note.zh


def test_names_in_data_are_in_simplified_characters(lexicon: Lexicon) -> None:
    assert lexicons.key("雙流區") == "双流区"
    for county in lexicon.boundaries.counties.values():
        assert lexicons.key(county.name_zh) == county.name_zh


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30))
def test_any_text_ends_in_one_state(resolver: Resolver, text: str) -> None:
    outcome = resolver.resolve(text)
    assert outcome.status is not Status.FUZZY
    assert bool(outcome.adcodes) == (outcome.status is Status.MATCHED)
    assert (outcome.status is Status.EMPTY) == (not text.strip())
    assert bool(outcome.note.zh) == bool(outcome.note.en)


@settings(max_examples=60, deadline=None)
@given(
    data=st.data(), separator=st.sampled_from(["", " ", "/", "-", "，", "、", " > ", "·", "\u3000"])
)
def test_separators_change_nothing(
    lexicon: Lexicon, resolver: Resolver, data: st.DataObject, separator: str
) -> None:
    county = data.draw(st.sampled_from(list(lexicon.boundaries.counties.values())))
    text = separator.join(["四川省", county.prefecture_zh, county.name_zh])
    assert resolver.resolve(text).adcodes == (county.adcode,)


def test_readings_are_those_of_the_official_english(atlas: Atlas) -> None:
    """pypinyin agrees with ``counties.csv`` but for names known to be read otherwise."""
    rows = csv_table.read(ROOT / "data" / "counties.csv", lexicons.COUNTY_COLUMNS)
    otherwise = set()
    for row in rows:
        bare = row["short_zh"][:-1] if row["short_zh"] == row["name_zh"] else row["short_zh"]
        if "".join(lazy_pinyin(bare)) != lexicons.key(row["pinyin"]):
            otherwise.add(bare)
    assert otherwise == {"什邡", "新都", "郫都", "筠连", "荥经", "长宁"}
    for prefecture in atlas.boundaries.prefectures.values():
        if prefecture.short_zh != "甘孜":  # Garze, from Tibetan
            reading = "".join(lazy_pinyin(prefecture.short_zh))
            assert reading == lexicons.key(prefecture.short_en)


_WRITTEN = [
    "双流区",
    "Wenchuan County",
    "郫县",
    "市中区",
    "甘孜",
    "双硫区",
    "kangding shi",
    "513425",
]


@settings(max_examples=80, deadline=None)
@given(
    text=st.sampled_from([*_WRITTEN, "成都市康定市", "大熊猫国家公园", "Shuangliu, Chengdu"]),
    before=st.text(" \t\n\u3000\u00a0\ufeff", max_size=3),
    after=st.text(" \t\n\u3000\u00a0\ufeff", max_size=3),
    upper=st.booleans(),
    wide=st.booleans(),
)
def test_white_space_case_and_width_change_nothing(
    resolver: Resolver, text: str, before: str, after: str, upper: bool, wide: bool
) -> None:
    written = text.upper() if upper else text
    if wide:
        written = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in written)
    plain, other = resolver.resolve(text), resolver.resolve(before + written + after)
    assert (other.status, other.adcodes, other.rule) == (plain.status, plain.adcodes, plain.rule)
    assert other.candidates == plain.candidates


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_adcodes_are_known_and_the_ambiguous_is_never_decided(
    lexicon: Lexicon, resolver: Resolver, data: st.DataObject
) -> None:
    """Whatever names stand together, in a chain or a list."""
    names = st.sampled_from(
        [*_WRITTEN, "成都市", "四川省", "阿坝", "广安", "内江", "安县", "510116", ""]
    )
    parts = data.draw(st.lists(names, max_size=4))
    outcome = resolver.resolve(data.draw(st.sampled_from(["", "/", "、", " ", ","])).join(parts))
    assert set(outcome.adcodes) <= lexicon.boundaries.counties.keys()
    assert {c.id for c in outcome.candidates} <= lexicon.members.keys()
    if len(parts) == 1 and parts[0] in ("市中区", "甘孜", "阿坝", "广安"):
        assert outcome.status is Status.AMBIGUOUS
