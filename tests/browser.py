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
def open_page(visit: Open, address: str) -> Open:
    """Open the page of our server at a query; see ``visit``."""

    def open_at(query: str = "", width: int = 1440, height: int = 900, **options: Any) -> Page:
        return visit(f"{address}/", query, width, height, **options)

    return open_at


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Open the page at a base address and a query; ``prepare`` may route its requests before.

    ``refusal`` is a status of the server that the test provokes: no error then.
    Afterwards no error may have been seen, and no request but below the base.
    """
    wrong: list[str] = []
    contexts = []

    def open_at(
        base: str,
        query: str = "",
        width: int = 1440,
        height: int = 900,
        refusal: int | None = None,
        prepare: Callable[[Page], None] = lambda page: None,
        **context_options: Any,
    ) -> Page:
        def guard(route: Route) -> None:
            if route.request.url.startswith((base, "data:", "blob:")):
                route.continue_()
            else:
                wrong.append(f"request to {route.request.url}")
                route.abort()

        context = browser.new_context(
            viewport={"width": width, "height": height},
            accept_downloads=True,
            locale="zh-CN",
            **{"service_workers": "block", **context_options},
        )
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", guard)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda m: (
                wrong.append(f"{m.text} {m.location}")
                if m.type == "error" and f"status of {refusal} " not in m.text
                else None
            ),
        )
        prepare(page)
        page.goto(f"{base}{query}")
        page.locator("html[data-ready='true']").wait_for(state="attached")
        page.wait_for_load_state("networkidle")  # the words and the text come after the map
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert wrong == []
