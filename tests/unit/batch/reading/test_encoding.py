"""Bytes of a list become its text, in whatever encoding the most of it is."""

from __future__ import annotations

import io
import json

import pytest

from geo.batch.reading.encoding import decoded, detect
from geo.errors import DataError
from geo.geocoding.names.lexicon import Lexicon

TEXT = "地点,项目\n双流区,一\n康定市,二\n"
TRADITIONAL = "地點,項目\n雙流區,一\n甘孜藏族自治州康定市,國家公園\n"


def _text(data: bytes) -> str:
    return "".join(text for text, _ in decoded(io.BytesIO(data), "l.csv").lines)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "utf-8"),
        (TEXT, "gb18030"),
        (TEXT, "utf-16"),
        (TEXT, "utf-16-le"),
        (TEXT, "utf-16-be"),
        (TEXT, "utf-32"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "utf-8"),
        ("a,b\n1,2\n", "ascii"),
    ],
)
def test_text_in_any_of_the_usual_encodings(text: str, encoding: str) -> None:
    assert _text(text.encode(encoding)) == text


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xef\xbb\xbf" * 2])
def test_byte_order_marks_are_no_text(mark: bytes) -> None:
    assert _text(mark + TEXT.encode()) == TEXT
    assert _text("\ufeff".encode("gb18030") + TEXT.encode("gb18030")) == TEXT


def test_every_county_alone_is_told_from_big5(lexicon: Lexicon) -> None:
    names = [county.name_zh for county in lexicon.boundaries.counties.values()]
    assert {detect(f"{name}\n".encode("gb18030"), "l.txt") for name in names} == {"gb18030"}


def test_a_line_in_another_encoding_is_read_in_it_and_marked() -> None:
    data = "地点\n双流区\n".encode() + "康定市\n".encode("gb18030")
    lines = list(decoded(io.BytesIO(data), "l.csv").lines)
    assert [text for text, _ in lines] == ["地点\n", "双流区\n", "康定市\n"]
    assert [mark is not None for _, mark in lines] == [False, False, True]
    other = "地点\n双流区\n温江区\n".encode("gb18030") + "康定市\n".encode()
    assert _text(other) == "地点\n双流区\n温江区\n康定市\n"


def test_a_broken_byte_is_seen_and_the_rest_of_its_line_read() -> None:
    data = "地点,n\n双流区,1\n康".encode() + b"\xff" + "定市,2\n".encode()
    *_, (text, mark) = decoded(io.BytesIO(data), "l.csv").lines
    assert text == "康\ufffd定市,2\n"
    assert mark
    assert "no UTF-8 text" in mark.note.en


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x00\x01\x02\x03", "binary data"),
        (b"a,b\n\x01\x02\n", "binary data"),
        (b"\xff\xff\n\xff\xff\n", "no text"),
        (json.dumps([{"地点": 1}]).encode(), "JSON"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(DataError, match=rf"l\.csv:1: must be .*\({why}\)"):
        _text(data)


def test_line_ends_of_every_system() -> None:
    assert len(list(decoded(io.BytesIO(b"a\rb\r\nc\n"), "l.csv").lines)) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_that_goes_on_and_on_is_refused(encoding: str) -> None:
    with pytest.raises(DataError, match=r"l\.csv:2: must be a row of less than 4 MB"):
        _text(("a\n" + "x" * 5 * 1024**2).encode(encoding))
