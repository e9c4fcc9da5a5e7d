"""What the API offers: the initiatives, clauses and targets of the Decision, and every layer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from geo.atlas import Atlas
from geo.export import facts, features
from geo.export.progress import progress_properties
from geo.export.schema import (
    CLAUSE_FIELDS,
    COUNT_FIELDS,
    FACT_FIELDS,
    INITIATIVE_FIELDS,
    PLACE_FIELDS,
    TARGET_FIELDS,
)
from geo.layers import Layer
from geo.ogc.collection import Collection, Interval
from geo.target import Target
from geo.vocabulary import Json, Text

_YEAR = "target_year"


def collections(
    atlas: Atlas, layers: Mapping[str, Layer], written: Mapping[str, bytes] | None = None
) -> dict[str, Collection]:
    """Return the collections by id, the layers in their order; one table, so one function.

    What ``written`` holds as GeoJSON, by its address, is read there; the rest is made.
    """
    targets = atlas.targets

    def of(address: str, make: Callable[[], Json]) -> Callable[[], list[bytes]]:
        return lambda: features.split((written or {}).get(address) or features.dumps(make()))

    found = [
        Collection(
            "initiatives",
            Text("《决定》举措", "Initiatives of the Decision"),
            Text(
                "每条举措一个要素；未落图与全省性举措无几何",
                "A feature for each measure; no geometry where it is unplaced or province-wide",
            ),
            INITIATIVE_FIELDS,
            of("/initiatives.geojson", partial(features.initiative_collection, atlas)),
            when=_YEAR,
            years=_years(initiative.target_year for initiative in atlas.initiatives.values()),
        ),
        Collection(
            "clauses",
            Text("《决定》条款", "Clauses of the Decision"),
            Text(
                "每句与每个标题一个要素，无几何；text_en 为非官方英译",
                "A feature for each sentence and title; text_en is our unofficial translation",
            ),
            CLAUSE_FIELDS,
            lambda: map(features.dumps, _clauses(atlas)),
        ),
        Collection(
            "targets",
            Text("《决定》目标", "Targets of the Decision"),
            Text("到2027年与2035年的目标，无几何", "What is to be reached by 2027 and by 2035"),
            TARGET_FIELDS,
            lambda: [features.dumps(_target(atlas, one)) for one in targets],
            when=_YEAR,
            years=_years(one.year for one in targets),
        ),
        Collection(
            "progress",
            Text("《决定》之后的进展", "What has come of the Decision"),
            Text(
                f"每条有日期有出处的进展一个要素；检索截至{atlas.progress.searched}",
                f"A feature for each dated, sourced fact; searched until {atlas.progress.searched}",
            ),
            FACT_FIELDS,
            of("/progress.geojson", partial(facts.fact_collection, atlas)),
        ),
        *(
            Collection(
                layer.id,
                layer.title,
                layer.description,
                COUNT_FIELDS if layer.counts else PLACE_FIELDS,
                of(
                    f"/layers/{layer.id}.geojson",
                    partial(features.layer_collection, atlas, layer),
                ),
            )
            for layer in layers.values()
        ),
    ]
    return {one.id: one for one in found}


def _years(years: Iterator[int | None]) -> Interval | None:
    known = [year for year in years if year is not None]
    return (min(known), max(known)) if known else None


def _clauses(atlas: Atlas) -> Iterator[Json]:
    initiatives: dict[str, list[str]] = {}
    for initiative in atlas.initiatives.values():
        initiatives.setdefault(initiative.clause, []).append(initiative.id)
    for clause in atlas.document.clauses:
        properties = {
            "text": clause.text,
            "text_en": atlas.english(clause.id),
            "kind": "title" if clause.is_title else "sentence",
            "start": clause.start,
            "end": clause.end,
            "initiatives": initiatives.get(clause.id, []),
        }
        yield _bare(clause.id, properties)


def _target(atlas: Atlas, one: Target) -> Json:
    properties = {
        "title_zh": one.title.zh,
        "title_en": one.title.en,
        "clause": one.clause,
        "quote": one.quote,
        "clause_en": atlas.english(one.clause),
        "target_year": one.year,
        "quantity_zh": one.quantity.zh if one.quantity else None,
        "quantity_en": one.quantity.en if one.quantity else None,
        **progress_properties(atlas, one.id),
    }
    return _bare(one.id, properties)


def _bare(feature_id: str, properties: Json) -> Json:
    return features.feature(feature_id, None, properties)
