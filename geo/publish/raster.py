"""Areas and lines as pixels, and pixels as a PNG: what numpy and zlib are enough for."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Mask = npt.NDArray[np.bool_]
Colour = tuple[int, int, int]
Window = tuple[slice, slice]  # rows and columns of samples
FINE = 3  # lines and columns of samples in a pixel


class Raster:
    """A picture of ``width`` by ``height`` pixels; geometries are in pixels, y downwards."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        self.width, self.height = width, height
        self._samples = np.empty((height * FINE, width * FINE, 3), np.float32)
        self._samples[:] = ground

    def fill(
        self, area: BaseGeometry, colour: Colour, alpha: float = 1.0, multiply: bool = False
    ) -> None:
        """Lay ``colour`` over an area, even-odd; ``multiply`` darkens what lies there."""
        self._lay(*self._mask(area), colour, alpha, multiply)

    def stroke(self, line: BaseGeometry, colour: Colour, width: float, alpha: float = 1.0) -> None:
        """Draw a line, ``width`` pixels wide."""
        self._lay(*self._mask(line.buffer(width / 2, quad_segs=2)), colour, alpha, False)

    def hatch(self, area: BaseGeometry, colour: Colour, pitch: float, width: float) -> None:
        """Draw slanting lines within an area, as far apart as ``pitch`` pixels."""
        window, mask = self._mask(area)
        rows, columns = (np.arange(part.start, part.stop) for part in window)
        slant = (rows[:, None] + columns[None, :]) % round(pitch * FINE * 2**0.5)
        self._lay(window, mask & (slant < width * FINE * 2**0.5), colour, 1.0, False)

    def png(self) -> bytes:
        """Return the picture as a PNG of 8 bits a channel."""
        # Nine sums of pixels: numpy's mean over two axes takes four times as long.
        parts = [self._samples[row::FINE, column::FINE] for row, column in np.ndindex(FINE, FINE)]
        pixels = (sum(parts[1:], parts[0]) / len(parts)).round().astype(np.uint8)
        lines = np.zeros((self.height, 1 + self.width * 3), np.uint8)  # each begins with its filter
        lines[:, 1:] = pixels.reshape(self.height, -1)
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines.tobytes(), 9)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)

    def _lay(
        self, window: Window, mask: Mask, colour: Colour, alpha: float, multiply: bool
    ) -> None:
        samples = self._samples[window]  # a view: what is set there is set in the picture
        under = samples[mask]
        paint = np.array(colour, np.float32)
        over = under * paint / 255 if multiply else paint
        samples[mask] = under * (1 - alpha) + over * alpha

    def _mask(self, area: BaseGeometry) -> tuple[Window, Mask]:
        """The samples inside, of a window: on each line they begin and end where an edge is."""
        if area.is_empty:
            return (slice(0, 0), slice(0, 0)), np.zeros((0, 0), np.bool_)
        left, top, right, bottom = (np.array(area.bounds) * FINE).astype(int)
        rows, columns = self._samples.shape[:2]
        window = (
            slice(min(max(0, top - 1), rows), min(max(0, bottom + 2), rows)),
            slice(min(max(0, left - 1), columns), min(max(0, right + 2), columns)),
        )
        across = window[1].stop - window[1].start
        flips = np.zeros((window[0].stop - window[0].start, across + 1), np.int32)
        for ring in _rings(area):
            points = np.asarray(ring.coords)[:, :2] * FINE - 0.5
            points -= (window[1].start, window[0].start)
            _cross(flips, points)
        return window, (np.cumsum(flips, axis=1)[:, :-1] % 2).astype(np.bool_)


def _cross(flips: npt.NDArray[np.int32], ring: npt.NDArray[np.float64]) -> None:
    """Note where the edges of a ring, all at once, cross the lines of samples."""
    goes_down = (ring[:-1, 1] < ring[1:, 1])[:, None]
    upper, lower = (
        np.where(goes_down, ring[:-1], ring[1:]),
        np.where(goes_down, ring[1:], ring[:-1]),
    )
    first, last = (np.ceil(end[:, 1]).clip(0, len(flips)).astype(int) for end in (upper, lower))
    edges = np.repeat(np.arange(len(first)), last - first)  # each as often as it crosses a line
    lines = np.arange(len(edges)) - np.repeat(np.cumsum(last - first) - last, last - first)
    (x0, y0), (x1, y1) = upper[edges].T, lower[edges].T
    at = np.ceil(x0 + (lines - y0) * (x1 - x0) / (y1 - y0)).astype(int)
    np.add.at(flips, (lines, at.clip(0, flips.shape[1] - 1)), 1)


def _rings(area: BaseGeometry) -> list[shapely.LinearRing]:
    polygons = [one for one in shapely.get_parts(area) if one.geom_type == "Polygon"]
    return [ring for one in polygons for ring in (one.exterior, *one.interiors)]


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)
