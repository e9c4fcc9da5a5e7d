"""Figures of the running server for Prometheus, added up over its workers."""

from __future__ import annotations

import os

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # where the workers' figures lie; the client's own name
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """Requests by method and status, their seconds by what answered, and the bytes sent."""

    def __init__(self) -> None:
        # Imported here: by the variable, as it is then, it adds up what all workers count.
        from prometheus_client import CollectorRegistry, Counter, Histogram

        self._registry = CollectorRegistry()
        self._requests = Counter(
            "map_requests", "Requests answered", ("method", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "map_request_seconds", "Seconds to an answer", ("answer",), registry=self._registry
        )
        self._bytes = Counter("map_sent_bytes", "Bytes of bodies sent", registry=self._registry)

    def note(self, method: str, status: int, seconds: float, sent: int, *, prepared: bool) -> None:
        """Count one answer; ``prepared`` if it was only copied."""
        known = method if method in ("GET", "HEAD", "POST", "OPTIONS") else "other"
        self._requests.labels(known, str(status)).inc()
        self._seconds.labels("prepared" if prepared else "made").observe(seconds)
        self._bytes.inc(sent)

    def text(self) -> bytes:
        """Return all figures in Prometheus' text format."""
        from prometheus_client import CollectorRegistry, generate_latest
        from prometheus_client.multiprocess import MultiProcessCollector

        registry = self._registry
        if os.environ.get(FOLDER):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
