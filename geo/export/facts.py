"""The facts of progress as GeoJSON: each stands where its initiative or its place does."""

from __future__ import annotations

from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas
from geo.export import features
from geo.export.filters import EVERYTHING, Selection
from geo.export.progress import fact_properties
from geo.progress import Fact
from geo.vocabulary import Json


def fact_collection(atlas: Atlas, selection: Selection = EVERYTHING) -> Json:
    """Return a feature for each fact that the selection keeps, the newest first.

    It keeps the facts about initiatives that pass it and about places that it names, with
    its clauses also those about targets. No geometry where the subject is on no map.
    """
    kept = {i.id for i, _ in features.selected(atlas, selection)} | selection.places
    if selection.clauses:
        kept |= {t.id for t in atlas.targets if selection.has_clause(t.clause)}
    facts = [f for f in atlas.progress.facts if not selection.parameters or f.subject in kept]
    facts.sort(key=lambda fact: fact.date, reverse=True)
    shown = [fact_feature(atlas, fact) for fact in facts]
    return features.collection(atlas, shown, "《决定》之后的进展", "What has come of the Decision")


def fact_feature(atlas: Atlas, fact: Fact) -> Json:
    """Return ``fact`` as a Feature."""
    return features.feature(fact.id, _geometry(atlas, fact.subject), fact_properties(atlas, fact))


def _geometry(atlas: Atlas, subject: str) -> BaseGeometry | None:
    if subject in atlas.initiatives:
        return features.initiative_geometry(atlas, atlas.initiatives[subject])
    if subject in atlas.gazetteer:
        return features.places_geometry(atlas, (subject,))
    return None
