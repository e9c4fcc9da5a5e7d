"""Queries never asked before: our /ogc beside other servers of OGC API – Features.

They are started by hand on the same features (``docs/performance.md`` says how)::

    python -m bench.other_servers tipg=http://127.0.0.1:8081/collections/public.counties/items

Every query differs from all others, so that no server answers out of a cache.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from urllib.request import urlopen

from bench.throughput import our_server, rate

OURS = "/ogc/collections/counties/items"
IDENTITY = {"Accept-Encoding": "identity"}
SEEDED = """
local threads = 0
function setup(thread) threads = threads + 1; thread:set("number", threads) end
function init() math.randomseed(os.time() * 100 + number) end
local function any(least, most) return least + (most - least) * math.random() end
"""
# A box of some ten counties; a page of all of them; a filter by number and text.
QUERIES = {
    "box": """
  local west, south = any(97, 107), any(26, 33)
  return string.format("?limit=10&bbox=%.5f,%.5f,%.5f,%.5f", west, south, west + 1, south + 1)
""",
    "page": """
  local box = string.format("bbox=%.5f,%.5f,109,35", any(96, 97), any(25, 26))
  return string.format("?limit=10&offset=%d&%s", any(0, 170), box)
""",
    "CQL2": """
  local filter = "?limit=10&filter-lang=cql2-text&filter=direct%%20%%3E%%20%d%%20AND%%20"
  return string.format(filter .. "adcode%%20%%3E%%20%%27%.5f%%27", any(1, 9), any(510100, 513400))
""",
}


def script_of(query: str, items: str) -> str:
    """Return what wrk asks ``items`` (the path of a collection's features) by."""
    asked = f'function request() return wrk.format("GET", "{items}" .. query()) end'
    return f"{SEEDED}\nlocal function query(){query}end\n{asked}\n"


def queried(address: str, query: str) -> float:
    """Return the requests/s of the features at ``address`` under queries never asked before."""
    items = "/" + address.split("/", 3)[3]
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "queries.lua"
        script.write_text(script_of(query, items))
        return rate(address, IDENTITY, script)


def measure(others: Mapping[str, str]) -> None:
    """Print the requests/s of our server and of ``others``: addresses of items by name."""
    print("## Requests per second: queries of 183 counties, none asked before")
    with our_server() as url:
        ours = url + OURS
        for name, address in others.items():
            _same(ours, name, address)
        for kind, query in QUERIES.items():
            us = queried(ours, query)
            print(f"{kind:6} ours {us:8,.0f}", end="")
            for name, address in others.items():
                print(f"   {name} {_compared(us, address, query)}", end="")
            print()


def _compared(us: float, address: str, query: str) -> str:
    try:
        them = queried(address, query)
    except SystemExit:  # its answers are errors: it has no such query
        return "cannot"
    return f"{them:8,.1f} ({us / them:,.1f} times)" if them else "none in time"


def _same(ours: str, name: str, theirs: str) -> None:
    """Exit unless both find as many features in a box."""
    box = "?limit=1000&bbox=103,30,104,31"
    found = []
    for address in (ours, theirs):
        with urlopen(address + box, timeout=60) as response:
            found.append(len(json.load(response)["features"]))
    if found[0] != found[1]:
        sys.exit(f"{name} has {found[1]} features in a box, we have {found[0]}")


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    measure(dict(argument.split("=", 1) for argument in sys.argv[1:]))
