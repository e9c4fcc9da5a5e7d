"""What a hand feels: real mouse and keys on the page, and how long the picture takes to answer.

Event Timing tells for each click and key how long it took to the picture that answers it, in
steps of 8 ms. A turn of the wheel and a drag are no interactions of Event Timing: of them the
frames are timed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

OBSERVE = """
window.felt = { events: [], tasks: [], frames: [] };
const note = (list, want) => (entries) =>
  list.push(...entries.getEntries().filter(want).map((entry) => [entry.startTime, entry.duration]));
new PerformanceObserver(note(felt.events, (entry) => entry.interactionId))
  .observe({ type: "event", durationThreshold: 16, buffered: true });
new PerformanceObserver(note(felt.tasks, () => true)).observe({ type: "longtask", buffered: true });
"""
FRAMES = """() => {
  felt.frames = [];
  felt.rolling = true;
  const frame = (now) => {
    felt.frames.push(now);
    if (felt.rolling) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}"""
STOP = """() => {
  felt.rolling = false;
  return felt.frames.slice(1).map((at, i) => at - felt.frames[i]);
}"""
QUICKEST = 8.0  # ms of an event that is too quick to be listed
REST_MS, TYPING_MS = 1000, 125
LAYERS = "input[data-layer]"
THEMES = "input[data-theme]"

Hands = Callable[[Page], Iterator[None]]  # yields after each move of a hand


@dataclass
class Felt:
    """Milliseconds of a kind of interaction."""

    answers: list[float] = field(default_factory=list)  # from the hand to the picture
    tasks: list[float] = field(default_factory=list)  # the longest within a second
    frames: list[float] = field(default_factory=list)  # between two frames, while it goes on


def feel(page: Page, hands: Hands, times_frames: bool = False) -> Felt:
    """Return what ``hands`` felt on ``page``; the page must have been opened with OBSERVE."""
    felt = Felt()
    moves = hands(page)
    page.locator("body").bounding_box()  # what looks for boxes is compiled now, as no hand's task
    while True:
        start = float(page.evaluate("performance.now()"))
        if times_frames:
            page.evaluate(FRAMES)
        try:
            next(moves)
        except StopIteration:
            return felt
        if times_frames:
            felt.frames += page.evaluate(STOP)
        page.wait_for_timeout(REST_MS)
        known: dict[str, Any] = page.evaluate("felt")
        events = [took for at, took in known["events"] if at >= start - 5]
        if not times_frames:
            felt.answers.append(max(events, default=QUICKEST))
        felt.tasks.append(max((took for at, took in known["tasks"] if at >= start - 5), default=0))


def clicks(selector: str, count: int, rounds: int = 1) -> Hands:
    """Return the clicks on the first ``count`` of ``selector``, all of them ``rounds`` times."""

    def hands(page: Page) -> Iterator[None]:
        for number in [*range(count)] * rounds:
            _click(page, selector, number)
            yield

    return hands


def _click(page: Page, selector: str, number: int = 0) -> None:
    box = page.locator(selector).nth(number).bounding_box()
    if box is None:
        raise SystemExit(f"{page.url} shows no {selector} number {number}")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def counties(page: Page) -> Iterator[None]:
    """Six counties on the map, each opens its card."""
    for x, y in ((0.5, 0.5), (0.6, 0.45), (0.55, 0.6), (0.4, 0.4), (0.62, 0.6), (0.5, 0.35)):
        _click_at(page, ".map", x, y)
        yield


def sentences(page: Page) -> Iterator[None]:
    """Six sentences, as ticks of the spine."""
    for y in (0.2, 0.35, 0.45, 0.6, 0.7, 0.85):
        _click_at(page, ".spine-box", 0.4, y)
        yield


def _click_at(page: Page, selector: str, x: float, y: float) -> None:
    box = page.locator(selector).first.bounding_box()
    if box is None:
        raise SystemExit(f"{page.url} shows no {selector}")
    page.mouse.click(box["x"] + box["width"] * x, box["y"] + box["height"] * y)


def searches(page: Page) -> Iterator[None]:
    """Five searches, typed at eight keys a second."""
    for text in ("zhaojue", "panda", "xichang", "giant panda", "yibin"):
        _click(page, ".search input")
        page.wait_for_timeout(REST_MS)
        page.keyboard.type(text, delay=TYPING_MS)
        yield
        page.keyboard.press("Escape")
        page.locator(".search input").fill("")


def wheel(selector: str) -> Hands:
    """Return six turns of the wheel over ``selector``: three in, three out."""

    def hands(page: Page) -> Iterator[None]:
        _hover(page, selector)
        for turn in (-120, -120, -120, 120, 120, 120):
            page.mouse.wheel(0, turn)
            page.wait_for_timeout(500)
            yield

    return hands


def drag(selector: str) -> Hands:
    """Return a drag of two seconds over ``selector``."""

    def hands(page: Page) -> Iterator[None]:
        x, y = _hover(page, selector)
        page.mouse.down()
        for step in range(100):
            turn = step if step < 50 else 100 - step
            page.mouse.move(x + 4 * turn, y - 2 * turn)
            page.wait_for_timeout(16)
        page.mouse.up()
        yield

    return hands


def _hover(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).first.bounding_box()
    if box is None:
        raise SystemExit(f"{page.url} shows no {selector}")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    return x, y


def swipe(page: Page) -> Iterator[None]:
    """Opens the swipe of a comparison, and moves its line twice."""
    _click(page, ".stage .compare-open[data-key='compare']")
    page.wait_for_timeout(REST_MS)
    _click(page, ".compare-box [data-key='swipe']")
    yield
    for key in ("ArrowLeft", "ArrowRight"):
        page.locator(".divider").focus()
        page.keyboard.press(key)
        yield


OURS: dict[str, Hands] = {
    "layers": clicks(LAYERS, 6, 2),
    "themes": clicks(THEMES, 3, 2),
    "counties": counties,
    "sentences": sentences,
    "searches": searches,
    "table": clicks(".top-links a[href*='view=table']", 1),
    "comparison": clicks(".stage .compare-open[data-key='compare']", 1),
    "swipe": swipe,
    "language": clicks("button.lang", 1, 2),
    "scheme": clicks("button.scheme", 1, 2),
}
THEIRS: dict[str, Hands] = {"layers": clicks(".leaflet-control-layers-overlays input", 6, 2)}
MOVES: dict[str, Callable[[str], Hands]] = {"wheel": wheel, "drag": drag}
