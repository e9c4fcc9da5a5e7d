"""What has come of the Decision, as a reader meets it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from geo.atlas import Atlas
from geo.vocabulary import NONE_FOUND, STATUSES
from tests.support.browser import Open, sheets

SEARCHED = {"zh": "2026年3月12日", "en": "12 March 2026"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_tells_every_fact_and_what_was_not_found(
    open_page: Open, atlas: Atlas, lang: str
) -> None:
    page = open_page(f"progress?lang={lang}", color_scheme="dark")
    expect(page.locator(".since-nothing li").last).to_be_attached()
    told = {f.text.as_dict()[lang] for f in atlas.progress.facts if f.subject in atlas.initiatives}
    assert told <= set(page.locator(".fact-text").all_inner_texts())
    silent = [i for i in atlas.initiatives.values() if not atlas.progress.of(i.id)]
    names = page.locator(".since-nothing li a:not(.no)").all_inner_texts()
    assert sorted(names) == sorted(i.title.as_dict()[lang] for i in silent)
    expect(page.locator(".since-kicker")).to_contain_text(SEARCHED[lang])
    expect(page.locator(".since-nothing > .fact-none")).to_contain_text(SEARCHED[lang])


def test_a_status_and_a_theme_filter_it_and_stay_in_the_link(open_page: Open, atlas: Atlas) -> None:
    page = open_page("progress?lang=en")
    page.get_by_role("button", name=f"{STATUSES['done'].en} 2").click()
    expect(page.locator(".since-front article")).to_have_count(2)
    expect(page.locator(".since-nothing")).to_have_count(0)
    expect(page).to_have_url(re.compile("status=done"))
    page.get_by_role("button", name="Culture and tourism").click()
    expect(page.locator(".since-front h3")).to_contain_text(["Sansu Shrine"])
    page.go_back()
    expect(page.locator(".since-front article")).to_have_count(2)
    page = open_page(f"progress?lang=en&status={NONE_FOUND}&theme=ecology&x=1")
    own = [i for i in atlas.initiatives.values() if i.theme == "ecology"]
    silent = [i for i in own if not atlas.progress.of(i.id)]
    expect(page.locator(".since-nothing li")).to_have_count(len(silent))
    expect(page.locator(".fact-text")).to_have_count(0)


def test_what_a_link_names_in_vain_is_said(open_page: Open) -> None:
    page = open_page("progress?lang=en&status=almost&theme=gardens")
    expect(page.locator(".standing-unknown")).to_contain_text("almost, gardens")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_theme_prints_on_two_sheets_with_its_sources(open_page: Open, lang: str) -> None:
    page = open_page(f"progress?lang={lang}&theme=ecology&scheme=dark")
    pdf = page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "12mm"))
    assert len(sheets(pdf)) <= 2
    page.emulate_media(media="print")
    expect(page.locator(".fact-source").first).to_be_hidden()
    expect(page.locator(".since-sources li").first).to_contain_text("[1] ")
    expect(page.locator(".fact-ref").first).to_have_text("[1]")


def test_it_leads_to_the_map_and_the_sentence(open_page: Open) -> None:
    page = open_page("progress?lang=en&status=done")
    page.get_by_role("link", name="Sansu Shrine: a national first-grade museum").click()
    expect(page.get_by_role("article")).to_contain_text("Sansu Shrine")


def test_an_initiative_has_its_timeline_or_the_day_of_the_search(
    open_page: Open, atlas: Atlas
) -> None:
    page = open_page("?lang=en&initiative=dadu-min-water-transfer")
    card = page.get_by_role("article")
    facts = [fact.text.en for fact in reversed(atlas.progress.of("dadu-min-water-transfer"))]
    expect(card.locator(".fact-text")).to_have_text(facts)
    expect(card.locator(".fact-source").first).to_contain_text("10 February 2026")
    page = open_page("?lang=en&initiative=nursing-ratios")
    expect(page.get_by_role("article")).to_contain_text(
        "Nothing found (searched until 12 March 2026)."
    )


def test_a_county_has_the_status_of_each_initiative_and_one_timeline(
    open_page: Open, atlas: Atlas
) -> None:
    page = open_page("?lang=en&county=511402")  # 东坡, with the Sansu Shrine
    card = page.get_by_role("article")
    shrine = card.locator("[data-initiative='sansu-shrine-museum'] ~ .standing").first
    expect(shrine).to_contain_text("Done")
    expect(shrine.locator("time")).to_have_text("18 May 2024")
    links = atlas.reach_links["511402"]
    own = {way.initiative.id for way in links if way.placement.reach.group != "province"}
    told = {fact.text.en for fact in atlas.progress.facts if fact.subject in own}
    card.get_by_text("earlier ones").click()
    expect(card.locator(".since-box .fact-text")).to_have_count(len(told))


def test_the_text_marks_in_its_margin_what_has_moved(open_page: Open, atlas: Atlas) -> None:
    page = open_page("?lang=en&clause=4.3.1.2")
    mark = page.locator("[data-clause='4.3.1.2'] .since-mark")
    expect(mark).to_have_attribute(
        "aria-label", "Since: Done; something was found of 2 of its measures"
    )
    row = page.locator(".is-current .measure-row", has_text="Sansu Shrine")
    expect(row.locator(".standing")).to_contain_text("Done")
    found = {i.clause for i in atlas.initiatives.values() if atlas.progress.of(i.id)}
    expect(page.locator(".since-mark")).to_have_count(len(found))


def test_the_table_lists_by_how_far_things_have_come(open_page: Open, atlas: Atlas) -> None:
    page = open_page("?lang=en&view=table&rows=initiatives")
    page.get_by_role("button", name="Since then").click()
    rows = page.locator(".table-scroll tr[data-index]")
    expect(rows.first.locator(".is-status")).to_contain_text("Done")
    expect(rows.nth(2).locator(".is-status")).to_contain_text("Reached")
    page.get_by_role("searchbox", name="Filter 491 measures").fill("Changed")
    changed = [i for i in atlas.initiatives if atlas.progress.status(i) == "changed"]
    expect(rows.locator(".is-status", has_text="Changed")).to_have_count(len(changed))


def test_counties_are_shaded_by_what_has_moved(open_page: Open, atlas: Atlas) -> None:
    page = open_page("?lang=en&shade=status:found")
    most = max(
        len(
            {
                way.initiative.clause
                for way in ways
                if way.placement.reach.group == "direct" and atlas.progress.of(way.initiative.id)
            }
        )
        for ways in atlas.reach_links.values()
    )
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(
        f"Since then, “with progress”: at most {most} sentences for a county"
    )
    page.get_by_role("combobox", name="Since then").select_option(label="Done")
    expect(heading).to_contain_text("“Done”")
    expect(page).to_have_url(re.compile("shade=status%3Adone"))
