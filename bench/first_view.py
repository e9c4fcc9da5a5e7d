"""Time, bytes and requests until the map stands, on a slow line and a slow machine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.processes import HOST, free_port, running
from bench.rivals import ROOT, build_site

LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
CPU_SLOWDOWN, ROUNDS, FRAME_MS, READY_SECONDS = 4, 5, 1000 / 60, 60
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
AIMS = {"folium": "at most 0.40", "folium, br": "at most 0.40", "fetch": "below 1"}
READY = "performance.getEntriesByName('map-ready').length > 0"

# What the page's own thread does for one toggle: the handler, and the frame that shows it.
TOGGLE = """async (input) => {
  await new Promise(requestAnimationFrame);
  const paint = new Promise((resolve) => requestAnimationFrame(() => {
    const start = performance.now();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now() - start);
    channel.port2.postMessage(0);
  }));
  const before = performance.now();
  input.click();
  const handler = performance.now() - before;
  return handler + await paint;
}"""


@dataclass(frozen=True)
class View:
    """One load: milliseconds to ``map-ready``, and bytes and requests until all is quiet."""

    ready_ms: float
    wire_bytes: int
    requests: int


def measure() -> None:
    """Print the first view of the three pages and what a toggle costs on ours."""
    with browser_beside_servers() as (browser, ours, rivals):
        urls = {
            "ours": f"{ours}/",
            "folium": f"{rivals}/gzip/folium",
            "folium, br": f"{rivals}/folium",
            "fetch": f"{rivals}/fetch",
        }
        views: dict[str, list[View]] = {name: [] for name in urls}
        for _ in range(ROUNDS):
            for name, url in urls.items():
                views[name].append(load(browser, url))
        toggles = {slowdown: toggle(browser, urls["ours"], slowdown) for slowdown in (1, 4)}
    report(views)
    for slowdown, times in toggles.items():
        worst = max(times.values())
        print(
            f"toggle, {slowdown}× slower CPU: median {median(times.values()):.1f} ms, worst "
            f"{worst:.1f} ms ({max(times, key=times.__getitem__)}) = {worst / FRAME_MS:.1f} frames"
        )


@contextmanager
def browser_beside_servers() -> Iterator[tuple[Browser, str, str]]:
    """Yield a browser, the address of our server and that of the rivals', until the block ends."""
    build_site()
    ours, rivals = f"http://{HOST}:{free_port()}", f"http://{HOST}:{free_port()}"
    server = [sys.executable, "server.py", "--port", ours.rpartition(":")[2]]
    granian = [sys.executable, "-m", "granian", "bench.rivals:app", "--factory", "--no-log"]
    granian += ["--interface", "wsgi", "--workers", "2", "--port", rivals.rpartition(":")[2]]
    with (
        running(server, f"{ours}/"),
        running(granian, f"{rivals}/fetch"),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser, ours, rivals
        browser.close()


def executable() -> str:
    """Return the browser that the tests use."""
    command = [sys.executable, "tools/browser.py"]
    found = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return found.stdout.strip()


def load(browser: Browser, url: str) -> View:
    """Open ``url`` with an empty cache on the slow line."""
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    received: list[int] = []
    session.on("Network.loadingFinished", lambda e: received.append(int(e["encodedDataLength"])))
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    page.goto(url, wait_until="commit")
    wait_until_ready(page)
    page.wait_for_load_state("networkidle")
    ready = page.evaluate("performance.getEntriesByName('map-ready')[0].startTime")
    page.close()
    return View(ready, sum(received), len(received))


def wait_until_ready(page: Page) -> None:
    """Return once ``map-ready`` is marked; polled, as our policy forbids eval."""
    for _ in range(READY_SECONDS * 10):
        if page.evaluate(READY):
            return
        page.wait_for_timeout(100)
    raise SystemExit(f"{page.url} has not marked map-ready in {READY_SECONDS} s")


def toggle(browser: Browser, url: str, slowdown: int) -> dict[str, float]:
    """Return for each layer the worst milliseconds of work of switching it there and back."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(url)
    wait_until_ready(page)
    page.wait_for_load_state("networkidle")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    layers: list[str] = page.eval_on_selector_all(
        "input[data-layer]", "inputs => inputs.map(input => input.dataset.layer)"
    )
    times = {layer: max(_toggle(page, layer) for _ in range(4)) for layer in layers}
    page.close()
    return times


def _toggle(page: Page, layer: str) -> float:
    # Looked up each time: the page may build its panel anew.
    cost: Any = page.eval_on_selector(f"input[data-layer='{layer}']", TOGGLE)
    return float(cost)


def report(views: dict[str, list[View]]) -> None:
    """Print the medians of ``views`` and the ratios of ours to the other two."""
    print(f"## First view: 1.6 Mbit/s, 150 ms, {CPU_SLOWDOWN}× slower CPU, median of {ROUNDS}")
    ready = {name: median(view.ready_ms for view in loads) for name, loads in views.items()}
    for name, loads in views.items():
        size = median(view.wire_bytes for view in loads) / 1000
        count = median(view.requests for view in loads)
        print(f"{name:10} map-ready {ready[name]:6,.0f} ms   {size:6.1f} KB   {count:.0f} requests")
    for name, aim in AIMS.items():
        print(f"ours / {name:10} {ready['ours'] / ready[name]:.2f} (aim: {aim})")
    print("our first view: at most 160 KB and 12 requests")
