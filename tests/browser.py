"""The browser that page tests share: no other host is reached, and no error is logged."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or "/usr/bin/chromium", args=FLAGS
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Open the page at a query; afterwards no error and no request elsewhere may have been seen."""
    wrong: list[str] = []
    contexts = []

    def guard(route: Route) -> None:
        if route.request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            wrong.append(f"request to {route.request.url}")
            route.abort()

    def open_at(
        query: str = "", width: int = 1440, height: int = 900, **context_options: Any
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            accept_downloads=True,
            locale="zh-CN",
            **context_options,
        )
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", guard)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda m: wrong.append(f"{m.text} {m.location}") if m.type == "error" else None,
        )
        page.goto(f"{address}/{query}")
        page.wait_for_function("document.documentElement.dataset.ready === 'true'")
        page.wait_for_load_state("networkidle")  # the words and the text come after the map
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert wrong == []
