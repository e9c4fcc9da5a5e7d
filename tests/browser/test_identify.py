"""What a click lists: every visible layer and site at the spot, in order of reach."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.support.browser import Open


def test_a_county_lists_the_layers_over_it_the_stronger_reach_first(open_page: Open) -> None:
    page = open_page("?layers=five-zones,underdeveloped-counties,national-parks&county=513232")
    rows = page.locator(".here .here-row .name")
    expect(rows).to_have_text(
        [
            "若尔盖国家公园（创建，四川部分）",  # a part of it
            "39个欠发达县域",  # on its list
            "川西北生态示范区",  # through a region
        ]
    )
    rows.first.click()
    expect(page.get_by_role("article", name="若尔盖国家公园")).to_be_visible()


def test_a_site_lists_what_else_is_there(open_page: Open) -> None:
    page = open_page("?lang=en&layers=chengdu-core,sites&place=chengdu-eco-island")
    names = page.locator(".here .here-row .name")
    expect(names.nth(1)).to_be_attached()
    # Sites at the very spot come before what covers the county.
    expect(names.last).to_have_text("Chengdu, core of the province")
    page.get_by_role("button", name="All that reaches").click()
    expect(page.get_by_role("article", name="Shuangliu District")).to_be_visible()


def test_what_the_decision_does_not_name_comes_last(open_page: Open) -> None:
    page = open_page("?lang=en&layers=context,five-zones,national-parks&county=513232")
    reaches = page.locator(".here .here-row .no")
    expect(reaches).to_have_text(["part", "region", "context", "context"])


def test_a_filter_leaves_out_what_it_hides(open_page: Open) -> None:
    page = open_page("?layers=underdeveloped-counties,national-parks&themes=ecology&county=513232")
    expect(page.locator(".here .here-row .name")).to_have_text(["若尔盖国家公园（创建，四川部分）"])


def test_a_list_of_the_readers_own_is_among_the_layers(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "projects.csv"
    file.write_text("name\n若尔盖县\n", encoding="utf-8")
    page = open_page("?layers=national-parks")
    page.get_by_role("button", name="自带清单").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="落图", exact=True).click()
    expect(page.locator(".own-rows tbody tr").first).to_be_visible()
    page.get_by_role("combobox", name="搜索").fill("若尔盖县")
    page.keyboard.press("Enter")
    page.locator(".here .here-row", has_text="projects.csv").click()
    expect(page.get_by_role("article", name="projects.csv")).to_be_visible()
