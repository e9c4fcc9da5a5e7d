"""What several test files share: the shipped atlas, the application, a real server."""

from __future__ import annotations

import fcntl
import functools
import gc
import operator
import os
import pickle
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from geo import atlas as atlases
from geo import layers
from geo.atlas import Atlas
from geo.geocoding.names import lexicon as lexicons
from geo.geocoding.names.lexicon import Lexicon
from geo.layers import Layer
from geo.page_models.map import map_model
from geo.page_models.profile import county_profile
from geo.page_models.search import search_model
from geo.places import boundary
from geo.publish import resources, response
from geo.publish.response import CachedResponse
from server import create_app
from tests.support import DATA, ROOT
from tests.support.browser import browser, keeper, open_page, reader, visit
from tests.support.serving import server_of

__all__ = ["browser", "keeper", "open_page", "reader", "visit"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two processes share the suite (``--dist loadfile``): a file stays whole, so that what its
    tests share is made once, and the files that take longest come first, so that both end
    together. One process begins with the prepared answers; what needs none comes before the other
    files that do, as they would wait for them."""
    waiting = {item.path for item in items if "answers" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: (_turn(item), item.path in waiting))
    first = next((item.path for item in items if item.path in waiting), None)
    items.sort(key=lambda item: item.path != first)


def _turn(item: pytest.Item) -> int:
    """The browser's first, then what starts processes, then all others; each in their order."""
    if item.path.parent.name == "browser":
        return 0
    return 1 if item.get_closest_marker("slow") else 2


@pytest.fixture(scope="session", autouse=True)
def _shipped_data_read_once() -> Iterator[None]:
    """Commands in this process find the shipped data as they were read before: they do not change
    while tests run, and to read them takes longer than most tests."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name in ((atlases, "load"), (lexicons, "build")):
            patch.setattr(module, name, _once(getattr(module, name)))
        patch.setattr(boundary, "read", _once(boundary.read, _BOUNDARY_FILES))
        yield


@pytest.fixture(scope="session", autouse=True)
def _large_data_seldom_searched_for_garbage() -> None:
    """The shared data stay until the end; to look through them at every turn took a sixth of all
    the time."""
    gc.set_threshold(50_000, 20, 50)


# What boundaries are read from: a folder with something else broken has them as they are shipped.
_BOUNDARY_FILES = ("sichuan_counties.geojson", "counties.csv", "prefectures.csv")


def _once(read: Callable[..., Any], files: tuple[str, ...] = ()) -> Callable[..., Any]:
    """Return ``read``, whose first argument is a folder, with one answer for the shipped one (and
    the same other arguments), and for any other whose ``files`` are the same."""
    known: list[tuple[tuple[Any, ...], Any]] = []

    @functools.wraps(read)
    def reading(folder: Path, *rest: Any) -> Any:
        if Path(folder).resolve() != DATA.resolve() and not _is_shipped(Path(folder), files):
            return read(folder, *rest)
        for others, answer in known:
            if all(map(operator.is_, others, rest)):
                return answer
        known.append((rest, read(folder, *rest)))
        return known[-1][1]

    return reading


def _is_shipped(folder: Path, files: tuple[str, ...]) -> bool:
    """Whether there are ``files``, and all of them as they are shipped."""
    return bool(files) and all(
        (folder / name).is_file() and (folder / name).read_bytes() == (DATA / name).read_bytes()
        for name in files
    )


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return atlases.load(ROOT / "data")


@pytest.fixture(scope="session")
def lexicon(atlas: Atlas) -> Lexicon:
    """Every name of the shipped data, former and foreign ones too."""
    return lexicons.build(ROOT / "data", atlas.boundaries, atlas.gazetteer)


@pytest.fixture(scope="session")
def known_layers() -> dict[str, Layer]:
    return layers.discover()


@pytest.fixture(scope="session")
def page_map(atlas: Atlas, known_layers: dict[str, Layer]) -> dict[str, Any]:
    """What the page draws the map from; nobody changes it."""
    return map_model(atlas, known_layers, atlas.version)


@pytest.fixture(scope="session")
def page_search(atlas: Atlas, known_layers: dict[str, Layer]) -> dict[str, Any]:
    """The index of the search box; nobody changes it."""
    return search_model(atlas, known_layers)


@pytest.fixture(scope="session")
def profiles(atlas: Atlas) -> dict[str, Any]:
    """The profile of each county by adcode; nobody changes them."""
    return {adcode: county_profile(atlas, adcode) for adcode in atlas.boundaries.counties}


@pytest.fixture(scope="session")
def answers(
    atlas: Atlas, known_layers: dict[str, Layer], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, CachedResponse]:
    """Every prepared answer by path, from the working tree rather than from earlier builds.

    The process that comes first makes them for the other too.
    """

    def make() -> dict[str, CachedResponse]:
        sources = resources.sources(atlas, known_layers, ROOT / "build" / "page", ROOT / "static")
        return {path: response.prepare(source, quality=1) for path, source in sources.items()}

    if "PYTEST_XDIST_WORKER" not in os.environ:
        return make()
    file = tmp_path_factory.getbasetemp().parent / "answers"
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            file.write_bytes(pickle.dumps(make()))
        found: dict[str, CachedResponse] = pickle.loads(file.read_bytes())
    return found


@pytest.fixture(scope="session")
def app(atlas: Atlas, answers: dict[str, CachedResponse]) -> Flask:
    """The application with its page."""
    return create_app(atlas, answers)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def address(app: Flask) -> Iterator[str]:
    """The address of a server of the application on this machine, for real clients."""
    with server_of(app) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """The address of the application in a process of its own.

    For clients that hold the interpreter while they wait, as GDAL does.
    """
    port = free_port()
    command = [sys.executable, "-m", "tests.support.serving", str(port)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)
