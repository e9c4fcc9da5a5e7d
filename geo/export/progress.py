"""The progress of an initiative, place or target as the properties of a feature."""

from __future__ import annotations

from typing import Any

from geo.atlas import Atlas
from geo.progress import Fact

Json = dict[str, Any]


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
