"""Tables in JSON: records in a list, wherever it stands, JSON Lines, and features of GeoJSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO

from geo.batch.reading.limits import MOST_COLUMNS, Limits, size_text
from geo.batch.reading.sheet import Line, Sheet
from geo.errors import DataError

_IS_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*(?:\"|\})")
_ENCODINGS = ("utf-8-sig", "gb18030")
_LARGEST = 100 * 1024**2  # bytes: it is read as a whole
_DEEPEST = 4  # lists within records of lists
_POINT = ("lon", "lat")

Record = Mapping[str, Any]


def is_json(sample: bytes) -> bool:
    """Whether ``sample`` begins as an object, or a list of them, does."""
    return _IS_JSON.match(sample) is not None


def sheet(stream: BinaryIO, name: str, limits: Limits) -> Sheet:
    """Return the records as a Sheet: the first line has their keys, each record is a line.

    Of a feature these are its properties, and ``lon`` and ``lat`` of a point. DataError for
    what is no JSON, or holds no records.
    """
    data = stream.read(_LARGEST)
    if len(data) == _LARGEST:
        raise DataError([f"{name}:1: must be smaller than {size_text(_LARGEST)} (JSON)"])
    records = [_flat(record) for record in _records(_text(data, name), name)]
    keys = list(dict.fromkeys(key for record in records for key in record))
    if not keys:
        raise DataError([f"{name}:1: must be a list of records (JSON without one)"])
    if len(keys) > MOST_COLUMNS:
        raise DataError([f"{name}:1: must have no more than {MOST_COLUMNS:,} columns"])
    if len(keys) * len(records) > limits.cells:  # a record need not have all keys
        raise DataError([f"{name}:1: must have no more than {limits.cells:,} cells"])

    def line(number: int, record: Record) -> Line:
        try:
            return Line(number, [_cell(record.get(key)) for key in keys])
        except RecursionError:
            raise DataError([f"{name}:{number}: must be JSON of fewer levels"]) from None

    def lines(most: int | None) -> Iterator[Line]:
        rows = (line(number, record) for number, record in enumerate(records, 2))
        return islice(chain([Line(1, list(map(_sound, keys)))], rows), most)

    return Sheet("", lines)


def _text(data: bytes, name: str) -> str:
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataError([f"{name}:1: must be text in UTF-8 (JSON)"])


def _records(text: str, name: str) -> Sequence[Record]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        return _lines_of(text, name, error)
    found = _list_in(whole, _DEEPEST)
    if found is not None or not isinstance(whole, dict):
        return found or []
    return _of_columns(whole) or [whole]


def _of_columns(whole: Record) -> list[Record]:
    """The records of columns, each a list of the same length; none where they are not."""
    columns = list(whole.values())
    is_table = all(isinstance(column, list) for column in columns)
    if not is_table or len({len(column) for column in columns}) != 1:
        return []
    return [dict(zip(whole, row, strict=True)) for row in zip(*columns, strict=True)]


def _lines_of(text: str, name: str, error: Exception) -> list[Record]:
    """JSON Lines: a record in each line; the first that is none says what is wrong."""
    found: list[Record] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as broken:
            # A whole document is told where it breaks, not that its first line is none.
            row, why = (number, broken) if found else (getattr(error, "lineno", 1), error)
            raise DataError([f"{name}:{row}: must be JSON ({why})"[:300]]) from None
        if isinstance(record, dict):
            found.append(record)
    return found


def _list_in(value: object, deepest: int) -> list[Record] | None:
    """The first list of objects in ``value``, or of what its keys hold."""
    if isinstance(value, list):
        records: list[Record] = [one for one in value if isinstance(one, dict)]
        return records if 2 * len(records) > len(value) else None
    if not isinstance(value, dict) or not deepest:
        return None
    if value.get("type") == "Feature":
        return [value]
    found = (_list_in(one, deepest - 1) for one in value.values())
    return next((records for records in found if records), None)


def _flat(record: Record) -> Record:
    """``record``, of a feature what it says of itself; a point as two columns."""
    if record.get("type") != "Feature":
        return record
    properties = record.get("properties")
    flat = dict(properties) if isinstance(properties, dict) else {}
    geometry = record.get("geometry")
    if isinstance(geometry, dict) and geometry.get("type") == "Point":
        at = geometry.get("coordinates")
        if isinstance(at, list) and len(at) > 1:
            flat |= {key: value for key, value in zip(_POINT, at, strict=False) if key not in flat}
    return flat


def _cell(value: object) -> str:
    """As a spreadsheet would have it: lists and objects stay JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _sound(value)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return _sound("、".join(value))
    return _sound(json.dumps(value, ensure_ascii=False))


def _sound(text: str) -> str:
    """``text`` with U+FFFD for halves of characters, which JSON may name and nothing can write."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
