"""The progress of an initiative, place or target as the properties of a feature."""

from __future__ import annotations

from geo.atlas import Atlas
from geo.progress import Fact
from geo.vocabulary import NONE_FOUND, STATUS_RANK, Json


def progress_properties(atlas: Atlas, subject: str) -> Json:
    """Return what an export says of the progress of ``subject``: its status and newest fact.

    ``progress_since`` is the date of the status, ``progress_date`` that of the newest fact.
    ``progress_as_of`` is the day until which was searched; it holds for "none_found" too.
    """
    facts = atlas.progress.of(subject)
    standing = atlas.progress.standing(subject)
    newest = facts[-1] if facts else None
    return {
        "progress_status": str(atlas.progress.status(subject)),
        "progress_since": standing.date if standing else None,
        "progress_date": newest.date if newest else None,
        "progress_facts": len(facts),
        "progress_zh": newest.text.zh if newest else None,
        "progress_en": newest.text.en if newest else None,
        "progress_source": newest.source if newest else None,
        "progress_as_of": atlas.progress.searched,
    }


def place_progress(atlas: Atlas, place: str) -> Json:
    """Return how far what is to be done at ``place`` (id) has come, whatever is selected.

    Its own facts and those of its initiatives: the furthest status, the newest date, how many.
    """
    subjects = {place, *(initiative.id for initiative in atlas.initiatives_of[place])}
    facts = [fact for subject in subjects for fact in atlas.progress.of(subject)]
    standing = [fact for subject in subjects if (fact := atlas.progress.standing(subject))]
    furthest = max((fact.status for fact in standing), key=STATUS_RANK.__getitem__, default=None)
    return {
        "progress_status": furthest.value if furthest else NONE_FOUND,
        "progress_date": max((fact.date for fact in facts), default=None),
        "progress_facts": len({fact.text for fact in facts}),
        "progress_as_of": atlas.progress.searched,
    }


def fact_properties(atlas: Atlas, fact: Fact) -> Json:
    """Return ``fact`` as flat properties, with the title and kind of what it is about."""
    subject = atlas.subject(fact.subject)
    return {
        "subject": fact.subject,
        "subject_kind": subject.kind,
        "title_zh": subject.title.zh,
        "title_en": subject.title.en,
        "theme": subject.theme,
        "clause": subject.clause,
        "date": fact.date,
        "status": fact.status.value,
        "status_zh": fact.status.label.zh,
        "status_en": fact.status.label.en,
        "fact_zh": fact.text.zh,
        "fact_en": fact.text.en,
        "value": float(fact.value) if fact.value else None,
        "unit": fact.unit or None,
        "figure_en": fact.figure.en if fact.figure else None,
        "source_title": fact.source_title,
        "source_title_en": atlas.bibliography.titles.get(fact.source_title),
        "outlet": fact.outlet,
        "outlet_en": atlas.progress.outlets.get(fact.outlet),
        "source_date": fact.source_date or None,
        "page": fact.page or None,
        "confidence": fact.confidence.value,
        "progress_as_of": atlas.progress.searched,
    }
