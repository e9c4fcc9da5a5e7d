"""The counties shaded by a measure, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from geo.atlas import Atlas
from tests.browser import Open


def _legend(page: Page) -> str:
    return page.locator(".legend .shade-bar").get_attribute("aria-label") or ""


def test_counties_are_shaded_by_direct_initiatives(open_page: Open, atlas: Atlas) -> None:
    page = open_page()
    before = page.locator("canvas.sheet").screenshot()
    page.locator(".stage").get_by_role("button", name="按县着色").click()
    most = max(atlas.counts(adcode)["direct"] for adcode in atlas.boundaries.counties)
    expect(page.get_by_role("heading", level=1).first).to_have_text(
        f"直接及县的举措，最多 {most} 项"
    )
    expect(page).to_have_url(re.compile("shade=direct"))
    none = sum(not atlas.counts(a)["direct"] for a in atlas.boundaries.counties)
    assert f"0：{none} 县" in _legend(page)
    page.wait_for_timeout(100)
    assert page.locator("canvas.sheet").screenshot() != before
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
    expect(page.get_by_role("heading", level=1).first).to_contain_text("layers")
    expect(page).not_to_have_url(re.compile("shade"))


def test_the_theme_filter_acts_on_the_measure(open_page: Open, atlas: Atlas) -> None:
    page = open_page("?shade=direct&themes=ecology")
    themes = frozenset({"ecology"})
    most = max(atlas.counts(adcode, themes)["direct"] for adcode in atlas.boundaries.counties)
    expect(page.get_by_role("heading", level=1).first).to_contain_text(f"最多 {most} 项")
    expect(page.locator(".headline:visible")).to_contain_text("已按主题筛选：生态环境")


def test_layers_lie_on_the_shades_only_when_they_are_asked_for(open_page: Open) -> None:
    page = open_page("?shade=direct")
    expect(page.get_by_role("checkbox", name="39个欠发达县域")).not_to_be_checked()
    expect(page.get_by_role("checkbox", name="各县直接举措数")).to_be_checked()
    page.get_by_role("checkbox", name="攀西战略资源试验区").check()
    expect(page).to_have_url(re.compile("layers=panxi"))
    expect(page.get_by_role("heading", level=1).first).to_contain_text("直接及县的举措")
    page.get_by_role("checkbox", name="各县直接举措数").uncheck()
    expect(page.get_by_role("heading", level=1).first).to_contain_text("一个图层")


def test_an_old_link_to_the_layer_of_counts_still_shades(open_page: Open) -> None:
    page = open_page("?layers=counties")
    expect(page.get_by_role("heading", level=1).first).to_contain_text("直接及县的举措")


def test_an_unknown_measure_is_said(open_page: Open) -> None:
    page = open_page("?shade=theme:atlantis")
    expect(page.locator(".note")).to_contain_text("theme:atlantis")
    expect(page.get_by_role("heading", level=1).first).to_contain_text("图层")
