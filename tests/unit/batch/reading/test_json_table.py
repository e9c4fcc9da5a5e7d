"""Lists in JSON: records, lines, features; and what is none."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from geo.batch.read import open_table
from geo.batch.reading.limits import UPLOAD
from geo.batch.table import Table
from geo.errors import DataError

_RECORDS = [{"项目": "甲", "地点": "双流区"}, {"地点": "康定市", "投资": 2.5, "标签": ["a", "b"]}]


def _table(data: bytes) -> Table:
    return open_table(io.BytesIO(data), "list.json")


@pytest.mark.parametrize(
    "whole",
    [
        _RECORDS,
        {"code": 0, "data": {"total": 2, "list": _RECORDS}},
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": record, "geometry": None} for record in _RECORDS
            ],
        },
    ],
)
def test_records_are_found_wherever_they_stand(whole: Any) -> None:
    table = _table(json.dumps(whole, ensure_ascii=False).encode("gb18030"))
    assert table.columns == ("项目", "地点", "投资", "标签")
    (chunk,) = table.chunks
    assert list(chunk.numbers) == [2, 3]
    assert list(chunk.rows) == [["甲", "双流区", "", ""], ["", "康定市", "2.5", "a、b"]]


def test_columns_of_one_length_are_records() -> None:
    whole = {"地点": ["双流区", "康定市"], "n": [1, 2]}
    table = _table(json.dumps(whole).encode())
    assert (table.columns, next(table.chunks).rows) == (
        ("地点", "n"),
        [["双流区", "1"], ["康定市", "2"]],
    )


def test_points_of_features_are_columns() -> None:
    point = {"type": "Point", "coordinates": [103.9, 30.6]}
    feature = {"type": "Feature", "properties": {"mc": "甲"}, "geometry": point}
    table = _table(json.dumps({"type": "FeatureCollection", "features": [feature]}).encode())
    assert table.columns == ("mc", "lon", "lat")
    assert next(table.chunks).rows == [["甲", "103.9", "30.6"]]


def test_a_broken_line_of_json_lines_is_named() -> None:
    lines = [json.dumps(record) for record in _RECORDS]
    assert len(next(_table("\n".join(lines).encode()).chunks).rows) == 2
    with pytest.raises(DataError, match=r"list\.json:3: must be JSON"):
        _table("\n".join([*lines, "{"]).encode())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"a": [1, 2', "must be JSON"),
        (b'{"a":' * 5000, "must be JSON"),
        (b"{}", "must be a list of records"),
    ],
)
def test_what_holds_no_records_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(DataError, match=rf"list\.json:1: {why}"):
        _table(data)


def test_half_a_character_is_shown_as_one_that_cannot_be_read() -> None:
    """Nothing could write it: every output would end in a traceback."""
    table = _table(b'[{"a\\ud800": "\\ud800", "b": ["\\udc00", {"c": "\\ud83d\\ude00\\ud800"}]}]')
    assert table.columns == ("a\ufffd", "b")
    (chunk,) = table.chunks
    assert list(chunk.rows[0]) == ["\ufffd", '["\ufffd", {"c": "\U0001f600\ufffd"}]']


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'[{"a": ' + b"[" * 985 + b"]" * 985 + b"}]", "must be JSON"),
        (
            b"[{" + b",".join(b'"%d": 1' % n for n in range(16_000)) + b"}" + b", {}" * 999 + b"]",
            "must have no more than 5,000,000 cells",
        ),
    ],
)
def test_what_is_small_to_send_and_large_to_read_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(DataError, match=why):
        list(open_table(io.BytesIO(data), "list.json", UPLOAD).chunks)
