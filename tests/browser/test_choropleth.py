"""The counties shaded by a measure, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from geo.atlas import Atlas
from tests.support.browser import Open


def _legend(page: Page) -> str:
    return page.locator(".legend .shade-bar").get_attribute("aria-label") or ""


def test_counties_are_shaded_by_direct_initiatives(open_page: Open, atlas: Atlas) -> None:
    page = open_page()
    before = page.locator(".map").screenshot()
    page.locator(".stage").get_by_role("button", name="按县着色").click()
    most = max(atlas.sentence_counts(adcode)["direct"] for adcode in atlas.boundaries.counties)
    expect(page.get_by_role("heading", level=1).first).to_have_text(
        f"直接及县的句子，最多 {most} 句"
    )
    expect(page).to_have_url(re.compile("shade=direct"))
    none = sum(not atlas.sentence_counts(a)["direct"] for a in atlas.boundaries.counties)
    assert f"0：{none} 县" in _legend(page)
    page.wait_for_timeout(100)
    assert page.locator(".map").screenshot() != before
    expect(page.locator(".foot:visible")).to_contain_text("自然断点")


def test_every_county_is_in_one_class(open_page: Open) -> None:
    page = open_page("?shade=inherited&lang=en")
    expect(page.locator(".legend .shade-bar")).to_be_visible()
    classes = _legend(page).split(". ", 1)[1].split("; ")
    counted = [int(text.rsplit(": ", 1)[1].removesuffix(" counties")) for text in classes]
    assert sum(counted) == 183
    assert 2 <= len(classes) <= 6


def test_a_theme_and_an_action_can_be_chosen(open_page: Open) -> None:
    page = open_page("?lang=en&shade=direct")
    stage = page.locator(".stage")
    stage.get_by_label("By theme").select_option("Ecology")
    expect(page.get_by_role("heading", level=1).first).to_contain_text("Ecology")
    expect(page).to_have_url(re.compile("shade=theme%3Aecology"))
    stage.get_by_label("By action").select_option("Build")
    expect(page.get_by_role("heading", level=1).first).to_contain_text("“Build”")
    page.go_back()
    expect(page.get_by_role("heading", level=1).first).to_contain_text("Ecology")
    stage.get_by_role("button", name="Layers").click()
    expect(page.get_by_role("heading", level=1).first).to_contain_text("91 do, of which 26")
    expect(page).not_to_have_url(re.compile("shade"))


def test_the_theme_filter_acts_on_the_measure(open_page: Open, atlas: Atlas) -> None:
    page = open_page("?shade=direct&themes=ecology")
    themes = frozenset({"ecology"})
    most = max(
        atlas.sentence_counts(adcode, themes)["direct"] for adcode in atlas.boundaries.counties
    )
    expect(page.get_by_role("heading", level=1).first).to_contain_text(f"最多 {most} 句")
    expect(page.locator(".headline:visible")).to_contain_text("已按主题筛选：生态环境")


def test_layers_lie_on_the_shades_only_when_they_are_asked_for(open_page: Open) -> None:
    page = open_page("?shade=direct")
    expect(page.get_by_role("checkbox", name="39个欠发达县域")).not_to_be_checked()
    expect(page.get_by_role("checkbox", name="各县直接举措数")).to_be_checked()
    page.get_by_role("checkbox", name="攀西战略资源试验区").check()
    expect(page).to_have_url(re.compile("layers=panxi"))
    expect(page.get_by_role("heading", level=1).first).to_contain_text("直接及县的句子")
    page.get_by_role("checkbox", name="各县直接举措数").uncheck()
    expect(page.locator(".headline:visible")).to_contain_text("一个图层")


def test_an_old_link_to_the_layer_of_counts_still_shades(open_page: Open) -> None:
    page = open_page("?layers=counties")
    expect(page.get_by_role("heading", level=1).first).to_contain_text("直接及县的句子")


@pytest.mark.parametrize("measure", ["theme:atlantis", "action:atlantis"])
def test_an_unknown_measure_is_said(open_page: Open, measure: str) -> None:
    page = open_page(f"?shade={measure}")
    expect(page.locator(".note")).to_contain_text(measure)
    expect(page.get_by_role("heading", level=1).first).to_contain_text("图上有 26 项")


TABLE = """区县,所属市,人均GDP
昭觉县,凉山州,"18,900"
市中区,乐山市,61000
市中区,,1
郫县,成都,88000
四川省成都市双流区,,120500.5
成都市,,99
亚特兰蒂斯,,5
513425,凉山,70000
会理市,凉山,7
宜宾县,宜宾,n/a
汶川,阿坝,<b>abc</b>
"""


def test_the_readers_own_figures_are_read_as_lists_are(open_page: Open) -> None:
    page = open_page("?view=table")
    page.evaluate(
        """() => {
          const { fetch } = window;
          window.sent = [];
          window.fetch = async (url, how) => {
            if (how?.body) window.sent.push(await new Response(how.body).text());
            return fetch(url, how);
          };
        }"""
    )
    page.locator(".stage").get_by_role("button", name="自带数据").click()
    page.get_by_role("dialog").get_by_role("textbox").fill(TABLE)
    apply = page.get_by_role("button", name="给地图着色")
    report = page.locator(".figures-report")
    expect(apply).to_be_enabled()
    assert page.evaluate("sent") == [], "nothing is sent before the click"
    apply.click()
    expect(report).to_contain_text("6 县对上 · 5 行没有对上 · 178 县没有数")
    (places,) = page.evaluate("sent")
    assert "市中区" in places
    assert "61000" not in places, "figures stay here"
    rows = report.locator("tbody tr")
    said = [" ".join(row.split()) for row in rows.all_inner_texts()]
    assert said[1:] == [
        "7 成都市 是市州，不是县",
        "8 亚特兰蒂斯 没有地名“亚特兰蒂斯” 不是地名",
        "10 会理市 凉山彝族自治州会理市已在第 9 行",
        "12 <b>abc</b> “<b>abc</b>”不是数",
    ]
    assert said[0].startswith("4 市中区 可能是 内江市市中区 乐山市市中区")
    apply.click()
    expect(page.get_by_role("heading", level=1).first).to_have_text("人均GDP")
    expect(page.locator(".shade-none").first).to_contain_text("无数据：178 县")
    for n, name in enumerate(("双流区", "郫都区", "会理市")):
        expect(page.locator("tbody .is-name b").nth(n)).to_have_text(name)
    expect(page).not_to_have_url(re.compile("shade"))
    # The same corrections as those of a list, kept like them.
    page.locator(".stage").get_by_role("button", name="自带数据").click()
    rows.nth(0).get_by_role("button", name="内江市市中区").click()
    expect(report).to_contain_text("7 县对上 · 4 行没有对上")
    rows.nth(1).get_by_role("searchbox").fill("彭州")
    rows.nth(1).get_by_role("searchbox").press("Enter")
    expect(report).to_contain_text("8 县对上 · 3 行没有对上")
    page.get_by_role("button", name="给地图着色").click()
    page.reload()
    # What the address does not tell is shaded again by itself, and is there to be put right.
    expect(page.locator(".headline:visible")).to_contain_text("8 县对上")
    page.locator(".stage").get_by_role("button", name="自带数据").click()
    expect(report).to_contain_text("8 县对上 · 3 行没有对上")
    report.get_by_role("button", name="撤销").first.click()
    expect(report).to_contain_text("7 县对上 · 4 行没有对上")


def test_a_file_of_a_chinese_spreadsheet(open_page: Open) -> None:
    held: list[Route] = []  # the names, which come after the file

    def hold(route: Route) -> None:
        held.append(route)

    page = open_page(
        "?lang=en&shade=direct", prepare=lambda page: page.route("**/search.json", hold)
    )
    page.locator(".stage").get_by_role("button", name="Your data").click()
    text = "代码;名称;得分\n510104;锦江区;3\n510105000000;青羊区;1,400\n510106;金牛区;4,5\n"
    page.get_by_label("Choose a CSV file").set_input_files(
        {"name": "得分.csv", "mimeType": "text/csv", "buffer": text.encode("gb18030")}
    )
    page.wait_for_timeout(100)
    for route in held:
        route.continue_()
    page.get_by_role("button", name="Shade the map").click()
    expect(page.locator(".figures-report")).to_contain_text("2 counties found · 1 row not used")
    page.get_by_label("Column of figures").select_option("名称")
    expect(page.locator(".figures-report")).to_contain_text("3 rows not used")
    page.get_by_label("Column of figures").select_option("得分")
    page.get_by_role("button", name="Shade the map").click()
    expect(page.locator(".headline:visible")).to_contain_text("“得分.csv”: 2 counties found")
    expect(page.get_by_role("button", name="Your data").first).to_have_attribute(
        "aria-pressed", "true"
    )


def test_what_is_no_table_is_said(open_page: Open) -> None:
    page = open_page("?shade=direct")
    page.locator(".stage").get_by_role("button", name="自带数据").click()
    area = page.get_by_role("dialog").get_by_role("textbox")
    area.fill("just words")
    expect(page.get_by_role("alert")).to_contain_text("这里没有表")
    area.fill("a,b\n1,2\n3,4")
    expect(page.get_by_role("alert")).to_contain_text("没有找到含县名或代码的列")
    with page.expect_download() as download:
        page.get_by_role("button", name="空白表").click()
    lines = download.value.path().read_text("utf-8-sig").splitlines()
    assert len(lines) == 184
    area.fill("\n".join([lines[0], *(f"{line}{n}" for n, line in enumerate(lines[1:]))]))
    # One click where every row is plain.
    page.get_by_role("button", name="给地图着色").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".headline:visible")).to_contain_text("183 县对上，0 行没有对上")
