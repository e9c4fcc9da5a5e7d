"""A zip that holds one list and nothing else, as portals hand out tables."""

from __future__ import annotations

import lzma
import os
import shutil
import weakref
import zipfile
import zlib
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, BinaryIO

from geo.batch.reading.limits import Limits, size_text
from geo.errors import DataError

_UTF8, _ENCRYPTED = 0x800, 0x1  # bits of an entry's flags
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(OSError, ValueError, EOFError, RuntimeError),
)
_HIDDEN = ("__MACOSX", ".", "Thumbs.db", "desktop.ini")  # what systems put into archives


@dataclass(frozen=True)
class Archive:
    """The one file of an archive: its name and its bytes, open until its last row is read."""

    name: str
    file: BinaryIO


def only_entry(archive: zipfile.ZipFile) -> zipfile.ZipInfo | None:
    """Return the one file in ``archive`` besides what systems put there, or None."""
    entries = [
        entry
        for entry in archive.infolist()
        if not entry.is_dir()
        and not any(part.startswith(_HIDDEN) for part in entry.filename.split("/"))
    ]
    return entries[0] if len(entries) == 1 else None


def unpacked(stream: BinaryIO, name: str, limits: Limits) -> Archive:
    """Return the one file in the zip ``stream``, which is called ``name``.

    DataError, which begins with ``name``, where it is too large, broken or has a password.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            entry = only_entry(archive)
            if entry is None or entry.flag_bits & _ENCRYPTED:
                raise DataError([f"{name}:1: must be a list, not an archive with a password"])
            if entry.file_size >= limits.size:
                limit, found = size_text(limits.size), size_text(entry.file_size)
                raise DataError([f"{name}:1: must be smaller than {limit} ({found} unpacked)"])
            with archive.open(entry) as packed:  # it gives no more than the size that is said
                file = _scratch(packed)
    except _BROKEN as error:
        raise DataError([f"{name}:1: must be a zip ({type(error).__name__})"]) from None
    return Archive(_readable(entry).rsplit("/", 1)[-1], file)


def _scratch(packed: IO[bytes]) -> BinaryIO:
    """The bytes of ``packed`` in a file without a name, which goes with the last who reads it."""
    with TemporaryFile() as file:
        shutil.copyfileobj(packed, file)
        file.seek(0)
        number = os.dup(file.fileno())
    kept = open(number, "rb", closefd=False)  # noqa: SIM115
    weakref.finalize(kept, os.close, number)
    return kept


def _readable(entry: zipfile.ZipInfo) -> str:
    """The name of ``entry``, which Chinese Windows writes in GB18030 without saying so."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename
