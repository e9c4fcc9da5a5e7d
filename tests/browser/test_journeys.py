"""From a fresh page to a file without a mouse, and what a screen reader is told on the way."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import Open

SEEN = """() => {
  const node = document.activeElement;
  const ring = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  // A row of the table is marked within it; the box of a theme is unseen, its square is ringed.
  const row = document.querySelector("table:focus-visible .is-active td");
  const isRinged = ring(node) || (node.nextElementSibling && ring(node.nextElementSibling))
    || (row && getComputedStyle(row).boxShadow !== "none");
  const { top, bottom } = node.getBoundingClientRect();
  const isInView = bottom > 0 && top < innerHeight;
  return isRinged && isInView ? "" : `${node.localName}.${node.className}: ${node.textContent}`;
}"""
LAYERS = {
    "zh": """
        - group "图层":
          - button /全部 \\d+/ [pressed]
          - heading "特殊支持地区" [level=3]
          - checkbox "39个欠发达县域，39县" [checked]
          - button "只看39个欠发达县域"
          - link "导出 GeoJSON：39个欠发达县域"
          - button "关于图层：39个欠发达县域"
          - checkbox "脱贫县，88县"
        """,
    "en": """
        - group "Layers":
          - button /All \\d+/ [pressed]
          - heading "Areas with special support" [level=3]
          - checkbox "39 underdeveloped counties, 39 counties" [checked]
          - button "Only 39 underdeveloped counties"
          - 'link "Export GeoJSON: 39 underdeveloped counties"'
          - 'button "About the layer: 39 underdeveloped counties"'
          - checkbox "Out of poverty (88), 88 counties"
        """,
}
RESULTS = {
    "zh": """
        - listbox "搜索":
          - group "县（市、区）":
            - option "昭觉县 凉山" [selected]
        """,
    "en": """
        - listbox "Search":
          - group "Counties":
            - option /^Zhaojue County .*昭觉 Liangshan$/ [selected]
        """,
}
CARD = {
    "zh": """
        - article "昭觉县":
          - button "‹ 图层"
          - heading "昭觉县 Zhaojue County" [level=2]
          - paragraph: /《决定》没有点名昭觉。及于它的：8 项经名单/
          - link "本县举措 GeoJSON"
          - heading "此处有什么 1 处区域" [level=3]
          - heading /^39个欠发达县域托底性帮扶 读条款 3.1.3.4/ [level=4]
          - blockquote: /扎实推进39个欠发达县域托底性帮扶/
          - paragraph:
            - text: /名单/
            - img "可信度"
            - text: 有据
          - paragraph: /来源：.*《39个欠发达县域托底性帮扶十条措施》，2023/
        """,
    "en": """
        - article "Zhaojue County":
          - button "‹ Layers"
          - heading "Zhaojue County 昭觉县" [level=2]
          - paragraph: /The Decision does not name Zhaojue. Measures that reach it. 8 through lists/
          - link "Its measures, GeoJSON"
          - heading "What is here 1 area" [level=3]
          - 'heading /^39 underdeveloped counties: .* Read clause 3.1.3.4/ [level=4]'
          - blockquote: /扎实推进39个欠发达县域托底性帮扶/
          - paragraph:
            - text: /^On the list/
            - img "Confidence"
            - text: sourced
          - paragraph: /Source. .*《39个欠发达县域托底性帮扶十条措施》，2023/
        """,
}
SENTENCE = {
    "zh": """
        - button "条款 3.1.3.4"
        - img /此后：推进中；\\d 项举措有进展/
        - paragraph:
          - link "39个欠发达县域"
          - button "区×3 区域协调各项"
        - button "39个欠发达县域托底性帮扶"
        - paragraph: 直接及于 39 县
        - button "复制原句"
        - button "复制引文（英文）"
        """,
    "en": """
        - button "Clause 3.1.3.4"
        - img /Since. Under way; something was found of \\d of its measures/
        - paragraph:
          - link "39个欠发达县域"
          - button "Rg×3 Regional coordination"
        - paragraph: /We will make solid progress .* Unofficial translation/
        - 'button "39 underdeveloped counties: safety-net assistance"'
        - paragraph: Reaches 39 counties directly
        - button "Copy quotation"
        - button "Copy citation (English)"
        """,
}
EXPORT = {
    "zh": """
        - dialog "导出与引用":
          - heading "导出与引用" [level=2]
          - button "关闭"
          - group "导出与引用":
            - navigation "本页内容":
              - button "下载数据"
            - region "下载数据":
              - radiogroup "下载什么":
                - radio "当前视图" [checked]
              - status: 1 行
              - list:
                - listitem:
                  - link "GeoJSON"
            - region "图片与打印":
              - radiogroup "版式":
                - radio "A4 横" [checked]
              - textbox "标题（可改）"
              - radiogroup "PNG 精度"
              - checkbox "透明底"
              - button "图片 PNG"
              - textbox "替代文字，中英文（也写在文件里）": /所选：昭觉县。 Map of Sichuan/
              - button "复制：替代文字，中英文（也写在文件里）"
            - region "链接":
              - textbox "链接"
              - button "复制：链接"
            - region "引用当前视图":
              - textbox "GB/T 7714"
              - button "复制：GB/T 7714"
        """,
    "en": """
        - dialog "Export and cite":
          - heading "Export and cite" [level=2]
          - button "Close"
          - group "Export and cite":
            - navigation "Contents":
              - button "Download the data"
            - region "Download the data":
              - radiogroup "What to download":
                - radio "This view" [checked]
              - status: "Rows: 1"
              - list:
                - listitem:
                  - link "GeoJSON"
            - region "Pictures and print":
              - radiogroup "Format":
                - radio "A4 wide" [checked]
              - textbox "Title (optional)"
              - radiogroup "Resolution of the PNG"
              - checkbox "Transparent ground"
              - button "Image, PNG"
              - textbox "Alt text in both languages (also in the files)": /Chosen. Zhaojue/
              - 'button "Copy: Alt text in both languages (also in the files)"'
            - region "Link":
              - textbox "Link"
              - 'button "Copy: Link"'
            - region "Cite this view":
              - textbox "GB/T 7714"
              - 'button "Copy: GB/T 7714"'
        """,
}
# Of the stops in a dialog, those that nobody could tell apart by ear.
ALIKE = """() => {
  const name = (node) => node.getAttribute("aria-label") ?? node.labels?.[0]?.textContent
    ?? node.textContent;
  const said = [...document.querySelectorAll("dialog :is(a[href], button, input, textarea)")]
    .filter((node) => node.checkVisibility()).map((node) => `${node.localName} ${name(node)}`);
  return said.filter((one, i) => said.indexOf(one) !== i);
}"""
WORDS = {
    "zh": {
        "skip": "跳到地图",
        "name": "昭觉县",
        "read": "读条款 3.1.3.4",
        "file": "本县举措 GeoJSON",
    },
    "en": {
        "skip": "Skip to the map",
        "name": "Zhaojue County",
        "read": "Read clause 3.1.3.4",
        "file": "Its measures, GeoJSON",
    },
}


def _tab_to(page: Page, key: str, wanted: Locator) -> None:
    """Press ``key`` until ``wanted`` has the focus; on the way the focus is always seen."""
    for _ in range(60):
        page.keyboard.press(key)
        assert page.evaluate(SEEN) == ""
        if wanted.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"no way to {wanted}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_find_a_county_read_why_and_take_its_data(open_page: Open, lang: str) -> None:
    words = WORDS[lang]
    page = open_page(f"?lang={lang}")
    live = page.locator("[aria-live=polite]").first
    expect(page.locator("#panel")).to_match_aria_snapshot(LAYERS[lang])

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=words["skip"])).to_be_focused()
    assert page.evaluate(SEEN) == ""
    page.keyboard.press("/")
    page.keyboard.type("昭觉")
    expect(page.locator("#results")).to_match_aria_snapshot(RESULTS[lang])
    expect(live).to_contain_text("1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=words["name"], level=2)).to_be_focused()
    assert page.evaluate(SEEN) == ""
    expect(page.locator(".card")).to_match_aria_snapshot(CARD[lang])

    _tab_to(page, "Tab", page.get_by_role("link", name=words["read"]).first)
    page.keyboard.press("Enter")
    sentence = page.locator(".sentence.is-current")
    expect(sentence).to_contain_text("扎实推进39个欠发达县域托底性帮扶")
    expect(sentence).to_have_attribute("data-clause", "3.1.3.4")
    expect(live).to_contain_text("3.1.3.4")
    expect(sentence).to_match_aria_snapshot(SENTENCE[lang])
    expect(sentence.locator(".no")).to_be_focused()  # as after any link

    _tab_to(page, "Shift+Tab", page.get_by_role("link", name=words["file"]))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    rows = json.loads(download.value.path().read_text(encoding="utf-8"))["features"]
    assert "39个欠发达县域托底性帮扶" in {row["properties"]["title_zh"] for row in rows}

    page.locator("button.export:visible").press("Enter")
    expect(page.locator("body")).to_match_aria_snapshot(EXPORT[lang])
    assert page.evaluate(ALIKE) == []
    page.keyboard.press("Escape")

    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_have_count(0)
    expect(page.get_by_role("combobox")).to_be_focused()  # where the card was opened from


def test_on_a_phone_the_focus_goes_to_the_sentence(open_page: Open) -> None:
    page = open_page("?lang=en&county=513431", 390, 844)
    page.get_by_role("link", name="Read clause 3.1.3.4").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".is-current > .no")).to_be_focused()


def test_tab_leads_through_the_page_and_out_of_it(open_page: Open) -> None:
    page = open_page("?layers=&view=table")
    first = page.get_by_role("link", name="跳到地图")
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    stops = []
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate(SEEN) == ""
        stops.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
    else:
        raise AssertionError(f"a trap: {stops}")
    assert "map" in stops
    assert "table-filter" in stops


def test_a_filter_is_said(open_page: Open) -> None:
    page = open_page("?lang=en&themes=ecology")
    live = page.locator("[aria-live=polite]").first
    page.get_by_role("checkbox", name="Risk control").check()
    expect(live).to_have_text(re.compile("counties Filtered by theme: Ecology, Risk control"))


def test_an_initiative_names_its_counties_and_leads_back(open_page: Open) -> None:
    page = open_page("?county=513431")
    page.locator("[data-initiative=underdeveloped-counties-support] button").first.click()
    card = page.get_by_role("article")
    listed = card.locator(".reached button")
    expect(listed).to_have_count(39)
    card.get_by_role("button", name="‹ 昭觉").click()
    expect(page.get_by_role("article", name="昭觉县")).to_be_visible()
    page.go_back()
    listed.first.click()
    expect(page.get_by_role("article", name=re.compile("."))).to_be_visible()
    expect(page).to_have_url(re.compile(r"county=\d{6}"))
    page.go_back()
    card.get_by_role("button", name="在表格里看").click()
    expect(page.get_by_role("grid")).to_have_attribute("aria-rowcount", "40")
