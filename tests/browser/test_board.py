"""The board in a real browser: counts, cells, keyboard, languages, sizes, print."""

from __future__ import annotations

import csv
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.atlas import Atlas
from tests.support.browser import Open, choose_direct, sheets


@pytest.fixture
def open_board(open_page: Open) -> Open:
    def open_at(query: str = "", width: int = 1440, height: int = 900, **options: Any) -> Page:
        return open_page(f"board{query}", width, height, **options)

    return open_at


def _cell(page: Page, key: str) -> Any:
    return page.locator(f"button[data-key='{key}']")


def test_a_cell_shows_its_initiatives_and_leads_to_the_map(open_board: Open) -> None:
    page = open_board("?lang=zh")
    cell = _cell(page, "ecology/5132")
    direct = re.search(r"直接 (\d+) 项", cell.locator(".sr").inner_text())
    assert direct
    cell.click()
    detail = page.locator(".cell-detail")
    expect(detail.get_by_role("heading", level=2)).to_contain_text("生态环境")
    expect(detail.locator(".direct li")).to_have_count(int(direct[1]))
    expect(page).to_have_url(re.compile("theme=ecology"))
    expect(page).to_have_url(re.compile("column=5132"))
    detail.get_by_role("link", name="在图上看").click()
    expect(page.locator("html[data-ready='true'] .map")).to_be_attached()
    expect(page).to_have_url(re.compile("themes=ecology"))
    expect(page).to_have_url(re.compile("layers=national-parks"))
    expect(page.locator(".card")).to_be_visible()
    page.go_back()
    expect(_cell(page, "ecology/5132")).to_have_attribute("aria-pressed", "true")


def test_the_table_has_headers_and_sums(open_board: Open) -> None:
    page = open_board("?lang=en&count=measures")
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader", name="Chengdu", exact=True)).to_be_visible()
    expect(table.get_by_role("rowheader", name="Ecology")).to_be_visible()
    for column in range(21):
        figures = page.eval_on_selector_all(
            "tbody tr",
            "(rows, n) => rows.map((r) => Number(r.querySelectorAll('td')[n].querySelector('b')"
            "?.textContent ?? 0))",
            column,
        )
        total = table.locator("tfoot tr.direct td").nth(column + 1).inner_text()
        assert sum(figures) == int(total)


