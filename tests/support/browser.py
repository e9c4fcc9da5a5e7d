"""The browser that page tests share: no other host is reached, and no error is logged."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    expect,
    sync_playwright,
)

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no other host is reached
]  # fmt: skip
CONTEXT: dict[str, Any] = {
    "accept_downloads": True,
    "locale": "zh-CN",
    "service_workers": "block",
}
# Looked at in every frame: a locator looks after 0, 20, 70, 170, 270 and 770 ms.
READY = """() => new Promise((done, fail) => {
  const { dataset } = document.documentElement;
  const look = () => (dataset.ready === "true" ? done() : requestAnimationFrame(look));
  setTimeout(() => fail(new Error("the page is not ready after 30 s")), 30_000);
  look();
})"""
Open = Callable[..., Page]
# A busy machine takes long, and a test that passes does not wait.
expect.set_options(timeout=30_000)


def sheets(pdf: bytes) -> list[tuple[float, float]]:
    """The sizes of a PDF's pages, in points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(float(width), float(height)) for width, height in boxes]


def choose_direct(page: Page) -> int:
    """Choose the facet of what reaches counties directly; return the count that stands at it."""
    page.get_by_role("button", name="筛选").click()
    page.locator(".facet.facet-reach summary").click()
    direct = page.locator(".facet.facet-reach li", has_text="直接")
    n = int(direct.locator(".count").inner_text())
    direct.get_by_role("checkbox").check()
    expect(page).to_have_url(re.compile("reach=direct"))
    return n


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or "/usr/bin/chromium", args=FLAGS
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def keeper(browser: Browser, address: str) -> Iterator[Page]:
    """A page that keeps a reader's browser running: to start one takes longer than a page."""
    context = browser.new_context(**CONTEXT)
    page = context.new_page()
    page.goto(f"{address}/icon.svg")
    yield page
    context.close()


@pytest.fixture
def reader(keeper: Page) -> Iterator[BrowserContext]:
    """A reader who has never been here: nothing of an earlier test is left."""
    context = keeper.context
    yield context
    for page in context.pages:
        if page != keeper:
            page.close()
    keeper.evaluate("localStorage.clear()")
    context.clear_cookies()
    context.unroute_all()
    context.set_offline(False)


@pytest.fixture
def open_page(visit: Open, reader: BrowserContext, address: str) -> Open:
    """Open the page of our server at a query; see ``visit``."""

    def open_at(query: str = "", width: int = 1440, height: int = 900, **options: Any) -> Page:
        return visit(f"{address}/", query, width, height, reader=reader, **options)

    return open_at


def _come_to_rest(page: Page, awaited: set[Request]) -> None:
    """Wait until two looks found no request under way: words and text come after the map.

    At most 10 s: of a request that a page gives up, the browser may never tell the end.
    """
    looks, end = 0, time.monotonic() + 10
    while looks < 2 and time.monotonic() < end:
        page.wait_for_timeout(50)  # the "networkidle" of Playwright is half a second without any
        looks = 0 if awaited else looks + 1


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Open the page at a base address and a query; ``prepare`` may route its requests before.

    ``reader`` is whose browser it is, unless ``context_options`` ask for another kind.
    ``refusal`` is a status of the server that the test provokes: no error then.
    Afterwards no error may have been seen, and no request but below the base.
    """
    wrong: list[str] = []
    contexts: list[BrowserContext] = []

    def open_at(
        base: str,
        query: str = "",
        width: int = 1440,
        height: int = 900,
        refusal: int | None = None,
        prepare: Callable[[Page], None] = lambda page: None,
        reader: BrowserContext | None = None,
        **context_options: Any,
    ) -> Page:
        def note(request: Request) -> None:
            awaited.add(request)
            if not request.url.startswith((base, "data:", "blob:")):
                wrong.append(f"request to {request.url}")

        if context_options or not reader:
            reader = browser.new_context(**{**CONTEXT, **context_options})
            contexts.append(reader)
        page = reader.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda m: (
                wrong.append(f"{m.text} {m.location}")
                if m.type == "error" and f"status of {refusal} " not in m.text
                else None
            ),
        )
        awaited: set[Request] = set()
        page.on("request", note)
        page.on("requestfinished", lambda request: awaited.discard(request))
        page.on("requestfailed", lambda request: awaited.discard(request))
        prepare(page)
        page.goto(f"{base}{query}")
        page.evaluate(READY)
        _come_to_rest(page, awaited)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert wrong == [], "\n".join(wrong)
