"""The Atlas: the document, the places, the initiatives and where they come down, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geo import bibliography, initiative, progress, target, version
from geo.bibliography import Bibliography
from geo.decision import document
from geo.decision import sections as outline
from geo.decision.document import Document
from geo.decision.sections import Section
from geo.initiative import Initiative
from geo.places import boundary, gazetteer, rivers
from geo.places.boundary import Boundaries
from geo.places.gazetteer import Gazetteer, Place
from geo.places.placement import Placement, placements
from geo.places.rivers import River
from geo.progress import Progress
from geo.target import Target
from geo.vocabulary import REACH_ORDER, Reach, Text


@dataclass(frozen=True)
class ReachLink:
    """One way of an initiative to one county."""

    initiative: Initiative
    place: Place
    placement: Placement


@dataclass(frozen=True)
class Subject:
    """What a fact of progress is about: an ``initiative``, a ``place`` or a ``target``."""

    id: str
    kind: str
    title: Text
    theme: str | None
    clause: str | None


@dataclass(frozen=True)
class Atlas:
    """Everything, read once and never changed: a new version of the data is a new Atlas.

    Its many properties are one thing each that all others read: worked out once, when asked for.
    """

    boundaries: Boundaries
    document: Document
    gazetteer: Gazetteer
    initiatives: Mapping[str, Initiative]
    rivers: Mapping[str, River]
    targets: tuple[Target, ...]
    progress: Progress
    folder: Path

    @cached_property
    def version(self) -> str:
        """The version of the data, ``<day>-<hash>``: it stands on the page and in every export."""
        return version.read(self.folder)

    @cached_property
    def sections(self) -> dict[str, Section]:
        """The parts and sections of the document by clause id."""
        return outline.load(self.folder, self.document)

    @cached_property
    def bibliography(self) -> Bibliography:
        """The sources in English."""
        return bibliography.load(self.folder)

    def english(self, clause_id: str) -> str:
        """Return our translation of a sentence or a title. Raises KeyError for an unknown id."""
        clause = self.document.by_id[clause_id]
        return self.sections[clause_id].title.en if clause.is_title else clause.text_en

    @cached_property
    def placements(self) -> dict[str, tuple[Placement, ...]]:
        """For each place, how it meets each county; empty for unplaced ones."""
        return {p.id: placements(p, self.boundaries) for p in self.gazetteer.places.values()}

    @cached_property
    def initiatives_of(self) -> dict[str, tuple[Initiative, ...]]:
        """For each place, the initiatives that name it, in their order."""
        found: dict[str, list[Initiative]] = {place: [] for place in self.gazetteer.places}
        for initiative_ in self.initiatives.values():
            for place in initiative_.places:
                found[place].append(initiative_)
        return {place: tuple(initiatives) for place, initiatives in found.items()}

    @cached_property
    def all_reach_links(self) -> dict[str, dict[str, tuple[ReachLink, ...]]]:
        """For each county (adcode), the initiatives that reach it (id), each with all its links.

        The strongest link comes first. Every flag, count and explanation is read from here.
        """
        found: dict[str, dict[str, list[ReachLink]]] = {a: {} for a in self.boundaries.counties}
        for initiative_ in self.initiatives.values():
            for place in initiative_.places:
                for placement in self.placements[place]:
                    link = ReachLink(initiative_, self.gazetteer[place], placement)
                    found[placement.adcode].setdefault(initiative_.id, []).append(link)
        return {
            adcode: {id_: tuple(sorted(links, key=_rank)) for id_, links in by_initiative.items()}
            for adcode, by_initiative in found.items()
        }

    @cached_property
    def reach_links(self) -> dict[str, tuple[ReachLink, ...]]:
        """For each county (adcode), the strongest link of each initiative that reaches it.

        Sorted by reach, then in the order of the initiatives.
        """
        return {
            adcode: tuple(sorted((links[0] for links in by_initiative.values()), key=_rank))
            for adcode, by_initiative in self.all_reach_links.items()
        }

    def reach(self, initiative_id: str) -> dict[Reach, tuple[str, ...]]:
        """Return the adcodes that the initiative reaches, by the strongest link to each."""
        return self._reaches[initiative_id]

    @cached_property
    def _reaches(self) -> dict[str, dict[Reach, tuple[str, ...]]]:
        found: dict[str, dict[Reach, tuple[str, ...]]] = {i: {} for i in self.initiatives}
        for adcode, links in self.reach_links.items():
            for link in links:
                by_reach = found[link.initiative.id]
                reach = link.placement.reach
                by_reach[reach] = (*by_reach.get(reach, ()), adcode)
        return found

    @cached_property
    def clause_reach(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """For each clause, the adcodes that its initiatives reach, ``direct`` and so on apart.

        A county stands once under ``direct`` or ``inherited``, the stronger one;
        ``province`` are those that a province-wide initiative of the clause reaches.
        """
        found: dict[str, dict[str, dict[str, None]]] = {
            clause.id: {"direct": {}, "inherited": {}, "province": {}}
            for clause in self.document.clauses
        }
        for adcode, links in self.reach_links.items():
            for link in links:
                found[link.initiative.clause][link.placement.reach.group][adcode] = None
        return {
            clause: {
                "direct": tuple(groups["direct"]),
                "inherited": tuple(a for a in groups["inherited"] if a not in groups["direct"]),
                "province": tuple(groups["province"]),
            }
            for clause, groups in found.items()
        }

    def subject(self, id_: str) -> Subject:
        """Return what ``id_`` is the id of; where an initiative has its place's, the initiative."""
        if id_ in self.initiatives:
            one = self.initiatives[id_]
            return Subject(id_, "initiative", one.title, one.theme, one.clause)
        for aim in self.targets:
            if aim.id == id_:
                return Subject(id_, "target", aim.title, None, aim.clause)
        return Subject(id_, "place", self.gazetteer[id_].name, None, None)

    def counts(self, adcode: str, themes: frozenset[str] = frozenset()) -> dict[str, int]:
        """Return how many initiatives reach the county: ``direct``, ``inherited``, ``province``."""
        counts = {"direct": 0, "inherited": 0, "province": 0}
        for link in self.reach_links[adcode]:
            if not themes or link.initiative.theme in themes:
                counts[link.placement.reach.group] += 1
        return counts

    def course(self, place: Place) -> BaseGeometry:
        """Return the lines (EPSG:4326) of the rivers that ``place`` runs along."""
        return shapely.union_all([self.rivers[line].geometry for line in place.lines])

    def sentence_counts(self, adcode: str, themes: frozenset[str] = frozenset()) -> dict[str, int]:
        """Return in how many sentences the initiatives of :meth:`counts` stand.

        A sentence with initiatives of two classes counts in both.
        """
        found: dict[str, set[str]] = {"direct": set(), "inherited": set(), "province": set()}
        for link in self.reach_links[adcode]:
            if not themes or link.initiative.theme in themes:
                found[link.placement.reach.group].add(link.initiative.clause)
        return {group: len(clauses) for group, clauses in found.items()}

    def is_placed(self, initiative_: Initiative) -> bool:
        """Whether the initiative comes down on counties in a way that can be drawn."""
        return any(reach.group != "province" for reach in self.reach(initiative_.id))

    def shown(self, place: Place, themes: frozenset[str]) -> tuple[Initiative, ...]:
        """Return the initiatives of ``place`` that pass the filter; no themes mean no filter."""
        return tuple(i for i in self.initiatives_of[place.id] if not themes or i.theme in themes)


def _rank(link: ReachLink) -> int:
    return REACH_ORDER[link.placement.reach]


def load(folder: Path) -> Atlas:
    """Return the Atlas of the files in ``folder``; DataError holds the rules that one breaks."""
    boundaries = boundary.read(folder)
    document_ = document.read(folder)
    gazetteer_ = gazetteer.load(folder, boundaries)
    initiatives = initiative.load(folder, document_, gazetteer_)
    targets = target.load(folder, document_)
    return Atlas(
        boundaries,
        document_,
        gazetteer_,
        initiatives,
        rivers.read(folder),
        targets,
        progress.load(folder, subjects(gazetteer_, initiatives, targets)),
        folder,
    )


def subjects(
    gazetteer_: Gazetteer, initiatives: Mapping[str, Initiative], targets: Iterable[Target]
) -> frozenset[str]:
    """Return the ids that a fact of progress may be about."""
    return frozenset((*gazetteer_.places, *initiatives, *(one.id for one in targets)))