def test_from_the_keyboard(open_board: Open) -> None:
    page = open_board("?lang=zh&by=zones")
    tab_stops = "[...document.querySelectorAll('table button')].filter((b) => b.tabIndex === 0)"
    assert page.evaluate(f"{tab_stops}.length") == 1
    page.locator("table button[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    chosen = page.locator("table button[aria-pressed='true']")
    expect(chosen).to_have_count(1)
    expect(chosen).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(chosen.locator(".sr").inner_text())


@pytest.mark.parametrize("width", [390, 1024, 1440])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_sticks_out(open_board: Open, width: int, lang: str) -> None:
    page = open_board(f"?lang={lang}", width=width, height=800)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if width > 767:
        fits = "(b) => b.scrollWidth <= b.clientWidth"
        assert page.locator(".heat-box").evaluate(fits)
    else:  # every target under the thumb
        small = page.evaluate(
            "[...document.querySelectorAll('.heat button, .top a, .top button, .choice button')]"
            ".filter((b) => b.getBoundingClientRect().height < 43.5).length"
        )
        assert small == 0


def test_targets_lead_to_their_clause(open_board: Open) -> None:
    page = open_board("?lang=en#targets")
    targets = page.locator(".targets")
    expect(targets.get_by_role("heading", name="Targets")).to_be_in_viewport()
    expect(targets.get_by_role("heading", name="By 2035")).to_be_visible()
    expect(targets).to_contain_text("double the 2022 level")
    expect(targets.locator(".lane > ul > li")).to_have_count(25)
    # In English a target has our title and the Decision's own words.
    doubled = targets.get_by_role("listitem").filter(has_text="double the 2022 level")
    expect(doubled.locator("blockquote[lang='zh-CN']")).to_contain_text("较2022年实现倍增")
    # A line runs to its year, and back to the year that a figure is measured from.
    box = "(node) => ((box) => [box.left, box.right])(node.getBoundingClientRect())"
    lane = page.locator(".lane", has_text="double the 2022 level")
    soon, base = (lane.locator(f".lane-line .{name}").evaluate(box) for name in ("until", "since"))
    late = page.locator(".lane .until").last.evaluate(box)
    axis = page.locator(".time-axis").evaluate(box)
    assert axis[0] == pytest.approx(base[0], abs=2)
    assert base[1] == pytest.approx(soon[0], abs=2)
    assert soon[1] == pytest.approx(axis[0] + 5 / 13 * (axis[1] - axis[0]), abs=2)
    assert late[1] == pytest.approx(axis[1], abs=2)
    targets.get_by_role("link", name="Read clause 1.4.6").first.click()
    expect(page.locator("html[data-ready='true'] .map")).to_be_attached()
    expect(page).to_have_url(re.compile("clause=1[.]4[.]6"))


def test_targets_in_english_have_the_translation_of_their_sentence(
    open_board: Open, atlas: Atlas
) -> None:
    said = open_board("?lang=en").locator(".lane .translation")
    for clause in dict.fromkeys(target.clause for target in atlas.targets):
        expect(said.filter(has_text=atlas.document.by_id[clause].text_en)).to_have_count(1)
    expect(said.first).to_contain_text("Unofficial translation")


def test_targets_tell_where_they_stand(open_board: Open) -> None:
    targets = open_board("?lang=en#targets").locator(".lane > ul > li")
    steps = targets.filter(has_text="two more trillion-yuan marks")
    expect(steps).to_contain_text("6,766.5 billion yuan")
    expect(steps).to_contain_text("Sichuan Provincial People's Government")
    silent = targets.filter(has_text="Much higher total factor productivity")
    expect(silent).to_contain_text("Nothing found (searched until 12 March 2026).")


def test_no_chinese_is_left_in_english(open_board: Open) -> None:
    page = open_board("?lang=en&theme=regional&column=5101")
    page.evaluate("document.querySelectorAll('[lang=zh-CN]').forEach((quote) => quote.remove())")
    assert not re.search(r"[\u4e00-\u9fff]", page.locator("main").inner_text())


def test_a_prefecture_leads_to_the_pages_of_its_counties(open_board: Open) -> None:
    # On a phone the columns are zones, unless the one that is chosen is none.
    page = open_board("?lang=zh&theme=ecology&column=5132", 390, 844)
    pages = page.locator(".county-pages")
    expect(pages.get_by_role("link")).to_have_count(13)
    pages.get_by_role("link", name="若尔盖县").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("若尔盖县")


def test_in_the_dark_and_in_print(open_board: Open) -> None:
    page = open_board("?lang=zh", color_scheme="dark")
    light = "getComputedStyle(document.documentElement).colorScheme"
    assert page.evaluate(light) == "dark"
    page.emulate_media(media="print")
    expect(page.locator(".top-tools")).to_be_hidden()
    expect(page.get_by_role("table")).to_be_visible()


@pytest.mark.parametrize(("lang", "count"), [("zh", 2), ("en", 3)])
def test_the_table_prints_on_one_sheet(open_board: Open, lang: str, count: int) -> None:
    printed = sheets(open_board(f"?lang={lang}").pdf(prefer_css_page_size=True))
    assert len(printed) == count  # the table; what is not drawn, and the targets


def test_facets_narrow_what_is_counted_and_lead_to_its_file(open_board: Open) -> None:
    page = open_board("?lang=zh&count=measures")
    n = choose_direct(page)
    expect(page.locator(".totals")).to_contain_text(f"符合筛选的 {n} 项举措")
    with page.expect_download() as saved:
        page.get_by_role("link", name="把这些举措存为 CSV").click()
    with saved.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == n
    page.get_by_role("link", name="在表格中看").click()
    table = page.get_by_role("grid")
    expect(table).to_have_attribute("aria-rowcount", str(n + 1))
    page.go_back()
    page.get_by_role("button", name="去掉筛选“直接”").click()
    expect(page).not_to_have_url(re.compile("reach="))


def test_a_facet_that_there_is_not_is_said(open_board: Open) -> None:
    page = open_board("?lang=en&action=fly,build&prefecture=5134")
    expect(page.get_by_role("status").first).to_contain_text("fly")
    expect(page.locator(".table-chips li span")).to_have_text(
        ["Build", "Liangshan Yi Autonomous Prefecture"]
    )
