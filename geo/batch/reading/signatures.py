"""What a file is that is no list, by the bytes it begins with and what it holds."""

from __future__ import annotations

from collections.abc import Iterable

_BEGINNINGS = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"II*\0": "a TIFF image",
    b"MM\0*": "a TIFF image",
    b"%PDF": "a PDF document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"SQLite format 3": "an SQLite database",
    b"MIME-Version:": "a web archive (MHT)",
    b"From: <Saved by": "a web archive (MHT)",
}
_PARTS = {
    "word/": "a Word document",
    "ppt/": "a PowerPoint document",
    "Index/": "an Apple Numbers document",
}
# Streams of an old Microsoft file, as its folder names them.
_STREAMS = {
    "EncryptedPackage": "a workbook with a password",
    "WordDocument": "a Word document",
    "PowerPoint Document": "a PowerPoint document",
}


def of_bytes(sample: bytes) -> str | None:
    """Return what begins as ``sample`` does, None for what may be a list."""
    plain = sample.removeprefix(b"\xef\xbb\xbf")
    return next((said for start, said in _BEGINNINGS.items() if plain.startswith(start)), None)


def of_archive(names: Iterable[str]) -> str | None:
    """Return what a zip with entries of these ``names`` is, None where it is not known."""
    known = [said for name in names for part, said in _PARTS.items() if name.startswith(part)]
    return known[0] if known else None


def of_streams(sample: bytes) -> str | None:
    """Return what an old Microsoft file is that begins with ``sample``, None for a workbook."""
    if "Workbook".encode("utf-16-le") in sample:
        return None
    return next((said for s, said in _STREAMS.items() if s.encode("utf-16-le") in sample), None)
