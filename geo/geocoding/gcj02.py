"""GCJ-02, the shifted datum of Chinese web maps."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def from_gcj02(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Return WGS 84 for positions in GCJ-02, the shifted datum of Chinese web maps.

    Good to some metres: the published forward shift, taken off once more at the result.
    """
    x, y = lon, lat
    for _ in range(2):
        east, north = _gcj02_shift(x, y)
        x, y = lon - east, lat - north
    return x, y


def _gcj02_shift(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """The shift from WGS 84 to GCJ-02 in degrees, east and north."""
    x, y = lon - 105, lat - 35
    root, pi, sin = np.sqrt(np.abs(x)), np.pi, np.sin
    ripple = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    radius, eccentricity = 6378245.0, 0.00669342162296594323
    phi = np.radians(lat)
    magic = 1 - eccentricity * sin(phi) ** 2
    north = north * 180 / (radius * (1 - eccentricity) / magic**1.5 * pi)
    east = east * 180 / (radius / np.sqrt(magic) * np.cos(phi) * pi)
    return east, north
