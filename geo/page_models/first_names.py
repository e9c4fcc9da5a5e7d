"""The names and dots of the first picture (:mod:`geo.page_models.first_picture`), each where it
has room, in the map's order of weight: prefectures, sites, neighbours, counties.

They stand at per cents of a window, so that they keep their size at any scale; whether two meet
is asked at about the scale of a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from geo.vocabulary import Json

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom
Spot = tuple[str, str, str, str]  # kind, layer that it goes with, x, y

_DOT = 4.5  # pixels that a site takes to each side
_HALF = 7  # pixels, half the height of a name
_ROOM = 0.92  # of a county's room that its name may take


@dataclass(frozen=True)
class Font:
    """The width of a letter in pixels, about, tracking included, by language."""

    zh: float
    en: float


_FONTS = {
    "prefecture": Font(15.5, 8.5),
    "site": Font(10.5, 5.6),
    "around": Font(19, 12),
    "county": Font(10.5, 5.6),
    "inside": Font(10.5, 5.6),
}


@dataclass(frozen=True)
class FirstNames:
    """What names are made of: the map's model, its grid in units of the picture, the counties
    in a layer, and the sites: the index of each one's place, and the layer that it goes with."""

    model: Json
    at: Callable[[float, float], Point]
    inside: set[int]
    sites: Mapping[int, str]

    def svg(
        self,
        window: Box,
        scale: float,
        around: float = 0,
        obstacles: Sequence[Box] = (),
        nameless: frozenset[int] = frozenset(),
    ) -> str:
        """Return dots and names of ``window`` in both languages: ``scale`` is pixels to a unit,
        ``around`` what is seen beyond it, ``obstacles`` in pixels from its corner. Sites in the
        counties of ``nameless`` have no names."""
        frames = {
            lang: _Frame(window, scale, lang, around, list(obstacles)) for lang in ("zh", "en")
        }
        dots = []
        for site, layer in self.sites.items():
            x, y = self.at(*self.model["places"][site]["point"])
            for frame in frames.values():
                frame.take((x, y))
            if frames["zh"].holds((x, y)):
                left, top = frames["zh"].percent((x, y))
                dots.append(f'<circle{seen_with(layer)} cx="{left}" cy="{top}" r="3.4" />')
        for frame in frames.values():
            self._place(frame, nameless)
        return "".join(dots) + _texts(frames["zh"].names, frames["en"].names)

    def _place(self, frame: _Frame, nameless: frozenset[int]) -> None:
        model, zh = self.model, frame.lang == "zh"
        for one in model["prefectures"]:
            name = one["szh"] if zh else one["sen"].upper()
            frame.place(name, self._spots(one["labels"]), "prefecture")
        for index, layer in self.sites.items():
            site = model["places"][index]
            if site["county"] not in nameless:
                name = site["szh" if zh else "sen"]
                frame.place(name, self._spots([site["point"]]), "site", layer)
        for one in model["neighbours"]:
            name = one["zh"] if zh else one["en"].upper()
            frame.place(name, self._spots([one["label"]]), "around")
        order = sorted(
            enumerate(model["counties"]),
            key=lambda pair: (pair[0] not in self.inside, -pair[1]["label"][2]),
        )
        unit = self.at(1, 0)[0] - self.at(0, 0)[0]
        for index, one in order:
            name, kind = one["szh" if zh else "sen"], "inside" if index in self.inside else "county"
            if frame.width(name, kind) < one["label"][2] * unit * frame.scale * _ROOM:
                frame.place(name, self._spots([one["label"]]), kind)

    def _spots(self, labels: Iterable[Sequence[float]]) -> Iterator[Point]:
        return (self.at(*label[:2]) for label in labels)


@dataclass
class _Frame:
    """One window in one language, and what is taken of it, in pixels."""

    window: Box
    scale: float
    lang: str
    around: float  # units beyond the window that are seen too
    taken: list[Box] = field(default_factory=list)
    names: dict[Spot, str] = field(default_factory=dict)

    def width(self, name: str, kind: str) -> float:
        letter: float = getattr(_FONTS[kind], self.lang)
        return len(name) * letter

    def take(self, point: Point) -> None:
        """Keep names away from a dot."""
        x, y = self._pixels(point)
        self.taken.append((x - _DOT, y - _DOT, x + _DOT, y + _DOT))

    def holds(self, point: Point) -> bool:
        x, y = self._pixels(point)
        return self._holds((x, y, x, y))

    def place(self, name: str, candidates: Iterable[Point], kind: str, layer: str = "") -> None:
        """Write ``name`` at the first candidate that is free, a site's beside its dot, to be seen
        with ``layer``."""
        width = self.width(name, kind)
        for candidate in candidates:
            x, y = self._pixels(candidate)
            sides = ((x + 8, ""), (x - 8 - width, " left")) if kind == "site" else ()
            for left, side in sides or ((x - width / 2, ""),):
                box = (left, y - _HALF, left + width, y + _HALF)
                if not self._holds(box) or any(_meet(box, other) for other in self.taken):
                    continue
                self.taken.append(box)
                self.names[kind + side, layer, *self.percent(candidate)] = name
                return

    def percent(self, point: Point) -> tuple[str, str]:
        left, top, right, bottom = self.window
        x, y = (point[0] - left) / (right - left), (point[1] - top) / (bottom - top)
        return f"{round(100 * x, 2):g}%", f"{round(100 * y, 2):g}%"

    def _pixels(self, point: Point) -> Point:
        return (point[0] - self.window[0]) * self.scale, (point[1] - self.window[1]) * self.scale

    def _holds(self, box: Box) -> bool:
        """Whether ``box`` lies in the window; round the province there is more map to be seen."""
        left, top, right, bottom = self.window
        more = self.around * self.scale
        wide, high = (right - left) * self.scale + more, (bottom - top) * self.scale + more
        return box[0] > -more and box[1] > -more and box[2] < wide and box[3] < high


def seen_with(layer: str) -> str:
    """Return the attribute of what is seen with a layer: the page sets ``--of-ID`` to ``none``.

    A property, as an inset repeats the picture where selectors do not reach.
    """
    return f' display="var(--of-{layer})"' if layer else ""


def _texts(zh: dict[Spot, str], en: dict[Spot, str]) -> str:
    """Return the names of both languages, where they can in one element."""
    texts = []
    for where in [*zh, *(where for where in en if where not in zh)]:
        kind, layer, x, y = where
        names = [
            (lang, names[where]) for lang, names in (("zh-CN", zh), ("en", en)) if where in names
        ]
        spans = (f'<tspan lang="{lang}">{escape(name)}</tspan>' for lang, name in names)
        texts.append(
            f'<text class="{kind}"{seen_with(layer)} x="{x}" y="{y}">{"".join(spans)}</text>'
        )
    return "".join(texts)


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]
