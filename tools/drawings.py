"""The drawing of the map in some twenty states: ``python -m tools.drawings``.

Their hashes are kept in ``tests/unit/static/drawings.json``; a test compares. Without an option
the drawings that have changed are named; ``--keep`` keeps the new hashes; ``--beside REF`` draws
those of another commit too and writes ``build/drawings/index.html``, which shows both pictures.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import re
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from geo import atlas, layers
from geo.page_models.map import map_model
from geo.vocabulary import Json
from tools.page import ROOT, node_folder

KEPT = ROOT / "tests" / "unit" / "static" / "drawings.json"
SHOWN = ROOT / "build" / "drawings"
# Names of colours in a drawing → what --beside paints them in.
INKS = {"paper": "#fff", "land": "#fff", "ground": "#ebeeee", "water": "#7fb5d6"}


# Long, as it is one table of states, a line each.
def states(model: Json) -> list[Json]:
    """Return what is drawn: of each way to draw at least one state. Keys as in ``drawings.mjs``."""
    on = [layer["id"] for layer in model["layers"] if layer["on"]]
    places = [layer["id"] for layer in model["layers"] if layer["kind"] == "places"]
    themes = [theme["id"] for theme in model["themes"]]
    county = {one["id"]: index for index, one in enumerate(model["counties"])}
    place = {one["id"]: index for index, one in enumerate(model["places"])}
    placed = [i for i, initiative in enumerate(model["initiatives"]) if initiative["places"]]
    shaded = [index % 8 for index in range(len(county))]
    with_lines, with_sites, with_parts = (
        [
            layer["id"]
            for layer in model["layers"]
            if any(model["places"][index].get(key) for index in layer.get("places", []))
        ]
        for key in ("lines", "point", "part")
    )
    chengdu = (102.93, 30.04, 104.95, 31.47)
    return [
        {"name": "first-view", "layers": on},
        {"name": "nothing", "layers": []},
        {"name": "all-layers", "layers": places},
        {"name": "in-another-order", "layers": on[::-1]},
        {"name": "ten-layers-with-tags", "layers": places[:10]},
        {"name": "one-theme", "layers": on, "themes": themes[:1]},
        {"name": "three-themes", "layers": on, "themes": themes[3:6]},
        {"name": "faded", "layers": on, "opacity": {on[0]: 30, on[-1]: 60}},
        {"name": "hatches", "layers": with_parts},
        {"name": "rivers", "layers": with_lines},
        {"name": "sites", "layers": with_sites},
        {"name": "county", "layers": on, "chosen": {"counties": [county["513431"]]}},
        {"name": "three-counties", "layers": [], "chosen": {"counties": [0, 50, 100]}},
        {"name": "place", "layers": [], "chosen": {"places": [place["ruoergai-np"]]}},
        {"name": "initiative", "layers": on, "chosen": {"initiatives": placed[:3]}},
        {"name": "shaded", "layers": [], "steps": shaded},
        {"name": "shaded-under-layers", "layers": on, "steps": shaded},
        {"name": "shaded-with-county", "layers": [], "steps": shaded, "chosen": {"counties": [9]}},
        {"name": "chengdu", "layers": on, "bounds": chengdu, "zoom": 8.5},
        {
            "name": "chengdu-near",
            "layers": places,
            "bounds": (103.9, 30.5, 104.3, 30.8),
            "zoom": 11,
        },
    ]


def draw() -> dict[str, str]:
    """Return the drawings of this working tree, SVG by name."""
    model = map_model(atlas.load(ROOT / "data"), layers.discover(), "")
    asked = json.dumps({"model": model, "states": states(model)}).encode()
    command = [str(node_folder() / "node"), str(ROOT / "tools" / "drawings.mjs")]
    done = subprocess.run(command, input=asked, stdout=subprocess.PIPE, cwd=ROOT, check=True)
    drawn: dict[str, str] = json.loads(done.stdout)
    return drawn


def hashes(drawn: dict[str, str]) -> dict[str, str]:
    return {name: hashlib.sha256(svg.encode()).hexdigest()[:16] for name, svg in drawn.items()}


def changed(drawn: dict[str, str]) -> list[str]:
    """Return the names of drawings that are not those whose hashes are kept."""
    kept, now = json.loads(KEPT.read_text(encoding="utf-8")), hashes(drawn)
    return sorted(name for name in kept.keys() | now.keys() if kept.get(name) != now.get(name))


def draw_at(commit: str) -> dict[str, str]:
    """Return the drawings of another commit, made by its own code from its own data."""
    archive = subprocess.run(
        ["git", "archive", commit], cwd=ROOT, capture_output=True, check=True
    ).stdout
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        code = "import json; from tools.drawings import draw; print(json.dumps(draw()))"
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=folder, capture_output=True, check=True
        )
    drawn: dict[str, str] = json.loads(done.stdout)
    return drawn


def beside(before: dict[str, str], after: dict[str, str]) -> Path:
    """Write a page that shows what has changed, before and after."""
    SHOWN.mkdir(parents=True, exist_ok=True)
    rows = []
    for name in after:
        if before.get(name) == after[name]:
            continue
        for when, drawn in (("before", before), ("after", after)):
            (SHOWN / f"{name}.{when}.svg").write_text(
                _painted(drawn.get(name, "")), encoding="utf-8"
            )
        pictures = "".join(
            f'<img src="{name}.{when}.svg" width="48%">' for when in ("before", "after")
        )
        rows.append(f"<h2>{html.escape(name)}</h2>{pictures}")
    page = SHOWN / "index.html"
    page.write_text("".join(rows) or "nothing has changed", encoding="utf-8")
    return page


def _painted(svg: str) -> str:
    """Return ``svg`` with colours for their names: some as on the page, others by their hash."""

    def ink(match: re.Match[str]) -> str:
        name = match[2]
        hue = int(hashlib.sha256(name.encode()).hexdigest()[:4], 16) % 360
        return f'{match[1]}="{INKS.get(name, f"hsl({hue} 50% 50%)")}"'

    return re.sub(r'(fill|stroke)="(?!none|url)([^"]+)"', ink, svg)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--keep", action="store_true", help="keep the hashes of the drawings")
    either.add_argument("--beside", metavar="REF", help="show what has changed since a commit")
    options = parser.parse_args()
    drawn = draw()
    if options.keep:
        KEPT.write_text(json.dumps(hashes(drawn), indent=1) + "\n", encoding="utf-8")
        return 0
    if options.beside:
        print(beside(draw_at(options.beside), drawn))
        return 0
    print("\n".join(changed(drawn)) or "no drawing has changed")
    return bool(changed(drawn))


if __name__ == "__main__":
    sys.exit(main())
