"""The reader's model (``/reading.json``): every clause, what it yields and where it lands."""

from __future__ import annotations

from typing import Any

from geo.atlas import Atlas
from geo.decision import sections
from geo.decision.document import Clause
from geo.geocoding import mention
from geo.geocoding.mention import Dictionary, Mention
from geo.geocoding.names import homonyms
from geo.initiative import Initiative
from geo.page_models.map import Index
from geo.target import Target
from geo.vocabulary import REASONS, Json


def reading_model(atlas: Atlas, version: str) -> Json:
    """Return the clauses in reading order, with offsets of measures, targets and place mentions.

    Counties, prefectures, places and initiatives are indexes into the lists of
    :func:`geo.page_models.map.map_model`; offsets count characters from the start of the
    clause's text.
    """
    targets = atlas.targets
    reader = _Reader(atlas, targets)
    order = {clause.id: n for n, clause in enumerate(atlas.document.clauses)}
    return {
        "version": version,
        "sections": [
            {"clause": order[s.clause], "title": s.title.as_dict(), "summary": s.summary.as_dict()}
            for s in sorted(atlas.sections.values(), key=lambda s: order[s.clause])
        ],
        "clauses": [reader.clause(clause) for clause in atlas.document.clauses],
        "targets": [
            {
                "id": t.id,
                "year": t.year,
                "title": t.title.as_dict(),
                "clause": order[t.clause],
                "at": _span(atlas.document.by_id[t.clause], t.quote),
                **({"quantity": t.quantity.as_dict()} if t.quantity else {}),
                "status": str(atlas.progress.status(t.id)),
            }
            for t in targets
        ],
        "reasons": {reason: text.as_dict() for reason, text in REASONS.items()},
    }


def english_model(atlas: Atlas) -> Json:
    """Return our English (``/english.json``), which only a page in English needs.

    ``sentences`` by clause id; ``sources`` by what a place or a member says in Chinese.
    """
    english = atlas.bibliography.english
    places = list(atlas.gazetteer.listed())
    cited = {place.source: place.sources for place in places}
    cited |= {place.source_of(m): place.sources_of(m) for place in places for m in place.own}
    return {
        "sentences": {clause.id: clause.text_en for clause in atlas.document.sentences()},
        "sources": {said: english(sources) for said, sources in cited.items() if sources},
    }


class _Reader:
    """Gathers, clause by clause, what the Atlas says of it."""

    def __init__(self, atlas: Atlas, targets: tuple[Target, ...]) -> None:
        self.atlas = atlas
        self.index = Index(atlas)
        self.reasons = sections.reasons(atlas.folder)
        self.dictionary: Dictionary = mention.dictionary(
            mention.names(atlas.gazetteer), homonyms.load(atlas.folder)
        )
        self.initiatives: dict[str, list[Initiative]] = {c.id: [] for c in atlas.document.clauses}
        for initiative in atlas.initiatives.values():
            self.initiatives[initiative.clause].append(initiative)
        self.targets: dict[str, list[int]] = {}
        for n, t in enumerate(targets):
            self.targets.setdefault(t.clause, []).append(n)
        self.paragraph = ""

    def clause(self, clause: Clause) -> Json:
        model: Json = {"id": clause.id, "text": clause.text, "kind": "sentence"}
        mentions = mention.find(clause.text, self.dictionary)
        if mentions:
            model["mentions"] = [self._mention(clause, m) for m in mentions]
        if clause.is_title:
            model["kind"] = "section" if "." in clause.id else "part"
            return model
        if clause.paragraph != self.paragraph:
            self.paragraph = clause.paragraph
            model["opens"] = "item" if clause.text.startswith("——") else "paragraph"
        if clause.id in self.reasons:
            model["reason"] = self.reasons[clause.id]
        if clause.id in self.targets:
            model["targets"] = self.targets[clause.id]
        if self.initiatives[clause.id]:
            model["initiatives"] = [
                {"initiative": self.index.initiatives[i.id], "at": _span(clause, i.quote)}
                for i in self.initiatives[clause.id]
            ]
            reached = self.atlas.clause_reach[clause.id]
            model["reach"] = {
                "direct": [self.index.counties[a] for a in reached["direct"]],
                "inherited": [self.index.counties[a] for a in reached["inherited"]],
                "province": bool(reached["province"]),
            }
        return model

    def _mention(self, clause: Clause, found: Mention) -> Json:
        """The mention with its places; one with several meanings is read by the clause's own."""
        named = {p for i in self.initiatives[clause.id] for p in i.places}
        named |= {m for p in named for m in self.atlas.gazetteer[p].members}
        ids = tuple(id_ for id_ in found.ids if id_ in named) or found.ids
        model: dict[str, Any] = {"at": [found.start, found.end]}
        for key, known in (
            ("places", self.index.places),
            ("counties", self.index.counties),
            ("prefectures", self.index.prefectures),
        ):
            if indexes := [known[id_] for id_ in ids if id_ in known]:
                model[key] = indexes
        return model


def _span(clause: Clause, quote: str) -> list[int]:
    start = clause.text.index(quote)
    return [start, start + len(quote)]
