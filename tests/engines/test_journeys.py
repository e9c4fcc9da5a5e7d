"""What readers come for, from the first screen to its end, in Firefox and in WebKit."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from geo import atlas as atlases
from geo.publish import response
from server import create_app
from tests.browser.test_accessibility import AXE, FIND, REPEATED, TAGS
from tests.engines.webdriver import Reader, wait
from tests.support import DATA, ROOT
from tests.support.lists import csv_bytes
from tests.support.serving import server_of

HERE = (
    "performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith(arguments[0]))"
)


@pytest.mark.parametrize(
    ("lang", "name", "file"),
    [("zh", "昭觉县", "本县举措"), ("en", "Zhaojue County", "Its measures")],
)
def test_find_a_county_read_why_and_take_its_data(
    reader: Reader, address: str, lang: str, name: str, file: str
) -> None:
    reader.open(f"{address}?lang={lang}")
    reader.type("input[role=combobox]", "昭觉")
    reader.find("#results [role=option]", "昭觉")
    reader.press("Enter")
    assert reader.find(".card h2", name)
    reader.wait("document.activeElement.localName === 'h2'")
    reader.wait(
        "[...document.querySelectorAll('.card a.no')].find((a) => a.textContent === '3.1.3.4')"
        "?.focus() === undefined && document.activeElement.matches('a.no')"
    )
    reader.press("Enter")  # the focus goes along; Firefox calls it a click of a pointer
    reader.wait("document.querySelector('.sentence.is-current')?.dataset.clause === '3.1.3.4'")
    reader.wait("document.querySelector('.reader-list').contains(document.activeElement)")
    reader.wait("getComputedStyle(document.querySelector('.thread')).display !== 'none'")
    reader.click(".card-actions a", file)
    rows = json.loads(reader.downloaded().read_text(encoding="utf-8"))["features"]
    assert "39个欠发达县域托底性帮扶" in {row["properties"]["title_zh"] for row in rows}
    reader.downloaded().unlink()
    reader.back()
    reader.wait("!location.search.includes('clause')")
    reader.back()
    reader.wait("!document.querySelector('.card')")
    assert reader.ask(f"{HERE}.length", address) == 0


def test_a_county_on_the_map_opens_its_card(reader: Reader, address: str) -> None:
    reader.open(f"{address}?lang=zh&layers=underdeveloped-counties")
    box = reader.ask("document.querySelector('.map').getBoundingClientRect().toJSON()")
    reader.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    reader.wait("/county=[0-9]{6}/.test(location.search)")
    reader.press("Escape")
    reader.wait("!document.querySelector('.card')")


def test_the_table_sorts_and_back_undoes(reader: Reader, address: str) -> None:
    reader.open(f"{address}?lang=zh")
    reader.click(".top-links a", "表格")
    first = "document.querySelector('#row-0')?.textContent"
    before = reader.wait(first)
    reader.click("th button[data-sort=name]")
    reader.wait(f"{first} !== arguments[0]", before)
    reader.back()
    reader.wait(f"{first} === arguments[0]", before)
    reader.back()
    reader.wait("!document.querySelector('.table-scroll')?.checkVisibility()")


def test_a_list_of_the_readers_own_comes_down_on_counties(
    reader: Reader, address: str, tmp_path: Path
) -> None:
    file = tmp_path / "projects.csv"
    file.write_bytes(csv_bytes())
    reader.open(f"{address}?lang=zh")
    reader.click("button", "自带清单")
    reader.wait("document.querySelector('input[type=file]')")
    reader.upload("input[type=file]", file)
    reader.click(".own-intro button.is-main")
    reader.find(".own-rows tbody tr", "双硫区")
    reader.find("label", "projects.csv")


def test_the_dialog_gives_a_picture(reader: Reader, address: str) -> None:
    reader.open(f"{address}?lang=zh&layers=national-parks")
    reader.click("button.export")
    reader.click(".picture-forms button", "SVG")
    picture = reader.downloaded().read_text(encoding="utf-8")
    reader.downloaded().unlink()
    assert "国家公园（两处）" in picture
    reader.press("Escape")
    reader.wait("!document.querySelector('dialog[open]')")


def test_the_tour_goes_on_by_the_keys(reader: Reader, address: str) -> None:
    reader.open(f"{address}?lang=zh&story=1")
    before = reader.wait("document.querySelector('.story h2')?.textContent")
    reader.press("ArrowRight")
    reader.wait("document.querySelector('.story h2').textContent !== arguments[0]", before)
    reader.back()
    reader.wait("document.querySelector('.story h2').textContent === arguments[0]", before)
    reader.press("Escape")
    reader.wait("!document.querySelector('.story')")


def test_the_dark_scheme_is_chosen_and_stays(reader: Reader, address: str) -> None:
    reader.open(f"{address}?lang=zh&scheme=light")
    ground = "getComputedStyle(document.body).backgroundColor"
    # The middle of the land, of those canvases that have drawn something there.
    land = """[...document.querySelectorAll('.map canvas')]
      .map((one) => one.getContext('2d').getImageData(one.width / 2, one.height / 2, 1, 1).data)
      .find(([, , , alpha]) => alpha === 255)?.[0]"""
    light = reader.wait(land)
    reader.click(".top-tools button", "深色")
    reader.wait("document.documentElement.dataset.scheme === 'dark'")
    reader.wait(f"{ground} === 'rgb(18, 23, 25)'")
    reader.wait(f"{land} < arguments[0] / 2", light)
    reader.open(reader.address)
    assert reader.ask(ground) == "rgb(18, 23, 25)"


@pytest.mark.parametrize(
    ("query", "rows", "many"),
    [("?lang=zh&view=table", ".print-text tbody tr", 183),
     ("?lang=en&reader=1&scheme=dark", ".print-reader .sentence", 186)],
)  # fmt: skip
def test_the_page_prints_whole(
    reader: Reader, address: str, query: str, rows: str, many: int
) -> None:
    reader.open(f"{address}{query}")
    reader.wait(
        "performance.getEntriesByType('resource').some((r) => r.name.includes('page_sheet'))"
    )
    reader.wait("document.querySelector('.table-scroll tbody tr, .sentence')")
    made = f"document.querySelectorAll({json.dumps(rows)}).length"

    def built() -> bool:
        reader.run("dispatchEvent(new Event('beforeprint'))")
        if reader.ask(f"{made} === {many}"):
            return True
        reader.run("dispatchEvent(new Event('afterprint'))")  # it came too early: anew
        return False

    wait(built, "the sheet")
    assert reader.ask("document.querySelectorAll('.print-map path').length")
    assert reader.ask("document.documentElement.dataset.scheme") == "light"
    reader.run("dispatchEvent(new Event('afterprint'))")
    reader.wait("!document.querySelector('.print-sheet')")


@pytest.mark.parametrize("by", ["mouse", "touch"])
def test_the_map_is_dragged(reader: Reader, address: str, by: str) -> None:
    reader.open(f"{address}?lang=zh&county=513431")
    box = reader.ask("document.querySelector('.map').getBoundingClientRect().toJSON()")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    place = "document.querySelector('.leaflet-map-pane').style.transform"
    before = reader.ask(place)
    reader.drag((x, y), (x - 120, y + 60), by)
    reader.wait(f"{place} !== arguments[0]", before)
    assert "county=513431" in reader.address  # a drag is no click
    assert reader.ask("document.querySelector('.card h2')?.textContent").startswith("昭觉县")


def test_the_line_between_two_maps_is_dragged(reader: Reader, address: str) -> None:
    reader.open(f"{address}?lang=zh&shade=direct&vs=shade%3Dinherited%26swipe%3D50")
    reader.wait("document.querySelector('.divider')")
    reader.wait("document.querySelector('.divider').getBoundingClientRect().width")
    box = reader.ask("document.querySelector('.divider').getBoundingClientRect().toJSON()")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    reader.drag((x, y), (x - 150, y))
    at = int(reader.ask("document.querySelector('.divider').getAttribute('aria-valuenow')"))
    assert at < 45
    reader.wait(f"decodeURIComponent(location.search).includes('swipe={at}')")


def test_the_site_works_without_a_network(reader: Reader) -> None:
    prepared = response.read(ROOT / "build" / "prepared")
    with server_of(create_app(atlases.load(DATA), prepared)) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}/"
        reader.open(f"{address}?lang=zh")
        script = "const [done] = arguments; navigator.serviceWorker.ready.then(() => done(true));"
        assert reader.run_async(script)
        server.shutdown()
        thread.join(20)
    reader.open(f"{address}?lang=zh&county=513431")
    assert reader.find(".card h2", "昭觉县")
    reader.open(f"{address}board?lang=zh")
    assert reader.find("h1", "十四个主题")


VIEWS = [
    "?lang=zh", "?lang=en&county=513431&clause=3.1.3.4&scheme=dark", "?lang=en&view=table",
    "?lang=zh&initiative=panxi-pilot-zone-upgrade", "board?lang=en&scheme=dark&reach=direct",
    "progress?lang=zh", "guide?lang=en", "county/513431?lang=zh",
]  # fmt: skip


@pytest.mark.parametrize("query", VIEWS)
def test_axe_finds_nothing(reader: Reader, address: str, query: str) -> None:
    reader.open(f"{address}{query}")
    if "clause" in query:
        reader.find(".card .item")
        reader.find(".sentence.is-current")
    if "table" in query:
        reader.find(".table-scroll tr[data-index]")
    reader.run(f"{AXE.read_text(encoding='utf-8')}; window.axe ??= axe;")
    script = f"const [tags, repeated, done] = arguments; ({FIND})([tags, repeated]).then(done);"
    assert reader.run_async(script, TAGS, REPEATED) == []
