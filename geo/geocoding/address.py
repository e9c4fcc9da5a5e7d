"""Addresses: names from the beginning of a cell, and what stands behind them.

成都市双流区西航港街道…, 甘孜县人民医院, 德阳市旌阳区某镇某村3组: the county, and a note that
the rest was not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geo.geocoding.names.exact import Exact, Reading
from geo.geocoding.names.hierarchy import BETWEEN, Parts, heads
from geo.geocoding.names.sense import Sense
from geo.geocoding.names.spelling import normalize
from geo.geocoding.names.words import Words
from geo.geocoding.outcome import Outcome, Status, joined
from geo.geocoding.zones import Zones
from geo.vocabulary import Text

_FULL = ("official", "former", "place", "short", "town", "former-town", "outside", "variant")
_DIRECTION = re.compile("[东西南北中]区")  # a part of any city: 西区管委会
_HAN = re.compile("[一-鿿]+")
_SORTS = "省市县区州旗盟镇乡道"
# What makes another word of the last character: 成都市|场, 县|域, 乡|村.
_IN_WORD = re.compile(
    "市(?=场|值|容|价|郊|面|售|区|民(?![政族宗生])|政(?![府协务法]))|区(?=域|块|间|位|别|划|分)"
    "|县(?=域)|乡(?=村)|道(?=路)|[区市县州镇乡](?=长(?:$|[，。、的办]))"
)
# Looks like the name of a county that is not known: 皮都区. Not 社区, 园区, 超市.
DIVISION = re.compile(
    "(?!第)[一-鿿]{1,4}?(?:自治县|(?<![社小园景校片新城郊市山牧林矿厂港库湖街院特专灾住度护验范发工商功能心核胜务车税作站])区"
    "|(?<![超门楼夜花股城都闹集上菜])市|(?<![各全本外区市])县)(?![域场委])"
)
# What offices, sights and parts of addresses end with.
_UNITS = frozenset(
    "子局委办府院校站场馆园路街道巷村组社楼厦店厂司会队所处部厅团号栋座室桥湖山寺塔港库段城线关口学镇乡区心墓祠宫峡沟谷岭坝湾庄苑里坊桩线内外旁中"
)
_OFFICE = re.compile(
    "人民政府|政府|人大|政协|纪委|(?:人民|中)?医院|人民法院|人民检察院"
    "|(?:第[一二三四五六七八九十]+|高级|实验|职业|民族|中心)*(?:中学|小学|幼儿园|学校|高中)"
    "|(?:公安|教育|财政|民政|司法|住建|水利|发改|卫健|林草|交通运输|农业农村|文旅|统计|审计|税务)局"
)
_NATION = re.compile("[藏羌彝]族(?![乡镇村聚风文])")  # 马边彝族自县
_ROAD_BEFORE = "东南西北中上下前后内外老新一二三四五六七八九"
_PART = re.compile("片区|部分|境内|区域|直管区|管委会")  # of a place in several counties: 眉山片区
_INCLUDING = ("含", "包括", "包含", "其中")
_CODE = re.compile(r"\d{6}(?!\d)")
_TOWN = re.compile("(?P<stem>[一-鿿]{2,3})(?:镇|乡|街道)(?!企业|村)")
_SHOWN = 20
_SIGHT = re.compile("(?P<name>[^，,。、]{2,12}?)(?:旅游|风景|名胜|度假)*(?:风?景|旅游|度假|名胜)区")
_SIMILAR = 67  # three characters as similar as that to a county inside are it, misspelt


def is_fragment(rest: str, longest: int) -> bool:
    """Whether ``rest`` is a few Chinese characters that end as no part of an address does.

    Such a rest is the name of a county misspelt: 成都市|米流.
    """
    bare = rest.strip()
    return len(bare) <= longest and bool(_HAN.fullmatch(bare)) and bare[-1] not in _UNITS


@dataclass(frozen=True)
class Addresses:
    """Reads what begins with names."""

    exact: Exact
    words: Words
    zones: Zones

    def read(self, text: str, beyond: int = 0) -> Reading | None:
        """Return what the names at the beginning of ``text`` (folded) mean.

        None where there are none, or none that reach ``beyond`` so many characters.
        """
        found = self.head(text)
        if found is None or found[0] <= beyond:
            return None
        end, reading = found
        return replace(reading, outcome=self._behind(reading.outcome, text[end:]))

    def head(self, text: str, between: str = BETWEEN) -> tuple[int, Reading] | None:
        """Return where the names at the beginning of ``text`` end, and what they mean."""
        whole: tuple[int, Reading] | None = None
        for end, ways in heads(text, self.exact.lexicon, between):
            standing = [parts for parts in ways if self._stands(parts, text[end:])]
            if found := self.exact.best(standing):
                reading = self.exact.outcome(found)
                if _is_division(reading.outcome) or not self._is_zone(text[end:]):
                    return end, reading
                whole = whole or (end, reading)  # 攀枝花|钒钛高新区 is a zone of the city
        return whole

    def _is_zone(self, rest: str) -> bool:
        found = self.words.zone.match(rest)
        return bool(found and not found["between"])

    def _stands(self, parts: Parts, rest: str) -> bool:
        """Whether the last of ``parts`` is a full name that ends where it seems to."""
        last = parts[-1]
        senses = self.exact.lexicon.senses[last]
        if self.words.road.match(rest) and not self._has_roads(last, rest):
            return False
        if not any(sense.rule in _FULL for sense in senses):
            return False
        if len(parts) == 1 and _DIRECTION.fullmatch(last) and rest.strip():
            return False
        if self.words.zone.match(rest):
            return True
        if senses[0].rule == "short" and len(last) < 3:
            return False
        if last[-1] not in _SORTS and not (len(last) > 3 and senses[0].rule == "place"):
            return False
        return not _IN_WORD.match(last[-1] + rest)

    def _has_roads(self, name: str, rest: str) -> bool:
        """Whether a road in ``name`` follows, none that is called so: 锦江区|东大街."""
        senses = self.exact.lexicon.senses[name]
        is_full = len(name) > 2 and any(sense.rule == "official" for sense in senses)
        return is_full and name[-1] in _SORTS and rest[0] in _ROAD_BEFORE

    def _behind(self, outcome: Outcome, rest: str) -> Outcome:
        """``outcome`` in the light of what stands behind its name."""
        rest = rest.strip(" \t\n，,、；;。.（()）·-")
        if outcome.status is not Status.MATCHED or not rest:
            return outcome
        if part := self.zones.read(outcome, rest) or self._part(outcome, rest):
            return self._behind(*part)
        outcome = self._by_seat(outcome, rest)
        if refused := self._refused(outcome, rest):
            return refused
        shown = rest if len(rest) <= _SHOWN else f"{rest[:_SHOWN]}…"
        notes = [outcome.note, self._elsewhere(outcome, rest)]
        notes.append(Text(f"其余未读：{shown}", f"the rest was not read: {shown}"))
        if not rest.startswith(_INCLUDING):
            outcome = self._narrower(outcome, rest)
        return replace(outcome, rule=f"{outcome.rule}+address", note=joined(notes))

    def _part(self, outcome: Outcome, rest: str) -> tuple[Outcome, str] | None:
        """The part of a place in one of the divisions it lies in: 天府新区|眉山片区."""
        if _is_division(outcome):
            return None
        for end, ways in heads(rest, self.exact.lexicon):
            word, found = _PART.match(rest, end), self.exact.best(ways)
            if not word or not found:
                continue
            inside = set(self.exact.outcome(found).outcome.adcodes) & set(outcome.adcodes)
            name, said = outcome.place, rest[: word.end()]
            named = Text(f"{name.zh}{said}", f"{name.en}: {said}")
            part = replace(outcome, adcodes=tuple(sorted(inside)), place=named)
            return (part, rest[word.end() :]) if inside else None
        return None

    def _refused(self, outcome: Outcome, rest: str) -> Outcome | None:
        """Why the rest shows that another place is meant; None if it does not."""
        inside = set(outcome.adcodes)
        for _, ways in heads(rest, self.exact.lexicon):
            for parts in ways:
                for sense in self.exact.lexicon.senses[parts[0]]:
                    if sense.rule not in ("official", "outside", "former") or not self._stands(
                        parts[:1], rest[len(parts[0]) :]
                    ):
                        continue
                    members = self._members(sense)
                    if inside <= members:
                        return None  # said twice: 旌阳区德阳市人民政府
                    if not (members & inside):
                        return self._contradiction(outcome, sense)
        if code := _CODE.match(rest):
            for sense in self._senses(code[0]):
                if not (self._members(sense) & inside):
                    return self._contradiction(outcome, sense)
        if len(inside) == 1 or rest.startswith(_INCLUDING):
            return None
        if self.words.company.fullmatch(rest) and self._narrower(outcome, rest) is outcome:
            return self.company(outcome, rest)
        if DIVISION.match(rest) or _NATION.search(rest) or is_fragment(rest, 4):
            return self._misspelt(rest, inside)
        if len(rest) < 4:
            found = self._misspelt(rest, inside)
            return found if any((c.similarity or 0) >= _SIMILAR for c in found.candidates) else None
        return None

    def company(self, outcome: Outcome, rest: str) -> Outcome:
        """Why a company, whose name goes on with ``rest`` behind a place's, is not that place."""
        note = Text(f"“{rest[-_SHOWN:]}”像是公司名", f"“{rest[-_SHOWN:]}” looks like a company")
        candidates = self.exact.candidates(outcome.ids)
        return Outcome(Status.UNRESOLVED, candidates=candidates, note=note)

    def _narrower(self, outcome: Outcome, rest: str) -> Outcome:
        """``outcome``, or the one county of it that ``rest`` names: in full, 公安局双流区分局, in
        short before an office, 宣汉人民政府, or by a sight, 稻城亚丁景区.
        """
        if sight := _SIGHT.fullmatch(rest):
            found = self.exact.read(normalize(sight["name"]))
            if found and set(found.outcome.adcodes) < set(outcome.adcodes):
                return replace(found.outcome, rule=outcome.rule, note=outcome.note)
        counties = self.exact.lexicon.boundaries.counties
        named = [
            a
            for a in outcome.adcodes
            if (len(counties[a].name_zh) > 2 and counties[a].name_zh in rest)
            or (
                rest.startswith(counties[a].short_zh)
                and _OFFICE.match(rest, len(counties[a].short_zh))
            )
        ]
        if len(outcome.adcodes) < 2 or len(named) != 1:
            return outcome
        return replace(self.exact.place(named[0]), rule=outcome.rule, note=outcome.note)

    def _by_seat(self, outcome: Outcome, rest: str) -> Outcome:
        """``outcome``, or the county of it that a town in no list is called after: 恩阳镇."""
        town, counties = _TOWN.match(rest), self.exact.lexicon.boundaries.counties
        if len(outcome.adcodes) < 2 or not town or len(outcome.ids) != 1:
            return outcome
        if any(set(sense.places) & set(outcome.adcodes) for sense in self._senses(town[0])):
            return outcome
        named = [a for a in outcome.adcodes if counties[a].short_zh == town["stem"]]
        if len(named) != 1:
            return outcome
        county = self.exact.place(named[0])
        note = Text(
            f"名录中没有{town[0]}，按同名的{county.place.zh}读",
            f"no list has {town[0]}; read as {county.place.en}, which has its name",
        )
        return replace(county, rule=outcome.rule, note=joined([outcome.note, note]))

    def _senses(self, name: str) -> tuple[Sense, ...]:
        return self.exact.lexicon.senses.get(name, ())

    def _members(self, sense: Sense) -> set[str]:
        return {a for place in sense.places for a in self.exact.lexicon.members[place]}

    def _contradiction(self, outcome: Outcome, sense: Sense) -> Outcome:
        name = outcome.place
        note = Text(f"“{sense.name}”与“{name.zh}”不相隶属", f"“{sense.name}” is not in “{name.en}”")
        candidates = self.exact.candidates((*outcome.ids, *sense.places))
        return Outcome(Status.UNRESOLVED, candidates=candidates, note=note)

    def _misspelt(self, rest: str, inside: set[str]) -> Outcome:
        alike = self.exact.fuzzy.within(normalize(rest[:6]).key, inside)
        note = Text(f"没有地名“{rest[:_SHOWN]}”", f"no place is named “{rest[:_SHOWN]}”")
        return Outcome(Status.UNRESOLVED, candidates=alike, note=note)

    def _elsewhere(self, outcome: Outcome, rest: str) -> Text:
        """What is said of a town that is known, but not in this county."""
        for length in range(min(len(rest), 12), 2, -1):
            towns = [s for s in self._senses(rest[:length]) if s.is_town]
            if towns:
                names = [self.exact.fuzzy.full_name(s.places[0]) for s in towns[:3]]
                zh, en = "、".join(n.zh for n in names), ", ".join(n.en for n in names)
                return Text(
                    f"“{rest[:length]}”在名录中属{zh}", f"“{rest[:length]}” is listed in {en}"
                )
        return Text("", "")


def _is_division(outcome: Outcome) -> bool:
    return len(outcome.ids) == 1 and outcome.ids[0].isdigit()
