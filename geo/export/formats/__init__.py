"""The forms in which the data leave: a value each, one small file a format, found by itself.

To add one, add a file beside this one that sets ``FORMAT``; addresses, command line,
list and tests pick it up. In: how one format is written. Not in: which rows and properties
(``geo.export``). What each keeps and loses stands in ``docs/formats.md``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from geo.atlas import Atlas
from geo.export.filters import Selection
from geo.export.tables import Export, table
from geo.layers import Layer
from geo.vocabulary import Text


@dataclass(frozen=True)
class Format:
    """A file format. ``note`` says what a reader does with it and what it cannot hold.

    ``write`` returns the whole file, the same bytes for the same export; ``precompressed`` says
    that they are compressed already. ``order`` is the place in the list.
    """

    ext: str
    order: int
    media_type: str
    title: Text
    note: Text
    write: Callable[[Export], bytes]
    precompressed: bool = False

    def as_dict(self) -> dict[str, Any]:
        """What a list of formats says of it."""
        return {
            "ext": self.ext,
            "media_type": self.media_type,
            "title": self.title.as_dict(),
            "note": self.note.as_dict(),
        }


def discover() -> dict[str, Format]:
    """Return the formats by extension, in their order; ValueError for an extension used twice."""
    found: dict[str, Format] = {}
    for module in pkgutil.iter_modules(__path__):
        format_: Format = importlib.import_module(f"{__name__}.{module.name}").FORMAT
        if format_.ext in found:
            raise ValueError(f"format extension must be unique ({format_.ext})")
        found[format_.ext] = format_
    return dict(sorted(found.items(), key=lambda item: item[1].order))


def listing(name: str, rows: int, sizes: Mapping[str, int], query: str = "") -> dict[str, Any]:
    """Return what can be had of a table: its rows, and each format with its size and address.

    ``sizes`` are bytes by extension, ``query`` the parameters that the addresses carry.
    """
    known, path = discover(), path_of(name)
    forms = [
        {**known[ext].as_dict(), "bytes": size, "href": f"{path}.{ext}{query}"}
        for ext, size in sizes.items()
    ]
    return {"rows": rows, "formats": forms}


def path_of(name: str) -> str:
    """Return the address of a table, without extension: of a layer by its id."""
    return f"/{name}" if name in ("initiatives", "view", "progress") else f"/layers/{name}"


def file_maker(atlas: Atlas, layers: Mapping[str, Layer]) -> Callable[[str, Selection, str], bytes]:
    """Return what makes the file of a table (see ``exports.table``) under a selection.

    Its third argument is the extension of a format. A table is read once for the formats
    that are asked for one after the other.
    """
    known = discover()
    read = lru_cache(1)(partial(table, atlas, layers))
    return lambda name, selection, ext: known[ext].write(read(name, selection))
