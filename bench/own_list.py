"""A list of 100,000 rows of a reader's own on the page: the wait for it, and how its filters feel.

Two lists: names of counties, a twentieth of them misspelt, and points; each with a column of
themes, as the page's themes filter those rows too. Everything is read by the server of this
machine, which the browser shares its processors with.
"""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.film import line_of, slow_down, visitor
from bench.first_view import CPU_SLOWDOWN, browser_beside_servers
from bench.hands import OBSERVE, THEMES, clicks, feel, wheel
from bench.lists import DATA, MISSPELT
from geo.places import boundary
from geo.vocabulary import THEME_IDS

ROWS = 100_000
PATIENCE_MS = 180_000
STATUSES = ".own-counts button"
HANDS = {
    "statuses": clicks(STATUSES, 2, 4),
    "themes": clicks(THEMES, 3, 2),
    "its rows": wheel(".own-list .reader-list"),
}


def measure() -> None:
    """Print for both lists, on this machine and on a slower one, the wait and the answers."""
    with tempfile.TemporaryDirectory() as folder, browser_beside_servers() as (browser, ours, _):
        for kind in ("names", "points"):
            file = Path(folder, f"{kind}.csv")
            file.write_text("\n".join(_lines(kind)), encoding="utf-8")
            for slowdown in (1, CPU_SLOWDOWN):
                _show(browser, f"{ours}/?lang=en", file, slowdown)


def _lines(kind: str) -> list[str]:
    """The same rows each time."""
    chance, boundaries = random.Random(ROWS), boundary.read(DATA)
    names = [county.name_zh for county in boundaries.counties.values()]
    west, south, east, north = boundary.EXTENT
    lines = ["place,theme,sum" if kind == "names" else "lon,lat,theme,sum"]
    for number in range(ROWS):
        place = chance.choice(names)
        if kind == "points":
            place = f"{chance.uniform(west, east):.5f},{chance.uniform(south, north):.5f}"
        elif chance.random() < MISSPELT:
            place = place[0] + chance.choice(names)[0] + place[2:]
        lines.append(f"{place},{chance.choice(THEME_IDS)},{number % 997}")
    return lines


def _show(browser: Browser, url: str, file: Path, slowdown: int) -> None:
    with visitor(browser) as context:
        page = context.new_page()
        page.add_init_script(OBSERVE)
        page.goto(url)
        placed = _placed(page, file)
        print(f"## {ROWS:,} rows of {file.stem}, {slowdown}× slower CPU: placed in {placed:.1f} s")
        slow_down(context.new_cdp_session(page), slowdown)
        print(f"{'hand':12} {'median':>7} {'worst':>7} {'task':>7} {'frames':>12}")
        for name, hands in HANDS.items():
            print(f"{name:12} {line_of(feel(page, hands, times_frames=name == 'its rows'))}")


def _placed(page: Page, file: Path) -> float:
    """Seconds from the button to the rows."""
    page.get_by_role("button", name="Your own list").click()
    page.locator(".own-list input[type=file]").set_input_files(file)
    button = page.locator(".own-list .is-main")
    button.wait_for(timeout=PATIENCE_MS)
    start = time.perf_counter()
    button.click()
    page.locator(STATUSES).first.wait_for(timeout=PATIENCE_MS)
    took = time.perf_counter() - start
    page.wait_for_timeout(3000)
    return took
