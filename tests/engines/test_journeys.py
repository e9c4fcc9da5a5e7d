"""What readers come for, from the first screen to its end, in Firefox and in WebKit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.test_accessibility import AXE, FIND, REPEATED, TAGS
from tests.engines.webdriver import Reader
from tests.support.lists import csv_bytes

HERE = (
    "performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith(arguments[0]))"
)


@pytest.mark.parametrize(
    ("lang", "name", "file"),
    [("zh", "昭觉县", "本县举措"), ("en", "Zhaojue County", "Its initiatives")],
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
    reader.click(".card a.no", "3.1.3.4")
    reader.wait("document.querySelector('.sentence.is-current')?.dataset.clause === '3.1.3.4'")
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


@pytest.mark.parametrize("query", ["?lang=zh", "?lang=en&county=513431&clause=3.1.3.4&scheme=dark"])
def test_axe_finds_nothing(reader: Reader, address: str, query: str) -> None:
    reader.open(f"{address}{query}")
    if "county" in query:
        reader.find(".card .item")
        reader.find(".sentence.is-current")
    reader.run(f"{AXE.read_text(encoding='utf-8')}; window.axe ??= axe;")
    script = f"const [tags, repeated, done] = arguments; ({FIND})([tags, repeated]).then(done);"
    assert reader.run_async(script, TAGS, REPEATED) == []
