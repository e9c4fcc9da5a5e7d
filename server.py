"""The web part: a flask application over an Atlas, and the server that runs it.

Answers that are the same for every reader are prepared bytes (``python -m geo prepare``)
and are copied out before flask sees the request; filtered ones are made when asked for.
"""

from __future__ import annotations

import logging
import os
import socket
import sys
from collections.abc import Mapping
from tempfile import TemporaryDirectory

import click
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from geo import atlas as atlases
from geo import layers
from geo.atlas import Atlas
from geo.batch.upload import Uploads
from geo.batch.upload_worker import UploadWorker
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
from web.context import AnswerUpload, MakeFile, SiteContext
from web.gateway import Gateway

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
    answer_upload: AnswerUpload | None = None,
    trusted_proxies: int = 0,
    trusted_hosts: list[str] | None = None,
) -> Flask:
    """Return the application over ``atlas``.

    ``prepared`` are the bytes of ``python -m geo prepare``, page included; without them
    the data are made here, in haste, and there is no page. ``make_file`` makes the files
    of ``web.tables``, ``answer_upload`` geocodes lists; without them both is done here.
    ``trusted_proxies`` is the number of proxies in front whose ``X-Forwarded-*`` are believed;
    nobody else's are. Requests for another host than ``trusted_hosts`` are refused, where
    some are given.
    """
    known_layers = layers.discover()
    if prepared is None:
        sources = data_sources(atlas, known_layers)
        prepared = {path: prepare(source, quality=1) for path, source in sources.items()}
    # Each answer also stands under the name that it has in a copy of the site's files.
    named = {f"/{file_name(path, r.media_type)}": r for path, r in prepared.items()}
    prepared = {**prepared, **named}
    app = Flask(__name__, static_folder=None)
    app.config["TRUSTED_HOSTS"] = trusted_hosts
    make_file = make_file or file_maker(atlas, known_layers)
    answer_upload = answer_upload or Uploads(atlas.folder).answer
    site = SiteContext(atlas, known_layers, prepared, make_file, answer_upload)
    errors.register(app, prepared)
    for group in BLUEPRINTS:
        app.register_blueprint(group.blueprint(site))
    responses.register(app)
    if trusted_proxies:
        # Links name the address that the client knows, not the one behind a proxy.
        n = trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n, x_prefix=n)  # type: ignore[method-assign]
    app.extensions["atlas_version"] = atlas.version
    app.extensions["prepared_answers"] = responses.PreparedAnswers(prepared)
    app.wsgi_app = responses.PreparedFirst(app.wsgi_app, app.extensions["prepared_answers"])  # type: ignore[method-assign]
    return app


def application() -> Gateway:
    """Return the ASGI application over ``data/`` and ``build/prepared``: what each worker runs."""
    data = ROOT / "data"
    prepared = read(ROOT / "build" / "prepared") or None
    proxies = int(os.environ.get("TRUSTED_PROXIES", "0"))
    hosts = [host for host in os.environ.get("TRUSTED_HOSTS", "").split(",") if host] or None
    make_file, answer_upload = ExportWorker(data).make, UploadWorker(data).answer
    app = create_app(atlases.load(data), prepared, make_file, answer_upload, proxies, hosts)
    if os.environ.get("ACCESS_LOG"):
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    atlas_version = app.extensions["atlas_version"]
    return Gateway(app.wsgi_app, app.extensions["prepared_answers"], version=atlas_version)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--access-log", is_flag=True, help="A line for each request, on standard error.")
@click.option("--metrics", is_flag=True, help="Figures for Prometheus at /metrics.")
def main(host: str, port: int, workers: int, access_log: bool, metrics: bool) -> None:
    """Serve the map."""
    # Asked here, because each worker would only say it in a traceback of its own.
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sys.exit(f"{host}:{port} cannot be used ({error.strerror}): choose another PORT")
    click.echo(f"The map is at http://{host}:{port}/")
    if access_log:
        os.environ["ACCESS_LOG"] = "1"
    if not metrics:
        return _serve(host, port, workers)
    with TemporaryDirectory(prefix="sichuan-map-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder  # read when a worker starts
        _serve(host, port, workers)


def _serve(host: str, port: int, workers: int) -> None:
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.server import Server

    Server(
        "server:application",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=10,
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        backlog=1024,
        log_access=False,
        log_level="warning",  # type: ignore[arg-type]
    ).serve()


if __name__ == "__main__":
    main()
