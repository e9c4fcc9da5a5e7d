"""CQL2, text and JSON: parsed by the ``cql2`` package, evaluated here on a collection.

Basic CQL2, LIKE, BETWEEN, IN, CASEI, the spatial and the array functions. NULL is unknown,
as in SQL: a feature is selected where the filter is true, neither where false nor unknown.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from threading import BoundedSemaphore
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
_SHORT = 200  # characters; what they nest fits into any thread's stack
# The time that the parser takes for a wrong filter doubles with each bracket in a bracket:
# what has more than this is read in a process that can be ended.
_BRACKETS = 8
_READ_S = 2.0
_WORK_S = 1.0  # of the processor, for all features: hundreds of shapes may be compared for each
_CHILD = "import cql2, json, sys; print(json.dumps(cql2.parse_text(sys.stdin.read()).to_json()))"
_CHILDREN = BoundedSemaphore(2)
_PARSERS: dict[str, Callable[[str], Any]] = {  # for each of query.LANGUAGES
    "cql2-text": cql2.parse_text,
    "cql2-json": cql2.parse_json,
}


def matching(collection: Collection, text: str, language: str) -> Mask:
    """Return which features the filter ``text`` is true for; BadFilter says what is wrong."""
    matches = compiled(parse(text, language), collection)
    end = time.thread_time() + _WORK_S

    def truths() -> Iterator[bool]:
        for row in range(len(collection.rows)):
            if time.thread_time() > end:
                raise BadFilter("it takes too long to work out: compare fewer geometries")
            yield matches(row) is True

    return np.fromiter(truths(), dtype=np.bool_, count=len(collection.rows))


def parse(text: str, language: str) -> Any:
    """Return the filter as CQL2 JSON has it; BadFilter where it is none, too long or too deep."""
    if len(text) > LONGEST:
        raise BadFilter(f"the filter may have {LONGEST} characters ({len(text)})")
    if language == "cql2-text" and _brackets(text) > _BRACKETS:
        return _shallow(_read_apart(text))
    found: list[Any] = []

    def run() -> None:
        try:
            found.append(_PARSERS[language](text).to_json())
        except BaseException as error:  # a panic of the parser is no Exception
            found.append(BadFilter(str(error)))

    if len(text) <= _SHORT:
        run()
    else:
        _with_stack(run)
    [result] = found
    if isinstance(result, BadFilter):
        raise result
    return _shallow(result)


def _shallow(result: Any) -> Any:
    if _depth(result) > DEEPEST:
        raise BadFilter(f"the filter may be {DEEPEST} levels deep")
    return result


def _brackets(text: str) -> int:
    """The deepest nesting of brackets that the text may have; those in strings count too."""
    deepest = level = 0
    for character in text:
        level += (character == "(") - (character == ")")
        deepest = max(deepest, level)
    return deepest


def _read_apart(text: str) -> Any:
    """Return the filter as CQL2 JSON, read in a process of its own within _READ_S."""
    if not _CHILDREN.acquire(timeout=_READ_S):
        raise BadFilter("others ask for filters with many brackets; try again in a moment")
    try:
        command = [sys.executable, "-I", "-X", "utf8", "-c", _CHILD]
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=_READ_S)
    except subprocess.TimeoutExpired:
        raise BadFilter("its brackets take too long to read: nest fewer") from None
    finally:
        _CHILDREN.release()
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise BadFilter(said[-1] if said else "it ends the parser")
    return json.loads(done.stdout)


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
