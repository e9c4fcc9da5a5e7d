"""``make bench``: all measurements, one after the other; ``page`` or ``server`` for one."""

from __future__ import annotations

import sys

from bench import first_view, throughput

MEASURES = {"server": throughput.measure, "page": first_view.measure}

if __name__ == "__main__":
    for name in sys.argv[1:] or MEASURES:
        MEASURES[name]()
