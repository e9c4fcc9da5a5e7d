"""CQL2 on a small collection: what each operator selects, what NULL does, what is refused."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.export.features import dumps
from geo.export.schema import FIELDS
from geo.ogc import cql2
from geo.ogc.collection import Collection
from geo.ogc.cql2 import LONGEST, matching, parse
from geo.ogc.expression import BadFilter
from geo.vocabulary import Text

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[104, 30], [105, 30], [105, 31], [104, 31], [104, 30]]],
}
POINT = {"type": "Point", "coordinates": [104.5, 30.5]}
LINE = {"type": "LineString", "coordinates": [[100, 28], [102, 28]]}
ROWS: dict[str, tuple[Any, str, int | None, list[str]]] = {
    "a": (SQUARE, "Panda park", 2027, ["ecology", "reform"]),
    "b": (POINT, "panda base", None, ["ecology"]),
    "c": (LINE, "100% river_line", 2035, []),
    "d": (None, "it's 成都", 2027, ["reform"]),
}


def _features() -> list[bytes]:
    return [
        dumps({
            "type": "Feature",
            "id": id_,
            "geometry": geometry,
            "properties": {
                "title_en": title, "quote": title if id_ == "a" else id_, "target_year": year,
                "themes": themes,
            },
        })
        for id_, (geometry, title, year, themes) in ROWS.items()
    ]  # fmt: skip


@pytest.fixture(scope="module")
def small() -> Collection:
    fields = tuple(FIELDS[n] for n in ("id", "title_en", "quote", "target_year", "themes"))
    return Collection("small", Text("小", "small"), Text("", ""), fields, _features)


def _found(collection: Collection, text: str, language: str = "cql2-text") -> str:
    mask = matching(collection, text, language)
    return "".join(id_ for id_, met in zip(ROWS, mask, strict=True) if met)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("id = 'a'", "a"),
        ("'a' = id", "a"),
        ("id <> 'a'", "bcd"),
        ("title_en = 'it''s 成都'", "d"),
        ("target_year = 2027", "ad"),
        ("target_year > 2027", "c"),
        ("target_year <= 2027", "ad"),
        ("target_year <> 2027", "c"),
        ("NOT target_year = 2027", "c"),  # b is unknown either way
        ("target_year IS NULL", "b"),
        ("target_year IS NOT NULL", "acd"),
        ("target_year BETWEEN 2028 AND 2040", "c"),
        ("target_year NOT BETWEEN 2028 AND 2040", "ad"),
        ("id IN ('a', 'd', 'x')", "ad"),
        ("id NOT IN ('a', 'd')", "bc"),
        ("target_year IN (2035)", "c"),
        ("title_en LIKE 'Panda%'", "a"),
        ("title_en LIKE '%anda ____'", "ab"),
        (r"title_en LIKE '100\%%'", "c"),
        (r"title_en LIKE '%river\_line'", "c"),
        ("title_en LIKE '.*'", ""),
        ("title_en LIKE '%'", "abcd"),
        ("title_en LIKE '%%a%%'", "ab"),
        ("title_en LIKE '%a%a%k'", "a"),
        ("title_en LIKE '%_%_%e'", "bc"),
        ("title_en LIKE '____'", ""),
        ("title_en LIKE ''", ""),
        ("CASEI(title_en) LIKE CASEI('PANDA%')", "ab"),
        ("title_en = quote", "a"),
        ("id = 'a' OR id = 'b' AND target_year = 2027", "a"),  # AND first
        ("(id = 'a' OR id = 'b') AND target_year IS NULL", "b"),
        ("target_year = 2027 OR id = 'b'", "abd"),  # unknown or true is true
        ("NOT (target_year = 2027 AND id = 'b')", "acd"),  # unknown and true is unknown
        ("A_CONTAINS(themes, ('ecology'))", "ab"),
        ("A_OVERLAPS(themes, ('reform', 'x'))", "ad"),
        ("A_CONTAINEDBY(themes, ('reform'))", "cd"),
        ("A_EQUALS(themes, ('reform', 'ecology'))", "a"),
        ("true", "abcd"),
        ("S_INTERSECTS(geometry, BBOX(104, 30, 105, 31))", "ab"),
        ("S_INTERSECTS(geometry, BBOX(104.6, 30, 105, 31))", "a"),
        ("S_INTERSECTS(geometry, BBOX(170, -90, 101, 90))", "c"),  # across the 180th meridian
        ("S_INTERSECTS(POINT(104.5 30.5), geometry)", "ab"),
        ("S_WITHIN(geometry, POLYGON((103 29, 106 29, 106 32, 103 32, 103 29)))", "ab"),
        ("S_CONTAINS(geometry, POINT(104.5 30.5))", "ab"),
        ("S_CROSSES(geometry, LINESTRING(101 27, 101 29))", "c"),
        ("S_TOUCHES(geometry, POINT(104 30))", "a"),
        ("S_EQUALS(geometry, POINT(104.5 30.5))", "b"),
        ("S_DISJOINT(geometry, POINT(104.5 30.5))", "c"),
        ("NOT S_INTERSECTS(geometry, POINT(104.5 30.5))", "c"),  # d has no geometry: unknown
        ("geometry IS NULL", "d"),
    ],
)
def test_text(small: Collection, text: str, found: str) -> None:
    assert _found(small, text) == found


@pytest.mark.parametrize(
    ("node", "found"),
    [
        ({"op": "=", "args": [{"property": "id"}, "a"]}, "a"),
        ({"op": "in", "args": [{"property": "target_year"}, [2027, 2035]]}, "acd"),
        (
            {"op": "and", "args": [
                {"op": "isNull", "args": [{"property": "target_year"}]},
                {"op": "s_within", "args": [
                    {"property": "geometry"}, {"bbox": [104, 30, 105, 31]},
                ]},
            ]},
            "b",
        ),
        ({"op": "s_intersects", "args": [{"property": "geometry"}, LINE]}, "c"),
        (
            {"op": "like", "args": [
                {"op": "casei", "args": [{"property": "title_en"}]}, "panda%",
            ]},
            "ab",
        ),
    ],
)  # fmt: skip
def test_json(small: Collection, node: Any, found: str) -> None:
    assert _found(small, json.dumps(node), "cql2-json") == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 'red'", "no property 'colour'"),
        ("title_en = 5", "5 is of type number, not text"),
        ("target_year = 'x'", "type text, not number"),
        ("themes = 'ecology'", "themes is of type list"),
        ("target_year", "type number, not truth"),
        ("foo(id) = 1", "foo is not known"),
        ("target_year + 1 = 2028", "+ is not known"),
        ("id LIKE title_en", "a pattern"),
        ("id LIKE casei(title_en)", "a pattern"),
        ("id =", "expected"),
        ("id = 'a' DROP TABLE x", "expected"),
        ("S_INTERSECTS(place, POINT(1 2))", "called geometry"),
        ("S_INTERSECTS(geometry, POLYGON((103 30)))", "no geometry"),
        ("S_INTERSECTS(geometry, BBOX(1, 9, 2, 3))", "from south to north"),
        ("(" * 150 + "id = 'a'" + ")" * 150, None),
        ("NOT " * 150 + "id = 'a'", "levels deep"),
        ("id = '" + "x" * LONGEST + "'", f"{LONGEST} characters"),
        ("", "expected"),
    ],
)
def test_what_is_refused(small: Collection, text: str, said: str | None) -> None:
    if said is None:  # brackets alone are no level
        assert _found(small, text) == "a"
        return
    with pytest.raises(BadFilter) as caught:
        matching(small, text, "cql2-text")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1990 + "true" + ")" * 1990,
        "NOT " * 990 + "true",
        "id = " + "-" * 3900 + "1",
        "id = " + "(" * 1900 + "1, 1" + ")" * 1900,
        "id" + "=id" * 1300,
        "id = " + "casei(" * 560 + "'x'" + ")" * 560,
    ],
)
def test_no_nesting_ends_the_process(small: Collection, text: str) -> None:
    with suppress(BadFilter):  # refused or answered, and still here
        matching(small, text, "cql2-text")
    assert _found(small, "id = 'a'") == "a"


def _is_like(text: str, pattern: str) -> bool:
    """LIKE as it is defined: every way to read the pattern, a character at a time."""
    ends, signs = {0}, iter(pattern)
    for sign in signs:
        if sign == "%":
            ends = {end for start in ends for end in range(start, len(text) + 1)}
            continue
        wanted = next(signs, sign) if sign == "\\" else sign
        wild = sign == "_"
        ends = {e + 1 for e in ends if e < len(text) and (wild or text[e] == wanted)}
    return len(text) in ends


@given(text=st.text("ab%.", max_size=7), pattern=st.text("ab%_.\\", max_size=7))
def test_like_is_what_it_is_defined_to_be(text: str, pattern: str) -> None:
    one = [{"type": "Feature", "id": "a", "geometry": None, "properties": {"quote": text}}]
    fields = (FIELDS["id"], FIELDS["quote"])
    collection = Collection("one", Text("", ""), Text("", ""), fields, lambda: map(dumps, one))
    node = {"op": "like", "args": [{"property": "quote"}, pattern]}
    [found] = matching(collection, json.dumps(node), "cql2-json")
    assert found == _is_like(text, pattern)


def test_no_pattern_takes_for_ever(small: Collection) -> None:
    # Tried one way after the other this would outlast the sun.
    assert _found(small, "title_en LIKE '" + "%_" * 1_000 + "x'") == ""
    assert _found(small, "title_en LIKE '" + "%a" * 1_000 + "'") == ""


@pytest.mark.parametrize(
    "node",
    [
        {"op": "=", "args": [1]}, {"op": 5, "args": []}, {"op": "and", "args": 3}, [], {}, None, 7,
        {"op": "s_intersects", "args": [{"property": "geometry"}, {"bbox": [1]}]},
        {"op": "s_intersects", "args": [{"property": "geometry"}, {"type": "Point"}]},
        {"op": "in", "args": [{"property": "id"}, "a"]}, {"property": ["id"]},
        {"op": "a_contains", "args": [{"property": "themes"}, [{"property": "id"}]]},
    ],
)  # fmt: skip
def test_odd_json_is_refused(small: Collection, node: Any) -> None:
    with pytest.raises(BadFilter):
        matching(small, json.dumps(node), "cql2-json")


@pytest.mark.parametrize("wrong", ["(" * 60 + "1", "(" * 40 + "1 +" + ")" * 40, "((a=1) AND " * 30])
def test_many_brackets_are_refused_within_bounds(
    monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setattr(cql2, "_READ_S", 0.3)
    with pytest.raises(BadFilter, match=r"brackets|line|expected"):
        parse(wrong, "cql2-text")


def test_many_brackets_that_are_right_are_read() -> None:
    assert parse("(" * 20 + "a > 1" + ")" * 20, "cql2-text") == parse("a > 1", "cql2-text")


def test_what_takes_long_to_work_out_is_refused(
    monkeypatch: pytest.MonkeyPatch, small: Collection
) -> None:
    monkeypatch.setattr(cql2, "_WORK_S", 0.0)
    with pytest.raises(BadFilter, match="takes too long"):
        matching(small, "S_WITHIN(geometry,geometry)", "cql2-text")
