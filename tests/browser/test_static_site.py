"""The site as files: the same to the byte, checkable, and used in a browser without our server."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

import brotli
import pytest
from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

from geo import atlas as atlases
from geo import layers
from geo.__main__ import main
from geo.media_types import GEOJSON, JSON
from geo.publish import resources, static_site
from geo.publish.response import CachedResponse, Content
from tests.support import ROOT
from tests.support.browser import Open

FILES = [
    "layers.json", "counties/513431.json", "layers/panxi.geojson", "clauses/3.1.3.4.json",
    "initiatives/panxi-pilot-zone-upgrade.geojson",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site two folders below the root of what is served: under a sub-path, as on many hosts."""
    out = tmp_path_factory.mktemp("served") / "some" / "where"
    atlas, page, static = atlases.load(ROOT / "data"), ROOT / "build" / "page", ROOT / "static"
    sources = resources.sources(atlas, layers.discover(), page, static, is_served=False)
    list(static_site.write(out, sources, atlas.version, quality=1))
    return out


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of two files."""
    return _small(tmp_path / "site")


def _small(out: Path) -> Path:
    sources = {"/lists": Content(b"[1, 2, 3]" * 99, JSON), "/a/b.json": Content(b"{}", JSON)}
    list(static_site.write(out, sources, "2026-11-24-0", quality=1))
    return out


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is its result."""


@pytest.fixture(scope="module")
def base(folder: Path) -> Iterator[str]:
    """The site's address on Python's own file server."""
    root = folder.parent.parent
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/some/where/"
        server.shutdown()
        thread.join()


def test_two_builds_are_the_same_to_the_byte(small: Path, tmp_path: Path) -> None:
    """What is in the files is told by the next test, and format by format in test_formats.py."""
    one, other = (
        {file.relative_to(root): file.read_bytes() for file in root.rglob("*") if file.is_file()}
        for root in (small, _small(tmp_path / "other"))
    )
    assert one == other
    assert len(one) == 5  # with what is compressed, and the manifest


def test_all_data_are_what_the_server_answers_to_the_byte(
    folder: Path, answers: dict[str, CachedResponse]
) -> None:
    """Both are made apart, mostly in two processes."""
    data = {path: one for path, one in answers.items() if one.media_type in (JSON, GEOJSON)}
    for path, one in data.items():
        name = resources.file_name(path, one.media_type)
        assert (folder / name).read_bytes() == one.identity, path
    assert len(data) > 240


def test_each_file_stands_compressed_beside_itself(small: Path) -> None:
    assert brotli.decompress((small / "lists.json.br").read_bytes()) == b"[1, 2, 3]" * 99
    assert (small / "lists.json.gz").stat().st_size < 99
    assert not (small / "a" / "b.json.br").exists()  # two bytes: larger when compressed


def test_verify_names_what_is_missing_changed_or_extra(small: Path) -> None:
    run = partial(CliRunner().invoke, main, ["verify", str(small)])
    assert run().exit_code == 0
    flipped = bytearray((small / "lists.json").read_bytes())
    flipped[3] ^= 1
    (small / "lists.json").write_bytes(bytes(flipped))
    (small / "a" / "b.json").unlink()
    (small / "new.txt").touch()
    result = run()
    assert result.exit_code == 1
    said = [line.split(",")[0] for line in result.output.splitlines()]
    assert said == ["a/b.json: missing", "lists.json: changed", "new.txt: extra"]


def test_a_folder_that_is_no_copy_is_said(tmp_path: Path) -> None:
    assert "manifest.json" in static_site.verify(tmp_path)[0]


def test_a_new_build_replaces_the_old_one_whole(small: Path) -> None:
    (small / "left-over.json").touch()
    list(
        static_site.write(small, {"/": Content(b"<p>", "text/html; charset=utf-8")}, "2026-11-25-0")
    )
    assert [file.name for file in small.iterdir()] == ["index.html", "manifest.json"]


def test_somebody_elses_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(static_site.OccupiedFolder):
        list(static_site.write(tmp_path, {}, ""))
    assert [file.name for file in tmp_path.iterdir()] == ["diary.txt"]


def test_the_page_works_from_files(visit: Open, base: str, address: str) -> None:
    page = visit(base, "?county=513431")
    expect(page.get_by_role("article", name="昭觉县")).to_contain_text(
        "扎实推进39个欠发达县域托底性帮扶"
    )
    page.keyboard.press("Escape")
    page.get_by_role("checkbox", name="39个欠发达县域").uncheck()
    expect(page.locator(".headline:visible")).to_contain_text("五个图层")


@pytest.mark.parametrize("name", ["国家公园（两处）"])
def test_a_filtered_layer_is_what_the_server_answers(
    visit: Open, base: str, address: str, name: str
) -> None:
    page = visit(base, "?themes=culture-tourism,ecology")
    link = page.locator(f'a[aria-label="导出 GeoJSON：{name}"]')  # not seen until its row is
    assert saved(page, link) == answered(address, page, link)


def test_a_countys_initiatives_are_what_the_server_answers(
    visit: Open, base: str, address: str
) -> None:
    page = visit(base, "?county=513431")
    link = page.get_by_role("link", name="本县举措 GeoJSON")
    assert saved(page, link) == answered(address, page, link)


