"""The web part: a flask application over an Atlas, and the server that runs it.

Answers that are the same for every reader are prepared bytes (``python -m geo prepare``)
and are copied out before flask sees the request; filtered ones are made when asked for.
"""

from __future__ import annotations

import signal
import threading

_IS_MAIN = threading.current_thread() is threading.main_thread()
_USUAL = signal.getsignal(signal.SIGINT)
if _IS_MAIN:  # amid the imports Ctrl+C ends the process without a word, as it does commands
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import gc
import logging
import os
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from flask import Flask
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from werkzeug.middleware.proxy_fix import ProxyFix

from geo import atlas as atlases
from geo import layers, version
from geo.atlas import Atlas
from geo.batch.upload import Uploads
from geo.batch.upload_worker import UploadWorker
from geo.cli import DATA
from geo.errors import DataError
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
    sitemap,
    standalone_html,
    tables,
)
from web.context import AnswerUpload, MakeFile, SiteContext
from web.edition import Edition, Editions, Refused, room
from web.gateway import Gateway, Limits
from web.rate import OneEach
from web.supervisor import Supervisor

if _IS_MAIN:
    signal.signal(signal.SIGINT, _USUAL)
RATE = Limits().made_per_s
_TURN_S = 0.001  # that a thread which makes an answer keeps those waiting which only copy one
_GROWTH_MB = 768  # that a worker may take beyond what it was forked with; then it is replaced
_WEIGHED_S = 30  # how often
PREPARED = ROOT / "build" / "prepared"
MakeGateway = Callable[[], Gateway]
BLUEPRINTS = (
    redirects,
    resources,
    tables,
    profiles,
    oembed,
    ogc,
    standalone_html,
    sitemap,
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
    here = Uploads(atlas.folder)
    answer_upload = answer_upload or (lambda upload, body, _: here.answer(upload, body))
    site = SiteContext(atlas, known_layers, prepared, make_file, answer_upload)
    app.extensions["site"] = site
    errors.register(app, prepared)
    for group in BLUEPRINTS:
        app.register_blueprint(group.blueprint(site))
    responses.register(app)
    if trusted_proxies:
        # Links name the address that the client knows, not the one behind a proxy.
        n = trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n, x_prefix=n)  # type: ignore[method-assign]
    app.extensions["prepared_answers"] = responses.PreparedAnswers(prepared)
    app.wsgi_app = responses.PreparedFirst(app.wsgi_app, app.extensions["prepared_answers"])  # type: ignore[method-assign]
    return app


def load(
    edition: Edition, rate: float = RATE, health: Callable[[], Mapping[str, Any]] = dict
) -> MakeGateway:
    """Read ``edition`` whole; each worker makes its ASGI application of what is returned.

    ``rate`` is what one client may have made a second; ``health`` gives facts that /health
    tells beside the version.
    """
    proxies = int(os.environ.get("TRUSTED_PROXIES", "0"))
    hosts = [host for host in os.environ.get("TRUSTED_HOSTS", "").split(",") if host] or None
    uploads = UploadWorker(edition.data)
    uploads.start()  # here, so that all workers share it, as they do what follows
    exports = ExportWorker(edition.data)
    with _no_garbage():
        prepared = read(edition.prepared) or None
        atlas = atlases.load(edition.data)
        app = create_app(atlas, prepared, exports.make, uploads.answer, proxies, hosts)
        # A worker that began without them would hold up its readers, and keep them for itself.
        for collection in app.extensions["site"].collections.values():
            collection.open()
    exports.start()
    facts = {"version": edition.version, "since": edition.since}
    limits = Limits(made_per_s=rate, proxies=proxies)
    lists = OneEach()

    def gateway() -> Gateway:
        sys.setswitchinterval(_TURN_S)
        answers = app.extensions["prepared_answers"]
        return Gateway(app.wsgi_app, answers, limits, lambda: {**facts, **health()}, lists)

    return gateway


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Read what stays: to look for garbage in it again and again takes as long as to read it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def application() -> Gateway:
    """Return the ASGI application over ``data/`` and ``build/prepared``, for any ASGI server."""
    since = datetime.now(UTC).isoformat(timespec="seconds")
    data = ROOT / "data"
    return load(Edition(data, PREPARED, version.read(data), since))()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@DATA
@click.option(
    "--prepared",
    type=click.Path(file_okay=False, path_type=Path),
    default=PREPARED,
    show_default="build/prepared",
    help="Folder of the answers that `prepare` has written.",
)
@click.option("--watch", is_flag=True, help="Take over the data whenever they change.")
@click.option(
    "--rate",
    default=RATE,
    show_default=True,
    type=click.FloatRange(0, 1000),
    help="Answers that a worker makes a second for one client, 20 times as many at once; 0: any.",
)
@click.option("--access-log", is_flag=True, help="A line for each request, on standard error.")
@click.option("--metrics", is_flag=True, help="Figures for Prometheus at /metrics.")
def main(
    host: str,
    port: int,
    workers: int,
    folder: Path,
    prepared: Path,
    watch: bool,
    rate: float,
    access_log: bool,
    metrics: bool,
) -> None:
    """Serve the map. SIGHUP has the data read anew: good ones are taken over, others refused."""
    # Asked here, because each worker would only say it in a traceback of its own.
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sys.exit(f"{host}:{port} cannot be used ({error.strerror}): choose another PORT")
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    if access_log:
        logging.getLogger("web.access").setLevel(logging.INFO)
    with room() as copies:
        if metrics:
            if not copies:
                sys.exit("--metrics needs a folder for temporary files")
            (copies / "metrics").mkdir()
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(copies / "metrics")  # for each worker
        editions = Editions(folder, prepared, copies)
        try:
            supervisor = _supervisor(editions, rate, host, port, workers)
        except (Refused, DataError) as refused:
            sys.exit("\n".join(refused.problems))
        except KeyboardInterrupt:
            sys.exit(128 + signal.SIGINT)
        if watch:
            supervisor.watch(folder)
        click.echo(f"The map is at http://{host}:{port}/")
        supervisor.run()


def _supervisor(editions: Editions, rate: float, host: str, port: int, workers: int) -> Supervisor:
    def health() -> dict[str, Any]:
        return {"last_refusal": editions.refusal()}

    return Supervisor(
        editions,
        lambda edition: load(edition, rate, health),
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,  # whose slow clients have a time limit
        workers=workers,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=30,
        workers_max_rss=_GROWTH_MB,
        rss_sample_interval=_WEIGHED_S,
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        backlog=1024,
        log_access=False,
        log_level="warning",
    )


if __name__ == "__main__":
    main()
