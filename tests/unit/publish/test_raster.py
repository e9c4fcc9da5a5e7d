"""Areas as pixels: what lies inside is filled, and no more."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import shapely

from geo.publish.raster import Raster

WHITE, BLACK, RED = (255, 255, 255), (0, 0, 0), (255, 0, 0)


def pixels(png: bytes) -> np.ndarray:
    """The pixels of a PNG of ours: height, width, three channels."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, data, size = 8, b"", (0, 0)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert png[at + 8 + length : at + 12 + length] == struct.pack(">I", zlib.crc32(kind + body))
        if kind == b"IHDR":
            size = struct.unpack(">II", body[:8])
        data += body if kind == b"IDAT" else b""
        at += 12 + length
    width, height = size
    lines = np.frombuffer(zlib.decompress(data), np.uint8).reshape(height, 1 + 3 * width)
    return lines[:, 1:].reshape(height, width, 3)


def test_an_area_is_filled_to_its_edge_and_its_hole_is_left() -> None:
    raster = Raster(20, 10, WHITE)
    raster.fill(shapely.box(2, 2, 12, 8).difference(shapely.box(4, 4, 6, 6)), RED)
    seen = pixels(raster.png())
    red = (seen == RED).all(axis=2)
    assert red.sum() == 10 * 6 - 2 * 2
    assert red[2, 2]
    assert red[7, 11]
    assert not red[4, 4]


def test_what_reaches_beyond_the_picture_is_cut() -> None:
    raster = Raster(8, 8, WHITE)
    raster.fill(shapely.box(-5, -5, 3, 30), RED)
    raster.fill(shapely.box(40, 40, 50, 50), BLACK)
    seen = pixels(raster.png())
    assert (seen[:, :3] == RED).all()
    assert (seen[:, 3:] == WHITE).all()


def test_half_a_pixel_is_half_as_dark_and_a_tint_darkens() -> None:
    raster = Raster(2, 1, WHITE)
    raster.stroke(shapely.LineString([(-1, 0), (3, 0)]), BLACK, width=2 / 3)
    assert (pixels(raster.png()) == 170).all()  # a third of each pixel
    tinted = Raster(1, 1, (200, 100, 50))
    tinted.fill(shapely.box(0, 0, 1, 1), (255, 0, 255), alpha=0.5, multiply=True)
    assert pixels(tinted.png()).tolist() == [[[200, 50, 50]]]
