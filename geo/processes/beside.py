"""Work beside this process: what a fork makes meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


def beside(make: Callable[[], T]) -> Callable[[], T]:
    """Have ``make`` called in a fork; return what waits for its value, which has to be picklable.

    Where the fork ends without one, ``make`` is called here, and raises what it raises.
    """
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    fork = context.Process(target=_send, args=(make, theirs, ours), daemon=True)
    fork.start()
    theirs.close()  # so that its end is seen here

    def value() -> T:
        try:
            found: T = ours.recv()
        except EOFError:
            return make()
        finally:
            fork.join()
        return found

    return value


def _send(make: Callable[[], T], theirs: Connection, ours: Connection) -> None:
    ours.close()  # where who asked is killed, nobody is left to write to: this ends too
    with suppress(Exception, KeyboardInterrupt):
        theirs.send(make())
