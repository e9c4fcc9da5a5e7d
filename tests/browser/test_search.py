"""The search box in a real browser: everything is found as people write it, and says why."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import Open


def _results(page: Page) -> Locator:
    return page.get_by_role("listbox", name=re.compile("^(搜索|Search)$"))


def _first(page: Page, query: str) -> str:
    """The text of the first result of ``query``, as soon as it is there."""
    box = page.get_by_role("combobox")
    box.fill(query)
    expect(_results(page).get_by_role("option").first).to_be_visible()
    return _results(page).get_by_role("option").first.inner_text()


def test_a_county_is_found_however_it_is_written(open_page: Open) -> None:
    page = open_page()
    for query in (
        "昭觉",
        "昭觉县",
        "昭覺縣",
        "zhaojue",
        "Zhaojue County",
        "zhāo jué",
        "zhao4jue2",
        "513431",
        "５１３４３１",
        "凉山州昭觉县",
        "Zhaojue, Liangshan",
    ):
        assert _first(page, query).startswith("昭觉县"), query
    page.get_by_role("combobox").fill("zj")
    expect(_results(page).get_by_role("option", name="昭觉县")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "name", "why"),
    [
        ("郫县", "郫都区", "匹配：旧名 郫县"),
        ("pixian", "郫都区", "匹配：旧名 郫县"),
        ("513425", "会理市", "匹配：旧代码 513425（会理县）"),
        ("djy", "都江堰市", "匹配：首字母"),
        ("昭爵", "昭觉县", "匹配：同音"),  # a slip among characters that sound alike
        ("zhoajue", "昭觉县", "匹配：形近"),  # letters that have changed places
        ("昭覺", "昭觉县", "匹配：繁体字"),
        ("西博会", "西博会（中国西部国际博览城）", ""),
        ("大熊猫公园", "大熊猫国家公园（四川片区）", "匹配：部分字词"),
    ],
)
def test_why_it_was_found_is_said(open_page: Open, query: str, name: str, why: str) -> None:
    text = _first(open_page(), query)
    assert text.startswith(name)
    assert why in text


def test_results_stand_in_groups_with_names(open_page: Open) -> None:
    page = open_page("?lang=en")
    page.get_by_role("combobox").fill("giant panda")
    listbox = _results(page)
    expect(listbox.get_by_role("group", name="Places").get_by_role("option")).to_have_count(1)
    initiatives = listbox.get_by_role("group", name="Measures").get_by_role("option")
    expect(initiatives).to_contain_text("Giant Panda National Park")
    said = "3 results: Places 1, Measures 1, Clauses 1"
    expect(page.locator(".sr[aria-live]")).to_have_text(said)


def test_the_arrow_keys_go_through_all_groups(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("大熊猫")
    expect(_results(page).get_by_role("option").first).to_be_visible()
    box = page.get_by_role("combobox")
    seen = set()
    for _ in range(_results(page).get_by_role("option").count()):
        seen.add(box.get_attribute("aria-activedescendant"))
        selected = _results(page).locator("[aria-selected=true]")
        expect(selected).to_have_count(1)
        expect(selected).to_have_id(str(box.get_attribute("aria-activedescendant")))
        page.keyboard.press("ArrowDown")
    assert len(seen) == _results(page).get_by_role("option").count() > 2
    expect(_results(page).get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(_results(page)).to_be_hidden()
    expect(box).to_have_value("大熊猫")


def test_a_clause_by_number_and_by_its_words(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("3.1.3.4")
    page.keyboard.press("Enter")  # before the index can have come
    expect(page.locator("[data-clause='3.1.3.4']")).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile("clause=3[.]1[.]3[.]4"))
    assert _first(page, "产业发展 托底").startswith("3.1.3.4")


def test_a_measure_by_words_in_both_languages(open_page: Open) -> None:
    page = open_page("?lang=en")
    page.keyboard.press("/")
    page.keyboard.type("panda national park")
    _results(page).get_by_role("group", name="Measures").get_by_role("option").click()
    expect(page.get_by_role("article", name="Giant Panda National Park")).to_be_visible()
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("托底性帮扶")
    _results(page).get_by_role("group", name="举措").get_by_role("option").first.click()
    expect(page).to_have_url(re.compile("initiative=underdeveloped-counties-support"))


def test_a_prefecture_chooses_its_counties(open_page: Open) -> None:
    page = open_page("?lang=en")
    page.keyboard.press("/")
    page.keyboard.type("panzhihua")
    expect(_results(page).get_by_role("option").first).to_contain_text("5 counties")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article", name="Panzhihua")).to_be_visible()
    expect(page).to_have_url(re.compile(r"(5104\d\d.*){5}"))


def test_an_empty_box_lists_every_county_by_prefecture(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    listbox = _results(page)
    expect(listbox.get_by_role("option")).to_have_count(183)
    expect(listbox.get_by_role("group", name="攀枝花").get_by_role("option")).to_have_count(5)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article", name="青羊区")).to_be_visible()


def test_a_long_group_is_shown_whole_when_asked(open_page: Open) -> None:
    page = open_page()
    _first(page, "成都")
    counties = _results(page).get_by_role("group", name="县（市、区）")
    expect(counties.get_by_role("option")).to_have_count(7)
    counties.get_by_role("option", name="另 14 条").click()
    expect(counties.get_by_role("option")).to_have_count(20)


def test_nothing_found_says_how_to_ask(open_page: Open) -> None:
    page = open_page("?lang=en")
    page.get_by_role("combobox").fill("xyzzy")
    expect(page.locator(".results-none")).to_contain_text("Nothing found for “xyzzy”")
    expect(page.locator(".sr[aria-live]")).to_contain_text("Nothing found")


def test_an_index_that_does_not_come_is_said_and_asked_for_again(open_page: Open) -> None:
    page = open_page()
    page.evaluate(
        """() => {
          const real = fetch;
          window.fetch = (path) => {
            if (window.isOnline || !path.endsWith("search.json")) return real(path);
            return Promise.reject(new Error("no connection"));
          };
        }"""
    )
    box = page.get_by_role("combobox")
    box.evaluate("(box) => (box.value = '昭觉')")
    box.focus()  # asks once; typing would ask again, and may find the index before the click
    again = page.get_by_role("button", name="重试")
    expect(again).to_be_visible()
    page.evaluate("window.isOnline = true")
    again.click()
    expect(_results(page).get_by_role("option", name="昭觉县")).to_be_visible()


def test_the_first_view_reads_no_index(open_page: Open) -> None:
    page = open_page()
    names = "performance.getEntriesByType('resource').map(entry => entry.name).join()"
    assert "search.json" not in page.evaluate(names)
    assert "box." not in page.evaluate(names)
    with page.expect_request("**/search.json"):
        page.get_by_role("combobox").focus()


def test_in_english_reasons_are_english_and_chinese_names_are_marked_as_chinese(
    open_page: Open,
) -> None:
    page = open_page("?lang=en", 390, 844, has_touch=True)
    for query, why in (
        ("郫县", "matched by: former name 郫县"),
        ("滎經", "matched by: traditional characters, Chinese name 荥经"),
        ("大熊猫公园", "matched by: some of the words"),
    ):
        assert why in _first(page, query)
        for text in _results(page).locator(".result-why").all():
            unmarked = "why => [...why.childNodes].map((one) => one.lang ? '' : one.textContent)"
            assert not re.search("[\u4e00-\u9fff]", "".join(text.evaluate(unmarked)))
    # With a thumb: rows of 44 px, nothing beside the screen.
    for row in _results(page).get_by_role("option").all():
        box = row.bounding_box() or {}
        assert box["height"] >= 44
        assert 0 <= box["x"] < box["x"] + box["width"] <= 390


def test_a_theme_a_layer_and_a_target_are_opened(open_page: Open) -> None:
    page = open_page()
    assert _first(page, "城乡融合").startswith("城乡融合")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("themes=urban-rural"))
    listbox = _results(page)
    page.get_by_role("combobox").fill("革命老区")
    listbox.get_by_role("group", name="图层").get_by_role("option").first.click()
    expect(page).to_have_url(re.compile("layers=[^&]*old-revolutionary-areas"))
    page.get_by_role("combobox").fill("2027")
    listbox.get_by_role("group", name="目标").get_by_role("option").first.click()
    expect(page.locator("[data-clause][aria-current=true]")).to_be_visible()
