"""The table in step with the map, in a real browser."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.atlas import Atlas
from tests.support.browser import Open, choose_direct


def _names(page: Page) -> list[str]:
    """The names of the rows in the page, from the top."""
    page.wait_for_selector("tbody tr[data-index]")
    return page.eval_on_selector_all("tbody .is-name b", "all => all.map((b) => b.textContent)")


def _count(page: Page) -> int:
    page.wait_for_selector("tbody tr[data-index]")
    return int(page.get_by_role("grid").get_attribute("aria-rowcount") or 0) - 1


def _expect_rows(page: Page, n: int) -> None:
    expect(page.get_by_role("grid")).to_have_attribute("aria-rowcount", str(n + 1))


def _row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has_text=name)


def test_it_counts_what_the_atlas_counts(open_page: Open, atlas: Atlas) -> None:
    page = open_page("?view=table&find=昭觉")
    counts = atlas.counts("513431")
    expect(_row(page, "昭觉县")).to_be_visible()
    cells = _row(page, "昭觉县").get_by_role("gridcell").all_inner_texts()
    assert (cells[1], cells[2], cells[3], cells[4], cells[6]) == (
        "昭觉县",
        "凉山",
        str(counts["direct"]),
        str(atlas.sentence_counts("513431")["direct"]),
        str(counts["inherited"]),
    )
    _expect_rows(page, 1)


def test_it_opens_from_the_bar_and_leads_back(open_page: Open) -> None:
    page = open_page()
    pages = page.get_by_role("navigation", name="页面")
    pages.get_by_role("link", name="表格").click()
    expect(page.get_by_role("grid", name="县（市、区）")).to_be_visible()
    expect(page).to_have_url(re.compile("view=table"))
    _expect_rows(page, 183)
    pages.get_by_role("link", name="地图").click()
    expect(page.get_by_role("grid")).to_be_hidden()
    expect(page.get_by_role("group", name="图层")).to_be_visible()


def test_it_sorts_by_any_column(open_page: Open, atlas: Atlas) -> None:
    page = open_page("?view=table")
    direct = page.get_by_role("columnheader", name="句数")
    expect(direct).to_have_attribute("aria-sort", "descending")
    first = {a: atlas.sentence_counts(a)["direct"] for a in atlas.boundaries.counties}
    assert _names(page)[0] == atlas.boundaries.counties[max(first, key=first.__getitem__)].name_zh
    direct.get_by_role("button").click()
    expect(direct).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("columnheader", name="县（市、区）").get_by_role("button").click()
    expect(page.locator("#row-0 .is-name b")).to_have_text("阿坝县")  # by pinyin
    expect(page.locator("#row-1 .is-name b")).to_have_text("安居区")
    expect(page).to_have_url(re.compile("sort=name"))
    page.go_back()
    expect(direct).to_have_attribute("aria-sort", "ascending")


def test_it_filters_by_all_words_in_any_language(open_page: Open) -> None:
    page = open_page("?view=table&lang=en")
    page.keyboard.press("/")
    page.keyboard.type("chengdu xin")
    _expect_rows(page, 2)
    assert sorted(_names(page)) == ["Xindu District", "Xinjin District"]
    expect(page).to_have_url(re.compile("find=chengdu%20xin"))
    page.get_by_role("searchbox").fill("Atlantis")
    expect(page.locator(".table-panel")).to_contain_text("No row fits")
    page.get_by_role("button", name="Clear the filters").click()
    _expect_rows(page, 183)


def test_table_and_map_choose_together(open_page: Open) -> None:
    page = open_page("?view=table&find=昭觉")
    before = page.locator(".map").screenshot()
    _row(page, "昭觉县").click()
    expect(page).to_have_url(re.compile("county=513431"))
    expect(_row(page, "昭觉县")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".table-chosen")).to_have_text("昭觉县")
    page.wait_for_timeout(100)
    assert page.locator(".map").screenshot() != before
    box = page.locator(".map").bounding_box()
    assert box
    page.get_by_role("searchbox").fill("")
    page.mouse.click(box["x"] + box["width"] * 0.45, box["y"] + box["height"] * 0.4)
    chosen = page.locator("tr[aria-selected='true']")
    expect(chosen).not_to_contain_text("昭觉县")
    expect(chosen).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(chosen).to_have_count(0)


def test_a_row_is_outlined_on_the_map_and_a_county_in_the_table(open_page: Open) -> None:
    page = open_page("?view=table&sort=prefecture")
    over = page.locator("canvas.sheet-over")
    before = over.screenshot()
    page.locator("tbody tr[data-index='2']").hover()
    page.wait_for_timeout(100)
    assert over.screenshot() != before
    box = page.locator(".map").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.44, box["y"] + box["height"] * 0.2)
    page.mouse.move(box["x"] + box["width"] * 0.45, box["y"] + box["height"] * 0.2)
    expect(page.locator("tr.is-lit .is-prefecture")).to_have_text("阿坝")


def test_the_card_is_one_step_away(open_page: Open) -> None:
    page = open_page("?view=table&county=513431")
    page.get_by_role("button", name="打开卡片").click()
    expect(page.get_by_role("article", name="昭觉县")).to_be_visible()
    page.go_back()
    expect(_row(page, "昭觉县")).to_be_in_viewport()


def test_from_the_keyboard_alone(open_page: Open) -> None:
    page = open_page("?view=table")
    _expect_rows(page, 183)
    page.get_by_role("grid").focus()
    page.keyboard.press("End")
    last = page.locator("#row-182")
    expect(last).to_be_in_viewport()
    expect(page.get_by_role("grid")).to_have_attribute("aria-activedescendant", "row-182")
    page.keyboard.press("Home")
    for key in ("ArrowDown", "PageDown", "ArrowUp"):
        page.keyboard.press(key)
    on = page.locator("tr.is-active")
    name = on.locator("b").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".table-chosen")).to_have_text(name)
    expect(page.get_by_role("grid")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.locator(".table-chosen")).to_have_text("已选 2 县")


def test_only_what_the_map_shows(open_page: Open) -> None:
    page = open_page("?view=table&shade=layers&layers=panxi&lang=en")
    page.get_by_role("checkbox", name="Only what the map shows").check()
    _expect_rows(page, 13)
    page = open_page("?view=table&seen=1", reduced_motion="reduce")
    _expect_rows(page, 183)
    for _ in range(6):
        page.get_by_role("button", name="放大").click()
    expect(page.get_by_role("grid")).to_have_attribute("aria-rowcount", re.compile(r"^\d{1,2}$"))


def test_initiatives_with_theme_clause_and_reach(open_page: Open, atlas: Atlas) -> None:
    page = open_page("?view=table&rows=initiatives&lang=en&themes=ecology")
    own = [i for i in atlas.initiatives.values() if i.theme == "ecology"]
    _expect_rows(page, len(own))
    page.get_by_role("searchbox").fill("giant panda")
    row = _row(page, "Giant Panda National Park").first
    expect(row).to_contain_text("3.3.3.1")
    expect(row).to_contain_text("Direct")
    expect(row).to_contain_text("20")
    row.click()
    expect(page).to_have_url(re.compile("initiative=giant-panda-national-park"))


def test_what_is_copied_is_what_is_listed(open_page: Open) -> None:
    page = open_page(
        "?view=table&find=市中区&sort=prefecture",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.get_by_role("button", name="复制", exact=True).click()
    expect(page.locator(".note")).to_contain_text("已复制 2 行")
    head, *rows = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert head.split("\t")[0] == "区划代码"
    assert [row.split("\t")[0] for row in rows] == ["511102", "511002"]  # 乐山, 内江


@pytest.mark.parametrize(
    "query",
    [
        "find=市中区",
        "themes=ecology&find=阿坝",
        "rows=initiatives&themes=ecology",
        "rows=initiatives&find=国家公园",
        "find=e",  # in the name of 169 counties, and in a sentence that reaches any
        "rows=initiatives&find=and",  # too many for an address
        "rows=initiatives&seen=1&shade=direct",
    ],
)
def test_a_file_holds_the_rows_that_are_listed(open_page: Open, query: str, tmp_path: Path) -> None:
    page = open_page(f"?view=table&{query}")
    listed = _count(page)
    assert listed > 0
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    download.value.save_as(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == listed
    with page.expect_download() as download:
        page.get_by_role("link", name="GeoJSON").click()
    download.value.save_as(tmp_path / "rows.geojson")
    assert len(json.loads((tmp_path / "rows.geojson").read_text("utf-8"))["features"]) == listed


MANY = """
  const json = Response.prototype.json;
  const rows = (one) => Array.from({ length: 100_000 }, (_, i) => one(i));
  Response.prototype.json = async function () {
    const body = await json.call(this);
    const [first] = body.initiatives ?? [];
    if (first?.reach) {
      const reach = { list: [0] };
      body.initiatives = rows((i) => ({ ...first, id: `row-${i}`, places: [], reach }));
      body.standing = "0".repeat(body.initiatives.length);
      for (const place of body.places) place.initiatives = [];
    } else if (first?.title) {
      const title = (i) => ({ zh: `举措${String(i).padStart(6, "0")}`, en: `Measure ${i}` });
      body.initiatives = rows((i) => ({ ...first, title: title(i) }));
    }
    return body;
  };
