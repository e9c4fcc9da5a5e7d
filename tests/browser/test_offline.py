"""The site without a network after the first visit, and the way to a new version."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from geo.atlas import Atlas
from geo.media_types import HTML
from geo.publish import service_worker
from geo.publish.response import CachedResponse, Content, prepare
from server import create_app
from tests.support.browser import Open
from tests.support.serving import server_of

KEPT = "navigator.serviceWorker.ready.then(() => caches.keys())"


class Server:
    """A server whose answers can be exchanged, and that can go."""

    def __init__(self, atlas: Atlas, answers: dict[str, CachedResponse]) -> None:
        self.atlas = atlas
        self.show(answers)
        self.http = server_of(lambda *a: self.app(*a))
        self.address = f"http://127.0.0.1:{self.http.server_port}/"
        self.thread = threading.Thread(target=self.http.serve_forever, daemon=True)
        self.thread.start()

    def show(self, answers: dict[str, CachedResponse]) -> None:
        self.app = create_app(self.atlas, answers)

    def stop(self) -> None:
        self.http.shutdown()
        self.thread.join()
        self.http.server_close()


@pytest.fixture
def server(atlas: Atlas, answers: dict[str, CachedResponse]) -> Iterator[Server]:
    server = Server(atlas, answers)
    yield server
    if server.thread.is_alive():
        server.stop()


def _visit(visit: Open, server: Server, query: str = "?lang=en") -> Page:
    page = visit(server.address, query, service_workers="allow")
    assert any(name.startswith("site-") for name in page.evaluate(KEPT))
    return page


def _kept(answers: dict[str, CachedResponse]) -> dict[str, dict[str, str]]:
    line = answers["/sw.js"].identity.decode().split(";\n", 1)[0]
    return json.loads(line.removeprefix("self.kept="))


def _newer(answers: dict[str, CachedResponse]) -> dict[str, CachedResponse]:
    """The same site with another guide."""
    guide = answers["/guide"].identity.replace("怎样读这张图".encode(), "新的说明".encode())
    digest = base64.b64encode(hashlib.sha256(guide).digest()).decode()
    kept = _kept(answers)
    script = answers["/sw.js"].identity.decode()
    script = script.replace(kept["files"]["guide"], f"sha256-{digest}")
    script = script.replace(str(kept["version"]), "newer")
    return answers | {
        "/guide": prepare(Content(guide, HTML), quality=1),
        "/sw.js": prepare(Content(script.encode(), service_worker.SCRIPT), quality=1),
    }


def test_the_worker_keeps_all_that_the_pages_need(answers: dict[str, CachedResponse]) -> None:
    files = _kept(answers)["files"]
    kept = {"/" if name == "./" else f"/{name}" for name in files}
    assert {path for path in answers if path.startswith(("/assets/", "/data/"))} <= kept
    assert {"/", "/board", "/progress", "/guide", "/icon.svg", "/manifest.webmanifest"} <= kept
    for name, integrity in files.items():
        body = answers["/" if name == "./" else f"/{name}"].identity
        assert integrity == f"sha256-{base64.b64encode(hashlib.sha256(body).digest()).decode()}"
    assert answers["/sw.js"].cache == "no-cache"
    assert sum(len(answers[path].br) for path in kept) < 900_000  # quality 1: larger than served


def test_any_change_is_a_new_worker() -> None:
    one, two = Content(b"one", HTML), Content(b"two", HTML)
    workers = [
        service_worker.worker(b"code", {"./": one, "guide": one}, "./", "county/1", "v"),
        service_worker.worker(b"code", {"./": one, "guide": two}, "./", "county/1", "v"),
        service_worker.worker(b"more", {"./": one, "guide": one}, "./", "county/1", "v"),
        service_worker.worker(b"code", {"./": one, "guide": one}, "./", "county/1", "w"),
    ]
    assert len({worker.body.split(b",", 1)[0] for worker in workers}) == 4
    assert (
        service_worker.worker(b"code", {"guide": one, "./": one}, "./", "county/1", "v")
        == workers[0]
    )


def test_it_works_without_a_network(visit: Open, server: Server) -> None:
    page = _visit(visit, server)
    server.stop()
    page.goto(f"{server.address}?lang=en&layers=panxi")
    expect(page.get_by_role("checkbox", name="Panxi resource pilot zone")).to_be_checked()
    page.keyboard.press("/")
    page.keyboard.type("zhaojue")
    page.keyboard.press("Enter")
    card = page.get_by_role("article", name="Zhaojue County")
    expect(card).to_contain_text("扎实推进39个欠发达县域托底性帮扶")
    page.get_by_role("button", name="Text", exact=True).first.click()
    expect(page.locator("[data-clause='3.1.3.4']")).to_be_visible()
    page.get_by_role("link", name="Guide", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How to read this map")
    page.get_by_role("link", name="Board", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    # Every county's page, though one of them is kept for all.
    page.goto(f"{server.address}county/513431?lang=en")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Zhaojue County")
    page.get_by_role("link", name="Meigu County").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Meigu County")
    page.goto(f"{server.address}county/999999?lang=en")
    expect(page.get_by_role("alert")).to_contain_text("no county with the code 999999")


def test_a_new_version_waits_until_it_is_asked_for(
    visit: Open, server: Server, answers: dict[str, CachedResponse]
) -> None:
    page = _visit(visit, server, "?lang=zh")
    server.show(_newer(answers))
    page.reload()
    note = page.locator(".note", has_text="新版本已就绪")
    expect(note).to_be_visible()
    page.goto(f"{server.address}guide")
    expect(page.get_by_role("heading", level=1)).to_have_text("怎样读这张图")
    page.goto(server.address)
    with page.expect_event("load"):
        note.get_by_role("button", name="刷新").click()
    page.goto(f"{server.address}guide")
    expect(page.get_by_role("heading", level=1)).to_have_text("新的说明")
    assert [n for n in page.evaluate(KEPT) if n.startswith("site-")] == ["site-newer"]


def test_a_half_new_server_is_not_kept(
    visit: Open, server: Server, answers: dict[str, CachedResponse]
) -> None:
    newer = _newer(answers)
    server.show(answers | {"/guide": newer["/guide"]})  # the worker still names the old guide
    page = visit(server.address, "guide", service_workers="allow")
    outcome = page.evaluate(
        """async () => {
          const { installing } = await navigator.serviceWorker.register("sw.js");
          if (installing.state !== "installing") return installing.state;
          return new Promise((done) => {
            installing.addEventListener("statechange", () => done(installing.state));
          });
        }"""
    )
    assert outcome == "redundant"
    assert page.evaluate("caches.keys()") == []


def test_the_manifest_installs(open_page: Open, answers: dict[str, CachedResponse]) -> None:
    manifest = json.loads(answers["/manifest.webmanifest"].identity)
    assert {"name", "short_name", "start_url", "scope", "display", "icons"} <= manifest.keys()
    assert all(f"/{icon['src']}" in answers for icon in manifest["icons"])
    page = open_page()
    session = page.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    assert json.loads(found["data"])["name"] == manifest["name"]
