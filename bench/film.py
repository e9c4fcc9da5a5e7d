"""What a reader sees and feels, ours beside folium and a page that only fetches.

*Seen*: the screen is filmed, see :mod:`bench.camera`. *Usable*: the first check box of the
layers is pressed as soon as it stands, and again whenever it stands as before; the time is
that at which the map looks as it then has to. *Felt*: see :mod:`bench.hands`. The pages take
turns, round by round: compare the ratios of one run only, other work on the machine moves all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from bench.camera import HEIGHT, WIDTH, Film, box_of
from bench.first_view import CPU_SLOWDOWN, LINE, browser_beside_servers
from bench.hands import LAYERS, MOVES, OBSERVE, OURS, THEIRS, Felt, Hands, feel

ROUNDS = 3
PROFILES = ("none", "slow", "repeat")  # repeat: the slow line again, with what the first visit left
SETTLE_MS = {"none": 4000, "slow": 9000, "repeat": 6000}
LARGE = (3840, 2160)
BLOCKED = "felt.tasks.reduce((sum, [, took]) => sum + Math.max(0, took - 50), 0)"
FETCHED = "performance.getEntriesByName('map-ready')[0].startTime"
# Presses the first check box until its answer has come: a page may draw its panel anew.
PRESS = """
const press = () => {
  const input = document.querySelector("%s");
  if (input?.checked) input.click();
  requestAnimationFrame(press);
};
requestAnimationFrame(press);
"""


@dataclass(frozen=True)
class Shown:
    """A page, the box of its map and its first layer's check box; what hands do on it."""

    url: str
    map: str | None = None
    box: str = ""
    hands: dict[str, Hands] = field(default_factory=dict)


@dataclass
class Load:
    """Milliseconds from the navigation; ``blocked`` is what tasks took beyond 50 ms."""

    seen: float | None
    usable: float | None
    blocked: float


def measure() -> None:
    """Print the loads and the interactions of all pages under each profile."""
    boxes = ".leaflet-control-layers-overlays input"
    with browser_beside_servers() as (browser, ours, rivals):
        pages = {
            "ours": Shown(f"{ours}/", ".map", LAYERS, OURS),
            "folium": Shown(f"{rivals}/gzip/folium", ".folium-map", boxes, THEIRS),
            "folium, br": Shown(f"{rivals}/folium", ".folium-map", boxes),
            "fetch": Shown(f"{rivals}/fetch"),
        }
        report_loads(loads(browser, pages))
        for slowdown in (1, CPU_SLOWDOWN):
            report_felt(slowdown, {name: felt(browser, p, slowdown) for name, p in pages.items()})


def measure_large() -> None:
    """Print how toggles, wheel and drag feel on a screen of 4K, ours beside folium."""
    boxes = ".leaflet-control-layers-overlays input"
    with browser_beside_servers() as (browser, ours, rivals):
        pages = {
            "ours": Shown(f"{ours}/", ".map", LAYERS, {"layers": OURS["layers"]}),
            "folium": Shown(f"{rivals}/folium", ".folium-map", boxes, THEIRS),
        }
        report_felt(1, {name: felt(browser, p, 1, LARGE) for name, p in pages.items()})


def loads(browser: Browser, pages: dict[str, Shown]) -> dict[tuple[str, str], list[Load]]:
    """Return what each page's loads took, by profile and page."""
    taken: dict[tuple[str, str], list[Load]] = {}
    for profile in PROFILES:
        for _ in range(ROUNDS):
            for name, page in pages.items():
                taken.setdefault((profile, name), []).append(load(browser, page, profile))
    return taken


def load(browser: Browser, shown: Shown, profile: str) -> Load:
    """Film ``shown`` in a new browser's profile."""
    with visitor(browser) as context:
        if profile == "repeat":
            first = context.new_page()
            first.goto(shown.url)
            first.wait_for_timeout(SETTLE_MS["none"])
            first.close()
        page, seen = filmed(browser, context, shown, profile, OBSERVE)
        blocked = float(page.evaluate(BLOCKED))
        if shown.map is None:
            return Load(page.evaluate(FETCHED), None, blocked)
        page.close()
    if profile == "repeat":
        return Load(seen, None, blocked)
    with visitor(browser) as context:
        _, usable = filmed(browser, context, shown, profile, PRESS % shown.box)
    return Load(seen, usable, blocked)


