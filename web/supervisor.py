"""The process above the workers: it reads each version of the data once, and forks them from it.

``SIGHUP`` has the data read anew. A version that breaks a rule is refused, and the workers go on
with the one they have; a good one is prepared beside them, then they are replaced one by one.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from granian.server.mp import MPServer

from web.edition import Edition, Editions, Refused
from web.gateway import Gateway

_log = logging.getLogger("web.edition")
_WATCH_S = 1.0
_PR_SET_PDEATHSIG = 1


class Supervisor(MPServer):
    """granian, whose workers are forks of a process that has read the data already.

    ``load`` reads an edition whole; in each worker, what it returned is called for the
    application. ``workers_max_rss`` are the MB that a worker may take beyond what it shares.
    """

    def __init__(
        self,
        editions: Editions,
        load: Callable[[Edition], Callable[[], Gateway]],
        **options: Any,
    ) -> None:
        super().__init__("", **options)
        self._editions, self._load_edition = editions, load
        self._wanted: SimpleQueue[bool] = SimpleQueue()  # a signal may put into it at any time
        self._coming: Edition | None = None
        self._growth = self.workers_rss
        self._application = load(editions.first())
        self._settle()
        self.on_startup(self._listen)
        self.on_reload(self._take_over)

    def run(self) -> None:
        """Serve until the process is asked to end."""
        multiprocessing.set_start_method("fork", force=True)
        self.serve(target_loader=self._begun, wrap_loader=False)

    def _begun(self) -> Gateway:
        """Begin a worker, which ends when this process does, in whatever way."""
        # Until it serves: it is a fork, and would take what ends it for a word to this process.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        return self._application()

    def watch(self, folder: Path) -> None:
        """Have the data read anew whenever a file of ``folder`` has changed, and is at rest."""
        threading.Thread(target=self._watch_files, args=(folder,), daemon=True).start()

    def _watch_files(self, folder: Path) -> None:
        known = last = _state(folder)
        while True:
            time.sleep(_WATCH_S)
            now = _state(folder)
            if now != known and now == last:
                known = now
                self._wanted.put(True)
            last = now

    def _listen(self) -> None:
        # Instead of granian's own handler: there is something to be proven first.
        signal.signal(signal.SIGHUP, lambda *_: self._wanted.put(True))
        threading.Thread(target=self._renew, daemon=True).start()

    def _renew(self) -> None:
        while self._wanted.get():
            while not self._wanted.empty():  # asked for several times: once is enough
                self._wanted.get()
            try:
                self._coming = self._editions.next()
            except Refused as refused:
                self._editions.note(refused.problems)
            except Exception as error:
                self._editions.note([f"the data cannot be prepared ({error!r})"])
            else:
                self.signal_handler_reload()  # type: ignore[no-untyped-call]

    def _take_over(self) -> None:
        """Read the edition that was prepared; the main thread does, no worker starts meanwhile."""
        edition, self._coming = self._coming, None
        if edition is None:
            return
        try:
            self._application = self._load_edition(edition)
        except Exception as error:
            self._editions.note([f"the data cannot be read ({error!r})"])
        else:
            self._settle()  # the edition before is let go of
            _log.warning("data %s are served", edition.version)

    def _settle(self) -> None:
        """Weigh what workers will share, and keep it from being copied by a search for garbage."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        if self._growth is not None:
            self.workers_rss = _resident() + self._growth

    def _init_shared_socket(self) -> None:
        """Have one queue for all workers: what waits in it is answered by whoever is there.

        granian would give each worker a queue of its own, which ends with it.
        """
        super()._init_shared_socket()  # type: ignore[no-untyped-call]
        if self._ssp is not None:
            self._shd, self._ssp = self._ssp.build(), None
            self._sfd = self._shd.get_fd()
            self._sso = socket.socket(fileno=self._sfd)

    def _respawn_workers(
        self, workers: Any, spawn_target: Any, target_loader: Any, delay: float = 0
    ) -> None:
        super()._respawn_workers(workers, spawn_target, target_loader, max(delay, 0.2))
        # granian would end where one worker is killed twice in some seconds.
        self.respawned_wrks.clear()


def _resident() -> int:
    """Return the bytes of memory that this process has; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _state(folder: Path) -> list[tuple[str, int, int]]:
    found = []
    for file in sorted(folder.rglob("*")):
        try:
            about = file.stat()
        except OSError:  # being replaced
            continue
        found.append((str(file), about.st_mtime_ns, about.st_size))
    return found
