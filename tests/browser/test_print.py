"""Pictures and print: what a report needs stands on them, and they open elsewhere."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.browser import Open, sheets

SVG = "{http://www.w3.org/2000/svg}"
PAPERS = {"A4 横": (297, 210), "A4 竖": (210, 297), "A3 横": (420, 297), "A3 竖": (297, 420)}
POINTS_PER_MM = 72 / 25.4


def offered(page: Page, paper: str = "A4 横") -> Page:
    """Open the export dialog and choose a paper."""
    page.get_by_role("button", name="导出", exact=True).click()
    # The files above are listed once they are counted, and what is under them moves.
    expect(page.get_by_role("region", name="下载数据").get_by_role("link").first).to_be_visible()
    option = page.locator(".segments label", has_text=paper)
    option.click()
    expect(option.locator("input")).to_be_checked()
    return page


def saved(page: Page, form: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("region", name="图片与打印").get_by_role("button", name=form).click()
    return download.value.path().read_bytes()


def texts(svg: bytes) -> list[str]:
    """The words of a picture; the halos that lie under them are no words."""
    found = ET.fromstring(svg).iter(f"{SVG}text")
    return [node.text or "" for node in found if node.get("aria-hidden") is None]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_picture_says_all_that_a_report_needs(open_page: Open, paper: str) -> None:
    page = offered(open_page("?layers=national-parks,counties&themes=regional,ecology"), paper)
    svg = saved(page, "矢量图 SVG")
    root = ET.fromstring(svg)
    assert (root.get("width"), root.get("height")) == tuple(f"{mm}mm" for mm in PAPERS[paper])
    said = texts(svg)
    everything = "".join(said)
    assert "主题：区域协调、生态环境" in said
    assert {"图例", "国家公园（两处）", "每县直接句数", "局部：只及一部分，斜线不示边界"} <= set(
        said
    )
    assert {"甘孜", "凉山"} <= set(said)  # names on the map
    assert re.search(r"\d+ km", everything)
    assert "GS(2024)0650号" in everything
    assert "不作划界依据" in everything
    assert re.search(r"制图 20\d\d年", everything)
    assert re.search(r"数据版本 \d{4}-\d\d-\d\d-[0-9a-f]{8}", everything)
    assert re.search("layers=national-parks,counties&themes=regional,ecology", everything)


def test_north_is_shown_where_the_whole_province_is_not(open_page: Open) -> None:
    assert "北" not in texts(saved(offered(open_page()), "矢量图 SVG"))
    near = texts(saved(offered(open_page("?county=513431")), "矢量图 SVG"))
    assert "北" in near
    assert "所选：昭觉县" in near


def test_a_shaded_picture_leads_back_to_its_shading(open_page: Open) -> None:
    said = texts(saved(offered(open_page("?view=table")), "矢量图 SVG"))
    assert "每县直接句数" in said
    assert any("view=table" in text for text in said)


def test_a_picture_can_have_another_title(open_page: Open) -> None:
    page = offered(open_page("?layers=panxi"))
    assert "攀西战略资源试验区" in texts(saved(page, "矢量图 SVG"))
    page.get_by_label("标题（可改）").fill("附图三 <攀西>")
    svg = saved(page, "矢量图 SVG")
    assert "附图三 <攀西>" in texts(svg)
    assert b"<script" not in svg
    assert not re.search(rb'href="(?!#)', svg)


def test_a_png_is_of_twice_the_resolution_and_says_so(open_page: Open) -> None:
    png = saved(offered(open_page()), "图片 PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == (2246, 1588)  # A4 at 192 dots an inch
    chunk = png.index(b"pHYs")
    per_metre, _, unit = struct.unpack(">IIB", png[chunk + 4 : chunk + 13])
    assert unit == 1
    assert per_metre * 0.0254 == pytest.approx(192, abs=0.1)


def test_a_slide_for_print_has_no_ground_and_tells_what_it_shows(open_page: Open) -> None:
    page = offered(open_page("?layers=national-parks&themes=ecology"), "16:9")
    page.get_by_text("每英寸 300 点").click()
    page.get_by_label("透明底").check()
    told = page.get_by_role("textbox", name="替代文字").input_value().split("\n")
    assert told[0].startswith("四川省地图。")
    assert "图层：国家公园（两处）（23县局部）。主题：生态环境。" in told[0]
    assert told[1].startswith("Map of Sichuan. ")
    assert "Layers: National parks (two) (23 part). Themes: Ecology." in told[1]
    png = saved(page, "图片 PNG")
    assert struct.unpack(">II", png[16:24]) == (4000, 2250)
    assert all(text.encode() in png for text in told)
    svg = ET.fromstring(saved(page, "矢量图 SVG"))
    assert [node.text for node in svg.findall(f"{SVG}desc")][:2] == told
    assert not [
        r
        for r in svg.iter(f"{SVG}rect")
        if (r.get("width"), r.get("fill")) == (svg.get("viewBox", "").split()[2], "#fff")
    ]


def test_shades_are_told_in_both_languages(open_page: Open) -> None:
    page = offered(open_page("?lang=zh&shade=direct"), "方形")
    zh, en = page.get_by_role("textbox", name="替代文字").input_value().split("\n")
    assert "直接及县的句子" in zh
    assert re.search(r"[Ss]entences", en)
    assert not re.search("[\u4e00-\u9fff]", en)
    width, height = struct.unpack(">II", saved(page, "图片 PNG")[16:24])
    assert width == height == 1440


def test_an_open_picture_loads_nothing(open_page: Open, visit: Open, tmp_path: Path) -> None:
    svg = saved(offered(open_page("?layers=national-parks&county=513431")), "矢量图 SVG")
    file = tmp_path / "map.html"
    file.write_bytes(b"<html data-ready='true'><meta charset='utf-8'><body>" + svg)
    box = visit(file.as_uri()).locator("svg").bounding_box()
    assert box
    assert round(box["width"]) == round(297 / 25.4 * 96)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_print_is_one_page_of_the_paper(open_page: Open, paper: str) -> None:
    page = open_page("?layers=panxi,national-parks")
    page.evaluate("window.print = () => {}")
    offered(page, paper)
    page.get_by_role("region", name="图片与打印").get_by_role("button", name="打印").click()
    expect(page.locator(".print-sheet svg")).to_be_attached()
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1
    sizes = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert sizes
    for size, mm in zip(sizes.groups(), PAPERS[paper], strict=True):
        assert float(size) == pytest.approx(mm * POINTS_PER_MM, abs=1.5)
    expect(page.locator(".print-sheet")).to_have_count(0)  # it goes when it is printed


def test_a_picture_is_light_also_when_the_page_is_dark(open_page: Open) -> None:
    svg = saved(offered(open_page("?scheme=dark")), "矢量图 SVG")
    paper = ET.fromstring(svg).find(f"{SVG}rect")
    assert paper is not None
    assert paper.get("fill") in ("#fff", "#ffffff")  # as the build writes it


def made(page: Page) -> None:
    """Wait until what makes the sheet of the page itself is there, and the page at rest."""
    page.evaluate("""() => new Promise((done) => {
      const all = () => performance.getEntriesByType("resource").map(({ name }) => name);
      const isThere = () => all().some((name) => name.includes("page_sheet"));
      const look = () => (isThere() ? setTimeout(done, 300) : setTimeout(look, 50));
      look();
    })""")


@pytest.mark.parametrize(
    ("query", "list_", "rows", "many"),
    [
        ("?view=table", ".table-scroll", ".print-text tbody tr", 183),
        ("?reader=1&scheme=dark", ".reader-list", ".print-reader .sentence", 186),
    ],
)
def test_the_page_itself_prints_whole_and_comes_back_as_it_was(
    open_page: Open, query: str, list_: str, rows: str, many: int
) -> None:
    page = open_page(query)
    made(page)
    scroller = page.locator(list_)
    scroller.evaluate("node => { node.scrollTop = 1500; }")
    page.wait_for_timeout(100)
    was = page.evaluate("document.documentElement.dataset.scheme")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(rows)).to_have_count(many)
    expect(page.locator(".print-map svg")).to_have_count(1)
    expect(page.locator(".print-map use")).to_have_count(0)  # Firefox would print them empty
    assert page.evaluate("document.documentElement.dataset.scheme") == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    for size in ("A4", "Letter"):
        first, *others = sheets(page.pdf(format=size, prefer_css_page_size=True))
        assert first[0] > first[1]  # the map lies, the rest stands
        assert len(others) > 1
    expect(page.locator(".print-sheet")).to_have_count(0)
    assert page.evaluate("document.documentElement.dataset.scheme") == was
    assert scroller.evaluate("node => node.scrollTop") == pytest.approx(1500, abs=2)


def test_a_print_that_comes_too_early_waits_or_says_so(open_page: Open) -> None:
    held: list[Route] = []  # what makes the sheet has not come

    def hold(route: Route) -> None:
        held.append(route)

    page = open_page(prepare=lambda page: page.route("**/page_sheet.*.js", hold))
    page.evaluate("void (window.print = () => { document.body.dataset.printed = '1'; })")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("body > .print-sheet")).to_contain_text("还没有备好")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.keyboard.press("Control+p")
    page.wait_for_timeout(100)
    expect(page.locator("body")).not_to_have_attribute("data-printed", "1")
    for route in held:
        route.continue_()
    expect(page.locator("body")).to_have_attribute("data-printed", "1")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".print-map svg")).to_have_count(1)


def test_a_step_of_the_tour_prints_with_its_map_and_its_sentence(open_page: Open) -> None:
    page = open_page("?lang=en&story=3")
    made(page)
    title = page.locator(".story h2").inner_text()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheet = page.locator(".print-sheet")
    expect(sheet.locator(".print-map svg")).to_have_count(1)
    expect(sheet).to_contain_text(title)
    expect(sheet.locator("blockquote")).not_to_be_empty()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
