"""English of ours says one thing by one name: titles and translations use the table of terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from geo import target
from geo.atlas import Atlas
from geo.decision import glossary, sections, terms
from geo.layers import Layer
from geo.page_models import story
from geo.vocabulary import Text


def problems(atlas: Atlas, layers: Mapping[str, Layer]) -> Iterator[str]:
    """Yield each title or sentence that names a term otherwise, and each other name in prose."""
    known = terms.load(atlas.folder)
    places = list(atlas.gazetteer.listed())
    goals = target.load(atlas.folder, atlas.document)
    explained = glossary.load(atlas.folder, atlas.document)
    outline = sections.load(atlas.folder, atlas.document).values()
    steps = story.load(atlas.folder, atlas.document)
    titles: dict[str, Iterable[Text]] = {
        "initiatives.csv": (i.title for i in atlas.initiatives.values()),
        "places.csv": (place.name for place in places),
        "targets.csv": (goal.title for goal in goals),
        "glossary.csv": (term.name for term in explained),
        "sections.csv": (section.title for section in outline),
        "translations.csv": (Text(c.text, c.text_en) for c in atlas.document.sentences()),
    }
    prose: dict[str, Iterable[tuple[str, ...]]] = {
        "places.csv": ((place.short.en, place.note.en) for place in places),
        "glossary.csv": ((term.explanation.en,) for term in explained),
        "sections.csv": ((section.summary.en,) for section in outline),
        "source_titles.csv": ((title,) for title in atlas.bibliography.titles.values()),
        "story.csv": ((step.title.en, step.line.en) for step in steps),
        "layers": ((layer.title.en, layer.description.en) for layer in layers.values()),
    }
    for file, named in titles.items():
        yield from terms.title_problems(known, file, enumerate(named, start=2))
    for file, rows in prose.items():
        said = ((n, text) for n, row in enumerate(rows, start=2) for text in row)
        yield from terms.prose_problems(known, file, said)
