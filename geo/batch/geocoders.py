"""Outcomes for the cells of a column: names or points, many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from geo.geocoding.cells import Cells
from geo.geocoding.outcome import Outcome
from geo.geocoding.points import Locator, degrees
from geo.geocoding.resolve import Resolver

Geocoder = Callable[[Sequence[str]], list[Outcome]]

_REMEMBERED = 20_000  # names whose outcome is kept from one chunk to the next


@dataclass(frozen=True)
class Names:
    """Answers for names: each is resolved once, however often it stands in the list."""

    resolver: Resolver | Cells
    known: dict[str, Outcome] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, inputs: Sequence[str]) -> list[Outcome]:
        if len(self.known) > _REMEMBERED:
            self.known.clear()
        for text in dict.fromkeys(inputs):
            if text not in self.known:
                self.known[text] = self.resolver.resolve(text)
        return [self.known[text] for text in inputs]


@dataclass(frozen=True)
class Points:
    """Answers for points, each ``lon, lat`` in one text."""

    locator: Locator

    def __call__(self, inputs: Sequence[str]) -> list[Outcome]:
        return self.locator.locate(*_halves(inputs))


def coordinates(inputs: Sequence[str]) -> list[tuple[float, float] | None]:
    """Return longitude and latitude of each ``lon, lat``; None where there are none."""
    x, y = map(degrees, _halves(inputs))
    usable = np.isfinite(x) & np.isfinite(y)
    pairs = zip(x.tolist(), y.tolist(), strict=True)
    return [pair if ok else None for pair, ok in zip(pairs, usable, strict=True)]


def _halves(inputs: Sequence[str]) -> tuple[list[str], list[str]]:
    pairs = [text.rpartition(", ") for text in inputs]
    return [pair[0] for pair in pairs], [pair[2] for pair in pairs]
