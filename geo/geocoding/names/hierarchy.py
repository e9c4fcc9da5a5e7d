"""Chains: 四川省成都市双流区, 成都 / 双流, Shuangliu District, Chengdu: each part in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product

from geo.geocoding.names.history import Former
from geo.geocoding.names.lexicon import PROVINCE, PROVINCE_NAME, Lexicon, Sense
from geo.geocoding.names.spelling import Run, Spelling
from geo.vocabulary import Kind

_MOST_PARTS = 6
_MOST_CUTS = 64
_MOST_READINGS = 512
_MOST_WAYS = 8
_DIGITS = (9, 6)  # of a code before a name
BETWEEN = " \t\n\u3000·•‧-－—–>/|\\,，、()[]{}（）【】〔〕「」:：。."
_PARENT_KINDS = {Kind.COUNTY, Kind.PREFECTURE, Kind.PROVINCE, Kind.REGION, Kind.COUNTY_SET}

Parts = tuple[str, ...]


@dataclass(frozen=True)
class Chain:
    """One consistent reading of a chain: what is meant, and the counties of it that are.

    ``formers`` are the former names and parents that the reading rests on. The lowest
    ``rank`` is meant: first what goes down at each step, not what says a thing twice; then a
    township in a county of today.
    """

    sense: Sense
    adcodes: tuple[str, ...]
    formers: tuple[Former, ...]
    rank: tuple[int, bool, int]


def cuts(spelling: Spelling, lexicon: Lexicon) -> list[Parts]:
    """Return the ways to cut the whole of ``spelling`` into known names, fewest parts first."""
    if not spelling.runs:
        return []
    ways = [list(islice(_cut(run, lexicon), _MOST_CUTS)) for run in spelling.runs]
    joined = [sum(cut, ()) for cut in islice(product(*ways), _MOST_CUTS)]
    return sorted((parts for parts in joined if parts), key=len)


def _cut(run: Run, lexicon: Lexicon) -> Iterator[Parts]:
    """Cut at word ends in Latin script, and between any characters in Han script."""
    spaced = run.latin and len(run.tokens) > 1
    pieces = run.tokens if spaced else tuple(run.text)
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    text, last = run.text, len(pieces)

    def behind(start: int, room: int) -> Iterator[Parts]:
        if start == last:
            yield ()
        if start == last or room == 0:
            return
        longest = lexicon.longest if run.latin else lexicon.longest_here(pieces[start])
        for end in range(min(last, start + longest), start, -1):
            part = text[ends[start] : ends[end]]
            if part in lexicon.senses:
                for rest in behind(end, room - 1):
                    # Words like 中国 or 原 mean no place.
                    yield (part, *rest) if lexicon.senses[part] else rest

    return behind(0, _MOST_PARTS)


def readings(parts: Parts, lexicon: Lexicon) -> list[Chain]:
    """Return every consistent reading of ``parts``, from large to small or from small to large.

    What is named like a division (the science city of Mianyang) is meant only where the
    division is not: Fucheng, Mianyang is the district.
    """
    ways = [_consistent(parts, lexicon), _consistent(parts[::-1], lexicon)]
    plain = [[c for c in way if not _borrows(c, parts, lexicon)] for way in ways]
    return next((way for way in (*plain, *ways) if way), [])


def _borrows(chain: Chain, parts: Parts, lexicon: Lexicon) -> bool:
    """Whether ``chain`` ends at a place that a division lends its name in ``parts``."""
    return not _is_division(chain.sense) and any(
        chain.sense in lexicon.senses[part] and any(map(_is_division, lexicon.senses[part]))
        for part in (parts[0], parts[-1])
    )


def _is_division(sense: Sense) -> bool:
    return len(sense.places) == 1 and sense.places[0].isdigit()


def _consistent(parts: Parts, lexicon: Lexicon) -> list[Chain]:
    found = []
    for senses in islice(product(*(lexicon.senses[p] for p in parts)), _MOST_READINGS):
        formers: list[Former] = [s.former for s in senses if s.former]
        for above, below in pairwise(senses):
            how = _within(below, above, lexicon)
            if how is None:
                break
            formers += how
        else:
            adcodes = _adcodes(senses, lexicon)
            last = senses[-1].places
            if not adcodes and len(last) == 1 and lexicon.members[last[0]]:
                continue  # what goes down and up again: 四川甘孜四川
            repeats = sum(
                one.places == other.places and not other.is_town for one, other in pairwise(senses)
            )
            former = senses[-1].is_town and bool(formers)
            rank = repeats, former, max(sense.rank for sense in senses)
            found.append(Chain(senses[-1], adcodes, tuple(dict.fromkeys(formers)), rank))
    return found


def _within(below: Sense, above: Sense, lexicon: Lexicon) -> list[Former] | None:
    """Return None if ``below`` never lay in ``above``, else the former ties it rests on."""
    if below.outside or above.outside:
        prefix = above.outside.rstrip("0")
        inside = bool(above.outside and below.outside.startswith(prefix))
        return [] if inside and below.outside != above.outside else None
    if below.places == (PROVINCE,):
        return [] if above.places == below.places else None
    if above.places == (PROVINCE,):
        return []
    if below.former and below.former.parent == above.name:
        return []
    if below.places and set(below.places) <= set(above.places):
        return []
    if below.is_town and len(above.places) == 1:
        return [] if set(below.places) <= set(lexicon.members[above.places[0]]) else None
    if len(below.places) != 1:
        return None
    (place,) = below.places
    if place in lexicon.boundaries.counties and _today(place, lexicon) == above.name:
        return [] if above.former is None else None
    for former in lexicon.formers.get(place, ()):
        if former.parent == above.name and above.name != PROVINCE_NAME:
            return [former]
    if len(above.places) != 1 or above.former:
        return None
    larger = lexicon.gazetteer[above.places[0]]
    if larger.kind not in _PARENT_KINDS:
        return None
    members = set(lexicon.members[above.places[0]])
    smaller = set(lexicon.members[place])
    if lexicon.gazetteer[place].id.isdigit():  # a county or prefecture lies in it whole
        return [] if smaller and smaller < members else None
    return [] if smaller & members else None


def _today(adcode: str, lexicon: Lexicon) -> str:
    return lexicon.boundaries.counties[adcode].prefecture_zh


def _adcodes(senses: Sequence[Sense], lexicon: Lexicon) -> tuple[str, ...]:
    """The counties of the last sense, or those of them that the larger parts leave."""
    last = senses[-1]
    if len(last.places) != 1:
        return ()
    found = set(lexicon.members[last.places[0]])
    for sense in senses[:-1]:
        if len(sense.places) == 1 and sense.former is None and not last.places[0].isdigit():
            found &= set(lexicon.members[sense.places[0]]) or found
    return tuple(sorted(found))


def contradiction(parts: Parts, lexicon: Lexicon) -> tuple[Sense, Sense]:
    """Return the first two neighbours of ``parts`` that do not fit: the larger, the smaller."""
    for above, below in pairwise(parts):
        if not _consistent((above, below), lexicon):
            return lexicon.senses[above][0], lexicon.senses[below][0]
    return lexicon.senses[parts[0]][0], lexicon.senses[parts[-1]][0]


def heads(text: str, lexicon: Lexicon, between: str = BETWEEN) -> list[tuple[int, list[Parts]]]:
    """Return where chains of known names from the beginning of ``text`` end, the farthest first.

    With each end come the ways to cut the text before it into names; ``between`` are the
    signs that may stand between two.
    """
    reached: dict[int, list[Parts]] = {0: [()]}
    for start in range(len(text)):
        ways = [way for way in reached.get(start, ())[:_MOST_WAYS] if len(way) < _MOST_PARTS]
        if not ways:
            continue
        at = start
        while at < len(text) and text[at] in between:
            at += 1
        for length in lexicon.lengths.get(text[at : at + 1], _DIGITS):
            end = at + length
            senses = lexicon.senses.get(text[at:end]) if end <= len(text) else None
            if senses is not None:
                longer = [(*way, text[at:end]) if senses else way for way in ways]
                reached.setdefault(end, []).extend(longer)
    ends = sorted(reached, reverse=True)
    return [(end, [way for way in reached[end] if way]) for end in ends if any(reached[end])]
