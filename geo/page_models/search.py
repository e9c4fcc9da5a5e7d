"""The index of the search box (``/search.json``): every spelling of all that can be found.

The spellings of counties, prefectures and places are those of the geocoder's lexicon, and
all pinyin comes from :mod:`geo.geocoding.names.pinyin`; the page only compares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from geo.atlas import Atlas
from geo.batch.column_guess import point_patterns
from geo.batch.reading.headers import patterns
from geo.decision import sections
from geo.geocoding.names import lexicon as lexicons
from geo.geocoding.names.characters import fold, simplified
from geo.geocoding.names.lexicon import Sense
from geo.geocoding.names.pinyin import read_readings, readings_of
from geo.geocoding.names.spelling import key, normalize
from geo.layers import Layer
from geo.vocabulary import THEMES, Json, Text

Line = tuple[str, str]  # a spelling, and how it is meant: a letter of MATCH_KINDS

MATCH_KINDS = {
    "n": "the name, official or short",
    "e": "the English name",
    "a": "another name in use",
    "p": "the reading in pinyin",
    "i": "the first letters of its syllables",
    "c": "the code",
    "F": "a former name",
    "f": "another spelling, or the code, of the former name before it",
    "y": "the year that a target names",
}
# What else can be opened, by its address on the site; more names than its own, as people ask.
PAGES: dict[str, tuple[Text, tuple[Text, ...]]] = {
    "?view=table": (Text("表格", "Table"), (Text("列表", "list"),)),
    "?reader=1": (Text("决定全文", "Text of the Decision"), (Text("原文", "full text"),)),
    "?story=1": (Text("导览", "Tour"), (Text("故事", "story"),)),
    "board": (
        Text("看板", "Board"),
        (Text("目标", "targets"), Text("未落图的地点", "places not drawn")),
    ),
    "progress": (Text("《决定》之后", "Since the Decision"), (Text("进展", "progress"),)),
    "guide": (
        Text("读图说明", "How to read this map"),
        (Text("图例", "help"), Text("词汇", "glossary"), Text("来源与许可", "sources, licences")),
    ),
}
_RULES = {"official": "n", "short": "n", "english": "e", "pinyin": "p", "code": "c"}
# The rows of GB 2312 that hold its common characters: what a name is written with by ear.
_COMMON = range(0xB0, 0xD8)
# Blocks of Unicode that hold traditional forms.
_HAN = (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))


def search_model(atlas: Atlas, layers: Mapping[str, Layer]) -> Json:
    """Return all spellings as lines, entry after entry, and what a query is compared through.

    ``counts`` are the numbers of entries by kind, each kind in the order of its list in
    :func:`geo.page_models.map.map_model`. ``lines`` are the spellings joined with newlines,
    ``of`` the number of lines of each entry, ``matchKinds`` a letter of MATCH_KINDS for each
    line; words in English stand apart. ``clauses`` are the words of the titles and sentences,
    ``titles`` the English title of some of them. ``targets`` and ``pages`` are what the page
    shows of these: title, year and the index of the clause; title and address.
    ``headings`` are patterns of what stands above the columns of lists.
    ``traditional`` are two strings, the second the simplified forms of the first; ``sounds``
    the characters that sound like a syllable of a name.
    """
    index = _Index(atlas, layers)
    kinds: dict[str, list[list[Line]]] = {
        kind: [_once(lines) for lines in entries()] for kind, entries in index.kinds.items()
    }
    entries = [entry for kind in kinds.values() for entry in kind]
    lines = [line for entry in entries for line in entry]
    clauses = [clause.text for clause in atlas.document.clauses]
    clause_at = {clause.id: n for n, clause in enumerate(atlas.document.clauses)}
    return {
        "version": atlas.version,
        "headings": {**patterns(), **point_patterns()},
        "counts": {kind: len(found) for kind, found in kinds.items()},
        "lines": "\n".join(spelling for spelling, _ in lines),
        "of": [len(entry) for entry in entries],
        "matchKinds": "".join(how for _, how in lines),
        "clauses": clauses,
        "titles": {
            str(n): index.titles[c.id]
            for n, c in enumerate(atlas.document.clauses)
            if c.id in index.titles
        },
        "targets": [
            {"title": t.title.as_dict(), "year": t.year, "clause": clause_at[t.clause]}
            for t in atlas.targets
        ],
        "pages": [{"title": title.as_dict(), "at": at} for at, (title, _) in PAGES.items()],
        "traditional": _traditional({c for spelling, _ in lines for c in spelling}.union(*clauses)),
        "sounds": index.sounds(),
    }


class _Index:
    """Gathers the lines of each entry."""

    def __init__(self, atlas: Atlas, layers: Mapping[str, Layer]) -> None:
        self.atlas = atlas
        self.layers = layers
        self.readings = read_readings(atlas.folder)
        outline = sections.load(atlas.folder, atlas.document)
        self.titles = {clause: section.title.en for clause, section in outline.items()}
        self.kinds: dict[str, Callable[[], Iterable[Iterable[Line]]]] = {
            "county": self.counties,
            "prefecture": self.prefectures,
            "place": self.places,
            "initiative": self.initiatives,
            "clause": self.clauses,
            "theme": self.themes,
            "layer": self.layer_titles,
            "target": self.targets,
            "page": self.pages,
        }

    def counties(self) -> Iterator[Iterable[Line]]:
        for county in self.atlas.boundaries.counties.values():
            above = self.atlas.boundaries.prefectures[county.prefecture]
            english = (f"{county.name_en} {above.name_en}",)
            inside = (above.short_zh + county.short_zh, above.name_zh + county.name_zh)
            names = (county.name_zh, county.short_zh)
            yield chain(
                self._named(county.adcode, names, english),
                ((key(name), "n") for name in inside),
                self._former(county.adcode),
            )

    def prefectures(self) -> Iterator[Iterable[Line]]:
        for prefecture in self.atlas.boundaries.prefectures.values():
            names = (prefecture.name_zh, prefecture.short_zh)
            named = self._named(prefecture.id, names, (prefecture.name_en,))
            yield chain(named, self._former(prefecture.id))

    def places(self) -> Iterator[Iterable[Line]]:
        for place in self.atlas.gazetteer.listed():
            names, english = (place.name.zh, place.short.zh), (place.name.en, place.short.en)
            yield chain(self._named(place.id, names, english), self._former(place.id))

    def initiatives(self) -> Iterator[Iterable[Line]]:
        for initiative in self.atlas.initiatives.values():
            yield self._titled(initiative.title)

    def clauses(self) -> Iterator[Iterable[Line]]:
        for clause in self.atlas.document.clauses:
            title = self.titles.get(clause.id)
            yield ((clause.id, "c"), *([(_words(title), "e")] if title else []))

    def themes(self) -> Iterator[Iterable[Line]]:
        return map(self._titled, (theme.title for theme in THEMES))

    def layer_titles(self) -> Iterator[Iterable[Line]]:
        return map(self._titled, (layer.title for layer in self.layers.values()))

    def targets(self) -> Iterator[Iterable[Line]]:
        for target in self.atlas.targets:
            years = ((spelling, "y") for spelling in (str(target.year), f"{target.year}年"))
            yield chain(self._titled(target.title), years)

    def pages(self) -> Iterator[Iterable[Line]]:
        for title, others in PAGES.values():
            yield chain(self._titled(title), *map(self._titled, others))

    def _titled(self, title: Text) -> Iterable[Line]:
        return (*self._read(title.zh), (_words(title.en), "e"))

    def _read(self, *names: str) -> Iterator[Line]:
        """Names in Chinese with their pinyin and initials."""
        yield from ((key(name), "n") for name in names)
        for name in names:
            syllables = self.readings.syllables(name)
            yield key("".join(syllables)), "p"
            yield self._initials(name), "i"

    def _initials(self, name: str) -> str:
        syllables = filter(None, map(key, self.readings.syllables(name)))
        return "".join(s if s.isdigit() else s[0] for s in syllables)

    def _named(
        self, place_id: str, names: tuple[str, ...], english: tuple[str, ...]
    ) -> Iterator[Line]:
        """The names of today, and what the lexicon makes of them."""
        yield from self._read(*names)
        yield from ((_words(name), "e") for name in english)
        apart = {key(name) for name in english}
        for spelling, sense in self._senses.get(place_id, ()):
            if sense.former is None and spelling not in apart:
                how = _RULES.get(sense.rule, "a")
                yield spelling, "e" if how in "na" and spelling.isascii() else how

    def _former(self, place_id: str) -> Iterator[Line]:
        """The former names, each followed by its other spellings and its codes."""
        spellings: dict[str, list[str]] = {}
        for spelling, sense in self._senses.get(place_id, ()):
            if sense.former:
                spellings.setdefault(sense.former.name, []).append(spelling)
        for name, others in spellings.items():
            yield key(name), "F"
            yield from ((spelling, "f") for spelling in (*others, self._initials(name)))

    @cached_property
    def _senses(self) -> dict[str, list[tuple[str, Sense]]]:
        """The lexicon the other way round: the spellings of each place."""
        atlas = self.atlas
        lexicon = lexicons.build(atlas.folder, atlas.boundaries, atlas.gazetteer)
        found: dict[str, list[tuple[str, Sense]]] = {}
        for spelling, senses in lexicon.senses.items():
            for sense in senses:
                for place in () if sense.is_town else sense.places:
                    found.setdefault(place, []).append((spelling, sense))
        return found

    def sounds(self) -> dict[str, str]:
        """The common characters, and those of names, by syllable, for the syllables of names."""
        atlas = self.atlas
        names = "".join(
            chain(
                (county.short_zh for county in atlas.boundaries.counties.values()),
                (prefecture.short_zh for prefecture in atlas.boundaries.prefectures.values()),
                (place.short.zh for place in atlas.gazetteer.listed()),
            )
        )
        common = bytes(b for row in _COMMON for cell in range(0xA1, 0xFF) for b in (row, cell))
        found: dict[str, list[str]] = {s: [] for s in self.readings.syllables(names)}
        for character in dict.fromkeys(common.decode("gb2312", "ignore") + names):
            for syllable in readings_of(character):
                if syllable in found and syllable.isalpha() and syllable.isascii():
                    found[syllable].append(character)
        return {syllable: "".join(found[syllable]) for syllable in sorted(found) if found[syllable]}


def _once(lines: Iterable[Line]) -> list[Line]:
    """Each spelling once, as it is meant first; the names that others follow stay in any case."""
    seen: set[str] = set()
    kept = []
    for spelling, how in lines:
        if spelling not in seen or how == "F":
            kept.append((spelling, how))
        seen.add(spelling)
    return kept


def _words(name: str) -> str:
    """A name in English as one spells it, its words apart."""
    return " ".join(token for run in normalize(name).runs for token in run.tokens)


def _traditional(known: set[str]) -> list[str]:
    """The traditional forms of these characters, and the characters in the same order."""
    forms = list(map(chr, _HAN))
    changed = simplified(fold("\n".join(forms))).split("\n")
    pairs = [(f, c) for f, c in zip(forms, changed, strict=True) if f != c and c in known]
    return ["".join(form for form, _ in pairs), "".join(character for _, character in pairs)]
