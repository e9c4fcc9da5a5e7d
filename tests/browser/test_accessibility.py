"""The page for everyone: axe finds nothing in any state.

What only eyes and hands can find stands in docs/accessibility.md.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support import ROOT
from tests.support.browser import Open

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# One of each kind is enough where a text or a list repeats it.
REPEATED = [
    ".reader-list > :nth-child(n+24):not(.is-current)",
    ".features > :nth-child(n+9)",
    ".heat tbody tr:nth-child(n+3)",
    ".terms > :nth-child(n+5)",
    ".facts-list > :nth-child(n+4)",
    ".table-scroll tbody tr:nth-child(n+8)",
]
FIND = """async ([tags, repeated]) => {
  const { violations } = await axe.run(
    { include: [["html"]], exclude: repeated.map((one) => [one]) },
    { runOnly: tags, resultTypes: ["violations"] },
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) => {
    const why = [...any, ...all, ...none].map(({ message }) => message);
    return `${id}: ${target.join(" ")}: ${why.join("; ")}`;
  }));
}"""
# Texts and names in the other language than the element says: four words in a row are a sentence.
FOREIGN = r"""() => {
  const foreign = (text, lang) => lang === "en" ? /\p{Script=Han}/u.test(text)
    : /[a-z]{2,}([ ,’-]+[a-z]{2,}){3}/i.test(text);
  const found = [];
  const look = (node, text) => {
    if (text && foreign(text, node.closest("[lang]").lang)) found.push(`language: ${text}`);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (node.checkVisibility() && !node.closest("noscript, script, textarea")) {
      look(node, texts.currentNode.data);
    }
  }
  for (const node of document.querySelectorAll("body *")) {
    for (const name of ["aria-label", "aria-description", "title", "placeholder", "alt"]) {
      if (node.checkVisibility()) look(node, node.getAttribute(name));
    }
  }
  return found;
}"""
WIDE, PHONE, ZOOM = (1440, 900), (390, 844), (320, 256)  # the last: 1280 × 1024 at 400 %
# For each size two looks that take turns: every state is seen in both languages and both schemes.
LOOKS = {
    WIDE: ("lang=zh&scheme=light", "lang=en&scheme=dark"),
    PHONE: ("lang=en&scheme=dark", "lang=zh&scheme=light"),
    ZOOM: ("lang=zh&scheme=dark", "lang=en&scheme=light"),
}


def _states(page: Page, address: str, look: str, other: str) -> Iterator[str]:
    """Lead the page from state to state, by the keyboard where that is shorter."""

    def shown(selector: str) -> None:
        # The sizes of files are worked out when they are asked for.
        expect(page.locator(selector).first).to_be_visible()

    yield "first view"
    page.keyboard.press("?")
    shown("dialog")
    yield "keys"
    page.keyboard.press("Escape")
    page.locator("button.export:visible").click()
    shown(".share-files li")
    yield "export"
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("513431")
    expect(page.get_by_role("option", selected=True)).to_contain_text("513431")
    yield "search"
    page.keyboard.press("Enter")
    shown("article.card")
    yield "county"
    page.goto(f"{address}/?{other}&county=513431&clause=3.1.3.4")
    shown(".is-current .measure-row")
    yield "text"
    page.goto(f"{address}/?{look}&view=table&county=513431")
    shown(".table-scroll tbody td")
    page.keyboard.press("/")
    expect(page.locator(".table-filter")).to_be_focused()
    yield "table"
    page.goto(f"{address}/?{other}&shade=direct&vs=themes%3Decology")
    shown(".compare-box")
    yield "compare"
    page.goto(f"{address}/board?{other}")
    page.locator(".heat td button").first.click()
    shown(".cell-detail li")
    yield "board"
    page.goto(f"{address}/progress?{other}&theme=regional")
    shown(".fact-text")
    yield "progress"
    page.goto(f"{address}/guide?{look}")
    shown(".terms > div:visible")
    yield "guide"
    page.goto(f"{address}/county/513431?{other}")
    shown(".county-sentences")
    yield "county's page"


@pytest.mark.parametrize("size", LOOKS)
def test_axe_finds_nothing(open_page: Open, address: str, size: tuple[int, int]) -> None:
    bundle = AXE.read_text(encoding="utf-8")
    look, other = LOOKS[size]
    page = open_page(f"?{look}", *size, prepare=lambda page: page.add_init_script(bundle))
    found = {}
    for state in _states(page, address, look, other):
        found[state] = page.evaluate(FIND, [TAGS, REPEATED]) + page.evaluate(FOREIGN)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[state].append("it scrolls sideways")
    assert {state: wrong for state, wrong in found.items() if wrong} == {}


SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
  const cut = (node) => node.checkVisibility() && node.clientHeight
    && (node.scrollHeight > node.clientHeight + 4 || node.scrollWidth > node.clientWidth + 4);
  const whole = "button, h1, h2, h3, .brand, .source-title, .row label, blockquote, .card p";
  const wrong = [...document.querySelectorAll(whole)].filter((node) => cut(node)
    && !node.closest(".sr, .stage"));
  if (document.documentElement.scrollWidth > innerWidth) wrong.push(document.body);
  const short = (text) => text.slice(0, 80);
  return wrong.map((node) => `${node.localName}.${node.className}: ${short(node.textContent)}`);
}"""


@pytest.mark.parametrize("size", [WIDE, ZOOM])
def test_wider_spacing_cuts_nothing_off(open_page: Open, size: tuple[int, int]) -> None:
    page = open_page("?lang=en&county=513431&clause=3.1.3.4", *size)
    expect(page.locator(".is-current .measure-row").first).to_be_visible()
    assert page.evaluate(SPACED) == []


def test_what_the_readers_system_asks_for_is_done(open_page: Open) -> None:
    page = open_page("?lang=en&county=513431", forced_colors="active", reduced_motion="reduce")
    page.get_by_role("link", name="Read clause 3.1.3.4").first.click()
    expect(page.locator(".thread-line")).to_be_attached()
    assert page.evaluate("document.getAnimations().length") == 0
    page.get_by_role("button", name="Zoom in").click()
    assert page.evaluate("document.getAnimations().length") == 0

    def style(selector: str, name: str) -> str:
        value: str = page.locator(selector).first.evaluate(
            "(node, name) => getComputedStyle(node)[name]", name
        )
        return value

    on, off = (f".measures [aria-pressed='{is_on}']" for is_on in ("true", "false"))
    assert style(on, "backgroundColor") != style(off, "backgroundColor")
    here, there = ".top-links [aria-current]", ".top-links a:not([aria-current])"
    assert style(here, "borderBottomColor") != style(there, "borderBottomColor")
