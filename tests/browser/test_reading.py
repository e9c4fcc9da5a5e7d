"""Reading and map answer each other, in a real browser: the reader, the spine, the thread."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from geo.atlas import Atlas
from tests.support.browser import Open

CLAUSE = "[data-clause='3.1.3.4']"


def test_a_county_finds_its_sentences(open_page: Open) -> None:
    page = open_page("?county=513431&reader=1")
    expect(page.locator(".sentence.is-current")).to_have_count(1)
    expect(page.locator(CLAUSE)).to_have_class(re.compile("is-direct"))
    page.locator(f"{CLAUSE} > .no").click()
    expect(page.locator(CLAUSE)).to_have_class(re.compile("is-current"))
    expect(page.locator(".sentence.is-current")).to_have_count(1)
    expect(page).to_have_url(re.compile("clause=3[.]1[.]3[.]4"))
    expect(page).to_have_url(re.compile("county=513431"))
    expect(page.locator("svg.thread")).to_be_visible()
    before = page.locator(".walk-count").inner_text()
    page.get_by_role("button", name="下一句", exact=True).click()
    expect(page.locator(".walk-count")).not_to_have_text(before)


def test_a_sentence_lights_up_its_places(open_page: Open) -> None:
    page = open_page("?lang=en&clause=3.1.3.4")
    expect(page.locator(CLAUSE)).to_have_attribute("aria-current", "true")
    expect(page.locator(CLAUSE)).to_contain_text("39 underdeveloped counties")
    expect(page.locator(CLAUSE)).to_contain_text("Reaches 39 counties directly")
    before = page.locator("canvas.sheet-over").screenshot()
    page.locator("[data-clause='3.1.3.5'] > p[lang='zh-CN']").hover()
    page.wait_for_timeout(100)
    assert page.locator("canvas.sheet-over").screenshot() != before


def test_a_card_leads_to_its_clause_and_back(open_page: Open) -> None:
    page = open_page("?initiative=giant-panda-national-park")
    page.get_by_role("article").get_by_role("link", name="读条款").first.click()
    clause = page.locator(".sentence.is-current")
    expect(clause).to_contain_text("大熊猫国家公园")
    page.keyboard.press("Escape")
    clause.get_by_role("link", name="大熊猫国家公园").click()
    expect(page.get_by_role("article", name="大熊猫国家公园")).to_be_visible()


def test_from_the_keyboard_alone(open_page: Open) -> None:
    page = open_page("?reader=1")
    page.locator(".sentence > .no").first.focus()
    page.keyboard.press("ArrowDown")
    focused = "document.activeElement.closest('.sentence').dataset.clause"
    assert page.evaluate(focused) == "1.1.2"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("clause=1[.]1[.]2"))
    expect(page.locator("[data-clause='1.1.2']")).to_contain_text("叙述")


def test_guided_reading_takes_the_map_along(open_page: Open) -> None:
    page = open_page("?clause=2.1.7.2")
    page.get_by_role("button", name="逐句导读").click()
    expect(page.get_by_role("button", name="结束")).to_be_visible()
    before = page.locator(".map").screenshot()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("clause=2[.]1[.]7[.]3"))
    page.wait_for_timeout(200)
    assert page.locator(".map").screenshot() != before
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="结束")).to_be_hidden()


def test_a_citation_is_copied_in_both_forms(open_page: Open) -> None:
    page = open_page("?clause=3.1.3.4", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="GB/T 7714").click()
    expect(page.locator(".note")).to_contain_text("引文已复制")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("中共四川省委. 中共四川省委关于")
    assert "第三部分（一）第3段第4句" in text
    assert "?clause=3.1.3.4" in text
    page.get_by_role("button", name="英文").click()
    page.wait_for_timeout(100)
    assert "clause 3.1.3.4" in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="复制原句").click()
    expect(page.locator(".note").last).to_contain_text("原句与出处已复制")
    quote, _, source = page.evaluate("navigator.clipboard.readText()").partition("\n")
    assert quote.startswith("“扎实推进39个欠发达县域托底性帮扶")
    assert source.startswith("中共四川省委. ")


def test_every_sentence_has_its_english_on_a_page_in_english(open_page: Open, atlas: Atlas) -> None:
    page = open_page("?lang=en&clause=3.1.3.4", permissions=["clipboard-read", "clipboard-write"])
    translations = page.locator(".sentence > .translation")
    expect(translations).to_have_count(sum(1 for _ in atlas.document.sentences()))
    own = page.locator("#clause-3\\.1\\.3\\.4 > .translation")
    expect(own).to_have_text(f"{atlas.english('3.1.3.4')} Unofficial translation")
    page.get_by_role("button", name="Copy quotation").click()
    expect(page.locator(".note").last).to_contain_text("Quotation copied")
    chinese, english, source = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert chinese == f"“{atlas.document.by_id['3.1.3.4'].text}”"
    assert english.startswith(f"“{atlas.english('3.1.3.4')}” (Unofficial translation by")
    assert "clause 3.1.3.4 (Unofficial translation by" in source
    page.locator("button.lang").click()
    expect(translations).to_have_count(0)


def test_several_counties_share_and_differ(open_page: Open) -> None:
    page = open_page("?lang=en&county=513431,510104")
    card = page.get_by_role("article", name="2 counties")
    expect(card).to_contain_text("In all 2")
    expect(card.locator(".matrix thead th")).to_have_text(["Zhaojue", "Jinjiang"])
    fishing = card.locator(".matrix [data-initiative] td").first.get_by_role("img")
    expect(fishing).to_have_attribute("aria-label", re.compile(r"\w+"))
    titles = page.eval_on_selector_all(
        ".card [data-initiative]", "all => all.map(n => n.dataset.initiative)"
    )
    assert len(titles) == len(set(titles)) > 10
    card.get_by_role("button", name="Drop Jinjiang District").click()
    expect(page.get_by_role("article", name="Zhaojue County")).to_be_visible()


def test_the_spine_opens_a_sentence(open_page: Open) -> None:
    page = open_page()
    box = page.locator(".spine-box").bounding_box()
    assert box
    page.mouse.click(box["x"] + 30, box["y"] + box["height"] * 0.5)
    expect(page.locator(".sentence.is-current")).to_be_visible()
    expect(page).to_have_url(re.compile("clause="))


def test_an_unknown_clause_is_said(open_page: Open) -> None:
    page = open_page("?clause=9.9.9")
    expect(page.locator(".note")).to_contain_text("9.9.9")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1024, 768), (1440, 900)])
def test_the_text_fits_every_width(open_page: Open, width: int, height: int) -> None:
    page = open_page("?lang=en&county=513431&clause=3.1.3.4", width, height)
    expect(page.locator(CLAUSE)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
def test_text_and_map_answer_each_other(open_page: Open, lang: str, hand: str) -> None:
    """From the sentence to the map, then from the map to the sentence."""
    page = open_page(f"?lang={lang}&reader=1")
    over = page.locator("canvas.sheet-over")
    still = over.screenshot()
    sentence = page.locator(CLAUSE)
    if hand == "mouse":
        sentence.locator("p[lang='zh-CN']").hover()
    else:
        sentence.locator("> .no").focus()
    page.wait_for_timeout(100)
    assert over.screenshot() != still
    if hand == "mouse":
        box = page.locator(".map").bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.45)
    else:
        page.keyboard.press("/")
        page.keyboard.type("513431")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("Enter")
    expect(page.locator(".card h2")).to_be_visible()
    expect(page.locator(".sentence.is-current")).to_have_count(1)
    expect(page.locator("svg.thread")).to_be_visible()
    expect(page).to_have_url(re.compile("county=51"))
    expect(page).to_have_url(re.compile("clause="))


def test_turning_a_phone_keeps_the_readers_place(open_page: Open) -> None:
    page = open_page("?reader=1", 390, 844)
    expect(page.locator(".sentence").first).to_be_attached()
    page.locator(".reader-list").evaluate(
        "list => { list.scrollTop = document.getElementById('clause-3.1.2.4').offsetTop; }"
    )
    page.wait_for_timeout(100)
    for width, height in ((844, 390), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(100)
        top = page.locator(".reader-list").evaluate("list => list.getBoundingClientRect().top")
        box = page.locator("#clause-3\\.1\\.2\\.4").bounding_box()
        assert box
        assert box["y"] == pytest.approx(top, abs=3)
