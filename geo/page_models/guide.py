"""What the guide page reads: terms, themes with their characters, and figures."""

from __future__ import annotations

from typing import Any

from geo import glossary
from geo.atlas import Atlas
from geo.layers import Layer
from geo.vocabulary import THEMES, Reach

Json = dict[str, Any]


def guide_model(atlas: Atlas, layers: dict[str, Layer], version: str) -> Json:
    """Return terms, themes and counts; every figure that the page states comes from here."""
    measures = atlas.initiatives.values()
    placed = sum(atlas.is_placed(measure) for measure in measures)
    province = sum(Reach.PROVINCE in atlas.reach(measure.id) for measure in measures)
    return {
        "version": version,
        "counts": {
            "sentences": sum(1 for _ in atlas.document.sentences()),
            "initiatives": len(atlas.initiatives),
            "placed": placed,
            "province": province,
            "counties": len(atlas.boundaries.counties),
            "places": sum(1 for _ in atlas.gazetteer.listed()),
            "unplaced": sum(1 for place in atlas.gazetteer.listed() if place.unplaced),
            "layers": len(layers),
        },
        "themes": [
            {"seal": theme.symbol.as_dict(), "title": theme.title.as_dict()} for theme in THEMES
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
    }
