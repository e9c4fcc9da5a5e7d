"""Files over HTTP: a layer, the initiatives or the view, in any format, under any selection."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from flask import Blueprint, Response, request

from geo.export import formats
from geo.export.features import dumps
from geo.export.filters import EVERYTHING, NAMES, Selection, parse
from geo.media_types import JSON
from geo.publish.response import CachedResponse, Content, prepare
from web.cache import ResponseCache
from web.context import SiteContext
from web.errors import Problem, reject_unknown_parameters, require_known
from web.responses import answer, fresh

_MAX_BYTES = 32 * 2**20  # bytes of files that a process keeps
_FILTERS_AND_LAYERS = (*NAMES, "download")
_FILTERS = tuple(name for name in _FILTERS_AND_LAYERS if not name.startswith("layer"))


def blueprint(site: SiteContext) -> Blueprint:
    """Add ``<path>.<ext>`` and ``<path>/formats`` of each table.

    The paths are /layers/<id>, /initiatives, /view and /progress.
    """
    routes, files = Blueprint("tables", __name__), _Files(site)

    @routes.get("/layers/<name>")
    def layer_file(name: str) -> Response:
        layer_id, dot, ext = name.partition(".")
        if not dot:
            raise Problem(404, f"There is nothing at /layers/{name}.", {"value": f"/layers/{name}"})
        require_known("layer", layer_id, site.layers)
        return files.file(layer_id, ext)

    @routes.get("/layers/<layer_id>/formats")
    def layer_formats(layer_id: str) -> Response:
        require_known("layer", layer_id, site.layers)
        return files.listed(layer_id)

    for name in ("initiatives", "view", "progress"):
        routes.add_url_rule(f"/{name}.<ext>", name, partial(files.file, name))
        routes.add_url_rule(f"/{name}/formats", f"{name}_formats", partial(files.listed, name))

    return routes


class _Files:
    """The tables as files, as the request selects; those that were asked for last are kept."""

    def __init__(self, site: SiteContext) -> None:
        self._site = site
        self._formats = formats.discover()
        self._kept = ResponseCache(_MAX_BYTES)

    def file(self, name: str, ext: str) -> Response:
        """Answer with the table in one format."""
        require_known("format", ext, self._formats)
        selection = _selection(self._site, name)
        file_name = f"sichuan-{selection.file_name(name)}.{ext}"
        return answer(self._made(name, selection, ext), file_name, as_file=ext != "geojson")

    def listed(self, name: str) -> Response:
        """Answer with the formats that the table has, their sizes and the number of its rows."""
        selection = _selection(self._site, name)
        query = f"?{urlencode(selection.parameters)}" if selection.parameters else ""
        sizes = {ext: len(self._made(name, selection, ext).identity) for ext in self._formats}
        # Inside a text of JSON every quote is escaped: this stands nowhere but at a feature.
        written = self._made(name, selection, "geojson").identity
        rows = written.count(b'{"type":"Feature","id":')
        return fresh(Content(dumps(formats.listing(name, rows, sizes, query)), JSON))

    def _made(self, name: str, selection: Selection, ext: str) -> CachedResponse:
        address = f"{formats.path_of(name)}.{ext}"
        if selection == EVERYTHING and address in self._site.prepared:
            return self._site.prepared[address]

        def make() -> CachedResponse:
            format_ = self._formats[ext]
            body = self._site.make_file(name, selection, ext)
            return prepare(
                Content(body, format_.media_type, precompressed=format_.precompressed), quality=4
            )

        return self._kept.get((address, selection), make)


def _selection(site: SiteContext, name: str) -> Selection:
    """Return what the request selects of a table; only a table of layers has ``layer``."""
    has_layers = name in ("initiatives", "view")
    reject_unknown_parameters(*(_FILTERS_AND_LAYERS if has_layers else _FILTERS))
    values = {name: texts for name, texts in request.args.lists() if name != "download"}
    return parse(values, site.atlas, site.layers)
