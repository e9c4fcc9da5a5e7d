"""The expressions of CQL2 on the rows of a collection: each node becomes a function of a row."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape

from geo.export.schema import Type
from geo.ogc.collection import Collection, Geometries
from geo.ogc.query import BadValue, box_area

Value = Any  # a text, a number, a list of texts, a truth, or None for unknown
OfRow = Callable[[int], Value]

_COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_SPATIAL = {
    f"s_{name}": getattr(shapely, name)
    for name in (
        "intersects", "disjoint", "equals", "touches", "within", "overlaps", "crosses", "contains",
    )
}  # fmt: skip
_ARRAYS: Mapping[str, Callable[[set[Any], set[Any]], bool]] = {
    "a_equals": operator.eq,
    "a_contains": operator.ge,
    "a_containedby": operator.le,
    "a_overlaps": lambda one, other: bool(one & other),
}
_TYPES = {Type.TEXT: "text", Type.INTEGER: "number", Type.NUMBER: "number", Type.LIST: "list"}
_GEOMETRY = "geometry"


class BadFilter(ValueError):
    """A filter that cannot be read or does not fit the collection."""


@dataclass(frozen=True)
class _Typed:
    """A node's type (truth, text, number, list), its value in each row, and if that is one."""

    type: str
    of: OfRow
    constant: bool = False


def compiled(node: Any, collection: Collection) -> OfRow:
    """Return what ``node``, CQL2 JSON, says of a row: True, False, or None for unknown."""
    return _Compiler(collection).typed(node, "truth").of


