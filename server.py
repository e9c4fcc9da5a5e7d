"""The web part: a flask application over an Atlas, and the server that runs it.

Answers that are the same for every reader are prepared bytes (``python -m geo prepare``)
and are copied out before flask sees the request; filtered ones are made when asked for.
"""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from flask import Flask, Response, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_accept_header

from geo import atlas as atlases
from geo import features, layers
from geo.atlas import Atlas
from geo.errors import UnknownName
from geo.prepared import GEOJSON, Resource, Source, prepare, read
from geo.publish import data_sources

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ROOT = Path(__file__).parent
PROBLEM = "application/problem+json"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
]
# A client may write its themes in any order and number: keep what is asked for often.
FILTERED_KEPT = 256


def create_app(atlas: Atlas, prepared: Mapping[str, Resource] | None = None) -> Flask:
    """Return the application over ``atlas``.

    ``prepared`` are the bytes of ``python -m geo prepare``, page included; without them
    the data are made here, in haste, and there is no page.
    """
    known_layers = layers.discover()
    if prepared is None:
        sources = data_sources(atlas, known_layers)
        prepared = {path: prepare(source, quality=1) for path, source in sources.items()}
    app = Flask(__name__, static_folder=None)

    @lru_cache(FILTERED_KEPT)
    def filtered_layer(layer_id: str, themes: frozenset[str]) -> Resource:
        collection = features.layer_collection(atlas, known_layers[layer_id], themes)
        return prepare(Source(features.dumps(collection), GEOJSON), quality=4)

    @lru_cache(FILTERED_KEPT)
    def filtered_initiatives(
        themes: frozenset[str], county: str | None, layer: str | None
    ) -> Resource:
        chosen = known_layers[layer] if layer else None
        collection = features.initiative_collection(atlas, themes, county, chosen)
        return prepare(Source(features.dumps(collection), GEOJSON), quality=4)

    @app.get("/layers/<layer_id>.geojson")
    def layer(layer_id: str) -> Response:
        _known("layer", layer_id, known_layers)
        _only_parameters("theme", "download")
        themes = _themes()
        path = f"/layers/{layer_id}.geojson"
        resource = filtered_layer(layer_id, themes) if themes else prepared[path]
        return _answer(resource, "-".join((layer_id, *sorted(themes))))

    @app.get("/initiatives.geojson")
    def initiatives() -> Response:
        _only_parameters("theme", "county", "layer", "download")
        themes, county, layer = _themes(), request.args.get("county"), request.args.get("layer")
        if county is not None:
            _known("county", county, atlas.boundaries.counties, in_query=True)
        if layer is not None:
            _known("layer", layer, known_layers, in_query=True)
        name = "-".join(filter(None, ("initiatives", *sorted(themes), county, layer)))
        if not (themes or county or layer):
            return _answer(prepared["/initiatives.geojson"], name)
        return _answer(filtered_initiatives(themes, county, layer), name)

    @app.get("/counties/<adcode>")
    def county(adcode: str) -> Response:
        _known("county", adcode, atlas.boundaries.counties)
        _only_parameters()
        return _answer(prepared[f"/counties/{adcode}"])

    @app.get("/", defaults={"path": ""})
    @app.get("/<path:path>")
    def fixed(path: str) -> Response:
        if f"/{path}" not in prepared:
            raise Problem(404, f"There is nothing at /{path}.", {"value": f"/{path}"})
        if path:  # the page itself reads its parameters in the browser
            _only_parameters()
        return _answer(prepared[f"/{path}"])

    app.register_error_handler(Problem, lambda error: error.response())
    app.register_error_handler(HTTPException, _http_problem)
    app.after_request(_with_headers)
    app.wsgi_app = PreparedFirst(app.wsgi_app, prepared)  # type: ignore[method-assign]
    return app


class PreparedFirst:
    """WSGI middleware: a plain GET of a prepared path is answered with its bytes at once."""

    def __init__(self, app: WSGIApplication, prepared: Mapping[str, Resource]) -> None:
        self.app = app
        self.answers = {
            (path, coding): (
                _etag(resource, coding),
                _headers(resource, coding),
                _body(resource, coding),
            )
            for path, resource in prepared.items()
            for coding in ("br", "gzip", "identity")
        }

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "GET" and not environ.get("QUERY_STRING"):
            coding = best_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
            answer = self.answers.get((environ["PATH_INFO"], coding))
            if answer:
                etag, headers, body = answer
                if _matches(environ.get("HTTP_IF_NONE_MATCH", ""), etag):
                    start_response("304 Not Modified", [h for h in headers if h[0] in _ON_304])
                    return ()
                start_response("200 OK", headers)
                return (body,)
        return self.app(environ, start_response)


