"""A server of the prepared site, and a reader at each browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo import atlas as atlases
from geo.publish import response
from server import create_app
from tests.engines import programs
from tests.engines.webdriver import Reader
from tests.support import DATA, ROOT
from tests.support.serving import server_of


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """End at once where a browser is missing, and say in a line how to have it."""
    wanted = {item.callspec.params["reader"] for item in items if isinstance(item, pytest.Function)}
    if why := [line for engine in sorted(wanted) if (line := programs.missing(engine))]:
        pytest.exit("\n".join(why), returncode=1)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of the site as `make` has prepared it."""
    prepared = response.read(ROOT / "build" / "prepared")
    with server_of(create_app(atlases.load(DATA), prepared)) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session", params=["firefox", "webkit"])
def reader(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    """Somebody at each of the browsers in turn."""
    engine = request.param
    folder: Path = tmp_path_factory.mktemp(engine)
    with getattr(programs, engine)(folder) as somebody:
        yield somebody
