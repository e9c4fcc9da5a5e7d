"""A view of the map, as its address names it, and the block that a map in one file opens on."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from urllib.parse import parse_qsl, quote, urlencode

from geo.atlas import Atlas
from geo.errors import UnknownName
from geo.layers import Layer
from geo.vocabulary import THEME_IDS

_LISTS = ("layers", "themes", "county")
_BLOCK = '<script type="application/json" id="view">{}</script>'
EMPTY_BLOCK = _BLOCK.format('""')


def parse(query: str, atlas: Atlas, layers: Mapping[str, Layer]) -> str:
    """Return ``query``, with or without its ``?``, as the page writes it.

    Raises UnknownName for a value that the map does not have. A parameter that stands twice
    counts once, the last; what only the page knows is left to the page.
    """
    known: dict[str, Collection[str]] = {
        "lang": ("zh", "en"),
        "scheme": ("light", "dark"),
        "count": ("sentences", "measures"),
        "layers": layers,
        "themes": THEME_IDS,
        "county": atlas.boundaries.counties,
        "initiative": atlas.initiatives,
        "place": atlas.gazetteer.places,
        "clause": atlas.document.by_id,
    }
    given = dict(parse_qsl(query.removeprefix("?"), keep_blank_values=True))
    for name, text in given.items():
        for value in text.split(",") if name in _LISTS else (text,):
            if name in known and value and value not in known[name]:
                raise UnknownName(name, value, tuple(known[name]))
    return f"?{urlencode(given, quote_via=quote, safe=',:')}" if given else ""


def with_view(html: str, view: str) -> str:
    """Return the map in one file ``html`` so that it opens on ``view``, a parsed query."""
    return html.replace(EMPTY_BLOCK, _BLOCK.format(inert(json.dumps(view))), 1)


def inert(text: str) -> str:
    """Return JSON that can stand in a page: nothing in it ends its block or a line of it."""
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
