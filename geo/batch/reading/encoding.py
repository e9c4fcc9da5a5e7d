"""Text out of bytes: the encoding of a list, and of the single lines that are in another."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import BinaryIO

from geo.batch.reading.sheet import Mark
from geo.errors import DataError
from geo.vocabulary import Text

SAMPLE = 256 * 1024
_BLOCK = 256 * 1024
_LONGEST = 4 * 1024**2  # bytes, or characters of UTF-16, of a line
_BOMS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\x84\x31\x95\x33": "gb18030",
}
SAID = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
}
_WIDE = {"utf-16", "utf-16-le", "utf-16-be", "utf-32"}
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_HAN = re.compile(rb"[\xe1-\xef][\x80-\xbf]{2}")
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]|[\x80-\xff]")
# The characters that each standard holds to be the most usual, and its punctuation.
_USUAL = {
    "gb18030": re.compile(rb"[\xb0-\xd7\xa1-\xa3][\xa1-\xfe]"),
    "big5hkscs": re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]"),
}
# Letters with accents, quotation marks, dashes.
_WESTERN = re.compile(
    rb"[\xc0-\xd6\xd8-\xf6\xf8-\xff\x80\x85\x8a\x8c\x8e\x91-\x97\x9a\x9c\x9e\x9f\xa0\xab\xb0\xbb]"
)
_RUN = re.compile(rb"[\x80-\xff]+")
_MOSTLY = 0.95
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

TextLine = tuple[str, Mark | None]


@dataclass(frozen=True)
class Decoded:
    """The encoding as it is called, and the lines with their ends, each once."""

    encoding: str
    lines: Iterator[TextLine]


def decoded(stream: BinaryIO, name: str) -> Decoded:
    """Return the text in ``stream``, line by line, no byte order mark at its start.

    A line in another encoding than the rest is read in that, or with U+FFFD where bytes
    are no text in any, and has a mark. DataError for what is no text.
    """
    sample = stream.read(SAMPLE)
    stream.seek(0)
    encoding = detect(sample, name)
    if encoding in _WIDE:
        text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        return Decoded(encoding, _without_marks(_wide_lines(text, name)))
    narrow = (_line(raw, encoding) for raw in _byte_lines(stream, name))
    return Decoded(encoding, _without_marks(narrow))


def detect(sample: bytes, name: str) -> str:
    """Return the encoding of ``sample``, a key of ``SAID``; DataError for what is no text."""
    for mark, encoding in _BOMS.items():
        if sample.startswith(mark):
            return encoding
    if b"\0" in sample:
        return _without_bom(sample, name)
    lines = sample.splitlines()
    if len(sample) == SAMPLE and len(lines) > 1:
        lines.pop()  # it may be cut in the middle of a character
    high = [line for line in lines if _HIGH.search(line)]
    valid = sum(1 for line in high if _is(line, "utf-8"))
    if 2 * valid >= len(high):
        encoding = "utf-8"
    elif _is_western(b"\n".join(high)):
        encoding = "cp1252"
    else:
        shares = {encoding: _usual(high, encoding) for encoding in _USUAL}
        encoding = max(shares, key=lambda key: shares[key])
    unreadable = sum(1 for line in high if "\ufffd" in _line(line, encoding)[0])
    if 2 * unreadable > len(lines):
        raise DataError([f"{name}:1: must be text in UTF-8, GB18030, Big5 or UTF-16 (no text)"])
    if re.match(rb"\s*(?:\[\s*)?\{\s*(?:\"|\})", sample):
        raise DataError([f"{name}:1: must be CSV, TSV, a workbook or Parquet (JSON)"])
    if _CONTROL.search(sample.decode(encoding, "replace")):
        raise DataError([_binary(name)])
    return encoding


def _binary(name: str) -> str:
    return f"{name}:1: must be CSV, TSV, a workbook or Parquet (binary data)"


def _without_bom(sample: bytes, name: str) -> str:
    """UTF-16 has a zero in every second byte of what is ASCII."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        ordinary = re.search(r"[,\t;|\n]", text) and not re.search(r"[\ue000-\uf8ff\ufffd]", text)
        if ordinary and not _CONTROL.search(text):
            return encoding
    raise DataError([_binary(name)])


def _is_western(text: bytes) -> bool:
    """Whether what is not ASCII are western letters, most alone: no half of a character is."""
    runs = _RUN.findall(text)
    alone = sum(1 for run in runs if len(run) == 1)
    return len(_WESTERN.findall(text)) >= _MOSTLY * sum(map(len, runs)) and 2 * alone >= len(runs)


def _usual(lines: list[bytes], encoding: str) -> float:
    """How much of the text would be usual characters if it were in ``encoding``."""
    pairs = [pair for line in lines for pair in _PAIR.findall(line)]
    readable = sum(1 for line in lines if _is(line, encoding))
    usual = sum(1 for pair in pairs if _USUAL[encoding].fullmatch(pair))
    return usual / max(len(pairs), 1) + readable / max(len(lines), 1)


def _is(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _byte_lines(stream: BinaryIO, name: str) -> Iterator[bytes]:
    rest, number = b"", 0
    while block := stream.read(_BLOCK):
        pieces = (rest + block).splitlines(keepends=True)
        rest = pieces.pop()  # may go on in the next block
        number += len(pieces)
        if len(rest) > _LONGEST:
            raise _too_long(name, number + 1)
        yield from pieces
    if rest:
        yield from rest.splitlines(keepends=True)


def _too_long(name: str, number: int) -> DataError:
    limit = f"{_LONGEST // 1024**2} MB"
    return DataError([f"{name}:{number}: must be a row of less than {limit}"])


def _wide_lines(text: io.TextIOWrapper, name: str) -> Iterator[TextLine]:
    lines = iter(partial(text.readline, _LONGEST), "")
    try:
        for number, line in enumerate(lines, start=1):
            if len(line) == _LONGEST:
                raise _too_long(name, number)
            yield line, _unreadable("UTF-16") if "\ufffd" in line else None
    finally:
        if not text.closed:
            text.detach()  # the stream is closed by who opened it


def _line(raw: bytes, encoding: str) -> TextLine:
    """The text of a line, with a mark where it is not all in ``encoding``."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return _other(raw, encoding)
    if encoding != "utf-8" and _UTF8_HAN.search(raw) and _is(raw, "utf-8"):
        return raw.decode("utf-8"), _elsewise("UTF-8")
    return text, None


def _other(raw: bytes, encoding: str) -> TextLine:
    if encoding == "utf-8":
        # Text in UTF-8 with a byte that is broken is not to be taken for other characters.
        if not _UTF8_HAN.search(raw) and _is(raw, "gb18030"):
            return raw.decode("gb18030"), _elsewise("GB18030")
    elif _UTF8_HAN.search(raw) and _is(raw, "utf-8"):
        return raw.decode("utf-8"), _elsewise("UTF-8")
    return raw.decode(encoding, "replace"), _unreadable(SAID[encoding])


def _elsewise(encoding: str) -> Mark:
    return Mark(Text(f"此行按{encoding}读出", f"this row was read as {encoding}"))


def _unreadable(encoding: str) -> Mark:
    return Mark(
        Text(f"此行有不是{encoding}文字的字节", f"this row has bytes that are no {encoding} text")
    )


def _without_marks(lines: Iterator[TextLine]) -> Iterator[TextLine]:
    """The lines without byte order marks at the start, of which some programs write two."""
    first = [(text.lstrip("\ufeff"), mark) for text, mark in islice(lines, 1)]
    return chain(first, lines)
