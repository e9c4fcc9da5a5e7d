"""What every group of routes works on."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from functools import cached_property

from geo.atlas import Atlas
from geo.batch.upload import Upload
from geo.export.filters import Selection
from geo.layers import Layer
from geo.ogc.collection import Collection
from geo.ogc.registry import collections
from geo.publish.response import CachedResponse

IsGone = Callable[[], bool]
AnswerUpload = Callable[[Upload, bytes, IsGone], Generator[bytes, None, None]]
MakeFile = Callable[[str, Selection, str], bytes]


@dataclass(frozen=True)
class SiteContext:
    """The atlas, its layers, and the answers that were prepared for every reader, by path.

    ``make_file`` returns the bytes of a table under a selection, in the format of an
    extension. ``answer_upload`` geocodes a list that a reader sent, given as its bytes,
    and yields the answer in pieces; it raises DataError for what cannot be read, Busy where
    there are too many at once, and Gone where the client does not wait for it any more.
    """

    atlas: Atlas
    layers: Mapping[str, Layer]
    prepared: Mapping[str, CachedResponse]
    make_file: MakeFile
    answer_upload: AnswerUpload

    @cached_property
    def collections(self) -> dict[str, Collection]:
        """The collections of /ogc by id: read from what is prepared, else made."""
        written = {path: answer.identity for path, answer in self.prepared.items()}
        return collections(self.atlas, self.layers, written)
