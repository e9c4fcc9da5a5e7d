"""All rules over all of ``data/``: every broken one is reported, at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import shapely

from geo import bibliography, csv_table, initiative, progress, target, version
from geo.atlas import Atlas, subjects
from geo.decision import document, glossary, sections
from geo.decision.document import Document
from geo.errors import DataError
from geo.geocoding.names import homonyms, words
from geo.layers import Layer
from geo.places import boundary, gazetteer, rivers
from geo.places.boundary import Boundaries
from geo.places.gazetteer import Gazetteer
from geo.progress import Progress
from geo.publish import redirects
from geo.validation import clause_audit, files, names, story, wording
from geo.versions import log

T = TypeVar("T")


# Long, as it is one list of what is read, in the order in which one needs the other.
def check(folder: Path, layers: Mapping[str, Layer]) -> list[str]:
    """Return every broken rule of the files in ``folder``, file by file; empty when all hold."""
    problems: list[str] = []

    def attempt(load: Callable[[], T]) -> T | None:
        try:
            return load()
        except DataError as error:
            problems.extend(error.problems)
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            problems.append(f"{folder.name}:1: must be readable ({error!r})")
        return None

    # Long, as it is one list in the order in which things rest on each other: what cannot be read
    # ends it, what is only wrong does not. What follows takes the form of the files for granted.
    if wrong := list(files.problems(folder)):
        return wrong
    attempt(lambda: version.read(folder))
    boundaries = attempt(lambda: boundary.read(folder))
    text = attempt(lambda: document.read(folder))
    if boundaries:
        problems += boundary.problems(boundaries)
    if text:
        problems += document_problems(text)
    if not boundaries or not text:
        return problems
    places = attempt(lambda: gazetteer.load(folder, boundaries))
    if places is None:
        return problems
    problems += gazetteer_problems(places, boundaries)
    problems += attempt(lambda: list(names.problems(folder, places))) or []
    measures = attempt(lambda: initiative.load(folder, text, places))
    courses = attempt(lambda: rivers.read(folder))
    if measures is None or courses is None:
        return problems
    targets = attempt(lambda: target.load(folder, text)) or ()
    ids = subjects(places, measures, targets)
    facts = attempt(lambda: progress.load(folder, ids)) or Progress((), "")
    atlas = Atlas(boundaries, text, places, measures, courses, targets, facts, folder)
    problems += use_problems(atlas)
    rows = attempt(lambda: csv_table.read(folder / "account.csv", ("clause", "reason")))
    problems += clause_audit.sentence_problems(atlas, rows or [])
    attempt(lambda: glossary.load(folder, text))
    attempt(lambda: sections.load(folder, text))
    attempt(lambda: words.load(folder))
    alike = attempt(lambda: homonyms.load(folder))
    if alike:
        problems += clause_audit.mention_problems(atlas, alike)
    problems += layer_problems(atlas, layers)
    problems += attempt(lambda: list(wording.problems(atlas, layers))) or []
    problems += attempt(lambda: list(redirects.problems(folder, atlas, layers))) or []
    problems += attempt(lambda: list(source_problems(atlas))) or []
    problems += attempt(lambda: list(log_problems(atlas, layers))) or []
    problems += attempt(lambda: list(story.problems(atlas, layers))) or []
    return problems


def source_problems(atlas: Atlas) -> Iterator[str]:
    """Every source of places, members and facts has its English, and nothing else has."""
    places = list(atlas.gazetteer.listed())
    cited = {source for place in places for source in place.sources}
    cited |= {member.source for place in places for member in place.own.values()}
    cited |= {fact.citation for fact in atlas.progress.facts}
    yield from bibliography.problems(atlas.folder, cited)


def log_problems(atlas: Atlas, layers: Mapping[str, Layer]) -> Iterator[str]:
    """The log of changes names what there is or was, up to the day of the data."""
    known = {one for ids in redirects.known_ids(atlas, layers).values() for one in ids}
    known |= {goal.id for goal in atlas.targets}
    known |= {row["old"] for row in csv_table.read(atlas.folder / "moved.csv", redirects.COLUMNS)}
    yield from log.problems(atlas.folder, known, atlas.version[:10])


def document_problems(text: Document) -> Iterator[str]:
    """Offsets are exact, ids unique and in order, and the clauses leave nothing of the text out."""
    seen: set[str] = set()
    end = 0
    for number, clause in enumerate(text.clauses, start=2):
        where = f"clauses.csv:{number}"
        if text.text[clause.start : clause.end] != clause.text:
            yield f"{where}: text must stand at its offsets ({clause.id})"
        if text.text[end : clause.start].strip():
            yield f"{where}: no text may stand between clauses ({text.text[end : clause.start]})"
        if clause.id in seen:
            yield f"{where}: id must be unique ({clause.id})"
        seen.add(clause.id)
        end = clause.end
    if text.text[end:].strip():
        yield f"clauses.csv:{len(text.clauses) + 1}: no text may stand behind the last clause"


def gazetteer_problems(places: Gazetteer, boundaries: Boundaries) -> Iterator[str]:
    """Points lie in their county, names mean one place, and lists have no county twice."""
    owners: dict[str, str] = {}
    for number, place in enumerate(places.listed(), start=2):
        where = f"places.csv:{number}"
        if place.point:
            point = shapely.Point(place.point)
            counties = [m for m in place.members if len(m) == 6]
            if counties and not any(
                shapely.covers(boundaries.counties[m].geometry, point) for m in counties
            ):
                yield f"{where}: the point must lie in a member county ({place.id})"
            if place.accuracy_m is None:
                yield f"{where}: a point must carry its accuracy_m ({place.id})"
        if len(set(place.members)) < len(place.members):
            yield f"{where}: no member may stand twice ({place.id})"
        dated = (one.name.zh for one in places.dated.get(place.id, ()))
        for name in (place.name.zh, *place.aliases, *dated):
            if owners.setdefault(name, place.id) != place.id:
                yield f"{where}: a name must mean one place ({name}: {owners[name]}, {place.id})"


def use_problems(atlas: Atlas) -> Iterator[str]:
    """Every place of the Decision is used by an initiative, every context place is a context."""
    used = {place for i in atlas.initiatives.values() for place in (*i.places, *i.context)}
    for number, place in enumerate(atlas.gazetteer.listed(), start=2):
        if place.id not in used and place.role == "decision":
            yield f"places.csv:{number}: a place must be used or be context ({place.id})"
        for line in place.lines:
            if line not in atlas.rivers:
                yield f"places.csv:{number}: line must be a river of rivers.geojson ({line})"


def layer_problems(atlas: Atlas, layers: Mapping[str, Layer]) -> Iterator[str]:
    """Layers name known places, and each placed initiative is on at least one layer."""
    drawn: set[str] = set()
    for layer in layers.values():
        unknown = [p for p in layer.places if p not in atlas.gazetteer]
        yield from (f"layers/{layer.id}:1: place must be in the gazetteer ({p})" for p in unknown)
        if not unknown:
            drawn.update(place.id for place in layer.select(atlas.gazetteer))
    for number, measure in enumerate(atlas.initiatives.values(), start=2):
        if atlas.is_placed(measure) and not drawn.intersection(measure.places):
            yield f"initiatives.csv:{number}: must be on at least one layer ({measure.id})"
