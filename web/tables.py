"""Files over HTTP: a layer, the initiatives or the view, in any format, under any selection."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from flask import Flask, Response, request

from geo.errors import UnknownName
from geo.export import formats
from geo.export.features import dumps
from geo.export.filters import EVERYTHING, Selection, parse
from geo.media_types import JSON
from geo.publish.response import Resource, Source, prepare
from web.cache import Kept
from web.context import Site
from web.errors import Problem, known, only_parameters, unknown
from web.responses import answer, fresh

_ROOM = 64 * 2**20  # bytes of files that a process keeps
_FILTERS = ("theme", "themes", "county", "initiative", "place", "clause", "q", "download")
_FILTERS_AND_LAYERS = ("layer", "layers", *_FILTERS)


def routes(app: Flask, site: Site) -> None:
    """Add ``<path>.<ext>`` and ``<path>/formats`` for /layers/<id>, /initiatives and /view."""
    known_formats, kept = formats.discover(), Kept(_ROOM)

    def made(name: str, selection: Selection, ext: str) -> Resource:
        address = f"{formats.path_of(name)}.{ext}"
        if selection == EVERYTHING and address in site.prepared:
            return site.prepared[address]

        def make() -> Resource:
            format_ = known_formats[ext]
            body = site.make_file(name, selection, ext)
            return prepare(Source(body, format_.media_type, packed=format_.packed), quality=4)

        return kept.get((address, selection), make)

    def file(name: str, ext: str) -> Response:
        known("format", ext, known_formats)
        selection = _selection(site, name)
        file_name = f"sichuan-{selection.file_name(name)}.{ext}"
        return answer(made(name, selection, ext), file_name, as_file=ext != "geojson")

    def listed(name: str) -> Response:
        selection = _selection(site, name)
        query = f"?{urlencode(selection.parameters)}" if selection.parameters else ""
        sizes = {ext: len(made(name, selection, ext).identity) for ext in known_formats}
        # Inside a text of JSON every quote is escaped: this stands nowhere but at a feature.
        rows = made(name, selection, "geojson").identity.count(b'{"type":"Feature","id":')
        return fresh(Source(dumps(formats.listing(name, rows, sizes, query)), JSON))

    @app.get("/layers/<name>")
    def layer_file(name: str) -> Response:
        layer_id, dot, ext = name.partition(".")
        if not dot:
            raise Problem(404, f"There is nothing at /layers/{name}.", {"value": f"/layers/{name}"})
        known("layer", layer_id, site.layers)
        return file(layer_id, ext)

    @app.get("/layers/<layer_id>/formats")
    def layer_formats(layer_id: str) -> Response:
        known("layer", layer_id, site.layers)
        return listed(layer_id)

    for name in ("initiatives", "view"):
        app.add_url_rule(f"/{name}.<ext>", name, partial(file, name))
        app.add_url_rule(f"/{name}/formats", f"{name}_formats", partial(listed, name))


def _selection(site: Site, name: str) -> Selection:
    """Return what the request selects of a table; only a table of layers has ``layer``."""
    only_parameters(*(_FILTERS if name in site.layers else _FILTERS_AND_LAYERS))
    values = {name: texts for name, texts in request.args.lists() if name != "download"}
    try:
        return parse(values, site.atlas, site.layers)
    except UnknownName as error:
        raise unknown(error) from None
