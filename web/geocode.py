"""A reader's own list, geocoded: in with POST /geocode, out as JSON or as the report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Blueprint, Response, request
from werkzeug.datastructures import FileStorage

from geo.batch import report
from geo.batch.reading.limits import UPLOAD
from geo.batch.table import TooManyRows
from geo.batch.upload import FORMATS, Upload
from geo.batch.upload_worker import Busy, Gone
from geo.errors import DataError
from geo.media_types import GEOJSON, GPKG, JSON, NDJSON, PARQUET, TEXT_CSV
from geo.publish.response import Content, prepare
from web.context import IsGone, SiteContext
from web.errors import Problem, busy, reject_unknown_parameters, whole_number
from web.responses import answer, attachment, streamed

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
    "of_sichuan",
    "lang",
    "format",
)
_MEDIA_TYPES = {"csv": TEXT_CSV, "geojson": GEOJSON, "gpkg": GPKG, "parquet": PARQUET}
_FORM = "multipart/form-data"
_HOW = (
    "POST a list here, as the body or as the field “file” of a form: "
    "curl --data-binary @list.csv 'https://…/geocode?name=list.csv&format=csv'. "
    "GET /geocode/sample.csv is one to try."
)
_SAMPLE = "sample_list.csv"
_LONGEST = 2_000  # characters of a problem


def blueprint(site: SiteContext) -> Blueprint:
    """Add POST /geocode, what GET says of it, and GET /geocode/sample.csv. Nothing sent is kept."""
    routes = Blueprint("geocode", __name__)
    atlas = site.atlas
    sample = (atlas.folder / _SAMPLE).read_bytes()
    prepared_sample = prepare(Content(b"\xef\xbb\xbf" + sample, f"{TEXT_CSV}; charset=utf-8"))

    @routes.get("/geocode/sample.csv")
    def sample_list() -> Response:
        reject_unknown_parameters()
        return answer(prepared_sample)

    @routes.post("/geocode")
    def geocode() -> Response:
        reject_unknown_parameters(*_PARAMETERS)
        request.max_content_length = MOST_BYTES + 64 * 1024  # a form adds some lines
        upload, body = _upload(), _body()
        pieces = site.answer_upload(upload, body, _is_gone())
        with _told(upload):
            first = next(pieces)
            if upload.format == "ndjson":
                return streamed(_with_end(first, pieces), NDJSON, pieces.close)
            found = first + b"".join(pieces)
        if upload.format in ("json", "preview"):
            return answer(prepare(Content(found, JSON, "no-store"), quality=1))
        response = Response(found, mimetype=_MEDIA_TYPES[upload.format])
        end = "-report.csv" if upload.format == "csv" else f".{upload.format}"
        response.headers["Content-Disposition"] = attachment(f"{Path(upload.name).stem}{end}")
        response.headers["Cache-Control"] = "no-store"
        return response

    @routes.get("/geocode")
    def how_to() -> Response:
        facts = {"allowed": ["POST"], "parameters": list(_PARAMETERS)}
        response = Problem(405, _HOW, facts).response()
        response.headers["Allow"] = "POST"
        return response

    return routes


@contextmanager
def _told(upload: Upload) -> Iterator[None]:
    """What is wrong with a list, as a problem."""
    try:
        yield
    except Busy:
        raise busy("Others' lists are being read: try again in some seconds.", 5) from None
    except DataError as error:
        facts = {"problems": _problems(error), "value": upload.name}
        status = 413 if isinstance(error, TooManyRows) else 422
        raise Problem(status, "\n".join(_problems(error)), facts) from None


def _with_end(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the answer's lines; what turns out to be wrong when some have left is the last."""
    yield first
    try:
        yield from pieces
    except Gone:
        return
    except DataError as error:
        yield json.dumps({"problems": _problems(error)}, ensure_ascii=False).encode() + b"\n"


def _is_gone() -> IsGone:
    """What tells whether the client has gone away, where the gateway sees it."""
    scope = request.environ.get("asgi.scope") or {}
    is_gone: IsGone = scope.get("state", {}).get("is_gone", lambda: False)
    return is_gone


def _problems(error: DataError) -> list[str]:
    """What is wrong, without the megabytes that a heading or a sheet's name may have."""
    return [p if len(p) <= _LONGEST else f"{p[:_LONGEST]}…" for p in error.problems]


def _upload() -> Upload:
    place, text, lon, lat = (
        request.args.get(f"{kind}_column") for kind in ("place", "text", "lon", "lat")
    )
    if sum((place is not None, text is not None, (lon or lat) is not None)) > 1:
        facts = {"parameter": "place_column, text_column, lon_column"}
        raise Problem(400, "Give a place column, a text column, or the two of points.", facts)
    return Upload(
        _name(),
        _one_of("format", FORMATS),
        _one_of("lang", report.LANGUAGES),
        tuple(request.args.getlist("sheet")),
        place,
        text,
        lon,
        lat,
        whole_number("accept_fuzzy", 1, 1, 100) if "accept_fuzzy" in request.args else None,
        whole_number("of_sichuan", 0, 0, 1) == 1,
    )


def _name() -> str:
    """How the list is called, without a folder."""
    given = request.args.get("name", "")
    if not given.isprintable():
        raise Problem(400, "A name has no line breaks and other controls.", {"parameter": "name"})
    file = request.files.get("file") if request.mimetype == _FORM else None
    return Path(given or (file and file.filename) or "").name[:100] or "list"


def _body() -> bytes:
    """The list sent, as the body itself or as the field ``file`` of a form."""
    if request.mimetype == _FORM:
        file: FileStorage | None = request.files.get("file")
        if file is None:
            raise Problem(400, "The form must have a field “file”.", {"parameter": "file"})
        data: bytes = file.read()
    else:
        data = request.get_data(cache=False)
    if len(data) > MOST_BYTES:
        facts = {"value": len(data), "allowed": MOST_BYTES}
        raise Problem(413, f"A list must be smaller than {MOST_BYTES} bytes.", facts)
    return data


def _one_of(parameter: str, allowed: tuple[str, ...]) -> str:
    value = request.args.get(parameter, allowed[0])
    if value not in allowed:
        facts = {"parameter": parameter, "value": value, "allowed": list(allowed)}
        raise Problem(400, f"There is no {parameter} “{value}”.", facts)
    return value
