"""A zip with one list in it, as portals hand out tables."""

from __future__ import annotations

import io
import struct
from contextlib import suppress

import pytest

from geo.batch.read import open_table
from geo.batch.reading.limits import UPLOAD
from geo.errors import DataError
from tests.support.lists import xlsx_bytes, zipped

LIST = "地点\n双流区\n荥经县\n".encode("gb18030")


def _renamed(data: bytes, old: str, new: bytes) -> bytes:
    """``data`` with the name of an entry in other bytes, as no flag tells."""
    assert len(old.encode()) == len(new)
    return data.replace(old.encode(), new)


def _refusal(data: bytes) -> str:
    with pytest.raises(DataError) as error:
        list(open_table(io.BytesIO(data), "l.zip", UPLOAD).chunks)
    return str(error.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"名单.csv": LIST}), "压缩包中的名单.csv；GB18030"),
        (zipped({"a/": b"", "a/b/l.csv": LIST, "__MACOSX/a/._l.csv": b"x"}), "压缩包中的l.csv"),
        (_renamed(zipped({"1234.csv": LIST}), "1234", "名单".encode("gb18030")), "中的名单.csv"),
        (zipped({"l.xlsx": xlsx_bytes([["地点"], ["双流区"], ["荥经县"]])}), "压缩包中的l.xlsx"),
    ],
)  # fmt: skip
def test_the_one_list_in_a_zip_is_read_and_named(data: bytes, said: str) -> None:
    table = open_table(io.BytesIO(data), "l.zip", UPLOAD)
    assert [row[0] for chunk in table.chunks for row in chunk.rows] == ["双流区", "荥经县"]
    assert said in table.said.zh


def test_other_zips_are_refused_in_one_line() -> None:
    one = zipped({"l.csv": LIST})
    assert "an archive (in an archive)" in _refusal(zipped({"one.zip": one}))
    assert "l.zip/a.png:1: must be a list, not a PNG image" in _refusal(
        zipped({"a.png": b"\x89PNG"})
    )
    assert "(20.0 MB unpacked)" in _refusal(zipped({"l.csv": b"\n" * UPLOAD.size}))
    entry = one.index(b"PK\x01\x02")
    flagged = bytearray(one)
    flagged[entry + 8] |= 1
    assert "an archive with a password" in _refusal(bytes(flagged))


def test_a_zip_that_says_less_than_it_holds_gives_no_more() -> None:
    data = bytearray(zipped({"l.csv": b"\n" * UPLOAD.size}))
    at = data.index(b"PK\x01\x02")
    for place in (22, at + 24):
        data[place : place + 4] = struct.pack("<I", 10)
    assert "must be a zip" in _refusal(bytes(data))


def test_a_broken_zip_is_told() -> None:
    """Whichever of its bytes is another, it is read or refused."""
    whole = zipped({"l.csv": LIST})
    for at in range(4, len(whole)):
        data = whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :]
        with suppress(DataError):
            list(open_table(io.BytesIO(data), "l.zip", UPLOAD).chunks)
