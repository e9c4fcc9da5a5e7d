"""One initiative, one clause: what stands at the address of its own."""

from __future__ import annotations

from geo.atlas import Atlas
from geo.decision.translation import UNOFFICIAL
from geo.export import features
from geo.media_types import GEOJSON, JSON
from geo.publish.response import Content


def initiative(atlas: Atlas, initiative_id: str) -> Content:
    """Return the initiative as a GeoJSON Feature. Raises KeyError for an unknown id."""
    feature = features.initiative_feature(atlas, atlas.initiatives[initiative_id])
    feature["translation"] = UNOFFICIAL.as_dict()
    return Content(features.dumps(feature), GEOJSON)


def clause(atlas: Atlas, clause_id: str) -> Content:
    """Return a sentence or a title, with its initiatives. Raises KeyError for an unknown id."""
    found = atlas.document.by_id[clause_id]
    body = {
        "id": found.id,
        "text": found.text,
        "text_en": atlas.english(clause_id),
        "translation": UNOFFICIAL.as_dict(),
        "start": found.start,
        "end": found.end,
        "initiatives": [i.id for i in atlas.initiatives.values() if i.clause == clause_id],
        "page": f"/?clause={clause_id}",
    }
    return Content(features.dumps(body), JSON)