def test_the_board_and_the_map_lead_to_each_other(visit: Open, base: str) -> None:
    page = visit(base, "board.html")
    expect(page.get_by_role("table").first).to_be_visible()
    page.get_by_role("navigation").get_by_role("link", name="地图").click()
    expect(page.get_by_role("group", name="图层")).to_be_visible()
    assert page.url.startswith(f"{base}index.html")


def test_a_countys_page_leads_to_the_map_and_to_its_neighbours(visit: Open, base: str) -> None:
    page = visit(base, "county/513431.html?lang=en")
    page.locator(".neighbours").get_by_role("link", name="Meigu County").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Meigu County")
    assert page.url == f"{base}county/513436.html?lang=en"
    page.get_by_role("link", name="See it on the map").click()
    page.get_by_role("article", name="Meigu County").get_by_role("link", name="One sheet").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Meigu County")
    assert page.url == f"{base}county/513436.html?lang=en"


def test_an_old_link_leads_on(visit: Open, base: str) -> None:
    page = visit(base, "?county=513425&lang=en")
    expect(page.get_by_role("article", name="Huili City")).to_be_visible()
    expect(page).to_have_url(re.compile("county=513402"))


def test_the_one_file_opens_on_the_view(
    visit: Open, base: str, address: str, tmp_path: Path
) -> None:
    page = visit(base, "?lang=en&layers=panxi&themes=ecology")
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("region", name="The map in one file").get_by_role("link").click()
    with urlopen(f"{address}/map.html?lang=en&layers=panxi&themes=ecology", timeout=60) as answer:
        assert download.value.path().read_bytes() == answer.read()


def test_hosts_of_files_are_told_the_headers_and_each_page_has_its_policy(folder: Path) -> None:
    told = (folder / "_headers").read_text(encoding="utf-8")
    assert told.startswith("/*\n  X-Content-Type-Options: nosniff\n")
    policy = '<meta http-equiv="Content-Security-Policy"'
    for page in folder.rglob("*.html"):
        assert policy in page.read_text(encoding="utf-8"), page


def test_every_format_of_a_whole_table_is_a_file(folder: Path) -> None:
    for listed in folder.rglob("formats.json"):
        if listed.parent == folder:
            continue
        listing = json.loads(listed.read_text(encoding="utf-8"))
        for form in listing["formats"]:
            assert (folder / form["href"][1:]).stat().st_size == form["bytes"]


@pytest.mark.parametrize(
    ("query", "subject"),
    [
        ("?layers=panxi,heritage,counties&themes=culture-tourism", "当前视图"),
        ("?county=513431,510104", "所选举措"),
        ("?county=513431,510104&layers=panxi,counties", "当前视图"),
        ("?initiative=panxi-pilot-zone-upgrade", "当前视图"),
    ],
)
def test_a_selection_is_what_the_server_answers(
    visit: Open, base: str, address: str, query: str, subject: str
) -> None:
    page = visit(base, query)
    page.get_by_role("button", name="导出", exact=True).click()
    page.locator(".segments label", has_text=subject).click()
    files = page.get_by_role("region", name="下载数据")
    expect(files).to_contain_text("只有 GeoJSON")
    link = files.get_by_role("link", name="GeoJSON")
    table = "view" if subject == "当前视图" else "initiatives"
    expect(link).to_have_attribute("href", re.compile(rf"/{table}\.geojson"))
    (_, mine), (_, theirs) = saved(page, link), answered(address, page, link)
    assert mine == theirs


def saved(page: Page, link: Locator) -> tuple[str, object]:
    """The name and the content of the file that a link gives."""
    with page.expect_download() as download:
        link.dispatch_event("click")
    return download.value.suggested_filename, json.loads(download.value.path().read_text("utf-8"))


def answered(address: str, page: Page, link: Locator) -> tuple[str, object]:
    """The same of our server's answer at the link's address."""
    relative = (link.get_attribute("href") or "").partition("/some/where/")[2]
    with urlopen(f"{address}/{relative}", timeout=60) as answer:
        name = answer.headers.get_filename()
        return str(name), json.load(answer)


@pytest.mark.parametrize("path", FILES)
def test_a_file_is_what_the_server_answers(folder: Path, address: str, path: str) -> None:
    with urlopen(f"{address}/{path}", timeout=60) as answer:
        assert answer.read() == (folder / path).read_bytes()


def test_the_tables_rows_are_what_the_server_answers(visit: Open, base: str, address: str) -> None:
    page = visit(base, "?view=table&themes=regional&find=阿坝县")
    link = page.get_by_role("link", name="GeoJSON")
    assert saved(page, link) == answered(address, page, link)


def test_the_page_of_progress_and_the_map_lead_to_each_other(visit: Open, base: str) -> None:
    page = visit(base, "progress.html?lang=en&status=done")
    expect(page.locator(".since-front article")).to_have_count(2)
    page.get_by_role("link", name="Sansu Shrine: a national first-grade museum").click()
    card = page.get_by_role("article")
    expect(card.locator(".fact-source").first).to_contain_text("Sichuan Daily")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Progress").click()
    expect(page).to_have_url(re.compile(r"/progress\.html\?lang=en"))
