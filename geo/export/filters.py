"""What a reader has chosen: the one filter of every export, by address and by command line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from geo.atlas import Atlas
from geo.errors import UnknownName
from geo.export.facets import (
    COUNTY_FACETS,
    INITIATIVE_FACETS,
    county_has,
    facet_values,
    initiative_has,
)
from geo.initiative import Initiative
from geo.layers import Layer
from geo.places.boundary import County
from geo.places.gazetteer import Place
from geo.vocabulary import STATUSES, THEME_IDS

# How a parameter may be written, and what it is: the page writes some in the plural.
NAMES = {
    "layer": "layer",
    "layers": "layer",
    "theme": "theme",
    "themes": "theme",
    "county": "county",
    "initiative": "initiative",
    "place": "place",
    "clause": "clause",
    "status": "status",
    **{name: name for name in INITIATIVE_FACETS},
    "q": "q",
}
_LONGEST_NAME = 80
_OWN_FACETS = tuple(name for name in INITIATIVE_FACETS if name not in COUNTY_FACETS)


@dataclass(frozen=True)
class Selection:
    """Which initiatives and which counties are meant; nothing given means no filter.

    ``layers`` is None where no layer was named, which is not the same as naming none.
    ``clauses`` may name a title: all sentences below it are meant. ``text`` is looked for
    in titles, quotes and names of places and counties, all of its words in any order.
    ``statuses`` are those of the initiatives' progress, "none_found" among them. ``facets`` are
    names of INITIATIVE_FACETS, each with one of the values chosen of it.
    """

    layers: tuple[str, ...] | None = None
    themes: frozenset[str] = frozenset()
    counties: frozenset[str] = frozenset()
    initiatives: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    facets: frozenset[tuple[str, str]] = frozenset()
    text: str = ""

    @property
    def sets(self) -> dict[str, frozenset[str]]:
        """What is chosen, by parameter, but for layers and words."""
        return {
            "theme": self.themes,
            "county": self.counties,
            "initiative": self.initiatives,
            "place": self.places,
            "clause": self.clauses,
            "status": self.statuses,
            **{name: self.values_of(name) for name in INITIATIVE_FACETS},
        }

    def values_of(self, facet: str) -> frozenset[str]:
        """Return the values chosen of a facet; none where it does not act."""
        return frozenset(value for name, value in self.facets if name == facet)

    @property
    def parameters(self) -> dict[str, str]:
        """The selection as the parameters of an address, in one canonical form."""
        found = {} if self.layers is None else {"layer": ",".join(self.layers)}
        found |= {name: ",".join(sorted(values)) for name, values in self.sets.items() if values}
        return found | ({"q": self.text} if self.text else {})

    @property
    def query(self) -> str:
        """The selection in one readable line: ``theme=ecology,opening&county=513431``."""
        return "&".join(f"{name}={value}" for name, value in self.parameters.items())

    def file_name(self, *front: str) -> str:
        """Return an ASCII name for a file of this selection, without extension."""
        chosen = self.sets.values()
        parts = [*front, *(value for values in chosen for value in sorted(values))]
        parts += self.layers or ()
        if self.text:
            parts.append(f"search-{sha256(self.text.encode()).hexdigest()[:6]}")
        name = "-".join(parts)
        if len(name) > _LONGEST_NAME:
            name = f"{'-'.join(front)}-{sha256(self.query.encode()).hexdigest()[:12]}"
        return name

    @property
    def picks_initiatives(self) -> bool:
        """Whether any filter acts on the initiatives of a place, so that others fall out."""
        own = any(name in _OWN_FACETS for name, _ in self.facets)
        return bool(self.themes or self.initiatives or self.clauses or self.statuses or own)

    def initiatives_at(
        self, atlas: Atlas, initiatives: Iterable[Initiative], *names: str
    ) -> tuple[Initiative, ...]:
        """Return those of ``initiatives`` that pass, at a place or county called ``names``."""
        named = self._says(*names)
        return tuple(
            i
            for i in initiatives
            if self._passes(atlas, i) and (named or self._says(*words_of(atlas, i)))
        )

    def has_county(self, atlas: Atlas, adcode: str) -> bool:
        """Whether the county's own row stays: it is chosen, and in what is chosen of zones."""
        return (not self.counties or adcode in self.counties) and all(
            not (values := self.values_of(facet)) or county_has(atlas, adcode, facet) in values
            for facet in COUNTY_FACETS
        )

    def fits_facets(self, atlas: Atlas, initiative: Initiative, facets: Iterable[str]) -> bool:
        """Whether the initiative has, of each of ``facets``, one of the values chosen."""
        return all(
            not (values := self.values_of(facet))
            or not values.isdisjoint(initiative_has(atlas, initiative, facet))
            for facet in facets
        )

    def keeps(self, shown: tuple[Initiative, ...], *names: str) -> bool:
        """Whether a place called ``names`` stays, of whose initiatives ``shown`` have passed."""
        return bool(shown) or not (self.picks_initiatives or (self.text and not self._says(*names)))

    def has_clause(self, clause: str) -> bool:
        """Whether ``clause`` is chosen, or stands below a title that is."""
        return any(f"{clause}.".startswith(f"{chosen}.") for chosen in self.clauses)

    def _passes(self, atlas: Atlas, initiative: Initiative) -> bool:
        return (
            (not self.themes or initiative.theme in self.themes)
            and (not self.initiatives or initiative.id in self.initiatives)
            and (not self.clauses or self.has_clause(initiative.clause))
            and (not self.statuses or atlas.progress.status(initiative.id) in self.statuses)
            and (not self.facets or self.fits_facets(atlas, initiative, _OWN_FACETS))
        )

    def _says(self, *words: str) -> bool:
        if not self.text:
            return True
        said = _folded(" ".join(words))
        return all(term in said for term in _folded(self.text).split())


