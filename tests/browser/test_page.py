"""The page in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import brotli
import pytest
from playwright.sync_api import BrowserContext, expect

from geo.publish.response import CachedResponse
from tests.support.browser import READY, Open
from tests.support.serving import until


def test_it_opens_on_the_default_layers(open_page: Open) -> None:
    page = open_page()
    layers = page.get_by_role("group", name="图层")
    expect(layers.get_by_role("checkbox", name="39个欠发达县域")).to_be_checked()
    expect(layers.get_by_role("checkbox", name="脱贫县")).not_to_be_checked()
    assert page.evaluate("performance.getEntriesByName('map-ready').length") == 1
    expect(page.locator("body")).to_contain_text("GS(2024)0650号")
    expect(page.locator("body")).to_contain_text("不作划界依据")


def test_the_first_view_is_small(open_page: Open, answers: dict[str, CachedResponse]) -> None:
    asked: list[str] = []
    page = open_page(
        prepare=lambda page: page.on("request", lambda r: asked.append(urlsplit(r.url).path))
    )
    expect(page.locator(".spine-head:visible")).to_be_visible()  # the last to come
    assert len(asked) <= 12
    assert sum(len(brotli.compress(answers[path].identity)) for path in asked) <= 160_000


def test_a_toggle_changes_map_and_address(open_page: Open) -> None:
    page = open_page()
    before = page.locator(".map").screenshot()
    page.get_by_role("checkbox", name="39个欠发达县域").uncheck()
    expect(page.locator(".headline:visible")).to_contain_text("五个图层")
    expect(page).not_to_have_url(re.compile("underdeveloped-counties"))
    page.wait_for_timeout(100)
    assert page.locator(".map").screenshot() != before
    page.go_back()
    expect(page.get_by_role("checkbox", name="39个欠发达县域")).to_be_checked()


def test_the_theme_filter_acts_on_layers_and_counts(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("group", name="政策主题").get_by_role("checkbox", name="生态环境").check()
    expect(page).to_have_url(re.compile("themes=ecology"))
    row = page.locator(".row", has=page.get_by_role("checkbox", name="39个欠发达县域"))
    expect(row.locator(".count")).to_have_text("–")
    parks = page.locator(".row", has=page.get_by_role("checkbox", name="国家公园（两处）"))
    expect(parks.locator(".count")).to_have_text("23县局部")


def test_why_is_zhaojue_on_the_map_by_keyboard(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("昭觉")
    page.keyboard.press("Enter")
    card = page.get_by_role("article", name="昭觉县")
    expect(card).to_contain_text("扎实推进39个欠发达县域托底性帮扶")
    expect(card).to_contain_text("3.1.3.4")
    expect(card).to_contain_text("《39个欠发达县域托底性帮扶十条措施》，2023")
    expect(card.locator("blockquote").first).to_have_attribute("lang", "zh-CN")
    expect(page).to_have_url(re.compile("county=513431"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="图层")).to_be_visible()


def test_a_click_on_a_county_opens_its_card(open_page: Open) -> None:
    page = open_page("?lang=en&layers=panxi")
    box = page.locator(".map").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.5)
    expect(page.get_by_role("article")).to_be_visible()
    expect(page).to_have_url(re.compile("county=51"))


def test_language_switches_at_once_and_stays(open_page: Open) -> None:
    page = open_page("?themes=innovation")
    page.locator("button.lang").click()
    expect(page.get_by_role("group", name="Layers")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page).to_have_url(re.compile("lang=en"))
    expect(page).to_have_url(re.compile("themes=innovation"))
    expect(page.get_by_role("checkbox", name="39 underdeveloped counties")).to_be_visible()


def test_a_link_reproduces_the_view(open_page: Open) -> None:
    page = open_page("?lang=en&layers=panxi&themes=innovation&county=513401")
    expect(page.get_by_role("article", name="Xichang City")).to_be_visible()
    expect(page).to_have_title("Xichang City · Where the Decision lands")
    page.get_by_role("button", name="‹ Layers").click()
    expect(page.get_by_role("checkbox", name="Panxi resource pilot zone")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Chengdu core")).not_to_be_checked()
    expect(page.get_by_role("checkbox", name="Science and innovation")).to_be_checked()


def test_on_a_phone_nothing_lies_over_the_province(open_page: Open) -> None:
    page = open_page("?layers=panxi,national-parks", 390, 844)
    search = page.locator(".search").bounding_box()
    assert search
    # The first land below the search box is that of the northernmost county.
    page.mouse.click(200, search["y"] + search["height"] + 42)
    expect(page.get_by_role("article", name="若尔盖县")).to_be_visible()
    # The card has taken the list's place: the layers are named all the same.
    expect(page.locator(".panel .names")).to_contain_text("攀西战略资源试验区")


def test_an_initiative_shows_its_places(open_page: Open) -> None:
    page = open_page("?lang=en&initiative=giant-panda-national-park")
    card = page.get_by_role("article")
    expect(card).to_contain_text("高质量建设大熊猫国家公园")
    expect(card).to_contain_text("Giant Panda National Park")


def test_a_link_with_unknown_names_opens_what_it_can(open_page: Open) -> None:
    page = open_page("?layers=panxi,atlantis&county=999999")
    expect(page.locator(".note")).to_contain_text("atlantis")
    expect(page.get_by_role("checkbox", name="攀西战略资源试验区")).to_be_checked()


def test_a_download_is_the_apis_bytes(open_page: Open, address: str, tmp_path: Path) -> None:
    page = open_page("?themes=regional")
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 GeoJSON：39个欠发达县域").click()
    file = tmp_path / "layer.geojson"
    download.value.save_as(file)
    with urlopen(
        f"{address}/layers/underdeveloped-counties.geojson?theme=regional", timeout=60
    ) as answer:
        assert file.read_bytes() == answer.read()


def test_a_failed_answer_is_said_and_tried_again(open_page: Open, address: str) -> None:
    page = open_page()
    page.evaluate(
        """() => {
          const real = fetch;
          let failed = false;
          window.fetch = (path) => {
            if (failed || !path.endsWith("profiles.json")) return real(path);
            failed = true;
            return Promise.reject(new Error("no connection"));
          };
        }"""
    )
    page.get_by_role("combobox").fill("昭觉")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="重试").click()
    expect(page.get_by_role("article", name="昭觉县")).to_be_visible()


@pytest.mark.parametrize("query", ["?lang=zh", "?lang=en&county=513431"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1024, 768), (1440, 900)])
def test_nothing_scrolls_sideways(open_page: Open, query: str, width: int, height: int) -> None:
    page = open_page(query, width, height)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_phone_on_its_side_shows_the_map(open_page: Open) -> None:
    page = open_page(width=844, height=390)
    box = page.locator("#map").bounding_box()
    assert box
    assert box["height"] >= 190
    headline = page.locator(".headline:visible")
    for text in ("四川省委 2024 年 5 月《决定》", "点一个县，看它为何在图上。"):
        expect(headline.get_by_text(text)).to_be_in_viewport(ratio=1)
    for row in page.locator(".layers .row:has(:checked)").all():
        expect(row).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_panel_is_there_before_the_script_and_what_is_done_in_it_counts(
    reader: BrowserContext, address: str, lang: str
) -> None:
    page, held = reader.new_page(), []
    page.set_viewport_size({"width": 1440, "height": 900})
    page.route("**/assets/app.*.js", lambda route: held.append(route))
    page.goto(f"{address}/?lang={lang}", wait_until="commit")
    box = page.locator("[data-layer='underdeveloped-counties']")
    nodes = page.locator(
        ".layers .row label, .layers h3, .themes .row label, .map-tools, .legend li"
    )
    expect(page.locator(".legend li")).to_have_count(7)  # six layers by name, and a part

    def said() -> list[str]:
        return ["".join(text.split()) for text in nodes.all_inner_texts()]

    first = said()
    drawn = page.locator("[href='#area-underdeveloped-counties'][stroke]").first
    expect(drawn).to_be_visible()
    box.uncheck()
    expect(drawn).to_be_hidden()
    expect(page.locator(".legend li:visible")).to_have_count(6)
    held[0].continue_()
    page.evaluate(READY)
    expect(page.locator(".page.first")).to_have_count(0)
    expect(box).not_to_be_checked()
    expect(box).to_be_focused()
    expect(page).not_to_have_url(re.compile("underdeveloped-counties"))
    assert said() != first
    box.check()
    until(lambda: said() == first)
