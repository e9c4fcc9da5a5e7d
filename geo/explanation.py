"""Why a county is on the map: the way of an initiative to it, said in a sentence."""

from __future__ import annotations

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
    place, place_en = way.place.name.zh, way.place.name.en
    match way.placement.reach:
        case Reach.NAMED:
            return Text("条款点名此地", "The clause names it")
        case Reach.SITE:
            return Text(f"{place}：在此地", f"{place_en}: it stands here")
        case Reach.PART if way.place.kind is Kind.LINE:
            return Text(f"{place}：经过此地", f"{place_en}: part of it runs through here")
        case Reach.PART:
            return Text(f"{place}：有一部分在此地", f"{place_en}: part of it lies here")
        case Reach.LIST:
            return Text(f"列入名单：{place}", f"On the list: {place_en}")
        case Reach.PROVINCE:
            return Text("全省性举措，不点名任何县", "Province-wide: it names no county")
    if via is None:
        return Text(f"{place}：此地在其中", f"{place_en}: this place lies in it")
    if way.placement.coverage is not Coverage.WHOLE:
        return Text(
            f"{place}：在{via.name_zh}境内，具体位置未能确定",
            f"{place_en}: in {via.name_en}; just where was not established",
        )
    if place == via.name_zh:
        return Text(
            f"条款点名{place}，此地属之", f"The clause names {place_en}; this place is in it"
        )
    return Text(
        f"{place}：{via.name_zh}全域，此地在内",
        f"{place_en}: all of {via.name_en}, this place too",
    )
