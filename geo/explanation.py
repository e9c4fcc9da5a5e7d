"""Why a county is on the map: the way of an initiative to it, said in a sentence."""

from __future__ import annotations

from geo import reach_words
from geo.atlas import ReachLink
from geo.places.boundary import Prefecture
from geo.vocabulary import Coverage, Kind, Reach, Text


def explain(way: ReachLink, via: Prefecture | None) -> Text:
    """Return how the initiative comes to the county; ``via`` is the prefecture of the placement.

    The county is “此地”, “it” or “here”, so that one sentence serves all that are reached alike.
    Of a list it says since when the county is on it, and what part of the list is known.
    """
    text = _said(way, via)
    since, known = way.place.since(way.placement.member), way.place.known_part
    if since:
        text = Text(f"{text.zh}（{since}年）", f"{text.en} ({since})")
    if way.place.is_incomplete and known:
        text = Text(f"{text.zh}。{known.zh}", f"{text.en}. {known.en}")
    return text


def _said(way: ReachLink, via: Prefecture | None) -> Text:
    said, place = _words(way, via), way.place.name
    return Text(
        said.zh.format(place=place.zh, via=via.name_zh if via else ""),
        said.en.format(place=place.en, via=via.name_en if via else ""),
    )


def _words(way: ReachLink, via: Prefecture | None) -> Text:
    """The sentence for such a way, with ``{place}`` and ``{via}``."""
    match way.placement.reach:
        case Reach.NAMED:
            return reach_words.NAMED
        case Reach.SITE:
            return reach_words.SITE
        case Reach.PART:
            return reach_words.LINE if way.place.kind is Kind.LINE else reach_words.PART
        case Reach.LIST:
            return reach_words.LIST
        case Reach.PROVINCE:
            return reach_words.PROVINCE
    if via is None:
        return reach_words.REGION
    if way.placement.coverage is not Coverage.WHOLE:
        return reach_words.SOMEWHERE_IN_PREFECTURE
    if way.place.name.zh == via.name_zh:
        return reach_words.NAMED_PREFECTURE
    return reach_words.WHOLE_PREFECTURE