@contextmanager
def visitor(browser: Browser, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Iterator[BrowserContext]:
    """A reader with an empty cache; ``size`` is the view's, in pixels."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, bypass_csp=True)
    yield context
    context.close()


def filmed(
    browser: Browser, context: BrowserContext, shown: Shown, profile: str, script: str
) -> tuple[Page, float | None]:
    """Return the page once all is quiet, and when its map was first seen as it then is."""
    page = context.new_page()
    page.add_init_script(script)
    session = page.context.new_cdp_session(page)
    if profile != "none":
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)
        slow_down(session, CPU_SLOWDOWN)
    film = Film.roll(session)
    page.goto(shown.url, wait_until="commit")
    page.wait_for_timeout(SETTLE_MS[profile])
    film.cut()
    slow_down(session, 1)
    begun = float(page.evaluate("performance.timeOrigin")) / 1000
    box = box_of(page, shown.map) if shown.map else None
    return page, film.seen(browser, box, begun) if box else None


def slow_down(session: CDPSession, times: int) -> None:
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})


def felt(
    browser: Browser, shown: Shown, slowdown: int, size: tuple[int, int] = (WIDTH, HEIGHT)
) -> dict[str, Felt]:
    """Return what each kind of interaction felt like, each on a page that has just come to rest."""
    found: dict[str, Felt] = {}
    moves = {name: hands(shown.map) for name, hands in MOVES.items()} if shown.map else {}
    if not shown.hands:
        return found
    for name, hands in {**shown.hands, **moves}.items():
        with visitor(browser, size) as context:
            page = context.new_page()
            page.add_init_script(OBSERVE)
            page.goto(shown.url)
            page.wait_for_timeout(SETTLE_MS["none"])
            if page.locator(".leaflet-control-layers").count() and name == "layers":
                page.hover(".leaflet-control-layers")
            session = context.new_cdp_session(page)
            slow_down(session, slowdown)
            found[name] = feel(page, hands, times_frames=name in moves)
    return found


def report_loads(taken: dict[tuple[str, str], list[Load]]) -> None:
    """Print the medians and the range of what was seen, and the ratios to folium."""
    print(f"## Seen, ms: median of {ROUNDS} (least to most)")
    print(f"{'profile':8} {'page':11} {'map seen':>22} {'check box answers':>22} {'blocked':>9}")
    for (profile, name), all_ in taken.items():
        seen = [one.seen for one in all_ if one.seen is not None]
        usable = [one.usable for one in all_ if one.usable is not None]
        blocked = median(one.blocked for one in all_)
        print(f"{profile:8} {name:11} {spread(seen):>22} {spread(usable):>22} {blocked:9,.0f}")
    for (profile, name), all_ in taken.items():
        if name == "ours":
            continue
        ours, theirs = middle(taken[profile, "ours"]), middle(all_)
        print(f"{profile}: map seen, ours / {name}: {ours / theirs:.2f}")


def middle(all_: list[Load]) -> float:
    return median(one.seen for one in all_ if one.seen is not None)


def spread(values: list[float]) -> str:
    """Return the median and the range of ``values``, a dash where there are none."""
    if not values:
        return "–"
    return f"{median(values):,.0f} ({min(values):,.0f} to {max(values):,.0f})"


def report_felt(slowdown: int, pages: dict[str, dict[str, Felt]]) -> None:
    """Print median and worst of each kind of interaction; of frames as well."""
    print(f"## Felt, {slowdown}× slower CPU, ms: to the picture; the longest task within a second")
    print(f"{'page':11} {'hand':12} {'median':>7} {'worst':>7} {'task':>7} {'frames':>12}")
    for name, kinds in pages.items():
        for kind, felt in kinds.items():
            print(f"{name:11} {kind:12} {line_of(felt)}")


def line_of(felt: Felt) -> str:
    """Return the figures of ``felt``, frames where there are any."""
    answers = f"{'':>7} {'':>7}"
    if felt.answers:
        answers = f"{median(felt.answers):7.0f} {max(felt.answers):7.0f}"
    frames = f"{median(felt.frames):.0f}, {max(felt.frames):.0f}" if felt.frames else ""
    return f"{answers} {max(felt.tasks, default=0):7.0f} {frames:>12}"
