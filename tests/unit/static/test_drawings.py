"""The map in some twenty states is drawn as it was: see :mod:`tools.drawings`."""

from __future__ import annotations

from tools import drawings


def test_the_map_is_drawn_as_it_was() -> None:
    changed = drawings.changed(drawings.draw())
    assert not changed, (
        "look at both: python -m tools.drawings --beside HEAD; if that is as it should be: --keep"
    )
