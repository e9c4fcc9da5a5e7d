"""What every group of routes works on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.export.filters import Selection
from geo.layers import Layer
from geo.publish.response import CachedResponse

MakeFile = Callable[[str, Selection, str], bytes]


@dataclass(frozen=True)
class SiteContext:
    """The atlas, its layers, and the answers that were prepared for every reader, by path.

    ``make_file`` returns the bytes of a table under a selection, in the format of an
    extension.
    """

    atlas: Atlas
    layers: Mapping[str, Layer]
    prepared: Mapping[str, CachedResponse]
    make_file: MakeFile
