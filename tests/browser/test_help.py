"""Help in a real browser: guide, keys, report of a problem, the first view."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser import Open


@pytest.mark.parametrize(
    ("query", "title", "whole", "term", "explained"),
    [
        ("guide", "怎样读这张图", "整县", "托底性帮扶", "兜住底线"),
        (
            "guide?lang=en",
            "How to read this map",
            "Whole county",
            "safety-net assistance",
            "floor",
        ),
    ],
)
def test_the_guide_explains_marks_and_terms(
    open_page: Open, query: str, title: str, whole: str, term: str, explained: str
) -> None:
    page = open_page(query)
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    whole_row = page.locator(".marks > div:visible", has_text=whole)
    expect(whole_row.locator("svg.swatch")).to_be_visible()
    row = page.locator(".terms > div:visible", has_text=term)
    expect(row).to_contain_text(explained)
    assert page.locator("[data-count]:visible").all_inner_texts() != [""] * 3
    row.get_by_role("link").click()
    page.wait_for_url("**clause=3.1.3.4")


def test_the_guide_is_reached_from_the_map_and_keeps_the_language(open_page: Open) -> None:
    page = open_page("?lang=en")
    page.get_by_role("link", name="Guide", exact=True).click()
    titles = page.get_by_role("heading", level=1)
    expect(titles).to_have_text(["How to read this map"])
    page.locator("button.lang").click()
    expect(titles).to_have_text(["怎样读这张图"])
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    page.get_by_role("link", name="地图", exact=True).click()
    expect(page.get_by_role("group", name="图层")).to_be_visible()


def test_the_guide_is_whole_without_a_script(open_page: Open, address: str) -> None:
    page = open_page("guide").context.browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/guide")
    expect(page.get_by_role("heading", level=1)).to_have_count(2)
    page.close()


def test_a_question_mark_lists_the_keys(open_page: Open) -> None:
    page = open_page("?lang=en&county=513431")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_contain_text("To the search")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("article", name="Zhaojue County")).to_be_visible()


def test_single_keys_can_be_turned_off(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="用单个字符的快捷键").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("combobox")).not_to_be_focused()
    page.get_by_role("button", name="快捷键").click()
    expect(page.get_by_role("checkbox", name="用单个字符的快捷键")).not_to_be_checked()


def test_a_report_has_the_view_and_the_data_filled_in(open_page: Open) -> None:
    page = open_page("?county=513431", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="报告问题").click()
    expect(page.get_by_role("textbox", name="报告的文字")).to_be_focused()
    page.keyboard.type("名单里少一个县")
    page.get_by_role("button", name="复制文字").click()
    expect(page.get_by_role("dialog")).to_contain_text("已复制")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("名单里少一个县哪里不对")
    assert "county=513431" in text
    version = page.locator(".version").first.inner_text().removeprefix("数据版本 ")
    assert version in text
    expect(page.get_by_role("button", name="发送")).to_have_count(0)  # no receiver by default


def test_a_report_goes_where_the_page_says(open_page: Open) -> None:
    page = open_page()
    page.evaluate(
        "document.querySelector('meta[name=report-to]').content = 'mailto:map@example.org'"
    )
    page.get_by_role("button", name="报告问题").click()
    expect(page.get_by_role("link", name="发送")).to_have_attribute(
        "href", re.compile("^mailto:map@example.org\\?subject=.*body=.*2026")
    )


def test_nothing_lies_over_the_map_at_first_sight(open_page: Open) -> None:
    page = open_page()
    over = page.locator("#map aside, #map [role=dialog]")
    expect(over).to_have_count(0)
    headline = page.locator(".headline:visible")
    expect(headline.get_by_role("heading")).to_contain_text("项举措里")  # what the map tells
    expect(headline).to_contain_text("点一个县")  # and what to do next


def test_the_keys_of_search_and_layer_panel_are_listed_and_work(open_page: Open) -> None:
    page = open_page("?lang=en")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog").locator(".keys")
    for title in ("in the search", "in the layer panel", "in the table", "compared maps"):
        expect(keys.get_by_role("heading", name=title)).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    options = page.get_by_role("option")
    expect(page.locator(".result")).to_have_count(183)
    page.keyboard.press("PageDown")
    expect(page.locator(".result").nth(10)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(options.locator("visible=true").and_(page.locator(".result"))).to_have_count(0)
    page.get_by_role("button", name="Shown 6").click()
    handle = page.get_by_role("button", name=re.compile("Move the layer: .*, 1 of 6"))
    moved = (handle.get_attribute("aria-label") or "").removesuffix(", 1 of 6")
    handle.focus()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name=f"{moved}, 6 of 6")).to_be_focused()
    page.get_by_role("button", name=re.compile("About the layer")).first.press("Enter")
    page.get_by_role("slider", name="Opacity").press("ArrowLeft")
    expect(page.get_by_role("slider", name="Opacity")).to_have_attribute("aria-valuetext", "95%")
    page.get_by_role("checkbox", name="Chengdu core").press("Space")
    expect(page.get_by_role("button", name="Shown 5")).to_be_visible()
