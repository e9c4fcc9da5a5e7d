"""A reader's own list, geocoded: in with POST /geocode, out as JSON or as the report."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from flask import Blueprint, Response, request
from werkzeug.datastructures import FileStorage

from geo.batch import report
from geo.batch.column_guess import knower
from geo.batch.columns import ColumnRequest, choose
from geo.batch.factory import geocoder_for
from geo.batch.output import OUTPUTS, Geometries
from geo.batch.page_model import model
from geo.batch.read import open_table
from geo.batch.reading.limits import UPLOAD
from geo.batch.table import Table, TooManyRows
from geo.batch.work import GeocodedChunk, work
from geo.errors import DataError
from geo.geocoding import lexicon
from geo.geocoding.resolve import Resolver
from geo.media_types import GEOJSON, GPKG, JSON, PARQUET
from geo.publish.response import Content, prepare
from web.context import SiteContext
from web.errors import Problem, reject_unknown_parameters, whole_number
from web.responses import answer, attachment

MOST_BYTES = UPLOAD.size
MOST_ROWS = UPLOAD.rows
_PARAMETERS = (
    "name",
    "place_column",
    "sheet",
    "text_column",
    "lon_column",
    "lat_column",
    "accept_fuzzy",
    "lang",
    "format",
)
_FILES = {"geojson": GEOJSON, "gpkg": GPKG, "parquet": PARQUET}
_FORMATS = ("json", "csv", *_FILES)  # csv is the report
_SAMPLE = "sample_list.csv"


def blueprint(site: SiteContext) -> Blueprint:
    """Add POST /geocode and GET /geocode/sample.csv. Nothing sent is kept."""
    routes = Blueprint("geocode", __name__)
    atlas = site.atlas
    sample = (atlas.folder / _SAMPLE).read_bytes()
    prepared_sample = prepare(Content(b"\xef\xbb\xbf" + sample, "text/csv; charset=utf-8"))

    @lru_cache(1)
    def names() -> lexicon.Lexicon:
        # Made when first asked for: many who read the map bring no list.
        return lexicon.build(atlas.folder, atlas.boundaries, atlas.gazetteer)

    @routes.get("/geocode/sample.csv")
    def sample_list() -> Response:
        reject_unknown_parameters()
        return answer(prepared_sample)

    @routes.post("/geocode")
    def geocode() -> Response:
        reject_unknown_parameters(*_PARAMETERS)
        language = _one_of("lang", report.LANGUAGES)
        format_ = _one_of("format", _FORMATS)
        resolver = Resolver(names(), _accept_fuzzy())
        stream, name = _list()
        try:
            sheets = request.args.getlist("sheet")
            table = open_table(stream, name, UPLOAD, sheets, knower(resolver))
            choice = choose(table, _wanted(), resolver)
            dones = list(work(table, choice, geocoder_for(choice.kind, resolver, atlas.folder)))
            if format_ == "csv":
                return _report(dones, language, table)
            if format_ in _FILES:
                geometries = Geometries(atlas.boundaries, choice.kind)
                return _file(dones, format_, name, (table.columns, geometries, language))
            return _json(model(table, choice, dones, names()))
        except TooManyRows as error:
            facts = {"value": name, "allowed": MOST_ROWS}
            raise Problem(413, str(error), facts) from None
        except DataError as error:
            facts = {"problems": list(error.problems), "value": name}
            raise Problem(422, str(error), facts) from None

    return routes


def _list() -> tuple[BinaryIO, str]:
    """The list sent, as the body itself or as the field ``file`` of a form, and its name."""
    request.max_content_length = MOST_BYTES + 64 * 1024  # a form adds some lines
    given = request.args.get("name", "")
    if request.mimetype == "multipart/form-data":
        file: FileStorage | None = request.files.get("file")
        if file is None:
            raise Problem(400, "The form must have a field “file”.", {"parameter": "file"})
        data, given = file.read(), given or file.filename or ""
    else:
        data = request.get_data(cache=False)
    if len(data) > MOST_BYTES:
        facts = {"value": len(data), "allowed": MOST_BYTES}
        raise Problem(413, f"A list must be smaller than {MOST_BYTES} bytes.", facts)
    return io.BytesIO(data), Path(given).name[:100] or "list"


def _report(dones: Iterable[GeocodedChunk], language: str, table: Table) -> Response:
    text = report.header(is_in_parts=table.is_in_parts) + "".join(
        line for done in dones for line in report.lines(done, language)
    )
    response = Response(text.encode(), mimetype="text/csv")
    response.headers["Content-Disposition"] = attachment(f"{Path(table.name).stem}-report.csv")
    response.headers["Cache-Control"] = "no-store"
    return response


def _file(
    dones: Iterable[GeocodedChunk],
    format_: str,
    name: str,
    made_of: tuple[tuple[str, ...], Geometries, str],
) -> Response:
    """The list with its counties, as ``python -m geo geocode --out`` writes it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"list.{format_}"
        with OUTPUTS[path.suffix](path, *made_of) as output:
            for done in dones:
                output.write(done)
        response = Response(path.read_bytes(), mimetype=_FILES[format_])
    response.headers["Content-Disposition"] = attachment(f"{Path(name).stem}.{format_}")
    response.headers["Cache-Control"] = "no-store"
    return response


def _json(body: Mapping[str, Any]) -> Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return answer(prepare(Content(text.encode(), JSON, "no-store"), quality=1))


def _one_of(parameter: str, allowed: tuple[str, ...]) -> str:
    value = request.args.get(parameter, allowed[0])
    if value not in allowed:
        facts = {"parameter": parameter, "value": value, "allowed": list(allowed)}
        raise Problem(400, f"There is no {parameter} “{value}”.", facts)
    return value


def _accept_fuzzy() -> int | None:
    return whole_number("accept_fuzzy", 1, 1, 100) if "accept_fuzzy" in request.args else None


def _wanted() -> ColumnRequest:
    place, text, lon, lat = (
        request.args.get(f"{kind}_column") for kind in ("place", "text", "lon", "lat")
    )
    if sum((place is not None, text is not None, (lon or lat) is not None)) > 1:
        facts = {"parameter": "place_column, text_column, lon_column"}
        raise Problem(400, "Give a place column, a text column, or the two of points.", facts)
    return ColumnRequest(place, text, lon, lat)
