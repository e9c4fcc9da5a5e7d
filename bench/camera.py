"""What is seen on the screen: the frames that the browser shows, each with its time.

A mark that a page sets says when its script was done, not when the reader saw anything. Here
the screen itself is filmed (``Page.screencastFrame``); a box of the page is *seen* at the
first frame from which on it looks as it looks at the end. The frames are compared in a blank
page of the same browser, once the film is over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

WIDTH, HEIGHT = 1280, 800  # of the view, in pixels
SCALE = 2  # pixels of the view to a pixel of the film
SAME_PIXELS, SAME_COLOUR = 0.94, 24  # as many pixels within so much of 255 look the same
# From the last frame backwards, so that a picture that goes again does not count.
FIRST_LIKE_LAST = """async ([frames, box, same, colour]) => {
  const [x, y, width, height] = box;
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  const pixels = async (data) => {
    const blob = await (await fetch("data:image/jpeg;base64," + data)).blob();
    context.drawImage(await createImageBitmap(blob), -x, -y);
    return context.getImageData(0, 0, width, height).data;
  };
  const isSame = (a, b) => {
    let same = 0;
    for (let i = 0; i < a.length; i += 4) {
      const away = [0, 1, 2].map((part) => Math.abs(a[i + part] - b[i + part]));
      if (Math.max(...away) <= colour) same++;
    }
    return same / (a.length / 4);
  };
  const end = await pixels(frames.at(-1));
  let first = frames.length - 1;
  while (first > 0 && isSame(await pixels(frames[first - 1]), end) >= same) first--;
  return first;
}"""

Box = tuple[int, int, int, int]  # left, top, width, height in pixels of the film


@dataclass
class Film:
    """The frames of one page, from :meth:`roll` to :meth:`cut`; times are seconds of the clock."""

    session: CDPSession
    times: list[float]
    frames: list[str]  # JPEG in base64

    @classmethod
    def roll(cls, session: CDPSession) -> Film:
        """Begin to film the page of ``session``."""
        film = cls(session, [], [])
        session.on("Page.screencastFrame", film._keep)
        size = {"maxWidth": WIDTH // SCALE, "maxHeight": HEIGHT // SCALE}
        session.send("Page.startScreencast", {"format": "jpeg", "quality": 80, **size})
        return film

    def _keep(self, event: dict[str, Any]) -> None:
        self.times.append(event["metadata"]["timestamp"])
        self.frames.append(event["data"])
        self.session.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})

    def cut(self) -> None:
        """End the film."""
        self.session.send("Page.stopScreencast")

    def seen(self, browser: Browser, box: Box, begun: float) -> float | None:
        """Return the ms after ``begun`` from which on ``box`` looks as at the end.

        ``None`` where nothing was filmed.
        """
        if not self.frames:
            return None
        page = browser.new_page()
        argument = [self.frames, box, SAME_PIXELS, SAME_COLOUR]
        first = int(page.evaluate(FIRST_LIKE_LAST, argument))
        page.close()
        return (self.times[first] - begun) * 1000


def box_of(page: Page, selector: str) -> Box | None:
    """Return where ``selector`` stands on the film; ``None`` where the page has no such box."""
    found = page.locator(selector).first
    place = found.bounding_box() if found.count() else None
    if place is None:
        return None
    left, top, width, height = (place[side] // SCALE for side in ("x", "y", "width", "height"))
    return int(left), int(top), int(width), int(height)
