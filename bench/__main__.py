"""``make bench``: all measurements, one after the other, or those that are named."""

from __future__ import annotations

import sys

from bench import film, first_view, growth, lists, made, own_list, search, start, throughput

MEASURES = {
    "server": throughput.measure,
    "made": made.measure,
    "page": first_view.measure,
    "film": film.measure,
    "large": film.measure_large,
    "own": own_list.measure,
    "search": search.measure,
    "lists": lists.measure,
    "growth": growth.measure,
    "start": start.measure,
}

if __name__ == "__main__":
    if unknown := [name for name in sys.argv[1:] if name not in MEASURES]:
        sys.exit(f"python -m bench: no {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    for name in sys.argv[1:] or MEASURES:
        MEASURES[name]()
