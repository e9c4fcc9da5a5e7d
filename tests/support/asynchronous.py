"""Coroutines in tests: run on a thread of their own, as Playwright's loop may hold this one."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run(answer: Coroutine[Any, Any, T]) -> T:
    """What ``answer`` returns, whether or not a loop runs on this thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, answer).result()
