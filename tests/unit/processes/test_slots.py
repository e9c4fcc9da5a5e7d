"""Places that are counted for all processes that share them."""

from __future__ import annotations

import os
from multiprocessing import get_context

from geo.processes.slots import Slots


def _take(slots: Slots) -> None:
    with slots.held() as is_free:
        os._exit(0 if is_free else 1)  # without a word: as a process that is killed


def _code(slots: Slots) -> int | None:
    process = get_context("fork").Process(target=_take, args=(slots,))
    process.start()
    process.join(60)
    return process.exitcode


def test_places_are_counted_over_all_processes() -> None:
    slots = Slots(2)
    with slots.held() as first:
        assert first
        assert _code(slots) == 0
        with slots.held() as second, slots.held() as third:
            assert (second, third) == (True, False)
            assert _code(slots) == 1
        assert _code(slots) == 0  # what a killed process held is free again
