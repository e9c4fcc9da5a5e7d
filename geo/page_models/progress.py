"""What has come of the Decision (``/progress.json``): facts, and what each is about."""

from __future__ import annotations

from geo.atlas import Atlas
from geo.dates import ADOPTED
from geo.progress import Fact
from geo.vocabulary import NONE_FOUND, STATUSES, THEMES, Json, Text


def progress_model(atlas: Atlas, version: str) -> Json:
    """Return every fact once, the newest first, with the initiatives, places and targets it is of.

    ``subjects`` are all initiatives and targets, and the places that facts are about; their
    ``status`` is an id of ``statuses``, ``since`` the date of the fact that gives it. ``of``
    refers to them by position, each with the status that this fact gives it.
    """
    ids = [*atlas.initiatives, *(target.id for target in atlas.targets)]
    ids += dict.fromkeys(f.subject for f in atlas.progress.facts if f.subject not in ids)
    position = {id_: n for n, id_ in enumerate(ids)}
    return {
        "version": version,
        "adopted": ADOPTED,
        "searched": atlas.progress.searched,
        "statuses": [{"id": id_, **label.as_dict()} for id_, label in STATUSES.items()],
        "themes": [
            {"id": t.id, "symbol": t.symbol.as_dict(), "title": t.title.as_dict()} for t in THEMES
        ],
        "subjects": [_subject(atlas, id_) for id_ in ids],
        "facts": _facts(atlas, position),
    }


def _subject(atlas: Atlas, id_: str) -> Json:
    subject = atlas.subject(id_)
    standing = atlas.progress.standing(id_)
    themes = [theme.id for theme in THEMES]
    return {
        "id": id_,
        "kind": subject.kind,
        "title": subject.title.as_dict(),
        **({"theme": themes.index(subject.theme)} if subject.theme else {}),
        **({"clause": subject.clause} if subject.clause else {}),
        "status": str(standing.status) if standing else NONE_FOUND,
        **({"since": standing.date} if standing else {}),
    }


def _facts(atlas: Atlas, position: dict[str, int]) -> list[Json]:
    """The facts, those that say the same, with the same figure, of several subjects as one."""
    told: dict[tuple[str, ...], Json] = {}
    for fact in sorted(atlas.progress.facts, key=lambda fact: fact.date, reverse=True):
        key = (fact.date, fact.text.zh, fact.value, fact.source)
        one = told.setdefault(key, {**fact_json(atlas, fact), "of": []})
        one["of"].append([position[fact.subject], str(fact.status)])
    return list(told.values())


def newest_facts(atlas: Atlas, subject: str) -> list[Json]:
    """Return the facts of the last day of which there are any, each with its status."""
    facts = atlas.progress.of(subject)
    return [
        {
            **fact_json(atlas, fact),
            "status": {"id": str(fact.status), **fact.status.label.as_dict()},
        }
        for fact in facts
        if fact.date == facts[-1].date
    ]


def fact_json(atlas: Atlas, fact: Fact) -> Json:
    """Return what a page says of a fact; only what there is."""
    outlet = Text(fact.outlet, atlas.progress.outlets.get(fact.outlet, fact.outlet))
    found = {
        "date": fact.date,
        "text": fact.text.as_dict(),
        "figure": fact.figure and fact.figure.as_dict(),
        "title": fact.source_title,
        "titleEn": atlas.bibliography.titles.get(fact.source_title),
        "outlet": outlet.as_dict(),
        "sourceDate": fact.source_date,
        "confidence": fact.confidence.value,
    }
    return {name: value for name, value in found.items() if value}
