"""Nothing of the Decision is left out: each sentence has its reason, each name its use."""

from __future__ import annotations

from collections.abc import Iterator

from geo import csv_table
from geo.atlas import Atlas
from geo.geocoding import mention
from geo.geocoding.names.homonyms import Homonyms
from geo.vocabulary import REASONS, Kind


def sentence_problems(atlas: Atlas, rows: list[csv_table.Row]) -> Iterator[str]:
    """Each sentence yields an initiative, or stands in the account with a known reason."""
    sources = {measure.clause for measure in atlas.initiatives.values()}
    accounted = set()
    for row in rows:
        accounted.add(row["clause"])
        if row["clause"] in sources:
            yield row.problem("a clause with initiatives needs no reason", row["clause"])
        if row["reason"] not in REASONS:
            yield row.problem("reason must be known", row["reason"])
    sentences = {clause.id for clause in atlas.document.sentences()}
    for clause in sorted(accounted - sentences):
        yield f"account.csv:1: must name sentences of the Decision ({clause})"
    for clause in sorted(sentences - accounted - sources):
        yield f"account.csv:1: no sentence may be left over ({clause})"


def mention_problems(atlas: Atlas, homonyms: Homonyms) -> Iterator[str]:
    """What a sentence names is what its initiatives are tied to, and the other way round.

    The whole province is left aside: an initiative is tied to it where nothing narrower is named.
    """
    places = atlas.gazetteer
    dictionary = mention.dictionary(mention.names(places), homonyms)
    named = {
        clause.id: mention.find(clause.text, dictionary) for clause in atlas.document.sentences()
    }
    tied: dict[str, set[str]] = {}
    for number, initiative in enumerate(atlas.initiatives.values(), start=2):
        found = {id_ for m in named[initiative.clause] for id_ in m.ids}
        found |= {member for id_ in found for member in places[id_].members}
        for place in initiative.places:
            members = places[place].members
            tied.setdefault(initiative.clause, set()).update((place, *members))
            is_named = place in found or (members and found.issuperset(members))
            if places[place].kind is not Kind.PROVINCE and not is_named:
                yield f"initiatives.csv:{number}: the clause must name the place ({place})"
    for number, clause in enumerate(atlas.document.clauses, start=2):
        for m in named.get(clause.id, ()) if clause.id in tied else ():
            is_province = any(places[id_].kind is Kind.PROVINCE for id_ in m.ids)
            if not is_province and not tied[clause.id].intersection(m.ids):
                rule = "an initiative must be tied to what is named"
                yield f"clauses.csv:{number}: {rule} ({m.text})"
