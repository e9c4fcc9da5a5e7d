"""The web part: a flask application over an Atlas, and the server that runs it.

Answers that are the same for every reader are prepared bytes (``python -m geo prepare``)
and are copied out before flask sees the request; filtered ones are made when asked for.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Mapping

import click
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from geo import atlas as atlases
from geo import layers
from geo.atlas import Atlas
from geo.export.formats import file_maker
from geo.paths import ROOT
from geo.publish.export_worker import ExportWorker
from geo.publish.resources import data_sources, file_name
from geo.publish.response import CachedResponse, prepare, read
from web import (
    errors,
    geocode,
    oembed,
    ogc,
    pages,
    profiles,
    redirects,
    resources,
    responses,
    standalone_html,
    tables,
)
from web.context import MakeFile, SiteContext

BLUEPRINTS = (
    redirects,
    resources,
    tables,
    profiles,
    oembed,
    ogc,
    standalone_html,
    geocode,
    pages,
)


def create_app(
    atlas: Atlas,
    prepared: Mapping[str, CachedResponse] | None = None,
    make_file: MakeFile | None = None,
) -> Flask:
    """Return the application over ``atlas``.

    ``prepared`` are the bytes of ``python -m geo prepare``, page included; without them
    the data are made here, in haste, and there is no page. ``make_file`` makes the files
    of ``web.tables``; without it they are made here.
    """
    known_layers = layers.discover()
    if prepared is None:
        sources = data_sources(atlas, known_layers)
        prepared = {path: prepare(source, quality=1) for path, source in sources.items()}
    # Each answer also stands under the name that it has in a copy of the site's files.
    named = {f"/{file_name(path, r.media_type)}": r for path, r in prepared.items()}
    prepared = {**prepared, **named}
    app = Flask(__name__, static_folder=None)
    make_file = make_file or file_maker(atlas, known_layers)
    site = SiteContext(atlas, known_layers, prepared, make_file)
    for group in BLUEPRINTS:
        app.register_blueprint(group.blueprint(site))
    errors.register(app, prepared)
    responses.register(app)
    # Links name the address that the client knows, not the one behind a proxy.
    behind = ProxyFix(app.wsgi_app, x_for=0, x_proto=1, x_host=1, x_prefix=1)
    app.wsgi_app = responses.PreparedFirst(behind, prepared)  # type: ignore[method-assign]
    return app


def app_of_this_folder() -> Flask:
    """Return the application over ``data/`` and ``build/prepared``: what each worker runs."""
    data = ROOT / "data"
    prepared = read(ROOT / "build" / "prepared") or None
    return create_app(atlases.load(data), prepared, ExportWorker(data).make)


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
        blocking_threads=4,
        backlog=1024,
        log_access=False,
        log_level="warning",  # type: ignore[arg-type]
    ).serve()


if __name__ == "__main__":
    main()
