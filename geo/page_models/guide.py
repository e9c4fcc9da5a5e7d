"""What the guide page reads: terms, themes with their characters, and figures."""

from __future__ import annotations

from geo.atlas import Atlas
from geo.decision import glossary
from geo.layers import Layer
from geo.page_models.catalogue import initiative_counts
from geo.versions import log
from geo.vocabulary import THEMES, Json

VERSIONS = 5  # that the page lists


def guide_model(atlas: Atlas, layers: dict[str, Layer], version: str) -> Json:
    """Return terms, themes, changes and counts: every figure that the page states."""
    return {
        "version": version,
        "counts": {
            "sentences": sum(1 for _ in atlas.document.sentences()),
            "initiatives": len(atlas.initiatives),
            **initiative_counts(atlas, atlas.initiatives.values()),
            "counties": len(atlas.boundaries.counties),
            "places": sum(1 for _ in atlas.gazetteer.listed()),
            "unplaced": sum(1 for place in atlas.gazetteer.listed() if place.unplaced),
            "layers": len(layers),
        },
        "themes": [
            {"symbol": theme.symbol.as_dict(), "title": theme.title.as_dict()} for theme in THEMES
        ],
        "terms": [
            {
                "id": term.id,
                "name": term.name.as_dict(),
                "explanation": term.explanation.as_dict(),
                "clause": term.clause,
            }
            for term in glossary.load(atlas.folder, atlas.document)
        ],
        "changes": _changes(atlas),
    }


def _changes(atlas: Atlas) -> list[Json]:
    """The last versions, newest first, each with its changes by kind."""
    entries = log.load(atlas.folder)
    days = list(dict.fromkeys(entry.date for entry in entries))[:VERSIONS]
    return [
        {
            "date": day,
            "kinds": [
                {"kind": kind, "title": title.as_dict(), "changes": [_change(one) for one in own]}
                for kind, title in log.KINDS.items()
                if (own := [e for e in entries if e.date == day and e.kind == kind])
            ],
        }
        for day in days
    ]


def _change(entry: log.Entry) -> Json:
    why = {"why": entry.why.as_dict()} if entry.why.zh else {}
    return {"id": entry.id, "text": entry.change.as_dict(), **why}