class _Compiler:
    """Turns nodes into functions of a row, and refuses what does not fit together."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.fields = {field.name: field for field in collection.fields}

    def typed(self, node: Any, *types: str) -> _Typed:
        """Return ``node`` compiled, which must have one of ``types``."""
        found = self._compile(node)
        if types and found.type not in types:
            raise BadFilter(f"{_said(node)} is of type {found.type}, not {' or '.join(types)}")
        return found

    def _compile(self, node: Any) -> _Typed:
        if isinstance(node, bool):
            return _Typed("truth", lambda row: node, constant=True)
        if isinstance(node, str):
            return _Typed("text", lambda row: node, constant=True)
        if isinstance(node, (int, float)):
            return _Typed("number", lambda row: node, constant=True)
        if isinstance(node, list):
            values = [self._constant(item) for item in node]
            return _Typed("list", lambda row: values)
        if isinstance(node, dict) and "property" in node:
            return self._property(node["property"])
        if isinstance(node, dict) and isinstance(node.get("op"), str):
            args = node.get("args", [])
            if isinstance(args, list):
                return self._operation(node["op"].lower(), args)
        raise BadFilter(f"{_said(node)} cannot stand here")

    def _property(self, name: Any) -> _Typed:
        if not isinstance(name, str) or name not in self.fields:
            known = ", ".join(self.fields)
            raise BadFilter(f"there is no property {name!r}; there are {known}")
        rows = self.collection.rows
        return _Typed(_TYPES[self.fields[name].type], lambda row: rows[row][name])

    def _operation(self, op: str, args: list[Any]) -> _Typed:
        if op in ("and", "or"):
            return _Typed("truth", self._joined(op, args))
        if op in _COMPARED:
            return _Typed("truth", self._compared(_COMPARED[op], *_exactly(2, op, args)))
        if op in _SPATIAL:
            return _Typed("truth", self._spatial(op, *_exactly(2, op, args)))
        if op in _ARRAYS:
            return _Typed("truth", self._arrays(_ARRAYS[op], *_exactly(2, op, args)))
        if op in ("not", "isnull", "casei"):
            return self._single(op, *_exactly(1, op, args))
        if op == "between":
            value, low, high = _exactly(3, op, args)
            at_least = self._compared(operator.ge, value, low)
            at_most = self._compared(operator.le, value, high)
            return _Typed("truth", lambda row: _all((at_least(row), at_most(row))))
        if op == "in":
            return _Typed("truth", self._among(*_exactly(2, op, args)))
        if op == "like":
            return _Typed("truth", self._like(*_exactly(2, op, args)))
        raise BadFilter(f"{op} is not known here")

    def _single(self, op: str, node: Any) -> _Typed:
        if op == "not":
            truth = self.typed(node, "truth").of
            return _Typed("truth", lambda row: None if (v := truth(row)) is None else not v)
        if op == "casei":
            text = self.typed(node, "text")
            return _Typed("text", _folded(text.of), text.constant)
        if node == {"property": _GEOMETRY}:
            geometries = self.collection.geometries
            return _Typed("truth", lambda row: geometries[row] is None)
        value = self.typed(node).of
        return _Typed("truth", lambda row: value(row) is None)

    def _joined(self, op: str, nodes: list[Any]) -> OfRow:
        truths = [self.typed(node, "truth").of for node in nodes]
        join = _all if op == "and" else _any
        return lambda row: join(tuple(truth(row) for truth in truths))

    def _compared(self, compare: Callable[[Any, Any], bool], left: Any, right: Any) -> OfRow:
        one = self.typed(left, "text", "number", "truth")
        other = self.typed(right, one.type)
        return _known(compare, one.of, other.of)

    def _among(self, node: Any, nodes: Any) -> OfRow:
        if not isinstance(nodes, list):
            raise BadFilter("IN wants a list")
        equals = [self._compared(operator.eq, node, one) for one in nodes]
        return lambda row: _any(tuple(equal(row) for equal in equals))

    def _like(self, node: Any, pattern: Any) -> OfRow:
        text, wanted = self.typed(node, "text").of, self.typed(pattern, "text")
        if not wanted.constant:
            raise BadFilter("LIKE wants a pattern, not a property")
        like = _pattern(wanted.of(0))
        return lambda row: None if (v := text(row)) is None else like.fullmatch(v) is not None

    def _arrays(self, compare: Callable[[Any, Any], bool], left: Any, right: Any) -> OfRow:
        one, other = self.typed(left, "list").of, self.typed(right, "list").of
        return _known(lambda a, b: compare(set(a), set(b)), one, other)

    def _spatial(self, op: str, left: Any, right: Any) -> OfRow:
        one, other = self._geometry(left), self._geometry(right)
        try:
            met = np.broadcast_to(_SPATIAL[op](one, other), len(self.collection.rows))
        except (ShapelyError, ValueError) as error:
            raise BadFilter(f"{op}: {error}") from None
        missing = np.broadcast_to(
            shapely.is_missing(one) | shapely.is_missing(other), len(self.collection.rows)
        )
        return lambda row: None if missing[row] else bool(met[row])

    def _geometry(self, node: Any) -> Geometries | shapely.Geometry:
        if node == {"property": _GEOMETRY}:
            return self.collection.geometries
        try:
            if isinstance(node, dict) and "bbox" in node:
                return box_area(node["bbox"])
            if isinstance(node, dict) and "type" in node:
                return shape(node)
        except BadValue as error:
            raise BadFilter(str(error)) from None
        except (ShapelyError, ValueError, TypeError, LookupError, AttributeError) as error:
            raise BadFilter(f"{_said(node)} is no geometry ({error})") from None
        raise BadFilter(f"{_said(node)} is no geometry; the property is called {_GEOMETRY}")

    def _constant(self, node: Any) -> Value:
        found = self.typed(node, "text", "number")
        if not found.constant:
            raise BadFilter("a list holds texts or numbers, not properties")
        return found.of(0)


def _folded(text: OfRow) -> OfRow:
    return lambda row: None if (v := text(row)) is None else v.casefold()


def _known(compare: Callable[[Any, Any], bool], one: OfRow, other: OfRow) -> OfRow:
    """Return ``compare`` on two values, unknown where either is."""

    def of(row: int) -> Value:
        a, b = one(row), other(row)
        return None if a is None or b is None else compare(a, b)

    return of


def _all(truths: tuple[bool | None, ...]) -> bool | None:
    return False if False in truths else None if None in truths else True


def _any(truths: tuple[bool | None, ...]) -> bool | None:
    return True if True in truths else None if None in truths else False


def _pattern(text: str) -> re.Pattern[str]:
    """Return a LIKE pattern as a regular one: % any text, _ any character, \\ the next as it is.

    Each piece between two % is looked for once, where it stands first: no pattern takes
    longer than its length times the text's.
    """
    pieces = [""]
    for part in re.findall(r"\\.|%|_|[^\\%_]+|\\$", text, re.DOTALL):
        if part == "%":
            pieces.append("")
        else:
            plain = part[1:] if len(part) > 1 and part.startswith("\\") else part
            pieces[-1] += "." if part == "_" else re.escape(plain)
    first, *middle = pieces[:-1] or [pieces[-1]]
    if len(pieces) == 1:
        return re.compile(first, re.DOTALL)
    found = "".join(f"(?>.*?{piece})" for piece in middle if piece)
    return re.compile(f"{first}{found}.*{pieces[-1]}", re.DOTALL)


def _exactly(count: int, op: str, args: list[Any]) -> list[Any]:
    if len(args) != count:
        raise BadFilter(f"{op} wants {count} arguments ({len(args)})")
    return args


def _said(node: Any) -> str:
    if isinstance(node, dict) and "property" in node:
        return str(node["property"])
    text = f"{node:g}" if isinstance(node, float) else repr(node)
    return text if len(text) <= 60 else f"{text[:59]}…"
