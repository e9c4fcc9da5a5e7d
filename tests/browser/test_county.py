"""A county's page: what it says, where it leads, and that it prints on one sheet."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from geo.atlas import Atlas
from geo.page_models.profile import county_profile
from tests.support.browser import Open, sheets

FEW, MOST = "513431", "510116"  # 昭觉; and 双流, which more initiatives reach than any other county
NAMES = {FEW: ("昭觉县", "Zhaojue County"), MOST: ("双流区", "Shuangliu District")}


@pytest.fixture
def open_county(open_page: Open) -> Open:
    def open_at(adcode: str, lang: str, width: int = 1440, **options: Any) -> Page:
        return open_page(f"county/{adcode}?lang={lang}", width, 900, **options)

    return open_at


def test_most_is_the_county_with_most(atlas: Atlas) -> None:
    def rows(adcode: str) -> int:
        counts = atlas.counts(adcode)
        return counts["direct"] + counts["inherited"]

    assert max(atlas.boundaries.counties, key=rows) == MOST


@pytest.mark.parametrize("adcode", [FEW, MOST])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_says_all_and_prints_on_one_sheet(
    open_county: Open, atlas: Atlas, adcode: str, lang: str
) -> None:
    page = open_county(adcode, lang, color_scheme="dark")
    zh, en = NAMES[adcode]
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text(zh)
    expect(heading).to_contain_text(en)
    expect(page.locator(".county")).to_contain_text(adcode)
    reaches = county_profile(atlas, adcode)["reaches"]
    for name in ("direct", "inherited"):
        own = [i for reach in reaches if reach["class"] == name for i in reach["initiatives"]]
        expect(page.locator(f".{name} .county-title")).to_have_count(len(own))
        groups = [
            (reach["kind"], clause)
            for reach in reaches
            if reach["class"] == name
            for clause in dict.fromkeys(i["clause"] for i in reach["initiatives"])
        ]
        expect(page.locator(f".{name} .no")).to_have_text([clause for _, clause in groups])
        words = "".join(page.locator(f".{name} blockquote").all_inner_texts())
        assert all(i["quote"] in words for i in own)
        expect(page.locator(f".{name} .translation")).to_have_count(
            len(groups) if lang == "en" else 0
        )
    if lang == "en":  # what is Chinese says so
        chinese = page.evaluate(
            """() => {
              const walker = document.createTreeWalker(document.querySelector(".county"), 4);
              const found = [];
              while (walker.nextNode()) {
                const { data, parentElement } = walker.currentNode;
                if (/[\\u4e00-\\u9fff]/.test(data.replace("号", ""))
                    && !parentElement.closest("[lang='zh-CN']")) found.push(data);
              }
              return found;
            }"""
        )
        assert chinese == []
    pdf = page.pdf(prefer_css_page_size=True)
    ((width, height),) = sheets(pdf)
    assert (round(width), round(height)) == (595, 842)  # A4
    # Paper is white, whatever the screen is.
    expect(page.locator("html[data-scheme='dark']")).to_be_attached()
    page.emulate_media(media="print")
    expect(page.locator("html")).to_have_css("color-scheme", "light")


def test_it_leads_to_clause_map_neighbour_and_back(open_county: Open) -> None:
    page = open_county(FEW, "zh")
    lists = page.locator(".lists")
    expect(lists).to_contain_text("39个欠发达县域")
    expect(page.locator(".not-drawn")).to_contain_text("盆周山区")
    mark = lists.locator("li", has_text="39个欠发达县域").get_by_role("link").last
    source = page.locator(mark.get_attribute("href") or "")
    expect(source).to_contain_text("《39个欠发达县域托底性帮扶十条措施》，2023")
    page.locator(".neighbours").get_by_role("link", name="美姑县").click()
    expect(page).to_have_url(re.compile(r"/county/513436\?lang=zh$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("美姑县")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("昭觉县")
    page.get_by_role("button", name="中 / EN").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Zhaojue County")
    expect(page).to_have_url(re.compile("lang=en"))
    page.get_by_role("link", name="Read clause 3.1.3.4").first.click()
    expect(page.locator("html[data-ready='true'] .map")).to_be_attached()
    expect(page).to_have_url(re.compile(r"/\?.*county=513431&clause=3.1.3.4"))
    card = page.get_by_role("article", name="Zhaojue County")
    card.get_by_role("link", name="One sheet").click()
    expect(page).to_have_url(re.compile(r"/county/513431\?lang=en$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Zhaojue County")


def test_it_tells_what_has_come_of_it(open_county: Open, atlas: Atlas) -> None:
    page = open_county(FEW, "en")
    since = page.locator(".county-since")
    expect(since).to_contain_text("Searched until 12 March 2026")
    own = {
        initiative["id"]
        for reach in county_profile(atlas, FEW)["reaches"]
        if reach["class"] != "province"
        for initiative in reach["initiatives"]
    }
    told = {fact.text.en for fact in atlas.progress.facts if fact.subject in own}
    expect(since.locator(".fact-text").first).to_be_visible()
    assert set(since.locator(".fact-text").all_inner_texts()) == told
    since.get_by_role("link", name="39 underdeveloped counties").first.click()
    expect(page.locator("html[data-ready='true'] .map")).to_be_attached()
    expect(page).to_have_url(re.compile("initiative=underdeveloped-counties-support"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_on_a_phone(open_county: Open, scheme: str) -> None:
    page = open_county(MOST, "en", width=390, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.dataset.scheme") == scheme
    small = page.evaluate(
        "[...document.querySelectorAll(':is(.county, .top) :is(a, button)')]"
        ".filter((b) => b.getBoundingClientRect().height < 43.5).map((b) => b.textContent)"
    )
    assert small == []


def test_an_address_that_is_none(client: FlaskClient) -> None:
    answer = client.get("/county/999999")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert "999999" in answer.get_json()["detail"]
    moved = client.get("/county/513425?lang=en")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/county/513402?lang=en")
    for path in ("/county/513431", "/county/513431?lang=en", "/county/513431.html"):
        page = client.get(path)
        assert page.status_code == 200
        assert "<title>昭觉县" in page.get_data(as_text=True)