"""


def test_a_hundred_thousand_rows(open_page: Open) -> None:
    page = open_page(
        "?view=table&rows=initiatives", prepare=lambda page: page.add_init_script(MANY)
    )
    page.wait_for_selector("tbody tr[data-index]")
    _expect_rows(page, 100_000)
    rows = page.locator("tbody tr[data-index]")
    assert rows.count() < 60
    page.get_by_role("grid").focus()
    page.keyboard.press("End")
    expect(page.locator("#row-99999")).to_be_in_viewport()
    page.get_by_role("columnheader", name="举措").get_by_role("button").click()
    page.locator(".table-scroll").evaluate("node => node.scrollTop = node.scrollHeight / 2")
    expect(rows.first).to_have_attribute("data-index", re.compile(r"^[45]\d{4}$"))
    assert rows.count() < 60
    middle = rows.nth(rows.count() // 2)
    index = int(middle.get_attribute("data-index") or -1)
    expect(middle).to_contain_text(f"举措{index:06}")
    expect(middle).to_have_attribute("aria-rowindex", str(index + 2))
    page.get_by_role("searchbox").fill("举措099")
    _expect_rows(page, 1000)


@pytest.mark.parametrize("query", ["", "&rows=initiatives&lang=en", "&lang=en&county=513431"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1024, 768), (1440, 900)])
def test_it_fits_every_width(open_page: Open, query: str, width: int, height: int) -> None:
    page = open_page(f"?view=table{query}", width, height)
    first = page.locator("tr[aria-selected='true']" if "county" in query else "#row-0")
    expect(first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    scroller = page.locator(".table-scroll")
    assert scroller.evaluate("node => node.scrollWidth <= node.clientWidth")


def test_facets_narrow_the_rows_and_stand_in_the_address(open_page: Open) -> None:
    page = open_page("?view=table&rows=initiatives")
    n = choose_direct(page)
    expect(page.locator("table[role=grid]")).to_have_attribute("aria-rowcount", str(n + 1))
    csv = page.get_by_role("link", name="CSV")
    expect(csv).to_have_attribute("href", re.compile(r"initiatives\.csv\?reach=direct&"))
    page.get_by_role("button", name="去掉筛选“直接”").click()
    expect(page).not_to_have_url(re.compile("reach="))


def test_an_initiative_in_the_filter_is_said_by_its_title(open_page: Open) -> None:
    page = open_page("?lang=en&view=table&find=initiative:panxi-pilot-zone-upgrade")
    chip = page.locator(".table-chips li")
    expect(chip).to_contain_text("Reached by: Panxi strategic-resources pilot zone")
    expect(page.get_by_role("searchbox")).to_have_value("")
    chip.get_by_role("button").click()
    expect(page).not_to_have_url(re.compile("find="))