class Problem(Exception):
    """A refusal as RFC 9457 wants it: status, one sentence, and the facts beside it."""

    def __init__(self, status: int, detail: str, facts: Mapping[str, Any]) -> None:
        self.status, self.detail, self.facts = status, detail, facts

    def response(self) -> Response:
        title = {400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed"}
        body = {
            "type": "about:blank",
            "title": title.get(self.status, "Error"),
            "status": self.status,
            "detail": self.detail,
            **self.facts,
        }
        return Response(json.dumps(body, ensure_ascii=False), self.status, mimetype=PROBLEM)


def _http_problem(error: HTTPException) -> Response:
    response = Problem(error.code or 500, error.description or error.name, {}).response()
    if error.code == 405:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))  # type: ignore[attr-defined]
    return response


def _known(what: str, value: str, allowed: Mapping[str, object], *, in_query: bool = False) -> None:
    """Refuse ``value`` when it is not in ``allowed``: 404 in the path, 400 in the query."""
    if value not in allowed:
        facts = {"parameter": what, "value": value, "allowed": sorted(allowed)}
        raise Problem(400 if in_query else 404, f"There is no {what} “{value}”.", facts)


def _only_parameters(*allowed: str) -> None:
    for name in request.args:
        if name not in allowed:
            facts = {"parameter": name, "value": request.args[name], "allowed": sorted(allowed)}
            raise Problem(400, f"There is no parameter “{name}” here.", facts)


def _themes(args: MultiDict[str, str] | None = None) -> frozenset[str]:
    values = (args or request.args).getlist("theme")
    try:
        return features.parse_themes(t for value in values for t in value.split(",") if t)
    except UnknownName as error:
        facts = {"parameter": "theme", "value": error.value, "allowed": list(error.allowed)}
        raise Problem(400, f"There is no theme “{error.value}”.", facts) from None


def _answer(resource: Resource, download_name: str | None = None) -> Response:
    coding = best_coding(request.headers.get("Accept-Encoding", ""))
    etag = _etag(resource, coding)
    if _matches(request.headers.get("If-None-Match", ""), etag):
        response = Response(status=304)
        response.headers.extend([h for h in _headers(resource, coding) if h[0] in _ON_304])
        return response
    response = Response(_body(resource, coding))
    for name, value in _headers(resource, coding):
        response.headers[name] = value
    if download_name and "download" in request.args:
        name = f"sichuan-{download_name}.geojson"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


_ON_304 = {"ETag", "Cache-Control", "Vary", *(name for name, _ in HEADERS)}


@lru_cache(1024)
def best_coding(accepted: str) -> str:
    """Return ``br``, ``gzip`` or ``identity``: the smallest that ``Accept-Encoding`` allows."""
    accept = dict(parse_accept_header(accepted))
    for coding in ("br", "gzip"):
        if accept.get(coding, accept.get("*", 0)) > 0:
            return coding
    return "identity"


def _body(resource: Resource, coding: str) -> bytes:
    return {"br": resource.br, "gzip": resource.gzip}.get(coding, resource.identity)


def _etag(resource: Resource, coding: str) -> str:
    """A strong tag for the bytes sent: the codings of one resource differ."""
    return f'"{resource.etag}"' if coding == "identity" else f'"{resource.etag}-{coding}"'


def _headers(resource: Resource, coding: str) -> list[tuple[str, str]]:
    headers = [
        ("Content-Type", resource.media_type),
        ("Content-Length", str(len(_body(resource, coding)))),
        ("ETag", _etag(resource, coding)),
        ("Cache-Control", resource.cache),
        ("Vary", "Accept-Encoding"),
        *HEADERS,
    ]
    return headers if coding == "identity" else [*headers, ("Content-Encoding", coding)]


def _matches(if_none_match: str, etag: str) -> bool:
    tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return etag in tags or "*" in tags


def _with_headers(response: Response) -> Response:
    for name, value in HEADERS:
        response.headers[name] = value
    return response


def app_of_this_folder() -> Flask:
    """Return the application over ``data/`` and ``build/prepared``: what each worker runs."""
    return create_app(atlases.load(ROOT / "data"), read(ROOT / "build" / "prepared") or None)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
def main(host: str, port: int, workers: int) -> None:
    """Serve the map."""
    # Asked here, because each worker would only say it in a traceback of its own.
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sys.exit(f"{host}:{port} cannot be used ({error.strerror}): choose another PORT")
    from granian.constants import Interfaces
    from granian.server import Server

    click.echo(f"The map is at http://{host}:{port}/")
    Server(
        "server:app_of_this_folder",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        backlog=1024,
        log_access=False,
        log_level="warning",  # type: ignore[arg-type]
    ).serve()


if __name__ == "__main__":
    main()
