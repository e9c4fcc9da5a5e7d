"""CQL2, text and JSON: parsed by the ``cql2`` package, evaluated here on a collection.

Basic CQL2, LIKE, BETWEEN, IN, CASEI, the spatial and the array functions. NULL is unknown,
as in SQL: a feature is selected where the filter is true, neither where false nor unknown.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import cql2
import numpy as np

from geo.ogc.collection import Collection
from geo.ogc.expression import BadFilter, compiled
from geo.ogc.query import Mask

LONGEST = 4_000  # characters; more would not fit into an address, percent-encoded
DEEPEST = 100  # levels
# The parser goes down a level of the machine's stack for each level of the filter, and ends
# the process where there is none left. What LONGEST characters can nest needs a quarter of this.
_STACK = 64 * 2**20
_PARSERS: dict[str, Callable[[str], Any]] = {  # for each of query.LANGUAGES
    "cql2-text": cql2.parse_text,
    "cql2-json": cql2.parse_json,
}


def matching(collection: Collection, text: str, language: str) -> Mask:
    """Return which features the filter ``text`` is true for; BadFilter says what is wrong."""
    matches = compiled(parse(text, language), collection)
    return np.fromiter(
        (matches(row) is True for row in range(len(collection.rows))),
        dtype=np.bool_,
        count=len(collection.rows),
    )


def parse(text: str, language: str) -> Any:
    """Return the filter as CQL2 JSON has it; BadFilter where it is none, too long or too deep."""
    if len(text) > LONGEST:
        raise BadFilter(f"the filter may have {LONGEST} characters ({len(text)})")
    found: list[Any] = []

    def run() -> None:
        try:
            found.append(_PARSERS[language](text).to_json())
        except BaseException as error:  # a panic of the parser is no Exception
            found.append(BadFilter(str(error)))

    _with_stack(run)
    [result] = found
    if isinstance(result, BadFilter):
        raise result
    if _depth(result) > DEEPEST:
        raise BadFilter(f"the filter may be {DEEPEST} levels deep")
    return result


def _with_stack(run: Callable[[], None]) -> None:
    usual = threading.stack_size(_STACK)
    try:
        thread = threading.Thread(target=run)
        thread.start()
    finally:
        threading.stack_size(usual)
    thread.join()


def _depth(node: Any) -> int:
    """The levels of ``node``, found level by level: it may be deeper than calls may be."""
    depth, level = 0, [node]
    while level and depth <= DEEPEST:
        depth += 1
        level = [inner for one in level for inner in _inside(one)]
    return depth


def _inside(node: Any) -> list[Any]:
    if isinstance(node, dict):
        return list(node.values())
    return node if isinstance(node, list) else []
