"""The search box over 100,000 places more than there are: reading the index, and each query."""

from __future__ import annotations

import json
import random
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench.first_view import FLAGS
from bench.rivals import ROOT
from geo import atlas as atlases
from geo import layers
from geo.geocoding.names.pinyin import readings_of
from geo.page_models.search import search_model
from tools.browser import installed
from tools.page import node_environment

ENTRIES, ROUNDS = 100_000, 9
QUERIES = (
    "z", "zj", "zhaojue", "昭", "昭觉县", "昭覺", "郫县", "513431", "3.1.3.4", "panda park",
    "托底性帮扶", "昭爵", "zhoajue", "giant pnada", "大熊猫公园", "xyzzyxyzzy",
)  # fmt: skip
MEASURE = """({text, queries, rounds}) => {
  const took = (does) => {
    const from = performance.now();
    does();
    return performance.now() - from;
  };
  let model, index;
  const parse = took(() => { model = JSON.parse(text); });
  const build = took(() => { index = new find.Index(model); });
  const first = queries.map((query) => took(() => index.find(query)));
  const again = queries.map((query) => {
    const times = Array.from({length: rounds}, () => took(() => index.find(query)));
    return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
  });
  return {parse, build, first, again, found: queries.map((query) => index.find(query).length)};
}"""


def measure() -> None:
    """Print milliseconds in the browser for reading the index and for each query."""
    model = search_model(atlases.load(ROOT / "data"), layers.discover())
    _enlarge(model, ENTRIES)
    text = json.dumps(model, ensure_ascii=False)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        bundle = Path(folder) / "find.js"
        rolldown = [
            ROOT / "node_modules" / ".bin" / "rolldown",
            "static/js/features/search/index.js",
        ]
        options = ["--format=iife", "--name=find", "--log-level=silent", f"--file={bundle}"]
        subprocess.run([*rolldown, *options], cwd=ROOT, env=node_environment(), check=True)
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        page = browser.new_page()
        page.add_script_tag(path=bundle)
        argument = {"text": text, "queries": QUERIES, "rounds": ROUNDS}
        got: dict[str, Any] = page.evaluate(MEASURE, argument)
        browser.close()
    lines = len(model["matchKinds"])
    print(
        f"search: {len(model['of']):,} entries, {lines:,} spellings, {len(text.encode()):,} bytes"
    )
    print(f"  read {got['parse']:.0f} ms, made ready {got['build']:.0f} ms")
    rows = zip(QUERIES, got["found"], got["first"], got["again"], strict=True)
    for query, found, first, again in rows:
        print(f"  {query:<14} {found:>6} found, first {first:6.1f} ms, median {again:6.1f} ms")


def _enlarge(model: dict[str, Any], entries: int) -> None:
    """Add ``entries`` places with made-up names to ``model``, spelt as a county is."""
    rng = random.Random(6)
    characters = sorted({c for sound in model["sounds"].values() for c in sound})
    added, matches = [], []
    for n in range(entries):
        stem = "".join(rng.choices(characters, k=rng.choice((2, 2, 2, 3))))
        syllables = [readings_of(character)[0] for character in stem]
        reading, initials = "".join(syllables), "".join(s[0] for s in syllables)
        english = f"{reading} village {'north' if n % 2 else 'south'}"
        names = (f"{stem}村", stem, f"{reading}cun", f"{initials}c", reading, initials)
        added += [*names, english, f"{600_000 + n}"]
        matches.append("nnpipiec")
    size = sum(model["counts"][kind] for kind in ("county", "prefecture"))
    before = sum(model["of"][:size])
    lines = model["lines"].split("\n")
    model["lines"] = "\n".join((*lines[:before], *added, *lines[before:]))
    kinds = model["matchKinds"]
    model["matchKinds"] = kinds[:before] + "".join(matches) + kinds[before:]
    model["of"][size:size] = [8] * entries
    model["counts"]["place"] += entries
