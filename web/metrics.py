"""Figures of the running server for Prometheus, added up over its workers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prometheus_client.core import GaugeMetricFamily

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # where the workers' figures lie; the client's own name
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """Requests by method and status, their seconds by what answered, and the bytes sent.

    And as they stand: the requests in hand, and the memory of all processes.
    """

    def __init__(self) -> None:
        # Imported here: by the variable, as it is then, it adds up what all workers count.
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        self._registry = CollectorRegistry()
        self._requests = Counter(
            "map_requests", "Requests answered", ("method", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "map_request_seconds", "Seconds to an answer", ("answer",), registry=self._registry
        )
        self._bytes = Counter("map_sent_bytes", "Bytes of bodies sent", registry=self._registry)
        self._in_hand = Gauge(
            "map_requests_in_hand",
            "Requests whose body is coming, that wait for a thread, or that are being made",
            registry=self._registry,
            multiprocess_mode="livesum",
        )

    def note(self, method: str, status: int, seconds: float, sent: int, *, prepared: bool) -> None:
        """Count one answer; ``prepared`` if it was only copied."""
        known = method if method in ("GET", "HEAD", "POST", "OPTIONS") else "other"
        self._requests.labels(known, str(status)).inc()
        self._seconds.labels("prepared" if prepared else "made").observe(seconds)
        self._bytes.inc(sent)

    @contextmanager
    def in_hand(self) -> Iterator[None]:
        """Count one request as long as it waits or is being made."""
        self._in_hand.inc()
        try:
            yield
        finally:
            self._in_hand.dec()

    def text(self) -> bytes:
        """Return all figures in Prometheus' text format."""
        from prometheus_client import CollectorRegistry, generate_latest
        from prometheus_client.multiprocess import MultiProcessCollector

        registry = self._registry
        if folder := os.environ.get(FOLDER):
            _forget_the_dead(Path(folder))
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
            registry.register(_Memory())
        return generate_latest(registry)


class _Memory:
    """The memory of the process that has forked this worker and of all below it."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield one figure; none where the system does not tell."""
        from prometheus_client.core import GaugeMetricFamily

        if taken := sum(map(_memory, _with_those_below(os.getppid()))):
            said = "Memory of all processes; what they share is counted once"
            yield GaugeMetricFamily("map_memory_bytes", said, value=taken)


def _forget_the_dead(folder: Path) -> None:
    """What a killed worker had in hand is in nobody's hand."""
    from prometheus_client.multiprocess import mark_process_dead

    for file in folder.glob("gauge_live*_*.db"):
        worker = int(file.stem.rpartition("_")[2])
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            mark_process_dead(worker, str(folder))  # type: ignore[no-untyped-call]


def _with_those_below(process: int) -> Iterator[int]:
    yield process
    try:
        tasks = [*Path(f"/proc/{process}/task").glob("*/children")]
        below = [int(child) for task in tasks for child in task.read_text().split()]
    except OSError:  # it has ended meanwhile
        return
    for child in below:
        yield from _with_those_below(child)


def _memory(process: int) -> int:
    """The bytes of a process, its share of what it has in common with others; 0 if unknown."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