EVERYTHING = Selection()


def names_of(place: Place | County) -> tuple[str, ...]:
    """Return the names under which a search finds the place or the county."""
    if isinstance(place, County):
        return (place.name_zh, place.name_en, place.prefecture_zh, place.prefecture_en)
    return (place.name.zh, place.name.en, place.short.zh, place.short.en, *place.aliases)


def words_of(atlas: Atlas, initiative: Initiative) -> tuple[str, ...]:
    """Return the words in which a search finds the initiative."""
    places = (atlas.gazetteer[place].name for place in initiative.places)
    names = (name for place in places for name in (place.zh, place.en))
    return (initiative.id, initiative.title.zh, initiative.title.en, initiative.quote, *names)


def parse(
    values: Mapping[str, Iterable[str]], atlas: Atlas, layers: Mapping[str, Layer]
) -> Selection:
    """Return the Selection of parameters or options, each given once or several times.

    A value may hold several, separated by commas, but for ``q``. Raises UnknownName for a
    value that does not exist, and for a parameter that is none of NAMES.
    """
    given: dict[str, list[str]] = {}
    for name, texts in values.items():
        if name not in NAMES:
            raise UnknownName("parameter", name, tuple(NAMES))
        kept = given.setdefault(NAMES[name], [])
        for text in texts:
            parts = [text] if name == "q" else text.split(",")
            kept += [part.strip() for part in parts if part.strip()]
    allowed: dict[str, Iterable[str]] = {
        "layer": layers,
        "theme": THEME_IDS,
        "county": atlas.boundaries.counties,
        "initiative": atlas.initiatives,
        "place": atlas.gazetteer.places,
        "clause": atlas.document.by_id,
        "status": STATUSES,
        **facet_values(atlas),
    }
    for name, known in allowed.items():
        for value in given.get(name, ()):
            if value not in known:
                raise UnknownName(name, value, tuple(known))
    return Selection(
        layers=tuple(dict.fromkeys(given["layer"])) if "layer" in given else None,
        themes=frozenset(given.get("theme", ())),
        counties=frozenset(given.get("county", ())),
        initiatives=frozenset(given.get("initiative", ())),
        places=frozenset(given.get("place", ())),
        clauses=frozenset(given.get("clause", ())),
        statuses=frozenset(given.get("status", ())),
        facets=frozenset((n, value) for n in INITIATIVE_FACETS for value in given.get(n, ())),
        text=" ".join(given.get("q", ())),
    )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
